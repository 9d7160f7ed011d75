/** What the page begins with, what its address says of it, and what a restart starts. */
import { expect, test } from 'vitest';
import { addressedView, againFrom, type PageState, sharedView, themeOf, veilMissing } from '../../src/page/state.ts';
import { readLink } from '../../src/story/link.ts';
import { defaultScenario } from '../../src/story/scenarios.ts';
import { type ViewSettings, writeView } from '../../src/story/view-keys.ts';
import { firstOf, open } from './first.ts';

test.each([
  [undefined, undefined, false, 'dark'],
  [undefined, undefined, true, 'light'],
  [undefined, 'projector', true, 'projector'],
  ['dark', 'projector', true, 'dark'],
  ['auto', 'projector', true, 'light'],
  ['auto', 'light', false, 'dark'],
] as const)('theme: link %s, remembered %s, system light %s', (theme, remembered, prefersLight, shown) => {
  const view = theme === undefined ? {} : { theme };
  const state = firstOf(view, { prefersLight, remembered: { theme: remembered, open, trails: false } });
  expect(themeOf(state)).toBe(shown);
});

test('the panel begins folded in the projector look and inside another page', () => {
  expect(firstOf().open.panel).toBe(true);
  expect(firstOf({ theme: 'projector' }).open.panel).toBe(false);
  expect(firstOf({ embed: true }).open).toEqual({ chart: true, panel: false, look: false });
});

const ready: PageState = { ...firstOf(), isReady: true, isPlaying: true };

test.each<[string, PageState, ViewSettings]>([
  ['nothing said, playing', ready, {}],
  ['paused at a moment', { ...ready, isPlaying: false, restedAt: 480 }, { tick: 480, play: false }],
  ['played on from there', { ...ready, restedAt: 480 }, { tick: 480 }],
  ['not drawn yet, but will play', firstOf(), {}],
  ['asked to wait', firstOf({ play: false, tick: 96 }), { tick: 96, play: false }],
  ['asked to wait, and played since', { ...ready, view: { play: false } }, { play: true }],
  ['little motion, waiting as usual', { ...ready, isCalm: true, isPlaying: false }, {}],
  ['little motion, playing', { ...ready, isCalm: true }, { play: true }],
  [
    'what else it said',
    firstOf({ theme: 'auto', speed: 96, embed: true, lang: 'en', fault: 'throw:9' }),
    {
      theme: 'auto',
      speed: 96,
      embed: true,
      lang: 'en',
    },
  ],
])('the address says, %s', (_, state, view) => {
  expect(addressedView(state)).toEqual(view);
  // and what is written reads back as the same
  expect(readLink(writeView(addressedView(state)))).toMatchObject({ view, messages: [] });
});

test('a shared link shows the moment, and waits there if the run waits here', () => {
  expect(sharedView({ ...ready, isPlaying: false }, 480)).toEqual({ tick: 480, play: false });
  expect(sharedView(ready, 480)).toEqual({ tick: 480 });
  expect(sharedView(ready, 0)).toEqual({});
});

test('why the veil is not drawn', () => {
  expect(veilMissing(ready)).toBeNull();
  expect(veilMissing({ ...ready, drawing: { isCanvas: false, flows: false } })).toBe('slow');
  expect(veilMissing({ ...ready, drawing: { isCanvas: true, flows: true } })).toBe('canvas');
  expect(veilMissing({ ...ready, picture: { ...ready.picture, stain: true } })).toBe('stain');
});

test('a restart gives the same treatment again, each thing at its time, and starts with what was chosen for it', () => {
  const linked = { do: 'tocilizumab', tick: 48 } as const;
  const byHand = { do: 'steroids', tick: 96 } as const;
  const moved = { do: 'set', key: 'antigen', value: 300, tick: 144 } as const;
  const base = { ...defaultScenario, commands: [linked] };
  const log = { ...base, commands: [linked, byHand, moved] };
  const state: PageState = { ...ready, base, opened: base, pending: { dose: 1e9 } };
  const again = againFrom(state, log, { late: { growth: 0.1 }, tick: 120 });
  const late = { do: 'set', key: 'growth', value: 0.1, tick: 120 };
  expect(again.commands).toEqual([linked, byHand, late, moved]);
  expect(again.parameters).toEqual({ ...base.parameters, dose: 1e9 });
  expect(again.seed).toBe(base.seed);
  expect(againFrom(state, log, { seed: '7', weight: 2e7 })).toMatchObject({
    seed: '7',
    parameters: { weight: 2e7, dose: 1e9, antigen: base.parameters.antigen },
    commands: [linked, byHand, moved],
  });
});
