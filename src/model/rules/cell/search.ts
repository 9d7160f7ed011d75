/** Rule: CAR-T cells crawl and touch what they meet; a recognised target is held, any other is left after a short reading. */
import { eventType, note } from '../../events.ts';
import { activity, kind, phenotype } from '../../kinds.ts';
import { log } from '../../maths.ts';
import { draw, purpose, stream } from '../../random.ts';
import { carDesign } from '../../rates.ts';
import type { Scratch } from '../../scratch.ts';
import { clarity } from '../../target.ts';
import type { World } from '../../world.ts';
import { crawl, streamOfPart } from './crawl.ts';
import { nearestTarget } from './near.ts';

/** The furthest that a cell crawls before it looks round, in µm: half a cell, so that it passes nobody unnoticed. */
const longestCrawl = 5;

/** Crawls and looks round, in as many equal parts of the step as the speed asks for. */
export function search(world: World, scratch: Scratch): void {
  const { parameters, hoursPerTick } = world;
  const minutes = hoursPerTick * 60;
  const parts = parameters.wellMixed
    ? 1
    : Math.max(1, Math.ceil((parameters.crawlSpeed * minutes) / longestCrawl - 1e-9));
  const { killHalf } = carDesign(parameters);
  for (let part = 0; part < parts; part++) {
    crawl(world, minutes / parts, part);
    meet(world, scratch, part, killHalf);
  }
}

/** Every searching CAR-T cell touches the nearest target within reach. Who begins is drawn, as two may want the same one. */
function meet(world: World, scratch: Scratch, part: number, killHalf: number): void {
  const { agents, key, tick } = world;
  const { kind: kindOf, activity: doing, hoursLeft } = agents;
  const { cart } = kind;
  const { free } = activity;
  const n = agents.count;
  const first = Math.floor(draw(stream(key, tick, purpose.bind), part) * n);
  const readStream = streamOfPart(world, purpose.read, part);
  const holdStream = streamOfPart(world, purpose.hold, part);
  for (let turn = 0; turn < n; turn++) {
    const i = first + turn < n ? first + turn : first + turn - n;
    if (kindOf[i] !== cart || doing[i] !== free || hoursLeft[i] > 0) continue;
    const j = nearestTarget(world, scratch, i);
    if (j < 0) continue;
    note(world, eventType.contact, i, j);
    const u = draw(holdStream, agents.luck[i]);
    if (draw(readStream, agents.luck[i]) < clarityOf(world, j, killHalf)) hold(world, i, j, u);
    else read(world, i, j, u);
  }
}

/**
 * How well the CAR sees target `j`, 0 to 1.
 * @param half molecules at which a contact has half its strength
 */
export function clarityOf(world: World, j: number, half: number): number {
  const { agents, parameters } = world;
  const shown = agents.expression[j];
  return clarity(parameters.logic, agents.antigen[j] * shown, agents.secondAntigen[j] * shown, half);
}

/** The two hold each other for an exponential time, which is what an end at a constant rate means. */
function hold(world: World, i: number, j: number, u: number): void {
  const { agents, parameters } = world;
  const hours = (-log(1 - u) * parameters.holdMinutes) / 60;
  agents.partner[i] = j;
  agents.partner[j] = i;
  agents.activity[i] = agents.activity[j] = activity.bound;
  agents.hoursLeft[i] = agents.hoursLeft[j] = hours;
  if (agents.phenotype[i] === phenotype.memory) {
    // a memory cell that meets its antigen is awake, and ready to divide
    agents.phenotype[i] = phenotype.effector;
    agents.credit[i] = Math.max(1, agents.credit[i]);
  }
  note(world, eventType.hold, i, j);
}

/** Too little antigen: the CAR-T cell stays a while (a third more or less than the mean) and will go on. */
function read(world: World, i: number, j: number, u: number): void {
  const { agents, parameters } = world;
  agents.left[i] = agents.id[j];
  agents.hoursLeft[i] = (parameters.giveUpMinutes * (2 + 2 * u)) / 180;
  if (agents.hoursLeft[i] === 0) note(world, eventType.giveUp, i, j);
}
