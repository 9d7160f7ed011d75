/** Banners that say what is different from usual, until closed or no longer true. */
import { element, iconButton, setText, textButton } from './dom.ts';
import { t } from './strings.ts';

/** A notice; one with the id of an earlier one replaces it. */
type Notice = {
  readonly id: string;
  readonly text: string;
  readonly action?: { readonly label: string; run(): void };
  /** Goes away by itself after so many milliseconds. */
  readonly forMs?: number;
};

/** The stack of banners. */
export type Notices = { show(notice: Notice): void; dismiss(id: string): void };

/** Banners at once; older ones make room. */
const most = 4;

/** Shows notices inside `host`, a polite live region. */
export function createNotices(host: HTMLElement): Notices {
  const shown = new Map<string, { readonly banner: HTMLElement; timer: number | null }>();
  const dismiss = (id: string): void => {
    const entry = shown.get(id);
    if (entry === undefined) return;
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.banner.remove();
    shown.delete(id);
  };
  return {
    dismiss,
    show(notice) {
      const before = shown.get(notice.id);
      const message = before?.banner.querySelector('p');
      if (message !== null && message !== undefined && notice.action === undefined) setText(message, notice.text);
      else {
        dismiss(notice.id);
        const banner = element('div', { class: 'notice' }, element('p', { text: notice.text }));
        const { action } = notice;
        if (action !== undefined) {
          banner.append(
            textButton(action.label, () => {
              dismiss(notice.id);
              action.run();
            }),
          );
        }
        banner.append(iconButton('close', t('button.close'), () => dismiss(notice.id)));
        host.append(banner);
        shown.set(notice.id, { banner, timer: null });
      }
      const entry = shown.get(notice.id);
      if (entry !== undefined && notice.forMs !== undefined) {
        if (entry.timer !== null) clearTimeout(entry.timer);
        entry.timer = window.setTimeout(() => dismiss(notice.id), notice.forMs);
      }
      const oldest = shown.keys().next().value;
      if (shown.size > most && oldest !== undefined) dismiss(oldest);
    },
  };
}
