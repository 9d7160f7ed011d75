/** The killing assays that the targets of single cells are asked of. */
import { eventType } from '../model/events.ts';
import { cause, kind } from '../model/kinds.ts';
import { defaultParameters, type Parameters } from '../model/parameters.ts';
import { createWorld } from '../model/scenario.ts';
import { createScratch, step } from '../model/step.ts';
import { stageFacts } from '../model/stages/facts.ts';
import type { World } from '../model/world.ts';
import type { Measured } from './course.ts';
import type { Ensemble } from './ensembles.ts';

/** Nothing is born or dies but by killing. */
const still: Partial<Parameters> = {
  growth: 0,
  cancerTurnover: 0,
  creditPerKill: 0,
  contractionRate: 0,
  activationDeath: 0,
};
/** Far more targets than CAR-T cells can kill. */
const plenty: Partial<Parameters> = { ...still, cellTargets: 1500, effectorTargetRatio: 0.02 };

/** What happened in an assay. */
type Tally = {
  contacts: number;
  holds: number;
  kills: number;
  /** Minutes from the begin of a hold to the kill that ended it, summed over kills. */
  minutesToKill: number;
};

/** Runs a dish for some hours. @param look is called after every minute */
function runDish(parameters: Partial<Parameters>, seed: string, hours: number, look?: (world: World) => void) {
  const world = createWorld({
    name: 'validation',
    scale: 'cell',
    scene: 'dish',
    seed,
    days: hours / 24,
    parameters: { ...defaultParameters(), ...parameters },
    commands: [],
  });
  const scratch = createScratch(world);
  const tally: Tally = { contacts: 0, holds: 0, kills: 0, minutesToKill: 0 };
  const began = new Map<number, number>();
  let seen = 0;
  const ticks = Math.round((hours / 24) * stageFacts.cell.ticksPerDay);
  while (world.tick < ticks) {
    step(world, scratch);
    seen = read(world, seen, began, tally);
    look?.(world);
  }
  return { world, tally };
}

function read({ events }: World, from: number, began: Map<number, number>, tally: Tally): number {
  for (let n = from; n < events.count; n++) {
    const at = n % events.type.length;
    const type = events.type[at];
    if (type === eventType.contact) tally.contacts += 1;
    else if (type === eventType.hold) {
      tally.holds += 1;
      began.set(events.agent[at], events.tick[at]);
    } else if (type === eventType.kill) {
      tally.kills += 1;
      tally.minutesToKill += events.tick[at] - (began.get(events.agent[at]) ?? events.tick[at]);
    }
  }
  return events.count;
}

/** Cancer cells killed since the start. */
function killsOf({ ledger: { deaths, births } }: World): number {
  return deaths[kind.cancer * (deaths.length / births.length) + cause.carT];
}

/** Share of the targets killed in some hours. */
function lysis(parameters: Partial<Parameters>, seed: string, hours: number): number {
  const { world } = runDish({ ...still, ...parameters }, seed, hours);
  return killsOf(world) / world.parameters.cellTargets;
}

function singleKiller(seed: string): Measured {
  const { tally, world } = runDish(plenty, seed, 24);
  const killers = plenty.cellTargets! * plenty.effectorTargetRatio!;
  return {
    killsPerDay: killsOf(world) / killers,
    minutesToKill: tally.minutesToKill / tally.kills,
    killsPerContact: tally.kills / tally.contacts,
  };
}

/** The ratios of the dose response, CAR-T cells per target. */
export const ratios = [0.1, 0.2, 1, 5] as const;

function doseResponse(seed: string): Measured {
  const measured: Record<string, number | null> = {};
  for (const ratio of ratios) {
    const share = lysis({ cellTargets: 200, effectorTargetRatio: ratio }, seed, 12);
    measured[`lysis ${ratio}`] = share;
    measured[`per cell ${ratio}`] = share / ratio;
  }
  return measured;
}

/** Hours until nine in ten targets are dead while killers divide and targets grow (glioma lines: 0.72 a day). */
function clearing(seed: string): Measured {
  const hoursAt = (ratio: number) => {
    let hours: number | null = null;
    runDish({ cellTargets: 300, effectorTargetRatio: ratio, growth: 0.72 }, seed, 144, (world) => {
      if (hours === null && world.tick % 30 === 0 && living(world) < 0.1 * 300) hours = world.tick / 60;
    });
    return hours;
  };
  return { 'hours 0.2': hoursAt(0.2), 'hours 0.1': hoursAt(0.1) };
}

