/** Every colour of the page in three themes, with the dash and the shape that say the same thing without colour. */

/** `dark` for a screen, `light` for paper and bright rooms, `projector` for a beamer in a room that is not dark. */
export type ThemeName = 'dark' | 'light' | 'projector';

/** Kinds of cell as the cell table names them. */
type CellName = 'bCell' | 'cancer' | 'cart' | 'tHelper' | 'tKiller' | 'plasma' | 'macrophage';

/** The colours of one kind of cell, as `#RRGGBB`. */
export type CellColours = {
  /** The colour by which the kind is known: distant dot, legend, curve. At least 3:1 on the background. */
  readonly mark: string;
  /** Cytoplasm seen near. */
  readonly body: string;
  readonly nucleus: string;
  /** Rim of the cell. */
  readonly outline: string;
};

/** Curves that a chart may show; named like the summary's columns. */
export type SeriesName =
  | 'cart'
  | 'effector'
  | 'memory'
  | 'exhausted'
  | 'cancer'
  | 'cancerNegative'
  | 'bCells'
  | 'tCells'
  | 'il6'
  | 'temperature'
  | 'igg'
  | 'crsGrade';

/** What tells a curve or a legend entry from the others besides its colour. */
export type SeriesStyle = {
  /** Lengths of lines and gaps in CSS px, empty for a full line. */
  readonly dash: readonly number[];
  /** Shape of its marker in legend and chart; for cells it is the look of the distant cell. */
  readonly shape:
    | 'studded ring'
    | 'disc'
    | 'hollow ring'
    | 'double ring'
    | 'small disc'
    | 'diamond'
    | 'triangle'
    | 'square'
    | 'bar';
};

/** One theme. All colours are `#RRGGBB`. */
export type Theme = {
  readonly name: ThemeName;
  /** True when light things stand on dark ground. */
  readonly isDark: boolean;
  readonly background: string;
  /** Panels above the picture, their lines and their text (7:1; quiet text 4.5:1, in `projector` 7:1). */
  readonly panel: string;
  readonly line: string;
  readonly text: string;
  readonly quietText: string;
  /** Focus ring and the pressed state, 3:1 on background and panel. */
  readonly accent: string;
  readonly warning: string;
  /** What lies behind the cells, each close to the background on purpose. */
  readonly tissue: {
    readonly base: string;
    readonly stroma: string;
    readonly vessel: string;
    readonly wall: string;
    readonly fat: string;
    readonly bone: string;
    readonly follicle: string;
    readonly tZone: string;
    readonly grid: string;
    readonly outside: string;
    /** Megakaryocytes, red blood cells, and the veil of local cytokine. */
    readonly giant: string;
    readonly blood: string;
    readonly haze: string;
  };
  /** Ring and trail of the selected cell. */
  readonly selected: string;
  readonly cells: { readonly [K in CellName]: CellColours };
  /** Signs that a cell can carry. */
  readonly signs: {
    readonly antigen: string;
    readonly receptor: string;
    readonly memory: string;
    readonly exhausted: string;
    readonly dead: string;
    readonly pdl1: string;
  };
  readonly series: { readonly [S in SeriesName]: string };
};

/** Dash and shape of every curve, the same in every theme. */
export const seriesStyles: { readonly [S in SeriesName]: SeriesStyle } = {
  cart: { dash: [], shape: 'studded ring' },
  effector: { dash: [8, 3], shape: 'triangle' },
  memory: { dash: [2, 3], shape: 'double ring' },
  exhausted: { dash: [6, 3, 2, 3], shape: 'square' },
  cancer: { dash: [], shape: 'disc' },
  cancerNegative: { dash: [3, 3], shape: 'hollow ring' },
  bCells: { dash: [12, 3], shape: 'small disc' },
  tCells: { dash: [10, 3, 2, 3], shape: 'diamond' },
  il6: { dash: [4, 2, 1, 2], shape: 'triangle' },
  temperature: { dash: [1, 2], shape: 'bar' },
  igg: { dash: [14, 4, 4, 4], shape: 'square' },
  crsGrade: { dash: [], shape: 'bar' },
};

