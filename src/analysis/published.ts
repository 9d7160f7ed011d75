/** Published models, unchanged, as curves to lay over the simulation: León-Triana 2021, Stein 2019 and Kimmel 2021. */
import { solve, timesTo } from './ode.ts';

/** Where a curve comes from and where it must not be used. */
export type Publication = {
  readonly name: string;
  readonly citation: string;
  /** What the model leaves out or gets wrong, in one or two sentences. */
  readonly validity: string;
};

/** Real cell numbers over time from a published model. */
export type LeonTrianaCourse = {
  readonly day: readonly number[];
  readonly cart: readonly number[];
  readonly cancer: readonly number[];
  readonly bCells: readonly number[];
  /** False above 1.5e11 targets: there the model's unsaturated growth gives impossible speeds. */
  readonly valid: boolean;
};

/** León-Triana 2021, the model with CAR-T cells, leukaemia and healthy B cells. */
export const leonTriana = {
  name: 'León-Triana 2021',
  citation:
    'León-Triana O et al. CAR T cell therapy in B-cell acute lymphoblastic leukaemia: insights from mathematical models. Commun Nonlinear Sci Numer Simul 2021;94:105570 (BioModels BIOMD0000001011)',
  validity:
    'Growth of CAR-T cells is not saturated: valid up to 1.5e11 leukaemia and B cells together. It has no memory cells and contracts too slowly (half-life 9.7 days against 4.3 observed).',
} as const satisfies Publication;

/** Parameters of León-Triana 2021 (model.md 1.2): rates per cell and day, times in days, cells. */
const leon = { alpha: 4.5e-11, divisionsPerKill: 0.25, cartLife: 14, growth: 1 / 30, bCellLife: 60 };
const mostTargets = 1.5e11;

/** What may be chosen in León-Triana 2021, in cells (defaults as in BioModels), and the B-cell supply. */
export type LeonTrianaOptions = {
  /** CAR-T cells at the start; for an infused dose use a tenth of it. */
  readonly cart?: number;
  readonly cancer?: number;
  readonly bCells?: number;
  /** New B cells a day without CAR-T cells; 0 in the published model 1011. 4.2e8 restores 2.5e10 B cells (extended by us). */
  readonly bCellInflow?: number;
};

/** CAR-T cells that halve the supply of B cells in BIOMD0000001012, in cells. */
const halfSupply = 1e9;

/** The course of León-Triana 2021 over `days` days. */
export function leonTrianaCourse(days: number, options: LeonTrianaOptions = {}, perDay = 10): LeonTrianaCourse {
  const { cart = 1e7, cancer = 5e10, bCells = 2.5e10, bCellInflow = 0 } = options;
  const { alpha, divisionsPerKill, cartLife, growth, bCellLife } = leon;
  const day = timesTo(days, perDay);
  const rates = (_: number, [c, l, b]: readonly number[], outRate: number[]) => {
    outRate[0] = divisionsPerKill * alpha * (l + b) * c - c / cartLife;
    outRate[1] = growth * l - alpha * l * c;
    outRate[2] = bCellInflow / (1 + c / halfSupply) - alpha * b * c - b / bCellLife;
  };
  const values = solve(rates, [cart, cancer, bCells], day, { relative: 1e-9, absolute: 1e-6, longestStep: 1 });
  return {
    day,
    cart: values.map((y) => y[0]),
    cancer: values.map((y) => y[1]),
    bCells: values.map((y) => y[2]),
    valid: cancer + bCells <= mostTargets,
  };
}

/** Stein 2019: CAR-T cells in the blood of 90 children and young adults with ALL, as transgene copies per µg of DNA. */
export const stein = {
  name: 'Stein 2019',
  citation:
    'Stein AM et al. Tisagenlecleucel model-based cellular kinetic analysis of chimeric antigen receptor–T cells. CPT Pharmacometrics Syst Pharmacol 2019;8:285',
  validity:
    'A curve through blood samples, not a mechanism; the slow half-life is extrapolated from about a year. The band varies the six parameters independently.',
} as const satisfies Publication;

