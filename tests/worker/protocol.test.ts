/** Messages are checked where they arrive, and the test switch is read strictly. */
import { expect, test } from 'vitest';
import { parseFault, readFromWorker, readToWorker, type ToWorker } from '../../src/worker/protocol.ts';
import { scenario, smallModel } from './rig.ts';

const messages: ToWorker[] = [
  { type: 'start', run: 1, ask: 1, scenario, log: [], until: 0, rowsUntil: -1 },
  {
    type: 'start',
    run: 1,
    ask: 1,
    scenario,
    log: [{ do: 'infuse', cells: 5, tick: 3 }],
    until: 7,
    rowsUntil: 4,
    checkpoint: smallModel.createWorld(scenario),
    fault: { kind: 'hang', tick: 5, always: false },
  },
  { type: 'command', run: 1, ask: 2, command: { do: 'set', key: 'antigen', value: 300 } },
  { type: 'pace', run: 1, ticksPerSecond: 0 },
  { type: 'stepBy', run: 1, ask: 3, ticks: -1 },
  { type: 'seek', run: 1, ask: 4, tick: 9 },
  { type: 'buffer', run: 1, buffer: new ArrayBuffer(0) },
  { type: 'askHash', run: 1, ask: 5 },
  { type: 'askCheckpoint', run: 1, ask: 6 },
];

test('good messages pass as they are', () => {
  for (const message of messages) expect(readToWorker(message)).toBe(message);
});

test('a message with any field missing or of another type is refused by the name of the field', () => {
  for (const message of messages) {
    for (const field of Object.keys(message)) {
      if (field === 'type') continue;
      for (const wrong of [Symbol.iterator, 'x', -0.5, NaN, null]) {
        if (field === 'rowsUntil' && wrong === -0.5) continue;
        expect(() => readToWorker({ ...message, [field]: wrong }), `${message.type} ${field}`).toThrow(field);
      }
    }
  }
});

test('anything else is refused', () => {
  for (const data of [undefined, null, 5, 'start', [], {}, { type: 'x', run: 1 }, { type: 'toString', run: 1 }]) {
    expect(() => readToWorker(data)).toThrow('no known type');
    expect(() => readFromWorker(data)).toThrow('no known type');
  }
  expect(() => readFromWorker({ type: 'fatal', run: 1, tick: 5 })).toThrow('message');
});

test('the fault switch reads what it promises and nothing else', () => {
  expect(parseFault('throw:100')).toEqual({ kind: 'throw', tick: 100, always: false });
  expect(parseFault('hang:7:always')).toEqual({ kind: 'hang', tick: 7, always: true });
  for (const text of [null, '', 'throw', 'throw:', 'throw:-1', 'throw:1e3', 'burn:5', 'throw:5:never', ' throw:5']) {
    expect(parseFault(text)).toBeUndefined();
  }
});
