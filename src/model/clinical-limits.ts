/**
 * Numbers by which a clinic reads a body: what is normal, what can be found, and where a remission, a relapse or B-cell aplasia
 * begins. Each stands here once; S numbers are in `sources.ts`.
 */

/** Healthy B cells of an adult, cells (S10). */
export const normalBCells = 2.5e10;

/** Plasma cells in health, cells (0.2–2.8 % of marrow cells, as the parameter's default). */
export const normalPlasmaCells = 1e9;

/** Nucleated cells of a healthy marrow, beside which cancer cells are counted, cells (textbook). */
export const marrowCells = 7.5e11;

/** Antibodies (IgG) in blood in health, g/l, and the least that is called normal (textbook). */
export const normalIgg = 10;
export const leastNormalIgg = 7;

/** IL-6 in blood from which it is called raised, pg/ml (usual laboratory limit). */
export const raisedIl6 = 7;

/** Fever, °C: what a thermometer shows as 38.0 (ASTCT, Lee 2019). */
export const fever = 37.95;

/** Systolic pressure below which it is called low, mmHg (ASTCT asks for the treatment; the number is assumed). */
export const lowPressure = 90;

/** Limit of measurable residual disease (MRD): smallest fraction of cancer cells among marrow cells that a clinic finds (flow cytometry). */
export const mrdLimit = 1e-4;

/** Tumour cells in a millilitre (S6). */
export const cellsPerMillilitre = 1e9;

/** Least volume of a tumour that a PET scan finds, ml: a ball of 12 mm (assumed). */
export const petLimit = 1;

/** Part of the body's settled lymphocytes that is in the blood at a time (Westermann & Pabst 1990). */
const bloodShare = 0.02;

/** Blood of an adult, µl (textbook). */
const bloodVolume = 5e6;

/** The fewest cells per µl of blood that a clinic counts (assumed). */
export const bloodLimit = 0.1;

/** Cells in the blood: all that have not settled yet, and a small part of the others. @param passing how many of them have not settled */
export function inBlood(cells: number, passing = 0): number {
  return passing + bloodShare * (cells - passing);
}

/** Cells per µl of blood, for cells in the body; Kimmel 2021 (S6) reckons with half of it. */
export function perMicrolitre(cells: number, passing = 0): number {
  return inBlood(cells, passing) / bloodVolume;
}

/**
 * Remission: cancer is below this part of its start and below so many cells. The part is the 5 % of blasts that a clinic asks for, taken
 * of the start; the number is 1 ml of lymphoma, or 0.13 % of marrow cells.
 */
export const remissionShare = 0.05;
export const remissionBelow = 1e9;

/** Relapse: so many cancer cells after a remission, as the page and a sweep count it: 5 ml of lymphoma; earlier than a clinic sees leukaemia. */
export const relapseAbove = 5e9;

/** 5 % blasts among marrow cells, cells: where a clinic sees a relapse of leukaemia, and the border between low and high burden in Park 2018. */
export const fivePercentBlasts = 4e10;

/** B-cell aplasia: healthy B cells below 3 % of their normal number, cells (3 per µl; the stricter reading of the 3 % of lymphocytes in ELIANA, S36). */
export const aplasiaBelow = 7.5e8;

/** B-cell aplasia as most clinics count it, cells: below 10 per µl of blood (clinics use 10 to 60). */
export const clinicalAplasiaBelow = 2.5e9;

/** Antigen-low: a cancer cell with fewer molecules counts as antigen-negative or -low at a relapse (flow cytometry, assumed). */
export const antigenLowBelow = 1000;
