/** The shell of the worker: whatever breaks ends in one fatal message, and after that there is silence. */
import { afterEach, expect, test, vi } from 'vitest';
import { serve } from '../../src/worker/host.ts';
import type { FromWorker, ToWorker } from '../../src/worker/protocol.ts';
import type { Model } from '../../src/worker/timeline.ts';
import { scenario, smallModel, straightHash } from './rig.ts';

type Bench = { posted: FromWorker[]; send: (message: unknown) => void; tell: (type: string, details: object) => void };

function open<S>(model: Model<S>): Bench {
  const listeners: { [type: string]: (event: Event) => void } = {};
  const posted: FromWorker[] = [];
  serve(
    {
      addEventListener: (type, listener) => void (listeners[type] = listener),
      postMessage: (message) => void posted.push(message),
    },
    model,
  );
  closers.push(() => listeners['error'](new Event('error')));
  return {
    posted,
    send: (data) => listeners['message']({ data } as MessageEvent),
    tell: (type, details) => listeners[type](Object.assign(new Event(type), details)),
  };
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const start: ToWorker = { type: 'start', run: 3, ask: 1, scenario, log: [], until: 0, rowsUntil: -1 };

test('it serves a run by itself, in real time', async () => {
  const { posted, send } = open(smallModel);
  send(start);
  send({ type: 'seek', run: 3, ask: 2, tick: 40 });
  send({ type: 'askHash', run: 3, ask: 3 });
  await vi.waitFor(() => expect(posted.at(-1)?.type).toBe('hash'));
  expect(posted.at(-1)).toMatchObject({ tick: 40, hash: straightHash(smallModel, scenario, 40) });
  send({ type: 'pace', run: 3, ticksPerSecond: 100 });
  await vi.waitFor(() => expect(posted.at(-1)).toMatchObject({ type: 'beat' }));
});

const breaks: { [how: string]: (bench: Bench) => void } = {
  'a step that throws': ({ send }) => send({ type: 'pace', run: 3, ticksPerSecond: 100 }),
  'a message of the wrong shape': ({ send }) => send({ type: 'pace', run: 3 }),
  'an error event': ({ tell }) => tell('error', { message: 'loose' }),
  'a rejected promise': ({ tell }) => tell('unhandledrejection', { reason: new Error('rejected') }),
};

for (const [how, breakIt] of Object.entries(breaks)) {
  test(`${how} is told once, with run and tick, and nothing is done afterwards`, async () => {
    let steps = 0;
    const bench = open({
      ...smallModel,
      step(world, scratch) {
        if (world.tick === 5) throw new Error('broken');
        smallModel.step(world, scratch);
        steps += 1;
      },
    });
    const { posted, send } = bench;
    send({ ...start, until: 4 });
    await vi.waitFor(() => expect(posted.at(-1)?.type).toBe('ready'));
    breakIt(bench);
    await vi.waitFor(() => expect(posted.at(-1)?.type).toBe('fatal'));
    expect(posted.at(-1)).toMatchObject({ type: 'fatal', run: 3, tick: how === 'a step that throws' ? 5 : 4 });
    const before = { posted: posted.length, steps };
    for (const again of Object.values(breaks)) again(bench);
    send({ type: 'askHash', run: 3, ask: 2 });
    send({ type: 'seek', run: 3, ask: 3, tick: 1 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect({ posted: posted.length, steps }).toEqual(before);
  });
}
