/** What the page remembers between visits. Storage may be missing or full; then it simply forgets. */

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