const dark: Theme = {
  name: 'dark',
  isDark: true,
  background: '#0B111D',
  panel: '#131B2A',
  line: '#2B374B',
  text: '#E8EDF4',
  quietText: '#A3B0C2',
  accent: '#7FB4E6',
  warning: '#FFB454',
  tissue: {
    base: '#0C1320',
    stroma: '#182338',
    vessel: '#24182A',
    wall: '#54405A',
    fat: '#2A3040',
    bone: '#343A46',
    follicle: '#143030',
    tZone: '#13243E',
    grid: '#1C2A40',
    outside: '#070B13',
    giant: '#4A3C5E',
    blood: '#6E2E30',
    haze: '#E0501C',
  },
  selected: '#FFFFFF',
  cells: {
    bCell: { mark: '#97F3D5', body: '#9DD1C1', nucleus: '#81C6B1', outline: '#D8EDE7' },
    cancer: { mark: '#E1519C', body: '#C6437D', nucleus: '#AB2661', outline: '#ED97BD' },
    cart: { mark: '#F2A320', body: '#588CCE', nucleus: '#3E72B7', outline: '#F2A320' },
    tHelper: { mark: '#55B4E8', body: '#6DB2D6', nucleus: '#55A0CE', outline: '#BADDEE' },
    tKiller: { mark: '#1F7DE2', body: '#3F70CE', nucleus: '#3864CE', outline: '#82A8F0' },
    plasma: { mark: '#5D8B0D', body: '#5B852B', nucleus: '#487221', outline: '#8BB857' },
    macrophage: { mark: '#C6B593', body: '#C2B381', nucleus: '#AE9C6A', outline: '#EBE1C1' },
  },
  signs: {
    antigen: '#F0E442',
    receptor: '#F2A320',
    memory: '#F3D98B',
    exhausted: '#8B8378',
    dead: '#7C828C',
    pdl1: '#C9D3E0',
  },
  series: {
    cart: '#F2A320',
    effector: '#FFC25E',
    memory: '#F3D98B',
    exhausted: '#A89D8F',
    cancer: '#E1519C',
    cancerNegative: '#F2A6CD',
    bCells: '#97F3D5',
    tCells: '#55B4E8',
    il6: '#FF7A45',
    temperature: '#FF9C9C',
    igg: '#8FBF4A',
    crsGrade: '#FF7A45',
  },
};

const light: Theme = {
  name: 'light',
  isDark: false,
  background: '#F6F4EF',
  panel: '#FFFFFF',
  line: '#D5D0C6',
  text: '#1C232E',
  quietText: '#525C6A',
  accent: '#1B5FAE',
  warning: '#8A4B00',
  tissue: {
    base: '#F6F4EF',
    stroma: '#EAE4DA',
    vessel: '#F6E6E2',
    wall: '#D9B9B2',
    fat: '#FFFDF6',
    bone: '#E4DED2',
    follicle: '#E4F1EA',
    tZone: '#E6EDF6',
    grid: '#E3E2DE',
    outside: '#E6E3DC',
    giant: '#DCCFE2',
    blood: '#D9928A',
    haze: '#E8803C',
  },
  selected: '#10151C',
  cells: {
    bCell: { mark: '#008161', body: '#57CBA3', nucleus: '#0E8A68', outline: '#00664C' },
    cancer: { mark: '#A4207E', body: '#EA78B4', nucleus: '#C0378A', outline: '#961A6C' },
    cart: { mark: '#C05802', body: '#6288CE', nucleus: '#4E7AC6', outline: '#C05802' },
    tHelper: { mark: '#1468F2', body: '#7CA4FF', nucleus: '#2F68F0', outline: '#0C4FD0' },
    tKiller: { mark: '#0A2040', body: '#4A6496', nucleus: '#142C5A', outline: '#021E48' },
    plasma: { mark: '#3C4B16', body: '#8F9C3E', nucleus: '#4B5B0C', outline: '#36440A' },
    macrophage: { mark: '#3E3430', body: '#5E4D44', nucleus: '#3A2E28', outline: '#2E2420' },
  },
  signs: {
    antigen: '#8F7A00',
    receptor: '#C05802',
    memory: '#8A6A10',
    exhausted: '#8C857C',
    dead: '#8E9299',
    pdl1: '#3C4654',
  },
  series: {
    cart: '#C05802',
    effector: '#B4690E',
    memory: '#8A6A10',
    exhausted: '#7A736A',
    cancer: '#A8247F',
    cancerNegative: '#D0589F',
    bCells: '#008161',
    tCells: '#1F62EE',
    il6: '#C4400A',
    temperature: '#C02F3B',
    igg: '#4E5B0B',
    crsGrade: '#C4400A',
  },
};

