/** The keyboard and a presenter's remote: one table of keys, read by the handler and by the key card. */
import type { PlainKey } from './strings.ts';

/** Something that a key does. */
export type KeyAction =
  | 'play'
  | 'blank'
  | 'stepBack'
  | 'stepForward'
  | 'slower'
  | 'faster'
  | 'restart'
  | 'newSeed'
  | 'theme'
  | 'full'
  | 'chart'
  | 'hide'
  | 'look'
  | 'colour'
  | 'trails'
  | 'lens'
  | 'present'
  | 'whole'
  | 'nextCart'
  | 'nextOther'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomReset'
  | 'panLeft'
  | 'panRight'
  | 'panUp'
  | 'panDown'
  | 'say'
  | 'help';

type Line = { readonly keys: readonly string[]; readonly label: PlainKey };

/** The key card, in its order. */
export const keyCard: readonly Line[] = [
  { keys: ['Space'], label: 'key.play' },
  { keys: ['←', '→'], label: 'key.step' },
  { keys: ['[', ']'], label: 'key.speed' },
  { keys: ['End'], label: 'key.present' },
  { keys: ['R'], label: 'key.restart' },
  { keys: ['Shift+R'], label: 'key.newSeed' },
  { keys: ['T'], label: 'key.theme' },
  { keys: ['F'], label: 'key.full' },
  { keys: ['G'], label: 'key.chart' },
  { keys: ['H'], label: 'key.hide' },
  { keys: ['V'], label: 'key.look' },
  { keys: ['C'], label: 'key.colour' },
  { keys: ['L'], label: 'key.trails' },
  { keys: ['Z'], label: 'key.lens' },
  { keys: ['N', 'Shift+N'], label: 'key.nextCell' },
  { keys: ['Enter', '← ↑ → ↓'], label: 'key.cursor' },
  { keys: ['Enter', 'Shift+← →'], label: 'key.brush' },
  { keys: ['Esc'], label: 'key.close' },
  { keys: ['+', '−', '0'], label: 'key.zoom' },
  { keys: ['W'], label: 'key.whole' },
  { keys: ['Shift+← ↑ → ↓'], label: 'key.pan' },
  { keys: ['.', 'B'], label: 'key.blank' },
  { keys: ['S'], label: 'key.say' },
  { keys: ['?'], label: 'key.help' },
];

const plain: { readonly [key: string]: KeyAction } = {
  ' ': 'play',
  '.': 'blank',
  b: 'blank',
  ArrowLeft: 'stepBack',
  ArrowRight: 'stepForward',
  '[': 'slower',
  ']': 'faster',
  r: 'restart',
  t: 'theme',
  f: 'full',
  g: 'chart',
  h: 'hide',
  v: 'look',
  c: 'colour',
  l: 'trails',
  z: 'lens',
  End: 'present',
  w: 'whole',
  n: 'nextCart',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '−': 'zoomOut',
  '0': 'zoomReset',
  s: 'say',
  '?': 'help',
};

const shifted: { readonly [key: string]: KeyAction } = {
  r: 'newSeed',
  n: 'nextOther',
  arrowleft: 'panLeft',
  arrowright: 'panRight',
  arrowup: 'panUp',
  arrowdown: 'panDown',
};

/** What may be done again while a key is held down. */
const repeating = new Set<KeyAction>([
  'nextCart',
  'nextOther',
  'stepBack',
  'stepForward',
  'zoomIn',
  'zoomOut',
  'panLeft',
  'panRight',
  'panUp',
  'panDown',
]);

/** What of a key press matters. */
export type KeyPress = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
};

/** What has the focus: nothing special, the picture (by key), a place to type, something that uses Space, or something that uses arrows too. */
export type Focus = 'page' | 'picture' | 'typing' | 'button' | 'slider';

/**
 * The action of a key press.
 * @param singleKeys false when the visitor has switched shortcuts of one letter or sign off
 */
export function actionOf(press: KeyPress, focus: Focus, singleKeys: boolean): KeyAction | null {
  if (press.ctrlKey || press.altKey || press.metaKey || focus === 'typing') return null;
  const lower = press.key.toLowerCase();
  const action =
    (press.shiftKey ? shifted[lower] : undefined) ?? plain[press.key] ?? (press.shiftKey ? undefined : plain[lower]);
  if (action === undefined) return null;
  if (press.repeat && !repeating.has(action)) return null;
  if (press.key === ' ' && focus !== 'page' && focus !== 'picture') return null;
  if ((press.key.startsWith('Arrow') || press.key === 'End') && takesArrows(press, focus)) return null;
  if (!singleKeys && press.key.length === 1 && press.key !== ' ') return null;
  return action;
}

/** Whether the focused thing uses this arrow itself; with Shift the picture is moved. */
function takesArrows(press: KeyPress, focus: Focus): boolean {
  return focus === 'slider' || (focus === 'picture' && !press.shiftKey);
}

/** What the keys need of the page. */
export type KeyTarget = {
  act(action: KeyAction): void;
  singleKeys(): boolean;
  /** Whether a remote's F5 must not reload the page: in full screen. */
  swallowReload(): boolean;
};

/** Listens to the keyboard before anything else does. */
export function listenToKeys(target: KeyTarget): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'F5' && target.swallowReload()) {
        event.preventDefault();
        return;
      }
      const inDialog = document.querySelector('dialog[open]') !== null;
      const action = inDialog ? null : actionOf(event, focusOf(event.target), target.singleKeys());
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      target.act(action);
    },
    { capture: true },
  );
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('[role="slider"], [role="tab"], input[type="range"], select, input[type="radio"]') !== null) {
    return 'slider';
  }
  // the picture takes arrows only when a key has brought the focus there: after a click they still move time
  if (target.matches('#stage:focus-visible')) return 'picture';
  if (target.closest('input[type="checkbox"]') !== null) return 'button';
  if (target.closest('input, textarea, [contenteditable]') !== null) return 'typing';
  return target.closest('button, a, summary, label') === null ? 'page' : 'button';
}
