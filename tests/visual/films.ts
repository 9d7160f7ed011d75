/** The films that are looked through for flashes: every kind of scenario, the fastest speeds, mass killing, and what a visitor can make happen at once. */
import type { Film } from './film.ts';

const busy = { set: { weight: 6e6 }, theme: 'dark', seconds: 2 } as const;
const single = { theme: 'dark', seconds: 2, from: 60 } as const;
/** Ticks until the day on which most cancer cells die. */
const massKilling = 8.5 * 48;

/** Films that `npm test` takes: the usual speed when most happens, the fastest single cells, and all at once. */
export const shortFilms: Readonly<Record<string, Film>> = {
  'mass killing, twelve hours a second': { ...busy, scenario: 'all', from: massKilling, speed: 24 },
  'killing assay, fastest, light': { ...single, scenario: 'killing-assay', theme: 'light', speed: 720 },
  'restart, seek, theme, stain and zoom within a second': {
    ...busy,
    scenario: 'all',
    from: 300,
    speed: 48,
    events: [
      { at: 0.3, do: 'seek' },
      { at: 0.5, do: 'theme', theme: 'light' },
      { at: 0.7, do: 'restart' },
      { at: 0.9, do: 'zoom' },
      { at: 1.2, do: 'look', look: { stain: true } },
    ],
  },
};

/** All twenty and more. */
export const films: Readonly<Record<string, Film>> = {
  ...shortFilms,
  'mass killing, fastest': { ...busy, scenario: 'all', from: massKilling, speed: 480 },
  'lymphoma, fastest, projector': { ...busy, scenario: 'dlbcl', theme: 'projector', from: massKilling, speed: 480 },
  'mass killing, two days a second': { ...busy, scenario: 'all', from: massKilling, speed: 96 },
  'mass killing, light': { ...busy, scenario: 'all', theme: 'light', from: massKilling, speed: 480 },
  'mass killing, projector': { ...busy, scenario: 'all', theme: 'projector', from: massKilling, speed: 480 },
  'mass killing, near': { ...busy, scenario: 'all', from: massKilling, speed: 96, width: 150 },
  'mass killing, by exhaustion': {
    ...busy,
    scenario: 'all',
    from: massKilling,
    speed: 240,
    look: { colourBy: 'exhaustion' },
  },
  'infusion, fastest': { ...busy, scenario: 'all', from: 190, speed: 480 },
  untreated: { ...busy, scenario: 'untreated', from: 300, speed: 480 },
  healthy: { ...busy, scenario: 'healthy', from: 100, speed: 480 },
  'low antigen': { ...busy, scenario: 'low-antigen', from: massKilling, speed: 480 },
  escape: { ...busy, scenario: 'escape', from: massKilling, speed: 480 },
  'high burden': { ...busy, scenario: 'high-burden', set: { weight: 2e7 }, from: massKilling, speed: 480 },
  'no lymphodepletion': { ...busy, scenario: 'no-lymphodepletion', from: massKilling, speed: 480 },
  'killing assay, fastest': { ...single, scenario: 'killing-assay', speed: 720 },
  'killing assay, usual speed': { ...single, scenario: 'killing-assay', speed: 10 },
  'one killer, near': { ...single, scenario: 'contact', from: 30, speed: 60 },
  'one killer, fastest': { ...single, scenario: 'contact', from: 10, speed: 720 },
};