const projector: Theme = {
  name: 'projector',
  isDark: true,
  background: '#060A12',
  panel: '#0C121D',
  line: '#4A5870',
  text: '#FFFFFF',
  quietText: '#CBD6E4',
  accent: '#9CCBFA',
  warning: '#FFC266',
  tissue: {
    base: '#060A12',
    stroma: '#0F1828',
    vessel: '#1C1320',
    wall: '#5A4660',
    fat: '#1B212E',
    bone: '#2A303C',
    follicle: '#0D2424',
    tZone: '#0C1A30',
    grid: '#162238',
    outside: '#020409',
    giant: '#352A48',
    blood: '#6A2A2C',
    haze: '#E85A20',
  },
  selected: '#FFFFFF',
  cells: {
    bCell: { mark: '#A9F6DB', body: '#BEFCE9', nucleus: '#9CEED6', outline: '#E8FFF8' },
    cancer: { mark: '#F25EA8', body: '#F5559C', nucleus: '#D4327A', outline: '#FFA3CB' },
    cart: { mark: '#FFAB21', body: '#68A4F0', nucleus: '#4A86D6', outline: '#FFAB21' },
    tHelper: { mark: '#68BBEC', body: '#84D2F9', nucleus: '#68BCEC', outline: '#C8ECFC' },
    tKiller: { mark: '#3E80F9', body: '#5A92FF', nucleus: '#5084FF', outline: '#90B5FF' },
    plasma: { mark: '#799D56', body: '#72A638', nucleus: '#5B8E2B', outline: '#96C65E' },
    macrophage: { mark: '#D9C994', body: '#F0DDA0', nucleus: '#D8C284', outline: '#FCF2D0' },
  },
  signs: {
    antigen: '#FFF25A',
    receptor: '#FFAB21',
    memory: '#FFE7A0',
    exhausted: '#A09789',
    dead: '#8C929C',
    pdl1: '#DDE6F2',
  },
  series: {
    cart: '#FFAB21',
    effector: '#FFCB72',
    memory: '#FFE7A0',
    exhausted: '#BDB3A6',
    cancer: '#F25EA8',
    cancerNegative: '#FAB4D6',
    bCells: '#A9F6DB',
    tCells: '#68BBEC',
    il6: '#FF8A57',
    temperature: '#FFB0B0',
    igg: '#A6CF6E',
    crsGrade: '#FF8A57',
  },
};

/** The themes by name. */
export const themes: { readonly [T in ThemeName]: Theme } = { dark, light, projector };

/** The looks that a key to the picture names, in its order. */
export const specimenNames = [
  'cart',
  'memory',
  'exhausted',
  'cancer',
  'negative',
  'pale',
  'bCell',
  'plasma',
  'tHelper',
  'tKiller',
  'macrophage',
  'dying',
] as const;

/** One of these looks. */
export type SpecimenName = (typeof specimenNames)[number];
