/** Buttons that give something at this very moment: drugs, more CAR-T cells, cancer cells as a re-challenge. */
import type { GUI } from 'lil-gui';
import { type Command, drugs } from '../model/commands.ts';
import type { Parameters } from '../model/parameters.ts';
import { holds, type StageName, stageFacts } from '../model/stages/facts.ts';
import { element, setText, textButton } from './dom.ts';
import { inWords } from './numbers.ts';
import { stageViews } from './stages.ts';
import { t } from './strings.ts';

/** The folder. */
export type Treatments = {
  /** Offers what can be given at a stage. */
  setStage(stage: StageName): void;
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
  let stage: StageName = 'patient';
  const box = element('div', { class: 'treatments' });
  const ofDrugs = drugs.map((drug) => ({
    does: drug,
    button: textButton(t(`drug.${drug}`), () => send({ do: drug })),
  }));
  const infuse = textButton('', () => {
    send({ do: 'infuse', cells: stageViews[stage].infusion ?? Math.round(next.dose()) });
  });
  const infuseOther = textButton('', () => {
    send({ do: 'infuse', cells: Math.round(next.dose()), target: next.otherTarget() });
  });
  const deplete = textButton(t('treatments.lymphodepletion'), () => send({ do: 'lymphodepletion', strength: 1 }));
  const challenge = textButton('', () => send({ do: 'challenge', cells: stageViews[stage].challenge }));
  const buttons: readonly { readonly does: Command['do']; readonly button: HTMLElement }[] = [
    ...ofDrugs,
    { does: 'lymphodepletion', button: deplete },
    { does: 'infuse', button: infuse },
    { does: 'infuse', button: infuseOther },
    { does: 'challenge', button: challenge },
  ];
  box.append(...buttons.map(({ button }) => button));
  folder.$children.append(box);
  const setStage = (shown: StageName): void => {
    stage = shown;
    const { commands, takesOtherProducts } = stageFacts[stage];
    const { infusion, challenge: cells } = stageViews[stage];
    for (const { does, button } of buttons) button.hidden = !holds(commands, does);
    infuseOther.hidden ||= !takesOtherProducts;
    setText(infuse, infusion === undefined ? t('treatments.infuse') : t('treatments.infuseDish', { cells: infusion }));
    setText(infuseOther, t('treatments.infuseOther', { target: next.otherTarget() }));
    setText(challenge, t('treatments.challenge', { cells: inWords(cells) }));
  };
  setStage('patient');
  return { setStage };
}
