/** What the page remembers between visits. Storage may be missing or full; then it simply forgets. */
import { readViewKey } from '../story/view-keys.ts';
import type { First, PageState } from './state.ts';

/** The names of remembered settings. */
export type Setting = 'theme' | 'shortcuts' | 'weight' | 'chart' | 'panel' | 'trails';

/** A remembered value, or null. */
export function recall(name: Setting): string | null {
  try {
    return localStorage.getItem(`cart-lab.${name}`);
  } catch {
    return null;
  }
}

/** Remembers a value if the browser lets it. */
export function remember(name: Setting, value: string): void {
  try {
    localStorage.setItem(`cart-lab.${name}`, value);
  } catch {
    // private windows and third-party frames may refuse; nothing depends on it
  }
}

/** Whether keys of one letter or sign act; they can be switched off (WCAG 2.1.4). */
export const shortcuts = {
  isOn: (): boolean => recall('shortcuts') !== 'off',
  set: (on: boolean): void => remember('shortcuts', on ? 'on' : 'off'),
};

/** Which parts of a wide page were open. */
export function rememberedOpen(): PageState['open'] {
  return { chart: recall('chart') !== 'closed', panel: recall('panel') !== 'closed', look: false };
}

/** What an earlier visit has left for the state of the page; a theme is held to the rule that holds for links. */
export function remembered(): First['remembered'] {
  const theme = readViewKey('theme', recall('theme') ?? '');
  return { theme: theme.ok ? theme.value.theme : undefined, open: rememberedOpen(), trails: recall('trails') === 'on' };
}
