/** The panel, made from the parameter table: the main sliders on top, the rest in closed folders. */
import { GUI, type OptionController } from 'lil-gui';
import type { Command } from '../model/commands.ts';
import {
  type Group,
  isMeant,
  type ParameterKey,
  type ParameterRow,
  type Parameters,
  parameterTable,
  type ParameterValue,
} from '../model/parameters.ts';
import { type StageName, stageFacts } from '../model/stages/facts.ts';
import type { PageState } from '../page/state.ts';
import { createAbout } from './about.ts';
import { element, setText, textButton } from './dom.ts';
import { addNumberRow, type PanelRow, type RowEvents } from './number-row.ts';
import { labelOf, refusedText } from './parameter-words.ts';
import { t } from './strings.ts';
import { addTreatments, type Treatments } from './treatments.ts';
import { settle, type Throttled } from './throttle.ts';

/** What the panel asks of the page. */
export type ControlEvents = {
  /** Something is to be given at this moment. */
  send(command: Command): void;
  /** A parameter that takes effect at once has a new value. */
  set(key: ParameterKey, value: ParameterValue): void;
  /** A value was chosen for the next start. */
  choose(key: ParameterKey, value: ParameterValue): void;
  /** The run is to start again with the panel's values. */
  restart(): void;
  /** The panel is to show the scenario's own values again, and the run to start with them. */
  reset(): void;
};

/** The panel. */
export type Controls = {
  /** Values that take effect at once and have not been passed on yet. */
  unsettled(): PageState['pending'];
  /** Shows the values of a run that has just started, what waits for the next start, and what means something at its stage. */
  show(state: PageState): void;
  /** Shows what is in force at the instant that is shown; edits that have not been passed on, or wait for a start, stay. */
  showInForce(parameters: Readonly<Parameters>): void;
  /** Passes on at once what has not settled yet: before time goes on, stops or jumps. */
  flush(): void;
  /** Opens or folds the whole panel. */
  open(open: boolean): void;
};

const groups: readonly Group[] = ['main', 'cancer', 'car', 'product', 'patient', 'rates', 'cell', 'computing'];

/** A change that takes effect at once is passed on when it has stood for so long, in ms: a drag is one change for each place where it rested. */
const settledAfter = 300;