/** One patient's values in Stein 2019: fold expansion, day and height of the peak, loss rates per day, slow fraction. */
export type SteinPatient = {
  readonly fold: number;
  readonly tmax: number;
  readonly cmax: number;
  readonly alpha: number;
  readonly slowFraction: number;
  readonly beta: number;
};

/** The typical patient (population means). */
export const steinTypical: SteinPatient = {
  fold: 3900,
  tmax: 9.3,
  cmax: 24000,
  alpha: 0.16,
  slowFraction: 0.0079,
  beta: 0.0032,
};

/**
 * Random effects as printed, read as standard deviations between patients of the natural logarithm of each parameter, as Monolix prints them.
 * nlmixr2lib enters them as variances; then one patient in three would peak before day 5 or after day 17.
 */
export const steinSpread: SteinPatient = {
  fold: 2.4,
  tmax: 0.38,
  cmax: 0.65,
  alpha: 0.91,
  slowFraction: 0.8,
  beta: 0.86,
};

/** CAR-T level of one patient at a time: copies per µg with the defaults; `cmax: 1` gives it relative to the peak. */
export function steinLevel(day: number, patient: SteinPatient = steinTypical): number {
  const { fold, tmax, cmax, alpha, slowFraction, beta } = patient;
  if (day < tmax) return (cmax / fold) * Math.exp((Math.log(fold) / tmax) * day);
  const since = day - tmax;
  return cmax * ((1 - slowFraction) * Math.exp(-alpha * since) + slowFraction * Math.exp(-beta * since));
}

/** Kimmel 2021, a model of axi-cel in large B-cell lymphoma with lymphodepletion. */
export const kimmel = {
  name: 'Kimmel 2021',
  citation:
    'Kimmel GJ et al. The roles of T cell competition and stochastic extinction events in chimeric antigen receptor T cell therapy. Proc R Soc B 2021;288:20210229 (BioModels BIOMD0000001041)',
  validity:
    'Knows neither antigen nor B cells, and the tumour does not stimulate the CAR-T cells. Cure is a matter of chance in it: below about 100 tumour cells the equations no longer apply.',
} as const satisfies Publication;

/** Parameters of Kimmel 2021 per µl of blood and day; tumour in ml. */
const kimmelValues = {
  tCellCapacity: 500,
  cartCapacity: 139,
  tCellGrowth: 0.17,
  cartGrowth: 0.0251,
  a: 0.423,
  b: 0.525,
  kill: 1.15,
  halfKill: 4.05,
};

/** Normal T and CAR-T cells per µl of blood and tumour in ml over time. */
export type KimmelCourse = {
  readonly day: readonly number[];
  readonly tCells: readonly number[];
  readonly cart: readonly number[];
  readonly tumour: readonly number[];
};

/**
 * The course of Kimmel 2021.
 * @param options T cells and CAR-T cells per µl and tumour (ml) at infusion; net tumour growth per day.
 */
export function kimmelCourse(
  days: number,
  options: { tCells?: number; cart?: number; tumour?: number; growth?: number } = {},
  perDay = 10,
): KimmelCourse {
  const { tCells = 6, cart = 0.36, tumour = 94.86, growth = 0.105 } = options;
  const k = kimmelValues;
  const day = timesTo(days, perDay);
  const rates = (_: number, [n, c, b]: readonly number[], outRate: number[]) => {
    const total = n + c;
    const missing = total - k.tCellCapacity;
    const cartGrowth = k.cartGrowth + (k.b * missing * missing) / (k.a * total * total + missing * missing);
    outRate[0] = -k.tCellGrowth * n * Math.log(total / k.tCellCapacity);
    outRate[1] = -cartGrowth * c * Math.log(total / k.cartCapacity);
    outRate[2] = growth * b - (k.kill * b * c) / (k.halfKill + c);
  };
  const accuracy = { relative: 1e-9, absolute: 1e-9, longestStep: 1 };
  const values = solve(rates, [tCells, cart, tumour], day, accuracy);
  return { day, tCells: values.map((y) => y[0]), cart: values.map((y) => y[1]), tumour: values.map((y) => y[2]) };
}
