/** The dialog that gives a run away: as a link, as a scenario file, as a table, as a picture; and opens a scenario file. */
import { summaryCsv } from '../analysis/table.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';
import { fileEnding, largestFile, readFile, writeFile, type FileContent } from '../story/file.ts';
import { longestLink, mostCommands } from '../story/link.ts';
import { createDialog, type Dialog } from './dialogs.ts';
import { element, setText, textButton } from './dom.ts';
import { fileName, save } from './save.ts';
import { t } from './strings.ts';

/** What the dialog needs of the page. */
export type ShareOptions = {
  link(): string;
  scenario(): Scenario;
  rows(): readonly Summary[];
  /** The picture with its caption, as PNG. */
  picture(): Promise<Blob>;
  /** A file was read. */
  opened(content: FileContent): void;
};

/** Why a file is refused before it is read, or null. Pure. */
export function refusalAtDoor(file: { readonly name: string; readonly size: number }): string | null {
  if (file.size > largestFile) return t('share.tooLarge', { size: file.size, most: largestFile });
  return /\.json$/i.test(file.name) ? null : t('share.wrongType');
}

/** Builds the dialog. */
export function createShare(host: HTMLElement, options: ShareOptions): Dialog {
  const field = element('textarea', {
    class: 'link-field',
    attributes: { readonly: '', rows: '3', 'aria-label': t('share.link'), spellcheck: 'false' },
  });
  field.addEventListener('focus', () => field.select());
  const long = element('p', { class: 'warning-text' });
  const copy = textButton(t('button.copy'), () => void copyLink(), 'primary');
  const copyLink = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // without the permission the old way still works
      field.select();
      document.execCommand('copy');
    }
    copy.textContent = t('button.copied');
    setTimeout(() => {
      copy.textContent = t('button.copy');
    }, 2000);
  };
  copy.setAttribute('aria-live', 'polite');

  const named = (ending: string): string => {
    const { name, seed } = options.scenario();
    return fileName(['cart-lab', name, `seed${seed}`], ending);
  };
  const status = element('p', { class: 'quiet-text', attributes: { role: 'status' } });
  const input = element('input', { attributes: { type: 'file', accept: '.json,application/json' } });
  input.hidden = true;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = '';
    if (file !== undefined) void open(file);
  });
  const open = async (file: File): Promise<void> => {
    const refused = refusalAtDoor(file);
    const read = refused === null ? readFile(await file.text()) : { ok: false as const, message: refused };
    if (read.ok) {
      setText(status, t('share.opened', { name: read.value.scenario.name }));
      options.opened(read.value);
      dialog.close();
    } else setText(status, t('share.refused', { message: read.message }));
  };

  const saveScenario = textButton(t('share.save'), () => {
    save(named(fileEnding), new Blob([writeFile(options.scenario())], { type: 'application/json' }));
  });
  const openScenario = textButton(t('share.open'), () => input.click());
  const saveTable = textButton(t('share.table'), () => {
    save(named('.csv'), new Blob([summaryCsv(options.rows(), options.scenario().scale)], { type: 'text/csv' }));
  });
  const savePicture = textButton(t('share.picture'), () => {
    options
      .picture()
      .then((blob) => save(named('.png'), blob))
      .catch((error: unknown) => setText(status, String(error)));
  });
  const dialog = createDialog(
    host,
    'share',
    t('share.title'),
    element('p', { text: t('share.text') }),
    field,
    long,
    copy,
    element('h3', { text: t('share.files') }),
    element('div', { class: 'share-files' }, saveScenario, openScenario, saveTable, savePicture, input),
    status,
  );
  return {
    open() {
      const { length: changes } = options.scenario().commands;
      const fits = changes <= mostCommands;
      field.value = fits ? options.link() : '';
      field.hidden = !fits;
      copy.hidden = !fits;
      const { length } = field.value;
      if (!fits) setText(long, t('share.manyChanges', { changes, most: mostCommands }));
      else setText(long, length > longestLink ? t('share.long', { length, most: longestLink }) : '');
      setText(status, '');
      if (!dialog.open) dialog.showModal();
      (fits ? copy : saveScenario).focus();
    },
  };
}
