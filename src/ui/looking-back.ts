/** Looking back: the run stands at a moment of its past, and one button leads back to the present. */
import { element, setText } from './dom.ts';
import { t } from './strings.ts';
import { whenText } from './when.ts';

/** What looking back needs of the page. */
export type LookingBackOptions = {
  /** Where the button stands. */
  readonly host: HTMLElement;
  seek(day: number): void;
  isPlaying(): boolean;
  pause(): void;
  play(): void;
};

/** Looking back. */
export type LookingBack = {
  /** Shows the cells of a day; a run that plays stands still meanwhile. */
  show(day: number): void;
  /** Goes back to the present, and on from there if it was playing. */
  back(): void;
  /** Tells which day is shown, and the last one known. @returns whether that is the past */
  update(day: number, last: number, inHours: boolean): boolean;
  /** A new run has no past. */
  clear(): void;
};

/** Days within which two moments are the same. */
const same = 1e-6;

/** Adds the button, which is there only while there is something to go back to. */
export function createLookingBack(options: LookingBackOptions): LookingBack {
  const long = element('span', { class: 'wide-only' });
  const short = element('span', { class: 'phone-only' });
  const button = element('button', { class: 'button back-button', onClick: back }, long, short);
  button.type = 'button';
  button.title = t('back.title');
  button.hidden = true;
  options.host.append(button);
  let present = 0;
  let wasPlaying = false;
  /** Asked for the past, whose picture is not there yet: frames of the present may still come. */
  let isLeaving = false;

  function back(): void {
    if (button.hidden) return;
    options.seek(present);
    if (wasPlaying) options.play();
    wasPlaying = false;
  }

  return {
    show(day) {
      if (options.isPlaying()) {
        wasPlaying = true;
        options.pause();
      }
      isLeaving = present - day > same;
      options.seek(day);
    },
    back,
    update(day, last, inHours) {
      present = last;
      const isPast = last - day > same;
      button.hidden = !isPast;
      if (!isPast) {
        if (!isLeaving) wasPlaying &&= options.isPlaying();
        return false;
      }
      isLeaving = false;
      const when = whenText(last, inHours);
      setText(long, t('back.to', { when }));
      setText(short, t('back.short', { when }));
      return true;
    },
    clear() {
      button.hidden = true;
      wasPlaying = isLeaving = false;
    },
  };
}
