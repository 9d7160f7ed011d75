/** The set-up of Appendix B: 2,000 immobile targets and 100 CAR-T cells in a field without walls; nothing divides, dies or rests. */
import { createWorld, type Scenario } from '../../../src/model/scenario.ts';
import { crawlingEncounter, mixedEncounter, solveKillAssay } from '../../../src/analysis/kill-assay.ts';
import { cause, kind } from '../../../src/model/kinds.ts';
import { defaultParameters, type Parameters } from '../../../src/model/parameters.ts';
import type { World } from '../../../src/model/world.ts';
import { advance } from '../worlds.ts';

/** µm, of the field of 0.5 mm² that holds 4,000 targets in a mm². */
const area = 500000;
const reach = 9;
export const hoursOfAssay = [6, 12, 24] as const;

/** A scenario at cell scale, the default one changed as told. */
export function dish(parameters: Partial<Parameters> = {}, more: Partial<Scenario> = {}): Scenario {
  return {
    name: 'test',
    scale: 'cell',
    scene: 'dish',
    seed: 'test',
    days: 1,
    commands: [],
    ...more,
    parameters: { ...defaultParameters(), ...parameters },
  };
}

/** The assay's parameters. 0 µm/min or more is a speed; `mixed` jumps anywhere once a minute. */
function assay(speed: number | 'mixed', seed: string): Scenario {
  return dish(
    {
      cellTargets: 2000,
      effectorTargetRatio: 0.05,
      fieldWidth: Math.sqrt(area * 1.6),
      periodic: true,
      firmness: 0,
      targetJiggle: 0,
      chemotaxis: 0,
      contactReach: reach,
      persistenceTime: 5,
      crawlSpeed: speed === 'mixed' ? 0 : speed,
      wellMixed: speed === 'mixed',
      antigen: 100000,
      antigenSpread: 0,
      giveUpMinutes: 0,
      holdMinutes: 30,
      killProbability: 0.5,
      recoveryMinutes: 0,
      creditPerKill: 0,
      killsToExhaustion: 0,
      exhaustionRate: 0,
      contractionRate: 0,
      activationDeath: 0,
      memoryRate: 0,
      growth: 0,
      cancerTurnover: 0,
    },
    { seed },
  );
}

/** Targets killed since the start. */
export function kills(world: World): number {
  const { deaths, births } = world.ledger;
  const causes = deaths.length / births.length;
  return deaths[kind.cancer * causes + cause.carT] + deaths[kind.bCell * causes + cause.carT];
}

/** Mean kills after 6, 12 and 24 hours over some seeds. */
export function meanKills(speed: number | 'mixed', seeds: number): number[] {
  const sums = hoursOfAssay.map(() => 0);
  for (let seed = 1; seed <= seeds; seed++) {
    const world = createWorld(assay(speed, String(seed)));
    hoursOfAssay.forEach((hours, at) => {
      advance(world, hours * 60 - world.tick);
      sums[at] += kills(world);
    });
  }
  return sums.map((sum) => sum / seeds);
}

/** Kills that the equations give after 6, 12 and 24 hours. */
export function expectedKills(speed: number | 'mixed'): number[] {
  const encounter = speed === 'mixed' ? mixedEncounter(reach, area, 1) : crawlingEncounter(reach, speed, area);
  const points = solveKillAssay({ targets: 2000, cart: 100, encounter, killRate: 1, detachRate: 1 }, [
    0,
    ...hoursOfAssay,
  ]);
  return points.slice(1).map((point) => point.kills);
}
