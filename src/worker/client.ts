/** The page's side of a run: asks its worker, follows what it answers, and has another worker make the run again when one breaks. */
import type { ShownQuantity } from '../frame/frame.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Client, Listener, Phase } from './contract.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { createKnown, type Known, noteCommand, noteNews, pastOf } from './known.ts';
import type { FromWorker, News } from './protocol.ts';
import type { Environment } from './spawn.ts';
import type { Past } from './timeline.ts';
import { createUnanswered, type Request, type Unanswered } from './unanswered.ts';

const lookEveryMs = 250;
/** How often the worker is asked for a checkpoint while it works, in ms. */
const checkpointEveryMs = 5000;

/** All that a client knows. */
type Desk = {
  readonly environment: Environment;
  readonly listener: Listener;
  readonly keeper: Keeper;
  readonly unanswered: Unanswered;
  /** The number of the present run; messages of earlier ones are dropped. */
  run: number;
  asks: number;
  known: Known | undefined;
  checkpointMs: number;
  ticksPerSecond: number;
  /** The run waits at this tick. */
  until: number | undefined;
  shown: ShownQuantity;
  isHidden: boolean;
  phase: Phase;
  isRecovering: boolean;
};

/** A client without a run; call `start`. */
export function createClient(environment: Environment, listener: Listener): Client {
  const keeper = createKeeper(environment, {
    said: (message) => receive(desk, message),
    broke: (reason) => replace(desk, reason),
  });
  const desk: Desk = {
    environment,
    listener,
    keeper,
    unanswered: createUnanswered(),
    run: 0,
    asks: 0,
    known: undefined,
    checkpointMs: 0,
    ticksPerSecond: 0,
    until: undefined,
    shown: 'signal',
    isHidden: false,
    phase: 'starting',
    isRecovering: false,
  };
  const endVisibility = environment.onVisibility((hidden) => hide(desk, hidden));
  const endLook = environment.repeat(lookEveryMs, () => watch(desk));
  return {
    ...doorOf(desk),
    ...questionsTo(desk),
    destroy() {
      endLook();
      endVisibility();
      keeper.dismiss();
      desk.unanswered.forget('the run was closed');
    },
  };
}

/** What the owner may have done. */
function doorOf(desk: Desk): Omit<Client, 'destroy' | keyof ReturnType<typeof questionsTo>> {
  const { keeper } = desk;
  return {
    start: (scenario, past, tick) => start(desk, scenario, past, tick),
    send: (command) => ask(desk, { type: 'command', ...number(desk), command }),
    pace(ticksPerSecond) {
      desk.ticksPerSecond = ticksPerSecond;
      sendPace(desk);
    },
    wait(until) {
      if (until === desk.until) return;
      desk.until = until;
      sendPace(desk);
    },
    stepBy: (ticks) => ask(desk, { type: 'stepBy', ...number(desk), ticks }),
    seek: (tick) => ask(desk, { type: 'seek', ...number(desk), tick }),
    giveBack: (buffer) => keeper.giveBack(buffer),
    look(shown) {
      desk.shown = shown;
      sendLook(desk);
    },
    log: () => desk.known?.log ?? [],
  };
}

/** What the owner may ask; each answer is of its question's type. */
function questionsTo(desk: Desk): Pick<Client, 'portrait' | 'census' | 'hash' | 'fork'> {
  return {
    async portrait(wanted) {
      const answer = await question(desk, { type: 'askPortrait', ...number(desk), ...wanted });
      return answer.type === 'portrait' ? answer.portrait : undefined;
    },
    async census() {
      const answer = await question(desk, { type: 'askCensus', ...number(desk) });
      return answer.type === 'census' ? answer.census : { tick: 0, histogram: [], deaths: [] };
    },
    async hash() {
      const answer = await question(desk, { type: 'askHash', ...number(desk) });
      return answer.type === 'hash' ? answer.hash : '';
    },
    async fork(tick) {
      const answer = await question(desk, { type: 'askFork', ...number(desk), tick });
      return answer.type === 'fork' ? answer.point : { log: [] };
    },
  };
}

/** The numbers that a request carries. */
function number(desk: Desk): { run: number; ask: number } {
  desk.asks += 1;
  return { run: desk.run, ask: desk.asks };
}

function ask(desk: Desk, message: Request): void {
  if (!desk.keeper.hasWorker) return;
  desk.unanswered.add({ message });
  desk.keeper.post(message);
  tellPhase(desk);
}

/** Asks the worker something; rejects when the run ends first. */
function question(desk: Desk, message: Request): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    if (!desk.keeper.hasWorker) return reject(new Error('the simulation has stopped'));
    desk.unanswered.add({ message, resolve, reject });
    desk.keeper.post(message);
  });
}

