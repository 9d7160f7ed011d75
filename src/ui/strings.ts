/** Every visible text of the page, in English. A second language is a second table of the same keys. */
import { allowed, type NumberRow, type ParameterKey, type ParameterRow } from '../model/parameters.ts';
import { typed } from './numbers.ts';

const english = {
  title: 'CAR-T Lab',
  disclaimer: 'Educational, not medical advice',
  scenario: 'Scenario',
  day: 'day {day}',
  clockTitle: 'Time since the infusion',

  'region.stage': 'Cells in the tissue',

  'region.numbers': 'Numbers of cells',
  'region.chart': 'Chart',
  'region.transport': 'Time and speed',
  'region.panel': 'Parameters',

  skip: 'Skip to time and speed',

  'button.theme': 'Colours: {theme} (T)',
  'theme.dark': 'dark',
  'theme.light': 'light',
  'theme.projector': 'projector',
  'button.share': 'Share this run',
  'button.help': 'Help and keys (?)',
  'button.full': 'Full screen (F)',
  'button.chart': 'Chart (G)',
  'button.panel': 'Parameters',
  'button.close': 'Close',
  'button.copy': 'Copy link',
  'button.copied': 'Copied',

  'transport.play': 'Play (Space)',
  'transport.pause': 'Pause (Space)',
  'transport.back': 'One step back (←)',
  'transport.forward': 'One step forward (→)',
  'transport.restart': 'Restart with the same seed (R)',
  'transport.newSeed': 'Restart with a new seed (Shift+R)',
  'transport.speed': 'Speed',
  'transport.speedValue': '{amount} {unit} per second',
  'transport.speedShort': '{amount} {unit}/s',
  'transport.slow': 'running at {factor}×',
  'transport.timeline': 'Time in the course',
  'transport.timelineValue': 'day {day} of {days}',
  'transport.seed': 'Seed',
  'transport.seedTitle': 'The same seed gives the same run. Type another and press Enter.',
  'unit.min': 'min',
  'unit.h': 'h',
  'unit.d': 'd',
  'event.infuse': 'Infusion of {cells} CAR-T cells',
  'event.challenge': '{cells} cancer cells put in',
  'treatments.title': 'Give now',
  'treatments.infuse': 'Another CAR-T dose',
  'treatments.challenge': 'Cancer cells ({cells})',
  'event.infect': 'Infection with {cells} germs',
  'drug.tocilizumab': 'Tocilizumab (blocks IL-6)',
  'drug.steroids': 'Steroids',
  'drug.immunoglobulin': 'Antibodies (immunoglobulin)',
  'drug.checkpointBlock': 'Checkpoint inhibitor',
  'drug.safetySwitch': 'Safety switch (removes CAR-T cells)',
  'event.set': '{field} changed to {value}',
  'event.at': 'Day {day}: {what}',

  'series.cart': 'CAR-T cells',
  'series.cancer': 'Cancer cells',
  'series.cancerNegative': 'Antigen-negative',
  'series.bCells': 'Healthy B cells',
  'series.tCells': 'Own T cells',
  'series.effector': 'CAR-T effectors',
  'series.memory': 'CAR-T memory',
  'series.exhausted': 'CAR-T exhausted',
  'label.cart': 'CAR-T',
  'label.cancer': 'cancer',
  'label.cancerNegative': 'antigen-neg.',
  'label.bCells': 'B cells',
  'label.tCells': 'own T',
  'label.effector': 'effectors',
  'label.memory': 'memory',
  'label.exhausted': 'exhausted',
  'legend.toggle': 'Show or hide this line in the chart',
  'legend.more': 'More cells',
  'legend.less': 'Fewer cells',
  'legend.weight': 'One drawn cell stands for {cells} cells',
  'legend.vitals': '{temperature} °C · IL-6 {il6} pg/ml · CRS grade {grade}',
  'legend.vitalsTitle': 'Body temperature, IL-6 in blood, and grade of the cytokine release syndrome (0 none to 4)',
  'legend.single': 'One drawn cell is one cell',
  'detail.title': 'Choice of detail',
  'detail.text':
    'How many real cells one drawn cell stands for. The course is the same; fewer drawn cells suit slower computers. The run starts again.',
  'detail.choice': '{cells} cells',
  'detail.proposed':
    'This computer is a little slow, so one drawn cell stands for {cells} cells. The course stays the same.',
  'detail.finer': 'Use {cells}',

  'chart.figure': 'Line chart of cell numbers in the body, logarithmic, against days since the infusion',
  'chart.table': 'Numbers of cells by day',
  'chart.days': 'days since infusion',
  'chart.capped': 'most drawn cells reached',

  'panel.title': 'Parameters',
  'panel.restart': 'Restart with new settings',
  'panel.reset': "Back to the scenario's settings",
  'panel.nextStart': 'next start',
  'panel.nextStartTitle': 'Takes effect when the run starts again',
  'panel.about': 'About: {field}',
  'panel.refused': '{field} cannot be “{value}”. Allowed: {allowed}. It stays {kept}.',
  'panel.range': 'Range',
  'panel.applies': 'Takes effect',
  'panel.appliesNow': 'at once',
  'panel.appliesStart': 'at the next start',
  'panel.source': 'Source',
  'panel.evidence': 'Evidence',
  'evidence.measured': 'measured',
  'evidence.fitted': 'fitted to data',
  'evidence.assumed': 'assumed',
  'group.main': 'Main',
  'group.cancer': 'Cancer',
  'group.car': 'CAR design',
  'group.product': 'CAR-T product',
  'group.patient': 'Patient',
  'group.rates': 'Rates of the model',
  'group.cell': 'Single cells',
  'group.computing': 'Computing',
  'switch.on': 'on',
  'switch.off': 'off',

  'milestone.outnumber': 'Day {day}: CAR-T cells outnumber the cancer cells, {cells}.',
  'milestone.peak': 'CAR-T cells peaked on day {day}: {cells}.',
  'milestone.cancerBelow': 'Day {day}: fewer than 1 billion cancer cells are left.',
  'milestone.undetectable': 'Day {day}: cancer is below what a blood test can find.',
  'milestone.cancerGone': 'Day {day}: the last cancer cell is gone.',
  'milestone.bCellsGone': 'Day {day}: healthy B cells are nearly gone (B-cell aplasia).',
  'milestone.bCellsBack': 'Day {day}: healthy B cells are coming back.',
  'milestone.relapse': 'Day {day}: relapse. {cells} cancer cells.',
  'milestone.relapseNegative': 'Day {day}: relapse without the antigen. {cells} cancer cells.',
  'milestone.capped': 'Day {day}: no more cells can be drawn; each new one stands for more.',
  'announce.now': '{clock}. CAR-T {cart}, cancer {cancer}, healthy B cells {bCells}.',

  'notice.refused': 'A part of the link was not understood: {message}. The usual value is used instead.',
  'notice.otherModel':
    'This link was made with version {version} of the model. The run may differ from the one that was shared.',
  'notice.lost': 'The graphics stopped and are being restored. The run goes on.',
  'notice.canvas': 'This browser has no WebGL: a simpler picture with fewer marks is shown. The numbers are the same.',
  'notice.worker': 'The simulation stopped and was started again from the last saved moment.',
  'notice.capped': 'The most drawn cells are reached: each new one stands for more cells. Nothing is dropped.',
  'notice.hidden': 'The run was paused while the page was hidden.',
  'notice.failed': 'The simulation could not start: {message}',
  'notice.reload': 'Reload the page',
  'notice.goesOn': 'Something went wrong: {message}',

  'share.title': 'Share this run',
  'share.text':
    'Whoever opens this link sees the same run, cell by cell: scenario, parameters, seed and every change made so far.',
  'share.link': 'Link',
  'help.title': 'CAR-T Lab',
  'help.what':
    'CAR-T cells (orange) are infused on day 0. They find cancer cells (magenta) by the molecule CD19, kill them and multiply. Healthy B cells (green) carry CD19 too and are killed as well. Pull the sliders and see what changes.',
  'help.honest':
    'A simplified model for teaching. One drawn cell stands for many real cells; rates are fitted to published patients. It predicts nothing for any one person. Educational, not medical advice.',
  'help.keys': 'Keys',
  'help.shortcuts': 'Single-key shortcuts',
  'help.mouse': 'Mouse and touch: drag to move the picture, wheel or pinch to zoom, click the chart to go to that day.',
  'key.play': 'Play or pause',
  'key.blank': 'Black screen and pause',
  'key.step': 'One step back, forward',
  'key.speed': 'Slower, faster',
  'key.restart': 'Restart, same seed',
  'key.newSeed': 'Restart, new seed',
  'key.theme': 'Dark, light, projector',
  'key.full': 'Full screen',
  'key.chart': 'Chart',
  'key.hide': 'Hide everything but the cells',
  'key.look': 'Stain: what the colours show',
  'key.zoom': 'Zoom in, out, whole picture',
  'key.pan': 'Move the picture',
  'key.say': 'Say the numbers now',
  'key.help': 'This card',
} as const;

