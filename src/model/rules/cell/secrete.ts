/** Rule: CAR-T cells at work secrete a cytokine that spreads and decays. */
import { diffuse, nodeAt } from '../../fields.ts';
import { activity, kind } from '../../kinds.ts';
import { chance } from '../../maths.ts';
import type { Scratch } from '../../scratch.ts';
import type { World } from '../../world.ts';

/** µm² per minute, and part lost per minute: a length of 250 µm (S21). */
const diffusion = 1000;
const decay = 0.016;
/** The explicit scheme is stable up to 0.25. */
const mostSpread = 0.24;

/** Secretion follows what a CAR-T cell has felt of late, which brings the delay of hours; spreading in as many parts as are stable. */
export function secrete(world: World, scratch: Scratch): void {
  const { agents, cytokine, width, height } = world;
  const minutes = world.hoursPerTick * 60;
  const { kind: kindOf, activity: doing, signal, x, y } = agents;
  const { cart } = kind;
  const { dying } = activity;
  for (let i = 0; i < agents.count; i++) {
    if (kindOf[i] !== cart || doing[i] === dying || signal[i] === 0) continue;
    cytokine.values[nodeAt(cytokine, x[i], y[i], width, height)] += signal[i] * minutes;
  }
  const nodeArea = (width * height) / (cytokine.columns * cytokine.rows);
  const spread = (diffusion * minutes) / nodeArea;
  const parts = Math.max(1, Math.ceil(spread / mostSpread));
  const lost = chance((decay * minutes) / parts);
  for (let part = 0; part < parts; part++) diffuse(cytokine, spread / parts, lost, scratch.cytokine);
}
