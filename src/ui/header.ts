/** The slim bar on top: name, scenario, clock, and the buttons for theme, sharing, help and full screen. */
import type { StageName } from '../model/stages/facts.ts';
import { type PageState, type Part, themeOf } from '../page/state.ts';
import { productByName } from '../story/products.ts';
import { type ScenarioEntry, scenarios } from '../story/scenarios.ts';
import { element, iconButton, nameButton, setText } from './dom.ts';
import { clock } from './numbers.ts';
import { stageViews } from './stages.ts';
import { t } from './strings.ts';

/** What the bar asks of the page. */
export type HeaderEvents = {
  scenario(name: string): void;
  theme(): void;
  share(): void;
  help(): void;
  fullScreen(): void;
  fold(part: Part): void;
};

/** The bar. */
export type Header = {
  /** The clock's part of the bar, for what belongs to time. */
  readonly clock: HTMLElement;
  setClock(tick: number, stage: StageName): void;
  /** Shows which scenario is running, which theme is chosen, and which parts are open. */
  readonly show: (state: PageState) => void;
};

const menuGroups = ['patients', 'products', 'cells'] as const;

/** The part of the menu that a scenario is in. */
export function groupOf(entry: ScenarioEntry): (typeof menuGroups)[number] {
  return productByName(entry.name) === undefined ? stageViews[entry.scale].menu : 'products';
}

/** Builds the bar inside `host`. */
export function createHeader(host: HTMLElement, events: HeaderEvents): Header {
  const title = element(
    'div',
    { class: 'title' },
    element('h1', { text: t('title') }),
    element('p', { class: 'disclaimer', text: t('disclaimer') }),
  );

  const select = element('select', { class: 'scenario', attributes: { 'aria-label': t('scenario') } });
  for (const group of menuGroups) {
    const box = element('optgroup', { attributes: { label: t(`scenario.${group}`) } });
    for (const { name, title: text, about } of scenarios.filter((entry) => groupOf(entry) === group)) {
      const option = element('option', { text, attributes: { value: name } });
      option.title = about;
      box.append(option);
    }
    select.append(box);
  }
  const fromFile = element('option');
  const fileBox = element('optgroup', { attributes: { label: t('scenario.file') } }, fromFile);
  select.addEventListener('change', () => events.scenario(select.value));

  const day = element('span', { class: 'clock-day' });
  const rest = element('span', { class: 'clock-rest' });
  const time = element('p', { class: 'clock' }, day, rest);
  time.title = t('clockTitle');
  const clockBox = element('div', { class: 'clock-box' }, time);

  const theme = iconButton('theme', '', () => events.theme());
  const look = iconButton('look', t('button.look'), () => events.fold('look'), 'look-button');
  const chart = iconButton('chart', t('button.chart'), () => events.fold('chart'));
  const panel = iconButton('settings', t('button.panel'), () => events.fold('panel'));
  const full = iconButton('full', t('button.full'), () => events.fullScreen(), 'wide-only');
  full.hidden = !document.fullscreenEnabled;
  const buttons = element(
    'div',
    { class: 'header-buttons', attributes: { role: 'toolbar', 'aria-label': t('title') } },
    look,
    chart,
    panel,
    theme,
    iconButton('share', t('button.share'), () => events.share()),
    iconButton('help', t('button.help'), () => events.help()),
    full,
  );
  host.append(title, select, clockBox, buttons);

  return {
    clock: clockBox,
    setClock(tick, stage) {
      const now = clock(tick, stage);
      const { inHours } = stageViews[stage];
      // hours as long as they say more than tenths of a day
      const isShort = inHours && Number(now.day) < 1;
      setText(day, isShort ? now.rest : t('day', { day: now.day }));
      setText(rest, isShort || !inHours ? '' : now.rest);
    },
    show(state) {
      const { name } = state.base;
      const isListed = scenarios.some((entry) => entry.name === name);
      if (isListed) fileBox.remove();
      else {
        fromFile.value = fromFile.textContent = name;
        select.append(fileBox);
      }
      select.value = name;
      nameButton(theme, t('button.theme', { theme: t(`theme.${themeOf(state)}`) }));
      chart.setAttribute('aria-expanded', String(state.open.chart));
      panel.setAttribute('aria-expanded', String(state.open.panel));
      look.setAttribute('aria-expanded', String(state.open.look));
    },
  };
}
