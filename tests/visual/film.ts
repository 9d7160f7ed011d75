/** Films a run by a clock of its own, thirty pictures a second however slow the machine is, as the entry of a script for a browser. */
import { calmPart } from '../../src/worker/calm.ts';
import { frameBytes } from '../../src/frame/record.ts';
import { takeFrame } from '../../src/frame/write.ts';
import type { Parameters } from '../../src/model/parameters.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch } from '../../src/model/scratch.ts';
import { step } from '../../src/model/step.ts';
import type { World } from '../../src/model/world.ts';
import type { ThemeName } from '../../src/palette.ts';
import type { Look } from '../../src/render/painter.ts';
import { createView, type View } from '../../src/render/view.ts';
import { scenarioByName } from '../../src/story/scenarios.ts';
import { type Verdict, watchFlashes } from './flashes.ts';

/** A film to be taken. */
export type Film = {
  readonly scenario: string;
  readonly set?: Partial<Parameters>;
  readonly theme: ThemeName;
  /** Ticks before the film begins, and ticks per second in it. */
  readonly from: number;
  readonly speed: number;
  readonly seconds: number;
  readonly look?: Partial<Look>;
  /** Width of what is in sight, in µm; first sight when absent. */
  readonly width?: number;
  /** What happens so many seconds after the beginning. */
  readonly events?: readonly {
    readonly at: number;
    readonly do: 'restart' | 'seek' | 'theme' | 'look' | 'zoom';
    readonly theme?: ThemeName;
    readonly look?: Partial<Look>;
  }[];
};

/** What was found in a film. */
export type Footage = Verdict & {
  readonly pictures: number;
  /** Pictures that differ from the one before: a film of a view that stands still would pass for nothing. */
  readonly moving: number;
};

/** What the tests call in the browser. */
type Studio = { film(wanted: Film): Promise<Footage> };

const framesPerSecond = 30;

// from here on time is what this clock says, and a picture is done as soon as it is asked for, as on a fast card
let now = 1000;
let waiting: FrameRequestCallback[] = [];
performance.now = () => now;
window.requestAnimationFrame = (work) => waiting.push(work);
window.cancelAnimationFrame = () => undefined;
const { prototype } = WebGL2RenderingContext;
prototype.getSyncParameter = () => prototype.SIGNALED;
const getExtension = Reflect.get(prototype, 'getExtension') as (name: string) => unknown;
prototype.getExtension = function (this: WebGL2RenderingContext, name: string) {
  // who draws stays unknown, because a view spares a processor
  return name === 'WEBGL_debug_renderer_info' ? null : getExtension.call(this, name);
} as typeof prototype.getExtension;

function nextPicture(): void {
  const due = waiting;
  waiting = [];
  for (const work of due) work(now);
}

let view: View | undefined;

async function film(wanted: Film): Promise<Footage> {
  const host = document.getElementById('host');
  if (host === null) throw new Error('no host');
  view?.destroy();
  waiting = [];
  view = await createView(host, { theme: wanted.theme, reducedMotion: false, onNotice: () => undefined });
  const entry = scenarioByName(wanted.scenario);
  if (entry === undefined) throw new Error(`no scenario ${wanted.scenario}`);
  const scenario = { ...entry, parameters: { ...entry.parameters, ...wanted.set } };
  let world = createWorld(scenario);
  let scratch = createScratch(world);
  const advance = (ticks: number): void => {
    for (let n = 0; n < ticks; n++) step(world, scratch);
  };
  advance(wanted.from);
  if (wanted.look !== undefined) view.setLook(wanted.look);
  apply(view, world, 1 / framesPerSecond, 0);
  if (wanted.width !== undefined) view.lookAt(world.width / 2, world.height / 2, wanted.width);

  const pictures = Math.round(wanted.seconds * framesPerSecond);
  let watcher: ReturnType<typeof watchFlashes> | undefined;
  let before: Uint8Array | undefined;
  let moving = 0;
  let done = 0;
  for (let n = 0; n < pictures; n++) {
    now += 1000 / framesPerSecond;
    for (const event of wanted.events ?? []) {
      if (Math.round(event.at * framesPerSecond) !== n) continue;
      if (event.do === 'restart') {
        world = createWorld(scenario);
        scratch = createScratch(world);
      }
      if (event.do === 'seek') advance(48);
      if (event.do === 'restart' || event.do === 'seek') apply(view, world, 0, 0);
      if (event.do === 'theme' && event.theme !== undefined) view.setTheme(event.theme);
      if (event.do === 'look' && event.look !== undefined) view.setLook(event.look);
      if (event.do === 'zoom') view.zoomBy(1.6);
    }
    const ticks = Math.floor(((n + 1) * wanted.speed) / framesPerSecond) - done;
    if (ticks > 0) {
      advance(ticks);
      apply(view, world, Math.max(1 / framesPerSecond, 1 / wanted.speed), wanted.speed);
    }
    done += ticks;
    nextPicture();
    const canvas = view.canvas() as HTMLCanvasElement;
    watcher ??= watchFlashes(canvas.width, canvas.height, framesPerSecond);
    const pixels = pixelsOf(canvas);
    watcher.frame(pixels);
    if (before === undefined || pixels.some((value, k) => value !== before?.[k])) moving++;
    before = pixels;
  }
  if (watcher === undefined) throw new Error('an empty film');
  return { ...watcher.verdict(), pictures, moving };
}

/** @param speed ticks a second; 0 shows the cells where they are */
function apply(shown: View, world: World, secondsUntilNext: number, speed: number): void {
  const buffer = new ArrayBuffer(frameBytes(world.agents.count));
  const part = calmPart(world, speed, secondsUntilNext);
  shown.apply(takeFrame(world, buffer, { shown: 'signal', part, secondsUntilNext }));
}

/** The picture just drawn, read in the task that drew it. */
function pixelsOf(canvas: HTMLCanvasElement): Uint8Array {
  const gl = canvas.getContext('webgl2');
  if (gl === null) throw new Error('filmed without WebGL');
  const rgba = new Uint8Array(canvas.width * canvas.height * 4);
  gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
  gl.readPixels(0, 0, canvas.width, canvas.height, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
  return rgba;
}

Object.assign(globalThis, { studio: { film } satisfies Studio });
