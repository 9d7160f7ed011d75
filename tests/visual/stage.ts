/** What the pictures are taken of, as the entry of a script for a browser: the model and the view without the rest of the page. */
import type { Frame, ShownQuantity } from '../../src/frame/frame.ts';
import { frameBytes } from '../../src/frame/record.ts';
import { takeFrame } from '../../src/frame/write.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch } from '../../src/model/scratch.ts';
import { step } from '../../src/model/step.ts';
import type { Scene, World } from '../../src/model/world.ts';
import type { Parameters } from '../../src/model/parameters.ts';
import type { ThemeName } from '../../src/palette.ts';
import type { Look } from '../../src/render/painter.ts';
import { createView, type View } from '../../src/render/view.ts';
import { scenarioByName } from '../../src/story/scenarios.ts';

/** One picture to be taken. */
export type Wanted = {
  readonly scenario: string;
  readonly scene?: Scene;
  readonly set?: Partial<Parameters>;
  readonly ticks: number;
  readonly theme: ThemeName;
  readonly look?: Partial<Look>;
  /** Centre as parts of the field and width in µm; first sight when absent, `all` for the whole field. */
  readonly at?: readonly [x: number, y: number, width: number] | 'all';
  /** Goes to the n-th CAR-T cell that holds a target, and selects it. */
  readonly kill?: { readonly n: number; readonly width: number };
  readonly selected?: boolean;
};

/** What the tests call in the browser. */
type Stage = {
  /** Shows what is wanted, standing still. @returns the way of drawing */
  show(wanted: Wanted): Promise<string>;
  readonly view: View | undefined;
  readonly notices: readonly string[];
};

const notices: string[] = [];
let view: View | undefined;

/** What was made for the last picture, because the next one may be of the same instant. */
let made: { readonly key: string; readonly world: World; readonly frames: readonly Frame[] } | undefined;

/** The instant that is wanted, and the frame before it. */
function framesOf(wanted: Wanted): { readonly world: World; readonly frames: readonly Frame[] } {
  const { scenario: name, scene, set, ticks, look } = wanted;
  const colourBy = look?.colourBy ?? 'kind';
  const key = JSON.stringify([name, scene, set, ticks, colourBy]);
  if (made?.key === key) return made;
  const entry = scenarioByName(name);
  if (entry === undefined) throw new Error(`no scenario ${name}`);
  const scenario = {
    ...entry,
    scene: scene ?? entry.scene,
    parameters: { ...entry.parameters, ...set },
  };
  const world = createWorld(scenario);
  const scratch = createScratch(world);
  for (let n = 0; n < ticks; n++) step(world, scratch);
  const shown: ShownQuantity = colourBy === 'kind' || colourBy === 'antigen' ? 'signal' : colourBy;
  // two, as a run would: the second frame knows where the cells were in the first
  const frames = [0, 1].map((n) => {
    if (n === 1) step(world, scratch);
    const buffer = new ArrayBuffer(frameBytes(world.agents.count));
    return takeFrame(world, buffer, { shown, part: 1, secondsUntilNext: 0 });
  });
  made = { key, world, frames };
  return made;
}

async function show(wanted: Wanted): Promise<string> {
  const host = document.getElementById('host');
  if (host === null) throw new Error('no host');
  view?.destroy();
  view = await createView(host, {
    theme: wanted.theme,
    reducedMotion: true,
    onNotice: (notice) => notices.push(notice.what),
  });
  const { world, frames } = framesOf(wanted);
  for (const frame of frames) view.apply(frame);
  if (wanted.look !== undefined) view.setLook(wanted.look);
  const { agents, width, height } = world;
  if (wanted.at === 'all') view.showAll();
  else if (wanted.at !== undefined) view.lookAt(width * wanted.at[0], height * wanted.at[1], wanted.at[2]);
  if (wanted.kill !== undefined) {
    let left = wanted.kill.n;
    for (let i = 0; i < agents.count; i++) {
      if (agents.kind[i] !== 2 || agents.activity[i] !== 1 || left-- > 0) continue;
      view.lookAt(agents.x[i], agents.y[i], wanted.kill.width);
      if (wanted.selected === true) view.setSelected(agents.id[i] & 0xffff, agents.x[i], agents.y[i]);
      break;
    }
  }
  // the picture is drawn in an animation frame
  for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
  view.drawNow();
  return view.mode;
}

const stage: Stage = {
  show,
  get view() {
    return view;
  },
  notices,
};
Object.assign(globalThis, { stage });