/** Builds the panel inside `host`. */
export function createControls(host: HTMLElement, first: Readonly<Parameters>, events: ControlEvents): Controls {
  const table: readonly ParameterRow[] = parameterTable;
  const draft: Record<string, ParameterValue> = { ...first };
  /** What takes effect at once and has not been passed on yet. */
  const unsettled = new Map<ParameterKey, ParameterValue>();
  let running: Readonly<Parameters> = { ...first };
  let stage: StageName = 'patient';
  const rows = new Map<ParameterKey, PanelRow>();
  const helps = new Map<ParameterKey, HTMLButtonElement>();
  const folders = new Map<Group, GUI>();
  const senders = new Map<ParameterKey, Throttled<ParameterValue>>();

  const status = element('p', { class: 'panel-status', attributes: { role: 'status' } });
  const restart = textButton(t('panel.restart'), () => events.restart(), 'restart-pending');
  restart.hidden = true;
  const head = element('div', { class: 'panel-head' }, restart, status);
  const foot = element(
    'div',
    { class: 'panel-foot' },
    textButton(t('panel.reset'), () => events.reset(), 'quiet'),
  );

  const gui = new GUI({ container: host, injectStyles: false, touchStyles: 0, title: t('panel.title') });
  gui.$children.before(head);
  const about = createAbout(host, () => running);

  const mark = (): void => {
    let waiting = false;
    for (const row of table) {
      const changed = row.applies === 'start' && draft[row.key] !== running[row.key as ParameterKey];
      rows.get(row.key as ParameterKey)?.element.classList.toggle('waiting', changed);
      waiting ||= changed;
    }
    restart.hidden = !waiting;
  };
  const eventsOf = (row: ParameterRow): RowEvents => ({
    change(value) {
      const key = row.key as ParameterKey;
      draft[key] = value;
      status.textContent = '';
      if (row.applies === 'start') events.choose(key, value);
      else {
        unsettled.set(key, value);
        senders.get(key)?.(value);
      }
      mark();
    },
    refuse(text, kept) {
      status.textContent = refusedText(row, text, kept, running);
    },
  });

  const add = (folder: GUI, row: ParameterRow): void => {
    const key = row.key as ParameterKey;
    const made = addRow(folder, row, draft[key] ?? row.default, eventsOf(row));
    if (row.applies === 'start') {
      const badge = element('span', { class: 'next-start', text: t('panel.nextStart') });
      badge.title = t('panel.nextStartTitle');
      made.name.after(badge);
    } else {
      const pass = (value: ParameterValue): void => {
        unsettled.delete(key);
        events.set(key, value);
      };
      senders.set(key, settle(pass, settledAfter));
    }
    const help = about.button(row);
    made.name.after(help);
    rows.set(key, made);
    helps.set(key, help);
  };

  /** Names the rows after the target of the run, and hides those that mean nothing to it. */
  const fit = (): void => {
    for (const row of table) {
      const key = row.key as ParameterKey;
      const made = rows.get(key);
      if (made === undefined) continue;
      const field = labelOf(row, running);
      setText(made.name, field);
      helps.get(key)?.setAttribute('aria-label', t('panel.about', { field }));
      made.element.toggleAttribute('hidden', !isMeant(key, stage, running));
    }
  };

  let treatments: Treatments | null = null;
  for (const group of groups) {
    const ofGroup = table.filter((row) => row.group === group);
    if (ofGroup.length === 0) continue;
    if (group === 'main') {
      for (const row of ofGroup) add(gui, row);
      treatments = addTreatments(gui, (command) => events.send(command), {
        dose: () => Number(draft['dose']),
        otherTarget: () => draft['secondTarget'] as Parameters['target'],
      });
      continue;
    }
    const folder = gui.addFolder(t(`group.${group}`)).close();
    folders.set(group, folder);
    // most folders are never opened, and their rows are most of the panel
    folder.onOpenClose(() => {
      if (folder._closed || rows.has(ofGroup[0].key as ParameterKey)) return;
      for (const row of ofGroup) add(folder, row);
      fit();
      mark();
    });
  }
  gui.$children.append(foot);
  fit();

  return {
    unsettled: () => Object.fromEntries(unsettled),
    show({ base, pending }) {
      const { parameters } = base;
      stage = base.scale;
      for (const [group, folder] of folders) folder.show(stageFacts[stage].groups.includes(group));
      for (const sender of senders.values()) sender.cancel();
      unsettled.clear();
      Object.assign(draft, parameters, pending);
      // after the values: a button is named after the other target
      treatments?.setStage(stage);
      running = { ...parameters };
      for (const [key, row] of rows) row.show(draft[key] ?? running[key]);
      fit();
      mark();
    },
    showInForce(parameters) {
      const changed = table.map((row) => row.key as ParameterKey).filter((key) => parameters[key] !== running[key]);
      if (changed.length === 0) return;
      for (const key of changed) {
        if (draft[key] !== running[key]) continue;
        draft[key] = parameters[key];
        rows.get(key)?.show(parameters[key]);
      }
      running = { ...parameters };
      fit();
      mark();
    },
    flush() {
      for (const sender of senders.values()) sender.flush();
    },
    open(open) {
      gui.open(open);
    },
  };
}

function addRow(folder: GUI, row: ParameterRow, first: ParameterValue, events: RowEvents): PanelRow {
  if (row.type === 'number') return addNumberRow(folder, row, Number(first), events);
  const model: Record<string, ParameterValue> = { value: first };
  const choices = row.type === 'choice' ? [...row.choices] : undefined;
  const controller = folder.add(model, 'value', choices);
  if (row.type === 'choice') (controller as OptionController).$display.remove();
  let showing = false;
  controller.onChange((value: ParameterValue) => {
    if (!showing) events.change(value);
  });
  return {
    element: controller.domElement,
    name: controller.$name,
    show(value) {
      showing = true;
      controller.setValue(value);
      showing = false;
    },
  };
}
