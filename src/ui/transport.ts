/** Time: play, single steps, speed, restart, seed, and the course as a bar that one can move along. */
import type { Scenario } from '../model/scenario.ts';
import type { StageName } from '../model/stages/facts.ts';
import { checkSeed } from '../story/link.ts';
import { element, icon, iconButton, nameButton, setText } from './dom.ts';
import { nearestStop, slowness } from './speed.ts';
import { stageViews } from './stages.ts';
import { t } from './strings.ts';
import { createTimeBar, type Mark } from './time-bar.ts';

/** What the bar asks of the page. */
export type TransportEvents = {
  toggle(): void;
  step(ticks: 1 | -1): void;
  seek(tick: number): void;
  speed(ticksPerSecond: number): void;
  restart(): void;
  newSeed(): void;
  seed(seed: string): void;
  refused(message: string): void;
};

/** The bar. */
export type Transport = {
  setPlaying(isPlaying: boolean): void;
  setTick(tick: number): void;
  /** What is true of a run that has just started. */
  setScenario(scenario: Scenario): void;
  setMarks(marks: readonly Mark[]): void;
  /** The speed that the machine really reaches, in ticks per second. */
  setActual(ticksPerSecond: number): void;
  /** Ticks per second chosen. */
  speed(): number;
  /** One stop slower or faster. */
  shiftSpeed(by: 1 | -1): void;
  setSpeed(ticksPerSecond: number): void;
};

/** Builds the bar inside `host`. */
export function createTransport(host: HTMLElement, first: Scenario, events: TransportEvents): Transport {
  let stage: StageName = first.scale;
  let playing = false;

  const play = iconButton('play', t('transport.play'), () => events.toggle(), 'play');
  const buttons = element(
    'div',
    { class: 'transport-buttons' },
    iconButton('restart', t('transport.restart'), () => events.restart()),
    iconButton('back', t('transport.back'), () => events.step(-1)),
    play,
    iconButton('forward', t('transport.forward'), () => events.step(1)),
  );

  const range = element('input', { class: 'range speed-range', attributes: { type: 'range', min: '0', step: '1' } });
  range.setAttribute('aria-label', t('transport.speed'));
  const speedText = element('span', { class: 'speed-text' });
  const slow = element('span', { class: 'slow', attributes: { role: 'status' } });
  const speed = element('div', { class: 'speed' }, range, element('div', { class: 'speed-words' }, speedText, slow));

  const stop = () =>
    stageViews[stage].speeds[Number(range.value)] ??
    stageViews[stage].speeds[0] ?? { ticksPerSecond: 1, amount: 1, unit: 'h' as const };
  const showSpeed = (): void => {
    const { amount, unit } = stop();
    const values = { amount, unit: t(`unit.${unit}`) };
    setText(speedText, t('transport.speedShort', values));
    range.setAttribute('aria-valuetext', t('transport.speedValue', values));
    range.style.setProperty('--filled', String(Number(range.value) / Number(range.max)));
  };
  const setStop = (index: number): void => {
    range.max = String(stageViews[stage].speeds.length - 1);
    range.value = String(index);
    showSpeed();
  };
  range.addEventListener('input', () => {
    showSpeed();
    setText(slow, '');
    events.speed(stop().ticksPerSecond);
  });

  const bar = createTimeBar((tick) => events.seek(tick));

  const seed = element('input', {
    class: 'seed-field',
    attributes: { type: 'text', maxlength: '64', autocomplete: 'off', spellcheck: 'false', size: '6' },
  });
  seed.title = t('transport.seedTitle');
  let seedNow = first.seed;
  const commitSeed = (): void => {
    if (seed.value === seedNow) return;
    const checked = checkSeed(seed.value);
    if (checked.ok) return events.seed(checked.value);
    seed.value = seedNow;
    events.refused(checked.message);
  };
  seed.addEventListener('blur', commitSeed);
  seed.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') commitSeed();
    else if (event.key === 'Escape') seed.value = seedNow;
  });
  const seedLabel = element('label', { class: 'seed' }, element('span', { text: t('transport.seed') }), seed);
  const seedBox = element(
    'div',
    { class: 'seed-box' },
    seedLabel,
    iconButton('dice', t('transport.newSeed'), () => events.newSeed()),
  );

  host.append(buttons, speed, bar.element, seedBox);
  setStop(stageViews[stage].firstSpeed);

  return {
    setPlaying(isPlaying) {
      if (playing === isPlaying) return;
      playing = isPlaying;
      play.replaceChildren(icon(isPlaying ? 'pause' : 'play'));
      nameButton(play, t(isPlaying ? 'transport.pause' : 'transport.play'));
      if (!isPlaying) setText(slow, '');
    },
    setTick: (tick) => bar.setTick(tick),
    setScenario(scenario) {
      if (scenario.scale !== stage) {
        stage = scenario.scale;
        setStop(stageViews[stage].firstSpeed);
      }
      seedNow = scenario.seed;
      seed.value = seedNow;
      bar.setScenario(scenario);
    },
    setMarks: (marks) => bar.setMarks(marks),
    setActual(ticksPerSecond) {
      const factor = playing ? slowness(ticksPerSecond, stop().ticksPerSecond) : null;
      setText(slow, factor === null ? '' : t('transport.slow', { factor }));
    },
    speed: () => stop().ticksPerSecond,
    shiftSpeed(by) {
      setStop(Math.min(Number(range.max), Math.max(0, Number(range.value) + by)));
      events.speed(stop().ticksPerSecond);
    },
    setSpeed(ticksPerSecond) {
      setStop(nearestStop(stage, ticksPerSecond));
      events.speed(stop().ticksPerSecond);
    },
  };
}
