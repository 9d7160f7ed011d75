/** The looks of the page: dark, light, and large for a projector. */
import type { Theme } from '../palette.ts';

/** Hands the palette's colours to the style sheet. */
export function applyTheme(theme: Theme): void {
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
