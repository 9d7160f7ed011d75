/** The cell table: one row for each kind of cell, with its size and the surface molecules that tell it from the others. */

/** A surface molecule that a CAR can be made against, or by which a kind is known. */
type Marker = 'CD19' | 'CD20' | 'CD22' | 'BCMA' | 'CD7' | 'CD3' | 'CD4' | 'CD8' | 'CAR' | 'CD14';

/** A marker that a CAR can be made against. */
export type Target = 'CD19' | 'CD20' | 'CD22' | 'BCMA' | 'CD7';

/** One row of the cell table. */
export type Kind = {
  /** The number that agents carry. */
  readonly code: number;
  readonly name: 'bCell' | 'cancer' | 'cart' | 'tHelper' | 'tKiller' | 'plasma' | 'macrophage';
  /** Radius at which it is drawn and, at cell scale, pushes others, in µm. */
  readonly radius: number;
  readonly markers: readonly Marker[];
  /** Where the size was read. */
  readonly source: string;
};

/** Every kind of cell, in the order of its code. */
export const kinds = [
  {
    code: 0,
    name: 'bCell',
    radius: 4,
    markers: ['CD19', 'CD20', 'CD22'],
    source: 'small lymphocyte 8–10 µm (haematology atlases)',
  },
  {
    code: 1,
    name: 'cancer',
    radius: 6,
    markers: ['CD19', 'CD22'],
    source: 'lymphoblast 10–15 µm (FAB L1); large lymphoma cell 14–15 µm',
  },
  { code: 2, name: 'cart', radius: 5.2, markers: ['CD3', 'CAR'], source: 'activated lymphocyte 9–14 µm' },
  { code: 3, name: 'tHelper', radius: 4, markers: ['CD3', 'CD4'], source: 'small lymphocyte 8–10 µm' },
  { code: 4, name: 'tKiller', radius: 4, markers: ['CD3', 'CD8'], source: 'small lymphocyte 8–10 µm' },
  { code: 5, name: 'plasma', radius: 6.2, markers: ['BCMA'], source: 'plasma cell 8–15 µm' },
  { code: 6, name: 'macrophage', radius: 10.5, markers: ['CD14'], source: 'macrophage about 21 µm' },
] as const satisfies readonly Kind[];

/** The code of each kind by name, for the rules. */
export const kind = { bCell: 0, cancer: 1, cart: 2, tHelper: 3, tKiller: 4, plasma: 5, macrophage: 6 } as const;

/** What an agent is doing. */
export const activity = {
  /** Crawling, growing, waiting. */
  free: 0,
  /** A CAR-T cell and its target held together; both carry it. */
  bound: 1,
  /** Programmed death has begun; the cell no longer counts as alive and fades. */
  dying: 2,
} as const;

/** The programme that a CAR-T cell follows. `passing`: just infused, carried by the blood, not settled in the tissue yet. */
export const phenotype = { effector: 0, memory: 1, exhausted: 2, passing: 3 } as const;

/** Bits of an agent's `traits`. */
export const trait = {
  /** The first target antigen is lost for good. */
  lostAntigen: 1,
  /** The second target antigen is lost for good. */
  lostSecondAntigen: 2,
  /** Carries the brake PD-L1. */
  pdl1: 4,
  /** A passing CAR-T cell that will settle; one without it will be lost. */
  settles: 8,
  /** A CAR-T cell of an earlier product with another target or costimulation: it feels and kills nothing any more, and holds the B line down. */
  former: 16,
} as const;

/** Why cells die, in the order of the ledger's columns. */
export const causes = [
  'carT',
  'turnover',
  'contraction',
  'exhaustion',
  'distribution',
  'treatment',
  'fratricide',
  'crowding',
  'activation',
  'rejection',
  'ownTCells',
] as const;

/** The ledger's column of each cause. */
export const cause = {
  carT: 0,
  turnover: 1,
  contraction: 2,
  exhaustion: 3,
  distribution: 4,
  treatment: 5,
  fratricide: 6,
  crowding: 7,
  activation: 8,
  rejection: 9,
  ownTCells: 10,
} as const;

/**
 * Who carries what: molecules per cell of each possible target on each stage of the B lineage and on T cells, 0 for none.
 * Mature B cells after S54 (CD19 22,000, CD20 94,000) and flow atlases; the others are typical values (standard immunophenotype).
 * A cancer's own density is a parameter; this table says whether a disease carries the target at all.
 */
export const lineage = {
  stem: { CD19: 0, CD20: 0, CD22: 0, BCMA: 0, CD7: 0 },
  precursor: { CD19: 12000, CD20: 0, CD22: 4000, BCMA: 0, CD7: 0 },
  bCell: { CD19: 20000, CD20: 94000, CD22: 10000, BCMA: 0, CD7: 0 },
  plasma: { CD19: 0, CD20: 0, CD22: 0, BCMA: 12000, CD7: 0 },
  tCell: { CD19: 0, CD20: 0, CD22: 0, BCMA: 0, CD7: 20000 },
} as const satisfies Record<string, Record<Target, number>>;

/** Which targets the cells of a disease carry. */
export const diseaseMarkers = {
  ALL: ['CD19', 'CD22'],
  DLBCL: ['CD19', 'CD20', 'CD22'],
  myeloma: ['BCMA'],
  'T-ALL': ['CD7'],
  none: [],
} as const satisfies Record<string, readonly Target[]>;