/** The key of a text. */
export type StringKey = keyof typeof english;

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<K extends StringKey> = [Names<(typeof english)[K]>] extends [never]
  ? []
  : [values: { readonly [N in Names<(typeof english)[K]>]: string | number }];

/** The keys of texts that have no names to fill in. */
export type PlainKey = { [K in StringKey]: [Names<(typeof english)[K]>] extends [never] ? K : never }[StringKey];

/** The text of a key with its `{names}` filled in; the compiler knows which names a text has. */
export function t<K extends StringKey>(key: K, ...values: Values<K>): string {
  const given: { readonly [name: string]: string | number } = values[0] ?? {};
  return english[key].replace(/\{(\w+)\}/g, (_, name: string) => String(given[name] ?? `{${name}}`));
}

/** Every key and text, for tests. */
export const allTexts: { readonly [key: string]: string } = english;

/** Other words for parameters, for a second language; English takes those of the parameter table. */
const parameterWords: { readonly [K in ParameterKey]?: { readonly label: string; readonly help: string } } = {};

/** A parameter's short name. */
export function labelOf(row: ParameterRow): string {
  return parameterWords[row.key as ParameterKey]?.label ?? row.label;
}

/** A parameter's explanation. */
export function helpOf(row: ParameterRow): string {
  return parameterWords[row.key as ParameterKey]?.help ?? row.help;
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
export function refusedText(row: ParameterRow, value: string, kept: number | string | boolean): string {
  const shown = value.length > 24 ? `${value.slice(0, 24)}…` : value;
  return t('panel.refused', { field: labelOf(row), value: shown, allowed: allowed(row), kept: valueText(row, kept) });
}
