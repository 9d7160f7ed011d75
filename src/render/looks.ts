/** What the shaders need to know of each kind of cell: its shape from the cell table, its colours from the theme. */
import type { Frame } from '../frame/frame.ts';
import { targetKinds } from '../frame/record.ts';
import { kind, kinds } from '../model/kinds.ts';
import type { CellColours, Theme } from '../palette.ts';
import { type ColouredBy, rampOf } from '../ramps.ts';
import type { Look } from './painter.ts';
import { stain } from './stain.ts';

/** Body plan of one kind, lengths as parts of the cell's radius. */
type Plan = {
  /** Radius of the nucleus. Haematology atlases: lymphocyte 5:1 to 2:1 by area, blast nearly all nucleus. */
  readonly nucleus: number;
  /** How far the nucleus sits from the middle. */
  readonly offset: number;
  /** How much longer than wide when it crawls; below 0 for a shape that does not depend on crawling. */
  readonly stretch: number;
  /** How far the outline strays from a circle. */
  readonly ragged: number;
  /** Chromatin: 0 fine and even, 1 in coarse clumps. */
  readonly clumps: number;
  /** 0 plain, 1 faint nucleoli and a notch (blast), 2 clock face (plasma cell), 3 kidney and vacuoles (macrophage), 4 granules, 5 as 1, nucleoli plain to see. */
  readonly feature: number;
};

type KindName = (typeof kinds)[number]['name'];

// B cells rest and are round; T cells crawl with a broad front and a tail, as a hand mirror
const plans: { readonly [K in KindName]: Plan } = {
  bCell: { nucleus: 0.84, offset: 0.02, stretch: 0.02, ragged: 0.03, clumps: 0.9, feature: 0 },
  cancer: { nucleus: 0.84, offset: 0.04, stretch: 0.04, ragged: 0.11, clumps: 0.35, feature: 1 },
  cart: { nucleus: 0.66, offset: 0.1, stretch: 0.26, ragged: 0.05, clumps: 0.5, feature: 4 },
  tHelper: { nucleus: 0.78, offset: 0.12, stretch: 0.38, ragged: 0.03, clumps: 0.9, feature: 0 },
  tKiller: { nucleus: 0.76, offset: 0.12, stretch: 0.38, ragged: 0.03, clumps: 0.9, feature: 4 },
  plasma: { nucleus: 0.54, offset: 0.33, stretch: -0.16, ragged: 0.03, clumps: 1, feature: 2 },
  macrophage: { nucleus: 0.44, offset: 0.2, stretch: 0.1, ragged: 0.24, clumps: 0.4, feature: 3 },
};

/** What cancer cells look like, by the disease: radius in µm, and body plan (A2). Large lymphoma cells are 14 to 15 µm across, myeloma cells are large plasma cells. */
export type Cancer = { readonly radius: number; readonly plan: Plan };

const lymphoblast: Cancer = { radius: kinds[kind.cancer].radius, plan: plans.cancer };
const largeCell: Cancer = { radius: 7.25, plan: { ...plans.cancer, feature: 5 } };
const myelomaCell: Cancer = { radius: 7.25, plan: { ...plans.plasma, ragged: 0.06, clumps: 0.7 } };

/** The cancer cells of a frame. */
export function cancerOf({ scene, disease }: Pick<Frame, 'scene' | 'disease'>): Cancer {
  if (disease === 'myeloma') return myelomaCell;
  return scene === 'node' ? largeCell : lymphoblast;
}

/** Four numbers a kind, as a uniform array. */
export type Rows = Float32Array;

/** How many kinds there are. Every graphics card has room for the rows of 32: six uniform arrays of the 256 vectors that WebGL 2 promises. */
export const kindCount = kinds.length;

/** Radius in µm, nucleus, offset, stretch. */
export function shapeRows(cancer: Cancer): Rows {
  return rows((name, usual) => {
    const { nucleus, offset, stretch } = planOf(name, cancer);
    return [name === 'cancer' ? cancer.radius : usual, nucleus, offset, stretch];
  });
}

function planOf(name: KindName, cancer: Cancer): Plan {
  return name === 'cancer' ? cancer.plan : plans[name];
}

/** Raggedness, clumps, feature, and whether the antigen byte is the CAR's target (1) or not (0). */
export function grainRows(cancer: Cancer): Rows {
  return rows((name) => {
    const { ragged, clumps, feature } = planOf(name, cancer);
    return [ragged, clumps, feature, targetKinds.includes(kind[name]) ? 1 : 0];
  });
}

/** One of the four colours of every kind, as red, green, blue from 0 to 1. */
export function colourRows(theme: Theme, look: Look, which: keyof CellColours): Rows {
  return rows((name) => {
    const hex = look.stain ? stained(name, which) : theme.cells[name][which];
    return [...rgb(hex), 1];
  });
}

function stained(name: KindName, which: keyof CellColours): string {
  if (which === 'nucleus') return name === 'cancer' || name === 'macrophage' ? stain.blastNucleus : stain.nucleus;
  if (which === 'outline') return stain.outline;
  if (which === 'body') return name === 'plasma' || name === 'cancer' ? stain.deepCytoplasm : stain.cytoplasm;
  return name === 'cancer' || name === 'macrophage' ? stain.blastNucleus : stain.nucleus;
}

function rows(row: (name: KindName, radius: number) => readonly number[]): Rows {
  return Float32Array.from(kinds.flatMap((kind) => row(kind.name, kind.radius)));
}

/** `#RRGGBB` as three numbers from 0 to 1. */
export function rgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** Smallest and largest radius of the common cells in µm; each cell strays from its kind's radius by up to 6 %. */
export function radiiOf(cancer: Cancer): [smallest: number, largest: number] {
  return [kinds[kind.bCell].radius * 0.94, cancer.radius * 1.06];
}

const allKinds = -1;
const targets = targetKinds.reduce((mask, code) => mask | (1 << code), 0);
const killers = 1 << kind.cart;

/** Which kinds have a quantity, as a mask: bit n for row n of the cell table. */
const bearers: { readonly [Q in ColouredBy]: number } = {
  antigen: targets,
  signal: killers,
  exhaustion: killers,
  kills: killers,
  age: allKinds,
  clone: killers | (1 << kind.cancer),
};

/** How a look colours cells: 0 by kind, 1 antigen, 2 the shown quantity, 3 names; mask of the kinds that have it. */
export function colouring(look: Look): [mode: number, bearers: number] {
  const { colourBy } = look;
  if (look.stain || colourBy === 'kind') return [0, allKinds];
  return [colourBy === 'antigen' ? 1 : colourBy === 'clone' ? 3 : 2, bearers[colourBy]];
}

/** The eight colours of a look's quantity. */
export function rampRows(theme: Theme, look: Look): Rows {
  const hexes = rampOf(theme, look.colourBy === 'kind' ? 'antigen' : look.colourBy);
  return Float32Array.from(hexes.flatMap((hex) => [...rgb(hex), 1]));
}
