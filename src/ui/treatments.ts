/** Buttons that give something at this very moment: drugs, more CAR-T cells, cancer cells as a re-challenge. */
import type { GUI } from 'lil-gui';
import { type Command, drugs } from '../model/commands.ts';
import type { Parameters } from '../model/parameters.ts';
import type { StageName } from '../model/stages/facts.ts';
import { element, setText, textButton } from './dom.ts';
import { inWords } from './numbers.ts';
import { t } from './strings.ts';

/** Cells of a re-challenge at each scale, and CAR-T cells put into a dish. */
const challengeCells = { patient: 5e9, cell: 50 } as const;
const dishDose = 20;

/** The folder. */
export type Treatments = {
  /** A dish has no body to give drugs to, and takes cells by the dozen. */
  setStage(scale: StageName): void;
};

/** What another infusion would be, asked for when a button is pressed or shown. */
export type NextProduct = {
  /** CAR-T cells. */
  dose(): number;
  /** The target that a product of another kind would have. */
  otherTarget(): Parameters['target'];
};

/** Adds the folder to the panel. */
export function addTreatments(gui: GUI, send: (command: Command) => void, next: NextProduct): Treatments {
  const folder = gui.addFolder(t('treatments.title'));
  folder.close();
  let scale: StageName = 'patient';
  const box = element('div', { class: 'treatments' });
  const ofBody = drugs.map((drug) => textButton(t(`drug.${drug}`), () => send({ do: drug })));
  const infuse = textButton('', () => {
    send({ do: 'infuse', cells: scale === 'cell' ? dishDose : Math.round(next.dose()) });
  });
  const infuseOther = textButton('', () => {
    send({ do: 'infuse', cells: Math.round(next.dose()), target: next.otherTarget() });
  });
  const deplete = textButton(t('treatments.lymphodepletion'), () => send({ do: 'lymphodepletion', strength: 1 }));
  const challenge = textButton('', () => send({ do: 'challenge', cells: challengeCells[scale] }));
  box.append(...ofBody, deplete, infuse, infuseOther, challenge);
  folder.$children.append(box);
  const setStage = (shown: StageName): void => {
    scale = shown;
    for (const button of [...ofBody, deplete, infuseOther]) button.hidden = scale === 'cell';
    setText(infuse, scale === 'cell' ? t('treatments.infuseDish', { cells: dishDose }) : t('treatments.infuse'));
    setText(infuseOther, t('treatments.infuseOther', { target: next.otherTarget() }));
    setText(challenge, t('treatments.challenge', { cells: inWords(challengeCells[scale]) }));
  };
  setStage('patient');
  return { setStage };
}
