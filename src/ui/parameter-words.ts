/** What the page says of a parameter. The table of the model speaks of CD19; here stands what the CAR of the run grips. Pure. */
import { lineage, type Target } from '../model/kinds.ts';
import { allowed, type NumberRow, type ParameterKey, type ParameterRow, type Parameters } from '../model/parameters.ts';
import { clarityOn } from '../model/target.ts';
import { typed } from './numbers.ts';
import { t } from './strings.ts';

/** The target that the table speaks of, and how it says that there are others. */
const usual = 'CD19';
const unlessOther = 'target molecules (CD19, unless another target is chosen)';

/** Rows about the antigen of cancer cells. */
const ofCancer: readonly string[] = ['antigen', 'antigenNegative', 'antigenSpread', 'antigenLoss'];

/** Rows that tell how healthy cells are killed, with the stage of the B line that must carry a target for it. */
const ofHealthy = {
  bCellsAtStart: 'bCell',
  cellBCells: 'bCell',
  bCellInflow: 'precursor',
  precursorHalfKill: 'precursor',
} as const satisfies { readonly [K in ParameterKey]?: keyof typeof lineage };

/** A parameter's short name in a run. */
export function labelOf(row: ParameterRow, { target }: Pick<Parameters, 'target'>): string {
  return ofCancer.includes(row.key) ? row.label.replaceAll(usual, target) : row.label;
}

/** A parameter's explanation in a run. */
export function helpOf(row: ParameterRow, parameters: Readonly<Parameters>): string {
  const { key, help } = row;
  const { target, secondTarget } = parameters;
  if (ofCancer.includes(key)) return help.replace(unlessOther, `${usual} molecules`).replaceAll(usual, target);
  if (!isOfHealthy(key)) return help;
  const stage = ofHealthy[key];
  // any threshold will do: nothing is seen of a cell that carries nothing
  if (clarityOn(stage, parameters, 1) === 0) return t(`spared.${key}`);
  const carries = (one: Target): boolean => lineage[stage][one] > 0;
  return help.replaceAll(usual, carries(target) ? target : secondTarget);
}

function isOfHealthy(key: string): key is keyof typeof ofHealthy {
  return Object.hasOwn(ofHealthy, key);
}

/** A parameter's value with its unit: `1e8 cells`, `4-1BB`, `on`. */
export function valueText(row: ParameterRow, value: number | string | boolean): string {
  if (row.type === 'switch') return t(value === true ? 'switch.on' : 'switch.off');
  if (row.type === 'choice') return String(value);
  return `${typed(Number(value))}${unitText(row)}`;
}

/** A number's unit with a blank before it, or nothing. */
export function unitText(row: NumberRow): string {
  return row.unit === '' ? '' : ` ${row.unit}`;
}

/** The one sentence that a refused value gets. */
export function refusedText(
  row: ParameterRow,
  value: string,
  kept: number | string | boolean,
  parameters: Pick<Parameters, 'target'>,
): string {
  const shown = value.length > 24 ? `${value.slice(0, 24)}…` : value;
  const field = labelOf(row, parameters);
  return t('panel.refused', { field, value: shown, allowed: allowed(row), kept: valueText(row, kept) });
}
