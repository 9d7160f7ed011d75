/** The three looks of the page: dark, light, and large for a projector. */
import { type Theme, type ThemeName, themes } from '../palette.ts';
import { recall, remember } from './settings.ts';

/** The chosen look. */
export type ThemeSwitch = {
  readonly theme: Theme;
  set(name: ThemeName): void;
  /** The next one of dark, light, projector. */
  next(): void;
};

const names: readonly ThemeName[] = ['dark', 'light', 'projector'];

/** The theme of the link, else the remembered one, else what the system prefers; applied to the page at once. */
export function createTheme(wanted: string | undefined, changed: (theme: Theme) => void): ThemeSwitch {
  const preferred = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  const known = [wanted, recall('theme')].find((name) => names.includes(name as ThemeName));
  let name = (known ?? preferred) as ThemeName;
  apply(themes[name]);
  const set = (next: ThemeName): void => {
    name = next;
    remember('theme', name);
    apply(themes[name]);
    changed(themes[name]);
  };
  return {
    get theme() {
      return themes[name];
    },
    set,
    next: () => set(names[(names.indexOf(name) + 1) % names.length] ?? 'dark'),
  };
}

/** Hands the palette's colours to the style sheet. */
function apply(theme: Theme): void {
  const root = document.documentElement;
  root.dataset['theme'] = theme.name;
  root.style.colorScheme = theme.isDark ? 'dark' : 'light';
  const colours: { readonly [name: string]: string } = {
    background: theme.background,
    panel: theme.panel,
    line: theme.line,
    text: theme.text,
    quiet: theme.quietText,
    accent: theme.accent,
    warning: theme.warning,
    cart: theme.cells.cart.body,
  };
  for (const [part, colour] of Object.entries(colours)) root.style.setProperty(`--${part}`, colour);
  for (const [curve, colour] of Object.entries(theme.series)) root.style.setProperty(`--series-${curve}`, colour);
}