function sendLook({ keeper, run, shown }: Desk): void {
  keeper.post({ type: 'look', run, shown });
}

function sendPace({ keeper, run, isHidden, ticksPerSecond, until }: Desk): void {
  const pace = { ticksPerSecond: isHidden ? 0 : ticksPerSecond, ...(until === undefined ? {} : { until }) };
  keeper.post({ type: 'pace', run, ...pace });
}

function hide(desk: Desk, hidden: boolean): void {
  if (hidden === desk.isHidden) return;
  desk.isHidden = hidden;
  sendPace(desk);
  desk.listener.hidden(hidden);
}

function start(desk: Desk, scenario: Scenario, past?: Past, tick?: number): void {
  const { environment, keeper, unanswered } = desk;
  unanswered.forget('another run was started');
  desk.run += 1;
  desk.known = createKnown(scenario, past, tick);
  desk.checkpointMs = environment.now();
  desk.isRecovering = false;
  try {
    if (!keeper.hasWorker) {
      keeper.forgetReplacements();
      keeper.hire();
    }
    begin(desk, true);
  } catch (error) {
    fail(desk, String(error));
  }
}

/** Has the worker make the run up to where it stands, and answer what is still unanswered. */
function begin(desk: Desk, isFirst: boolean): void {
  const { environment, keeper, known, unanswered } = desk;
  if (known === undefined) return;
  const { fault } = environment;
  unanswered.addFirst({
    type: 'start',
    ...number(desk),
    scenario: known.scenario,
    until: known.tick,
    ...pastOf(known),
    ...(fault !== undefined && (isFirst || fault.always) ? { fault } : {}),
  });
  for (const message of unanswered.messages()) keeper.post(message);
  sendLook(desk);
  sendPace(desk);
  tellPhase(desk);
}

function replace(desk: Desk, reason: string): void {
  const { keeper, unanswered } = desk;
  keeper.dismiss();
  if (!keeper.mayReplace()) return fail(desk, reason);
  desk.isRecovering = true;
  unanswered.drop('start', 'askCheckpoint');
  try {
    keeper.hire();
    begin(desk, false);
  } catch (error) {
    return fail(desk, String(error));
  }
  desk.listener.broke(reason, true);
}

function fail(desk: Desk, reason: string): void {
  desk.keeper.dismiss();
  desk.unanswered.forget(reason);
  tellPhase(desk);
  desk.listener.broke(reason, false);
}

function receive(desk: Desk, message: FromWorker): void {
  const { keeper, known, listener, run, unanswered } = desk;
  if (message.type === 'fatal') return replace(desk, message.message);
  if (message.run !== run || known === undefined) {
    if (message.type === 'frame') keeper.giveBack(message.frame.buffer);
    return;
  }
  const answered = 'ask' in message ? unanswered.take(message.ask) : undefined;
  switch (message.type) {
    case 'frame':
      takeNews(desk, known, message.news);
      return listener.frame(message);
    case 'beat':
      return takeNews(desk, known, message.news);
    case 'ready':
      if (answered?.message.type === 'start') desk.isRecovering = false;
      // whoever hears that the run stands can ask at once where
      takeNews(desk, known, message.news);
      return tellPhase(desk);
    case 'logged':
      if (noteCommand(known, message.command)) listener.cut(message.command.tick);
      return;
    case 'checkpoint':
      known.checkpoint = message.checkpoint;
      return;
    default:
      answered?.resolve?.(message);
  }
}

function takeNews({ listener }: Desk, known: Known, news: News): void {
  noteNews(known, news);
  listener.news(news);
}

/** Replaces a worker that has fallen silent, and asks for a checkpoint when one is due. */
function watch(desk: Desk): void {
  const { environment, keeper, unanswered, ticksPerSecond, isHidden } = desk;
  if (!keeper.hasWorker) return;
  const isWorking = unanswered.count > 0 || ticksPerSecond > 0;
  if (keeper.isSilent(isWorking && !isHidden)) return replace(desk, 'the simulation stopped answering');
  const isDue = environment.now() - desk.checkpointMs >= checkpointEveryMs;
  if (desk.phase !== 'running' || ticksPerSecond === 0 || isHidden || !isDue) return;
  desk.checkpointMs = environment.now();
  ask(desk, { type: 'askCheckpoint', ...number(desk) });
}

function tellPhase(desk: Desk): void {
  const present = phaseOf(desk);
  if (present === desk.phase) return;
  desk.phase = present;
  desk.listener.phase(present);
}

function phaseOf({ keeper, unanswered, isRecovering }: Desk): Phase {
  if (!keeper.hasWorker) return 'failed';
  if (unanswered.waitsFor('start')) return isRecovering ? 'recovering' : 'starting';
  return unanswered.waitsFor('seek') || unanswered.waitsFor('stepBy') ? 'seeking' : 'running';
}
