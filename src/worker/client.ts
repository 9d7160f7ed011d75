/** The page's side of a run: keeps a worker at work, replaces one that broke or fell silent, and lends it buffers. */
import type { TimedCommand } from '../model/commands.ts';
import type { ShownQuantity } from '../frame/frame.ts';
import type { Scenario } from '../model/scenario.ts';
import type { World } from '../model/world.ts';
import type { Client, Listener, Phase } from './contract.ts';
import type { Environment, WorkerPort } from './spawn.ts';
import { endListening, listenTo } from './listen.ts';
import { record } from './log.ts';
import type { FromWorker, News, ToWorker } from './protocol.ts';
import { createWatchdog, hear, look } from './watchdog.ts';

/** Frame buffers that exist at any time: one on screen, one on its way, one being written. */
const buffersLent = 3;
const lookEveryMs = 250;
/** How often the worker is asked for a checkpoint while it works, in ms. */
const checkpointEveryMs = 5000;
/** After so many replacements within so many ms the client gives up. */
const mostReplacements = 3;
const replacementsWithinMs = 30_000;

type Request = Extract<ToWorker, { ask: number }>;
type Asked = { message: Request; resolve?: (answer: FromWorker) => void; reject?: (reason: Error) => void };

/** A client without a run; call `start`. */
export function createClient(environment: Environment, listener: Listener): Client {
  let worker: WorkerPort | undefined;
  let dog = createWatchdog(environment.now());
  let run = 0;
  let asks = 0;
  let asked: Asked[] = [];
  let scenario: Scenario | undefined;
  let log: TimedCommand[] = [];
  let checkpoint: World | undefined;
  let checkpointMs = 0;
  let ticksPerSecond = 0;
  let shown: ShownQuantity = 'signal';
  let isHidden = false;
  let lastTick = 0;
  let rowsUntil = -1;
  let buffersHere = 0;
  let replacedMs: number[] = [];
  let phase: Phase = 'starting';
  let isRecovering = false;

  const endVisibility = environment.onVisibility((hidden) => {
    if (hidden === isHidden) return;
    isHidden = hidden;
    sendPace();
    listener.hidden(hidden);
  });
  const endLook = environment.repeat(lookEveryMs, watch);

  function post(message: ToWorker, transfer: Transferable[] = []): void {
    worker?.postMessage(message, transfer);
  }

  function ask(entry: Asked): void {
    if (worker === undefined) return;
    asked.push(entry);
    post(entry.message);
    tellPhase();
  }

  function sendLook(): void {
    post({ type: 'look', run, shown });
  }

  function sendPace(): void {
    post({ type: 'pace', run, ticksPerSecond: isHidden ? 0 : ticksPerSecond });
  }

  /** @throws Error when the browser does not let a worker start */
  function hire(): void {
    const hired = environment.spawn();
    worker = hired;
    dog = createWatchdog(environment.now(), dog.slowestMs);
    listenTo(hired, {
      said: (message) => worker === hired && receive(message),
      broke: (reason) => worker === hired && replace(reason),
    });
    // they begin empty: the worker makes them as large as the frame
    for (let i = buffersHere; i < buffersLent; i++) lend(new ArrayBuffer(0));
  }

  function dismiss(): void {
    if (worker === undefined) return;
    endListening(worker);
    worker.terminate();
    worker = undefined;
  }

  function lend(buffer: ArrayBuffer): void {
    post({ type: 'buffer', run, buffer }, [buffer]);
  }

  function begin(until: number, isFirst: boolean): void {
    if (scenario === undefined) return;
    const { fault } = environment;
    asked.unshift({
      message: {
        type: 'start',
        run,
        ask: ++asks,
        scenario,
        log,
        until,
        rowsUntil,
        ...(checkpoint === undefined ? {} : { checkpoint }),
        ...(fault !== undefined && (isFirst || fault.always) ? { fault } : {}),
      },
    });
    for (const { message } of asked) post(message);
    sendLook();
    sendPace();
    tellPhase();
  }

  function start(wanted: Scenario): void {
    forget('another run was started');
    run += 1;
    scenario = wanted;
    log = [];
    checkpoint = undefined;
    checkpointMs = environment.now();
    lastTick = 0;
    rowsUntil = -1;
    isRecovering = false;
    try {
      if (worker === undefined) {
        replacedMs = [];
        hire();
      }
      begin(0, true);
    } catch (error) {
      fail(String(error));
    }
  }

  function replace(reason: string): void {
    dismiss();
    const nowMs = environment.now();
    replacedMs = replacedMs.filter((ms) => nowMs - ms < replacementsWithinMs);
    if (replacedMs.length >= mostReplacements) return fail(reason);
    replacedMs.push(nowMs);
    isRecovering = true;
    asked = asked.filter(({ message }) => message.type !== 'start' && message.type !== 'askCheckpoint');
    try {
      hire();
      begin(lastTick, false);
    } catch (error) {
      return fail(String(error));
    }
    listener.broke(reason, true);
  }

  function fail(reason: string): void {
    dismiss();
    forget(reason);
    tellPhase();
    listener.broke(reason, false);
  }

  /** Gives up waiting for answers. */
  function forget(reason: string): void {
    for (const { reject } of asked) reject?.(new Error(reason));
    asked = [];
  }

  function receive(message: FromWorker): void {
    hear(dog, 'news' in message ? message.news.slowestMs : 0);
    if (message.type === 'frame') buffersHere += 1;
    if (message.type === 'fatal') return replace(message.message);
    if (message.run !== run) {
      if (message.type === 'frame') giveBack(message.frame.buffer);
      return;
    }
    const answered = 'ask' in message ? take(message.ask) : undefined;
    switch (message.type) {
      case 'frame':
        takeNews(message.news);
        listener.frame(message);
        break;
      case 'beat':
        takeNews(message.news);
        break;
      case 'ready':
        if (answered?.message.type === 'start') isRecovering = false;
        tellPhase();
        takeNews(message.news);
        break;
      case 'logged':
        takeLogged(message.command);
        break;
      case 'hash':
      case 'portrait':
      case 'census':
        answered?.resolve?.(message);
        break;
      case 'checkpoint':
        checkpoint = message.checkpoint;
    }
  }

  function take(number: number): Asked | undefined {
    const at = asked.findIndex(({ message }) => message.ask === number);
    return at < 0 ? undefined : asked.splice(at, 1)[0];
  }

  function takeNews(news: News): void {
    lastTick = news.tick;
    rowsUntil = news.rows.at(-1)?.tick ?? rowsUntil;
    listener.news(news);
  }

  function takeLogged(command: TimedCommand): void {
    lastTick = command.tick;
    record(log, command);
    if (checkpoint !== undefined && checkpoint.tick > command.tick) checkpoint = undefined;
    if (rowsUntil <= command.tick) return;
    rowsUntil = command.tick;
    listener.cut(command.tick);
  }

  /** Asks the worker something. The answer is of the matching type; rejects when the run ends first. */
  function question(message: Request): Promise<FromWorker> {
    return new Promise((resolve, reject) => {
      if (worker === undefined) reject(new Error('the simulation has stopped'));
      else ask({ message, resolve, reject });
    });
  }

  function giveBack(buffer: ArrayBuffer): void {
    buffersHere -= 1;
    if (worker !== undefined) lend(buffer);
  }

  function watch(): void {
    if (worker === undefined) return;
    const nowMs = environment.now();
    const isWorking = asked.length > 0 || ticksPerSecond > 0;
    if (look(dog, nowMs, isWorking && !isHidden)) return replace('the simulation stopped answering');
    if (phase !== 'running' || ticksPerSecond === 0 || isHidden || nowMs - checkpointMs < checkpointEveryMs) return;
    checkpointMs = nowMs;
    ask({ message: { type: 'askCheckpoint', run, ask: ++asks } });
  }

  function tellPhase(): void {
    const present = phaseNow();
    if (present === phase) return;
    phase = present;
    listener.phase(phase);
  }

  function phaseNow(): Phase {
    const isAsked = (type: Request['type']) => asked.some(({ message }) => message.type === type);
    if (worker === undefined) return 'failed';
    if (isAsked('start')) return isRecovering ? 'recovering' : 'starting';
    return isAsked('seek') || isAsked('stepBy') ? 'seeking' : 'running';
  }

  return {
    start,
    send: (command) => ask({ message: { type: 'command', run, ask: ++asks, command } }),
    pace(wanted) {
      ticksPerSecond = wanted;
      sendPace();
    },
    stepBy: (ticks) => ask({ message: { type: 'stepBy', run, ask: ++asks, ticks } }),
    seek: (tick) => ask({ message: { type: 'seek', run, ask: ++asks, tick } }),
    giveBack,
    look(wanted) {
      shown = wanted;
      sendLook();
    },
    async portrait(wanted) {
      const answer = await question({ type: 'askPortrait', run, ask: ++asks, ...wanted });
      return answer.type === 'portrait' ? answer.portrait : undefined;
    },
    async census() {
      const answer = await question({ type: 'askCensus', run, ask: ++asks });
      return answer.type === 'census' ? answer.census : { tick: 0, histogram: [], deaths: [] };
    },
    async hash() {
      const answer = await question({ type: 'askHash', run, ask: ++asks });
      return answer.type === 'hash' ? answer.hash : '';
    },
    log: () => log,
    destroy() {
      endLook();
      endVisibility();
      dismiss();
      forget('the run was closed');
    },
  };
}
