/** The instant that is shown: clock, numbers, what is in force, and for how many cells a drawn one stands. */
import type { Frame } from '../frame/frame.ts';
import { parametersAt } from '../model/in-force.ts';
import { kind } from '../model/kinds.ts';
import { isMeant, type Parameters } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';
import type { PageState } from '../page/state.ts';
import type { Card } from './card.ts';
import { pageReading } from './clinic.ts';
import type { Closer } from './closer.ts';
import type { Controls } from './controls.ts';
import { numberOf } from './frame-cells.ts';
import type { Header } from './header.ts';
import type { Legend } from './legend.ts';
import type { LookTools } from './look.ts';
import type { LookingBack } from './looking-back.ts';
import { stageViews } from './stages.ts';
import { throttle } from './throttle.ts';
import type { Transport } from './transport.ts';

/** The parts that show an instant, and where it is known from. */
export type InstantOptions = {
  readonly page: { readonly state: PageState };
  readonly run: { scenario(): Scenario; summary(): Summary | undefined; readonly tick: number };
  readonly frame: () => Frame | undefined;
  readonly header: Header;
  readonly transport: Transport;
  readonly legend: Legend;
  readonly card: Card;
  readonly lookingBack: LookingBack;
  readonly closer: Closer;
  readonly look: LookTools;
  readonly controls: Controls;
};

/** The instant. */
export type Instant = {
  /** The run stands at a tick and reaches so many ticks per second. */
  readonly show: (news: { readonly tick: number; readonly actualTicksPerSecond: number }) => void;
  readonly showWeight: () => void;
  /** Shows numbers as they are read now. */
  readonly showReading: (state: PageState, before?: PageState) => void;
};

/** The parameters that the cells obey at the instant that is shown. */
export function inForce(run: Pick<InstantOptions['run'], 'scenario' | 'tick'>): Parameters {
  return parametersAt(run.scenario(), run.tick);
}

/** The clock and the numbers change at most so often, in ms: nobody reads faster. */
const every = 100;

/** Puts the parts together. */
export function createInstant(options: InstantOptions): Instant {
  const { page, run, header, transport, legend, card, lookingBack, closer, look, controls } = options;

  const showWeight = (): void => {
    const { base } = page.state;
    const weight = isMeant('weight', base.scale, base.parameters) ? base.parameters.weight : 1;
    const cancer = pageReading(page.state) === 'truth' ? run.summary()?.cancer : undefined;
    const frame = options.frame();
    const drawn = frame === undefined ? 0 : numberOf(frame, kind.cancer);
    look.setWeight(weight, cancer === undefined || drawn === 0 ? weight : cancer / drawn);
  };

  return {
    show: throttle(({ tick, actualTicksPerSecond }) => {
      const { scale } = page.state.base;
      header.setClock(tick, scale);
      transport.setTick(tick);
      transport.setActual(actualTicksPerSecond);
      const now = run.summary();
      if (now === undefined) return;
      legend.update(now, scale);
      card.update(now);
      const isPast = lookingBack.update(now.day, card.lastDay(), stageViews[scale].inHours);
      card.setNow(isPast ? now.day : null);
      closer.refresh();
      showWeight();
      controls.showInForce(inForce(card.second.run ?? run));
    }, every),
    showWeight,
    showReading(state, before) {
      const reading = pageReading(state);
      if (before !== undefined && reading === pageReading(before)) return;
      card.setReading(reading);
      legend.setReading(reading);
      const now = run.summary();
      if (now !== undefined) legend.update(now, state.base.scale);
      showWeight();
    },
  };
}
