/** The compared pictures: each scene near and far, the themes, and what colours can say. */
import type { Wanted } from './stage.ts';

/** Few agents, so that a picture takes a second. */
const coarse = { weight: 2e7 };
const patient = { scenario: 'all', set: coarse, theme: 'dark' } as const;
const dish = { scenario: 'killing-assay', theme: 'dark' } as const;

/** What each picture is taken of, by its name. */
export const pictures: Readonly<Record<string, Wanted>> = {
  'marrow-start-dark': { ...patient, ticks: 300 },
  'marrow-start-light': { ...patient, ticks: 300, theme: 'light' },
  'marrow-start-projector': { ...patient, ticks: 300, theme: 'projector' },
  'marrow-whole-dark': { ...patient, set: { weight: 6e6 }, ticks: 20, at: 'all' },
  'marrow-near-stain': { ...patient, ticks: 300, at: [0.5, 0.5, 150], look: { stain: true } },
  'marrow-antigen': { ...patient, ticks: 300, at: [0.5, 0.5, 260], look: { colourBy: 'antigen' } },
  'marrow-kills': { ...patient, ticks: 340, theme: 'light', at: [0.5, 0.5, 260], look: { colourBy: 'kills' } },
  'marrow-faded-and-lit': { ...patient, ticks: 300, at: [0.5, 0.5, 260], look: { fade: 1 << 5, light: [190, 255] } },
  'residual-dark': { ...patient, ticks: 580, at: [0.5, 0.5, 260] },
  'myeloma-near-light': {
    scenario: 'idecabtagene',
    set: coarse,
    theme: 'light',
    ticks: 260,
    at: [0.5, 0.5, 160],
  },
  'marrow-healthy-stain': {
    scenario: 'healthy',
    set: coarse,
    theme: 'light',
    ticks: 10,
    at: [0.4, 0.5, 330],
    look: { stain: true },
  },
  'bone-and-fat-light': { scenario: 'healthy', set: coarse, theme: 'light', ticks: 10, at: [0.36, 0.13, 330] },
  'node-dark': { scenario: 'dlbcl', set: { weight: 2e7, burden: 1e9 }, theme: 'dark', ticks: 4 },
  'node-venule-light': {
    scenario: 'dlbcl',
    set: { weight: 2e7, burden: 1e9 },
    theme: 'light',
    ticks: 4,
    at: [0.3, 0.8, 200],
  },
  'vessel-dark': { ...patient, scene: 'vessel', ticks: 10, at: [0.5, 0.2, 260] },
  'dish-near-dark': { ...dish, ticks: 120, kill: { n: 1, width: 60 }, selected: true },
  'dish-light': { ...dish, ticks: 300, theme: 'light' },
  'dish-projector': { ...dish, ticks: 120, theme: 'projector', kill: { n: 0, width: 160 } },
};