function living({ agents }: World): number {
  let cells = 0;
  for (let i = 0; i < agents.count; i++) if (agents.kind[i] === kind.cancer && agents.activity[i] !== 2) cells += 1;
  return cells;
}

function shortTerm(seed: string): Measured {
  return {
    'lysis 10': lysis({ cellTargets: 150, effectorTargetRatio: 10 }, seed, 4),
    'lysis 1': lysis({ cellTargets: 300, effectorTargetRatio: 1 }, seed, 4),
  };
}

/** Densities at which killing and earning divisions are compared, molecules per cell. */
export const densities = [50, 100, 300, 1000, 2000, 3500, 10000] as const;

/** Kills and division credit at each density, as shares of those at 100,000 molecules, for one costimulatory domain. */
function byDensity(costim: '4-1BB' | 'CD28', seed: string): Measured {
  const at = (antigen: number) => {
    const { world } = runDish(
      { ...plenty, creditPerKill: 0.1, minimumCycle: 72, costim, antigen, antigenSpread: 0 },
      seed,
      16,
    );
    let credit = 0;
    for (let i = 0; i < world.agents.count; i++)
      if (world.agents.kind[i] === kind.cart) credit += world.agents.credit[i];
    return { kills: killsOf(world), credit };
  };
  const full = at(100000);
  const measured: Record<string, number | null> = {};
  for (const density of densities) {
    const { kills, credit } = at(density);
    measured[`kills ${density}`] = kills / full.kills;
    measured[`signal ${density}`] = kills === 0 ? 0 : credit / kills / (full.credit / full.kills);
  }
  return measured;
}

/** How much more ten times the killers kill, where one hit is enough and where three are needed. */
function company(seed: string): Measured {
  const gain = (hitsToKill: number) => {
    const killed = (ratio: number) => lysis({ cellTargets: 200, effectorTargetRatio: ratio, hitsToKill }, seed, 6);
    return killed(1) / Math.max(1 / 200, killed(0.1));
  };
  return { 'gain 1': gain(1), 'gain 3': gain(3) };
}

/** Speed over a minute and mean square displacement over half an hour of cells that meet nothing. */
function motility(seed: string): Measured {
  const free = {
    ...still,
    disease: 'none',
    cellTargets: 400,
    effectorTargetRatio: 1,
    fieldWidth: 1500,
    periodic: true,
    firmness: 0,
  };
  let x: Float32Array = new Float32Array(0);
  let y: Float32Array = new Float32Array(0);
  let way = 0;
  let square = 0;
  runDish(free as Partial<Parameters>, seed, 31 / 60, (world) => {
    const { agents, width, height } = world;
    const round = (d: number, size: number) => d - size * Math.round(d / size);
    if (world.tick === 1) {
      x = agents.x.slice(0, agents.count);
      y = agents.y.slice(0, agents.count);
    } else if (world.tick === 2 || world.tick === 31) {
      let sum = 0;
      for (let i = 0; i < agents.count; i++) {
        const dx = round(agents.x[i] - x[i], width);
        const dy = round(agents.y[i] - y[i], height);
        sum += world.tick === 2 ? Math.sqrt(dx * dx + dy * dy) : dx * dx + dy * dy;
      }
      if (world.tick === 2) way = sum / agents.count;
      else square = sum / agents.count;
    }
  });
  return { speed: way, square };
}

/** Every ensemble at cell scale. */
export const cellEnsembles: readonly Ensemble[] = [
  { name: 'single killer', size: 4, shortSize: 1, run: (n) => singleKiller(`${n + 1}`) },
  { name: 'dose response', size: 4, shortSize: 1, run: (n) => doseResponse(`${n + 1}`) },
  { name: 'clearing', size: 6, shortSize: 2, run: (n) => clearing(`${n + 1}`) },
  { name: 'short term', size: 4, shortSize: 1, run: (n) => shortTerm(`${n + 1}`) },
  { name: 'density 4-1BB', size: 2, shortSize: 1, run: (n) => byDensity('4-1BB', `${n + 1}`) },
  { name: 'density CD28', size: 2, shortSize: 1, run: (n) => byDensity('CD28', `${n + 1}`) },
  { name: 'company', size: 4, shortSize: 1, run: (n) => company(`${n + 1}`) },
  { name: 'motility', size: 2, shortSize: 1, run: (n) => motility(`${n + 1}`) },
];
