/** Captions: what has just happened, as a short line over the picture that fades again. A screen reader hears it elsewhere. */
import { element, setText } from './dom.ts';
import { coversNow, lowestBand, watchCovers } from './sight.ts';

/** A line stays this long, and the next one waits at least so long, in ms. */
const stays = 6000;
const every = 3000;
/** More than this many waiting lines would be old news. */
const mostWaiting = 2;
/** Width and height that a caption wants beside panels, in its own size of type: two lines, or else four short ones. */
const rooms = [
  [20, 3.5],
  [12, 6],
] as const;

/** One line at a time about what has just happened, over the picture. */
export type Captions = {
  /** Shows the lines one after another. */
  show(lines: readonly string[]): void;
  /** Forgets all of them, for a new run. */
  clear(): void;
};

/** Shows captions inside `host`, low on the stage where no panel lies. */
export function createCaptions(host: HTMLElement, stage: HTMLElement): Captions {
  const line = element('p', { class: 'caption', attributes: { 'aria-hidden': 'true' } });
  host.append(line);
  let waiting: string[] = [];
  let shownAt = -Infinity;
  let timer: number | null = null;

  const place = (): void => {
    if (!line.classList.contains('shown')) return;
    const type = Number.parseFloat(getComputedStyle(line).fontSize);
    const box = stage.getBoundingClientRect();
    const covers = coversNow();
    const bands = rooms.map(([width, height]) => lowestBand(box, covers, width * type, height * type));
    const band = bands[0] ?? bands[1];
    // where all is covered, the marks of the time bar tell the same
    host.style.visibility = band === undefined ? 'hidden' : '';
    if (band === undefined) return;
    host.style.left = `${band.left}px`;
    host.style.right = `${innerWidth - band.right}px`;
    host.style.bottom = `${innerHeight - band.bottom}px`;
  };
  watchCovers(place);

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
    place();
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
