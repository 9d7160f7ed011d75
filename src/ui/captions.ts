/** Captions: what has just happened, as a short line over the picture that fades again. A screen reader hears it elsewhere. */
import { element, setText } from './dom.ts';

/** A line stays this long, and the next one waits at least so long, in ms. */
const stays = 6000;
const every = 3000;
/** More than this many waiting lines would be old news. */
const mostWaiting = 2;

/** The captions. */
export type Captions = {
  /** Shows the lines one after another. */
  show(lines: readonly string[]): void;
  /** Forgets all of them, for a new run. */
  clear(): void;
};

/** Shows captions inside `host`. */
export function createCaptions(host: HTMLElement): Captions {
  const line = element('p', { class: 'caption', attributes: { 'aria-hidden': 'true' } });
  host.append(line);
  let waiting: string[] = [];
  let shownAt = -Infinity;
  let timer: number | null = null;

  const next = (): void => {
    timer = null;
    const text = waiting.shift();
    if (text === undefined) {
      line.classList.remove('shown');
      return;
    }
    shownAt = performance.now();
    setText(line, text);
    line.classList.add('shown');
    plan();
  };
  const plan = (): void => {
    if (timer !== null) clearTimeout(timer);
    const since = performance.now() - shownAt;
    timer = window.setTimeout(next, Math.max(0, (waiting.length > 0 ? every : stays) - since));
  };
  return {
    show(lines) {
      if (lines.length === 0) return;
      waiting = [...waiting, ...lines].slice(-mostWaiting);
      plan();
    },
    clear() {
      waiting = [];
      line.classList.remove('shown');
    },
  };
}
