/** Buttons that give something at this very moment: drugs, more CAR-T cells, cancer cells as a re-challenge. */
import type { GUI } from 'lil-gui';
import { type Command, drugs } from '../model/commands.ts';
import { element, textButton } from './dom.ts';
import { inWords } from './numbers.ts';
import { t } from './strings.ts';

/** Cancer cells that a re-challenge puts in. */
const challengeCells = 1e9;

/** Adds the folder to the panel. @param dose CAR-T cells of another infusion, asked for when the button is pressed. */
export function addTreatments(gui: GUI, send: (command: Command) => void, dose: () => number): void {
  const folder = gui.addFolder(t('treatments.title'));
  folder.close();
  const box = element('div', { class: 'treatments' });
  for (const drug of drugs) box.append(textButton(t(`drug.${drug}`), () => send({ do: drug })));
  const challenge = t('treatments.challenge', { cells: inWords(challengeCells) });
  box.append(
    textButton(t('treatments.infuse'), () => send({ do: 'infuse', cells: Math.round(dose()) })),
    textButton(challenge, () => send({ do: 'challenge', cells: challengeCells })),
  );
  folder.$children.append(box);
}
