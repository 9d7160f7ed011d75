/** Link keys that change only how a run is shown, never what happens in it. */
import type { Checked } from '../model/commands.ts';
import { parseNumber } from '../model/parameters.ts';

/** What a link may say about the view. A key that is not in the link is absent. */
export type ViewSettings = {
  theme?: 'dark' | 'light' | 'projector' | 'auto';
  /** Ticks per second. */
  speed?: number;
  /** Start playing at once, or wait. */
  play?: boolean;
  /** Go to this tick first. */
  tick?: number;
  /** Shown inside another page: no header, no tour. */
  embed?: boolean;
  /** A language tag such as `en` or `pt-BR`. */
  lang?: string;
};

type ViewKey = keyof ViewSettings;

type Reader = { readonly allowed: string; readonly read: (text: string) => ViewSettings[ViewKey] };

const themes = ['dark', 'light', 'projector', 'auto'] as const;
const on = ['1', 'on', 'true'];
const off = ['0', 'off', 'false'];
const readSwitch = (text: string) => (on.includes(text) ? true : off.includes(text) ? false : undefined);
const within = (number: number, min: number, max: number) => (number >= min && number <= max ? number : undefined);

const readers: { readonly [K in ViewKey]-?: Reader } = {
  theme: {
    allowed: 'dark, light, projector or auto',
    read: (text) => themes.find((theme) => theme === text),
  },
  speed: { allowed: '0.1 to 10000 ticks per second', read: (text) => within(parseNumber(text), 0.1, 1e4) },
  play: { allowed: '1 or 0', read: readSwitch },
  tick: {
    allowed: 'a whole number from 0 to 5256000',
    read: (text) => (/^\d+$/.test(text) ? within(parseNumber(text), 0, 5_256_000) : undefined),
  },
  embed: { allowed: '1 or 0', read: readSwitch },
  lang: {
    allowed: 'a language such as en or pt-BR',
    read: (text) => (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(text) ? text : undefined),
  },
};

/** Whether a key of a link concerns the view alone. */
export function isViewKey(key: string): key is ViewKey {
  return Object.hasOwn(readers, key);
}

/** Checks one value and, when it is good, writes it into `outView`. */
export function readViewKey(outView: ViewSettings, key: ViewKey, text: string): Checked<true> {
  const reader = readers[key];
  const value = reader.read(text);
  if (value === undefined) {
    return { ok: false, message: `${key} cannot be "${text.slice(0, 40)}"; allowed: ${reader.allowed}` };
  }
  Object.assign(outView, { [key]: value });
  return { ok: true, value: true };
}
