/** What the page remembers between visits. Storage may be missing or full; then it simply forgets. */

/** The names of remembered settings. */
export type Setting = 'theme' | 'shortcuts' | 'weight' | 'chart' | 'panel';

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
