/** Looking back: the run stands at a moment of its past, and one button leads back to the present. */
import { element, setText } from './dom.ts';
import { t } from './strings.ts';
import { whenText } from './when.ts';

/** Looking back. */
export type LookingBack = {
  /** Tells which day is shown, and the last one known. @returns whether that is the past */
  update(day: number, last: number, inHours: boolean): boolean;
  /** A new run has no past. */
  clear(): void;
};

/** Days within which two moments are the same. */
const same = 1e-6;

/**
 * Adds the button, which is there only while there is something to go back to.
 * @param host where it stands
 */
export function createLookingBack(host: HTMLElement, back: () => void): LookingBack {
  const long = element('span', { class: 'wide-only' });
  const short = element('span', { class: 'phone-only' });
  const button = element('button', { class: 'button back-button', onClick: back }, long, short);
  button.type = 'button';
  button.title = t('back.title');
  button.hidden = true;
  host.append(button);

  return {
    update(day, last, inHours) {
      const isPast = last - day > same;
      button.hidden = !isPast;
      if (!isPast) return false;
      const when = whenText(last, inHours);
      setText(long, t('back.to', { when }));
      setText(short, t('back.short', { when }));
      return true;
    },
    clear() {
      button.hidden = true;
    },
  };
}
