/** What a lecturer's hand reaches from afar: the keys, and a black screen behind which a run stands still. */
import { createActions, type Parts } from './actions.ts';
import { byId } from './dom.ts';
import { listenToKeys } from './keys.ts';
import { shortcuts } from './settings.ts';

/** The parts that keys reach, and what the black screen needs of layout and run. */
export type RemoteParts = Omit<Parts, 'blank'> & {
  readonly layout: Parts['layout'] & { toggleBlank(): boolean; readonly isBlank: boolean };
  readonly run: Parts['run'] & { readonly isPlaying: boolean; pause(): void; play(): void };
};

/** Starts listening. */
export function createRemote(parts: RemoteParts): void {
  const { layout, run } = parts;
  let playedBefore = false;
  const blank = (): void => {
    if (layout.toggleBlank()) {
      playedBefore = run.isPlaying;
      run.pause();
    } else if (playedBefore) run.play();
  };
  const actions = createActions({ ...parts, blank });
  listenToKeys({
    act(action) {
      if (layout.isBlank && action !== 'blank') blank();
      else actions[action]();
    },
    singleKeys: shortcuts.isOn,
    swallowReload: () => document.fullscreenElement !== null,
  });
  byId('blank').addEventListener('click', blank);
}
