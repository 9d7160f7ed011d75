/** Random scenarios, valid by construction, for the property tests of links and files. */
import fc from 'fast-check';
import { drugs, type TimedCommand } from '../../src/model/commands.ts';
import {
  type ParameterKey,
  type ParameterRow,
  parameterTable,
  type Parameters,
  type ParameterValue,
} from '../../src/model/parameters.ts';
import { canonicalSeed } from '../../src/model/random.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { checkSeed } from '../../src/story/link.ts';
import { scenarios } from '../../src/story/scenarios.ts';

/** A value that a row allows. */
export function valueOf(row: ParameterRow): fc.Arbitrary<ParameterValue> {
  if (row.type === 'switch') return fc.boolean();
  if (row.type === 'choice') return fc.constantFrom(...row.choices);
  const inRange =
    row.whole === true
      ? fc.maxSafeInteger().map((n) => row.min + (Math.abs(n) % (row.max - row.min + 1)))
      : fc.double({ min: row.min, max: row.max, noNaN: true }).map((value) => (value === 0 ? 0 : value));
  return row.scale === 'log0' ? fc.oneof(inRange, fc.constant(0)) : inRange;
}

const rows: readonly ParameterRow[] = parameterTable;

/** Parameters of which any number differ from `base`. */
export function parametersLike(base: Readonly<Parameters>): fc.Arbitrary<Parameters> {
  const record = Object.fromEntries(rows.map((row) => [row.key, valueOf(row)]));
  return fc.record(record, { requiredKeys: [] }).map((changes) => ({ ...base, ...changes }) as Parameters);
}

const seed = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 64 }),
    fc.nat().map(String),
  )
  .filter((text) => checkSeed(text).ok)
  .map((text) => canonicalSeed(text));

const nowRows = rows.filter((row) => row.applies === 'now');

/** A command that may be given at any time. */
const command: fc.Arbitrary<TimedCommand> = fc
  .tuple(
    fc.nat({ max: 17_520 }),
    fc.oneof(
      fc
        .constantFrom(...nowRows)
        .chain((row) => valueOf(row).map((value) => ({ do: 'set' as const, key: row.key as ParameterKey, value }))),
      fc.integer({ min: 1, max: 1e9 }).map((cells) => ({ do: 'infuse' as const, cells })),
      fc.integer({ min: 1, max: 1e9 }).map((cells) => ({ do: 'challenge' as const, cells })),
      fc.integer({ min: 1, max: 1e9 }).map((cells) => ({ do: 'infect' as const, cells })),
      fc.constantFrom(...drugs).map((drug) => ({ do: drug })),
    ),
  )
  .map(([tick, one]) => ({ ...one, tick }));

/** Any scenario that a link can hold. */
export const scenario: fc.Arbitrary<Scenario> = fc
  .constantFrom(...scenarios)
  .chain(({ title: _title, about: _about, ...base }) =>
    fc.record({
      name: fc.constant(base.name),
      scale: fc.constant(base.scale),
      scene: fc.constant(base.scene),
      seed: fc.oneof(fc.constant(base.seed), seed),
      parameters: parametersLike(base.parameters),
      commands: fc.oneof(fc.constant(base.commands), fc.array(command, { maxLength: 4 })),
      days: fc.oneof(fc.constant(base.days), fc.double({ min: 1e-3, max: 3650, noNaN: true })),
    }),
  );
