/** Cells of every kind side by side on real tissue, and the tissue without them, as the entry of a script for a browser. */
import type { Frame } from '../../src/frame/frame.ts';
import { flag, frameBytes, idOf, packPlace, packRest, packState } from '../../src/frame/record.ts';
import { kinds } from '../../src/model/kinds.ts';
import { createWorld } from '../../src/model/scenario.ts';
import type { ThemeName } from '../../src/palette.ts';
import { createView, type View } from '../../src/render/view.ts';
import { scenarioByName } from '../../src/story/scenarios.ts';

/** What is put under the lens. */
export type Slide = {
  /** Its tissue, and the places where its cells lie. */
  readonly scenario: string;
  readonly theme: ThemeName;
  /** Px per µm. */
  readonly scale: number;
  /** True: cells that stand for fewer than a full agent. */
  readonly isPale?: boolean;
};

/** A cell in the picture, in px. */
export type Spot = { readonly kind: number; readonly x: number; readonly y: number; readonly radius: number };

/** What the tests call in the browser. */
type Bench = {
  /** Shows the cells, or the tissue alone. @returns the cells that are wholly in sight */
  lay(slide: Slide, withCells: boolean): Promise<readonly Spot[]>;
  /** Selects a spot's cell, born so far from it in px, or none. */
  select(spot: Spot | null, born: { readonly x: number; readonly y: number }): void;
  /** Lets all cells crawl to the right with their trails shown, in so many frames. @param step in µm */
  crawl(frames: number, step: number): void;
};

/** Ids whose cells are of medium size and brightness, and in focus (`chance.z` in cell-shader.ts). */
const plainIds = Array.from({ length: 4096 }, (_, id) => id).filter((id) => {
  let name = (Math.imul(id, 747796405) + 2891336453) >>> 0;
  name = Math.imul((name >>> ((name >>> 28) + 4)) ^ name, 277803737) >>> 0;
  return Math.abs(((name >>> 20) & 0x3ff) / 1023 - 0.5) < 0.04;
});

/** Antigen of 30,000 molecules, as in model/antigen-scale.ts. */
const antigen = 222;

let view: View | undefined;
let laid: Frame | undefined;

async function lay(slide: Slide, withCells: boolean): Promise<readonly Spot[]> {
  const host = document.getElementById('host');
  const entry = scenarioByName(slide.scenario);
  if (host === null || entry === undefined) throw new Error(`nothing to lay ${slide.scenario} on`);
  const { agents, width, height, scene, tissue, cytokine } = createWorld({
    ...entry,
    parameters: { ...entry.parameters, weight: 6e6 },
  });
  view?.destroy();
  view = await createView(host, { theme: slide.theme, reducedMotion: true, onNotice: () => undefined });

  const sight = { width: host.clientWidth / slide.scale, height: host.clientHeight / slide.scale };
  const chosen: { kind: number; x: number; y: number }[] = [];
  for (let i = 0; i < agents.count; i++) {
    const [x, y] = [agents.x[i], agents.y[i]];
    if (Math.abs(x - width / 2) > sight.width / 2 || Math.abs(y - height / 2) > sight.height / 2) continue;
    if (chosen.some((other) => Math.hypot(other.x - x, other.y - y) < 25)) continue;
    chosen.push({ kind: chosen.length % kinds.length, x, y });
  }
  const buffer = new ArrayBuffer(frameBytes(chosen.length));
  const words = new Uint32Array(buffer);
  chosen.forEach(({ kind, x, y }, i) => {
    const place = packPlace(Math.round((x / width) * 65535), Math.round((y / height) * 65535));
    const heading = (i * 37) & 255;
    const state = packState(kind, 0, 0, slide.isPale ? flag.lowWeight : 0, antigen, 0);
    words.set([place, place, state, packRest(heading, 0, plainIds[i % plainIds.length])], i * 4);
  });
  const haze = { columns: cytokine.columns, rows: cytokine.rows, values: new Uint8Array(cytokine.values.length) };
  const count = withCells ? chosen.length : 0;
  const { disease } = entry.parameters;
  laid = { buffer, count, width, height, tick: 0, scene, disease, secondsUntilNext: 0, tissue, haze };
  view.apply(laid);
  view.lookAt(width / 2, height / 2, sight.width);
  for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
  view.drawNow();
  const spots = chosen.map(({ kind, x, y }) => {
    const at = view?.toScreen(x, y) ?? { x: 0, y: 0 };
    const large = scene === 'node' && kinds[kind].name === 'cancer';
    return { kind, x: at.x, y: at.y, radius: (large ? 7.25 : kinds[kind].radius) * slide.scale };
  });
  return spots.filter(
    ({ x, y, radius }) => Math.min(x, y) > radius && x < host.clientWidth - radius && y < host.clientHeight - radius,
  );
}

function select(spot: Spot | null, born: { readonly x: number; readonly y: number }): void {
  if (view === undefined) return;
  const origin = view.toScreen(0, 0);
  const inField = (x: number, y: number) => {
    const scale = view?.micrometresPerPixel() ?? 1;
    return { x: (x - origin.x) * scale, y: (y - origin.y) * scale };
  };
  const box = document.getElementById('host')?.getBoundingClientRect();
  const index = spot === null ? -1 : view.pick(spot.x + (box?.left ?? 0), spot.y + (box?.top ?? 0));
  if (spot === null || laid === undefined || index < 0) view.setSelected(null);
  else {
    const { x, y } = inField(spot.x, spot.y);
    const id = idOf(new Uint32Array(laid.buffer), index);
    view.setSelected(id, x, y, inField(spot.x + born.x, spot.y + born.y));
  }
  view.drawNow();
}

function crawl(frames: number, step: number): void {
  view?.setLook({ trails: true });
  for (let n = 0; n < frames && laid !== undefined; n++) {
    // the first picture says what is in sight
    view?.drawNow();
    const words = new Uint32Array(laid.buffer.slice(0));
    const way = Math.round((step / laid.width) * 65535);
    for (let i = 0; i < laid.count; i++) {
      words[i * 4 + 1] = words[i * 4];
      words[i * 4] += way;
    }
    laid = { ...laid, buffer: words.buffer, tick: laid.tick + 1 };
    view?.apply(laid);
  }
  view?.drawNow();
}

Object.assign(globalThis, { bench: { lay, select, crawl } satisfies Bench });
