/** Link keys that change only how a run is shown, never what happens in it. */
import type { Checked } from '../model/commands.ts';
import { parseNumber } from '../model/parameters.ts';

/** The looks that a link, or a visitor's memory, may ask for; `auto` is the one that the system prefers. */
const themeChoices = ['dark', 'light', 'projector', 'auto'] as const;
/** One of them. */
export type ThemeChoice = (typeof themeChoices)[number];

/** The languages that the page has texts in. */
const languages = ['en'] as const;

/** What a link may say about the view. A key that is not in the link is absent. */
export type ViewSettings = {
  readonly theme?: ThemeChoice;
  /** Ticks per second. */
  readonly speed?: number;
  /** Start playing at once, or wait. */
  readonly play?: boolean;
  /** Go to this tick first. */
  readonly tick?: number;
  /** Shown inside another page: no header, and the wheel is the other page's until somebody clicks inside. */
  readonly embed?: boolean;
  readonly lang?: (typeof languages)[number];
  /** A fault that the worker is to have, for tests: its kind, its tick, and whether it comes back. */
  readonly fault?: string;
};

type ViewKey = keyof ViewSettings;

type Reader<K extends ViewKey> = {
  readonly allowed: string;
  readonly read: (text: string) => ViewSettings[K] | undefined;
};

const on = ['1', 'on', 'true'];
const off = ['0', 'off', 'false'];
const readSwitch = (text: string) => (on.includes(text) ? true : off.includes(text) ? false : undefined);
const within = (number: number, min: number, max: number) => (number >= min && number <= max ? number : undefined);

const readers: { readonly [K in ViewKey]-?: Reader<K> } = {
  theme: {
    allowed: 'dark, light, projector or auto',
    read: (text) => themeChoices.find((theme) => theme === text),
  },
  speed: { allowed: '0.1 to 10000 ticks per second', read: (text) => within(parseNumber(text), 0.1, 1e4) },
  play: { allowed: '1 or 0', read: readSwitch },
  tick: {
    allowed: 'a whole number from 0 to 5256000',
    read: (text) => (/^\d+$/.test(text) ? within(parseNumber(text), 0, 5_256_000) : undefined),
  },
  embed: { allowed: '1 or 0', read: readSwitch },
  lang: { allowed: languages.join(', '), read: (text) => languages.find((language) => language === text) },
  fault: {
    allowed: 'throw, hang or reject with a tick, such as throw:100',
    read: (text) => (/^(throw|hang|reject):\d{1,9}(:always)?$/.test(text) ? text : undefined),
  },
};

/** Whether a key of a link concerns the view alone. */
export function isViewKey(key: string): key is ViewKey {
  return Object.hasOwn(readers, key);
}

/** Reads one value: what the link says with it, or one sentence that names key, value and what is allowed. */
export function readViewKey(key: ViewKey, text: string): Checked<ViewSettings> {
  const reader = readers[key];
  const value = reader.read(text);
  if (value === undefined) {
    return { ok: false, message: `${key} cannot be "${text.slice(0, 40)}"; allowed: ${reader.allowed}` };
  }
  return { ok: true, value: { [key]: value } };
}

/** The settings as the end of a link, such as `&theme=dark&play=0`, which reads back as the same settings. */
export function writeView(view: ViewSettings): string {
  return Object.entries(view)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `&${key}=${typeof value === 'boolean' ? Number(value) : value}`)
    .join('');
}
