/**
 * The functions that engines do not compute alike (exp, log, sin, cos …), made from plain arithmetic,
 * so that a run has the same bits in every browser and in Node.
 */

const LN2_HIGH = 0.69314718036912381649;
const LN2_LOW = 1.90821492927058770002e-10;
const LN2 = 0.6931471805599453;
const INVERSE_LN2 = 1.4426950408889634;
const HALF_PI_HIGH = 1.57079632673412561417;
const HALF_PI_LOW = 6.07710050650619224932e-11;
const MIN_EXPONENT = -1074;
const MAX_EXPONENT = 1023;

/** 2^e for every exponent that a double can hold, at index e + 1074. */
const powersOfTwo = buildPowersOfTwo();

function buildPowersOfTwo(): Float64Array {
  const table = new Float64Array(MAX_EXPONENT - MIN_EXPONENT + 1);
  table[-MIN_EXPONENT] = 1;
  for (let e = 1; e <= MAX_EXPONENT; e++) table[e - MIN_EXPONENT] = table[e - 1 - MIN_EXPONENT] * 2;
  for (let e = -1; e >= MIN_EXPONENT; e--) table[e - MIN_EXPONENT] = table[e + 1 - MIN_EXPONENT] / 2;
  return table;
}

/** e^x; relative error below 1e-15 for |x| < 700, 0 below −745, Infinity above 709.8. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x * INVERSE_LN2);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  const high = 1 / 5040 + r * (1 / 40320 + r * (1 / 362880 + r * (1 / 3628800 + r * (1 / 39916800 + r / 479001600))));
  const sum = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * high))))));
  // two factors, because 2^k alone may not be a normal number
  const half = Math.trunc(k / 2);
  return sum * powersOfTwo[half - MIN_EXPONENT] * powersOfTwo[k - half - MIN_EXPONENT];
}

/** Natural logarithm; relative error below 1e-15. −Infinity at 0, NaN below 0. */
export function log(x: number): number {
  if (x < 0 || x !== x) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  let low = MIN_EXPONENT;
  let high = MAX_EXPONENT;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (powersOfTwo[middle - MIN_EXPONENT] <= x) low = middle;
    else high = middle - 1;
  }
  let e = low;
  let mantissa =
    e < -1000
      ? (x * powersOfTwo[600 - MIN_EXPONENT]) / powersOfTwo[e + 600 - MIN_EXPONENT]
      : x / powersOfTwo[e - MIN_EXPONENT];
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    e += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  let sum = 0;
  for (let n = 21; n >= 3; n -= 2) sum = (sum + 1 / n) * z;
  return e * LN2_HIGH + (2 * s + 2 * s * sum + e * LN2_LOW);
}

/** x^y for x ≥ 0, through exp and log; relative error below 1e-13 for results within 1e±30. */
export function power(x: number, y: number): number {
  if (y === 0) return 1;
  if (x === 0) return y > 0 ? 0 : Infinity;
  return exp(y * log(x));
}

/** Hyperbolic tangent. */
export function tanh(x: number): number {
  if (x > 20) return 1;
  if (x < -20) return -1;
  const e = exp(2 * x);
  return (e - 1) / (e + 1);
}

/** Sine of an angle in radians, |x| < 1e5; absolute error below 1e-10. */
export function sin(x: number): number {
  const quarter = Math.round(x / (HALF_PI_HIGH + HALF_PI_LOW));
  const r = x - quarter * HALF_PI_HIGH - quarter * HALF_PI_LOW;
  const turn = quarter & 3;
  const value = turn & 1 ? cosineSeries(r) : sineSeries(r);
  return turn & 2 ? -value : value;
}

/** Cosine of an angle in radians, |x| < 1e5; absolute error below 1e-10. */
export function cos(x: number): number {
  const quarter = Math.round(x / (HALF_PI_HIGH + HALF_PI_LOW));
  const r = x - quarter * HALF_PI_HIGH - quarter * HALF_PI_LOW;
  const turn = (quarter + 1) & 3;
  const value = turn & 1 ? cosineSeries(r) : sineSeries(r);
  return turn & 2 ? -value : value;
}

function sineSeries(r: number): number {
  const z = r * r;
  return r * (1 - (z / 6) * (1 - (z / 20) * (1 - (z / 42) * (1 - (z / 72) * (1 - (z / 110) * (1 - z / 156))))));
}

function cosineSeries(r: number): number {
  const z = r * r;
  return 1 - (z / 2) * (1 - (z / 12) * (1 - (z / 30) * (1 - (z / 56) * (1 - (z / 90) * (1 - z / 132)))));
}

/** The chance that something with this hazard happens: 1 − e^(−hazard), hazard = rate × time ≥ 0. */
export function chance(hazard: number): number {
  if (hazard > 0.2) return 1 - exp(-hazard);
  // the series is shorter than exp and keeps the digits that 1 − exp(−x) would lose
  const high = 1 / 24 - hazard * (1 / 120 - hazard * (1 / 720));
  return hazard * (1 - hazard * (1 / 2 - hazard * (1 / 6 - hazard * high)));
}

/** By what part something grows at a rate: e^(rate × time) − 1, rate × time ≥ 0. */
export function growth(gained: number): number {
  if (gained > 0.2) return exp(gained) - 1;
  const high = 1 / 24 + gained * (1 / 120 + gained * (1 / 720));
  return gained * (1 + gained * (1 / 2 + gained * (1 / 6 + gained * high)));
}

/** Standard normal quantile of u in (0, 1): Acklam's rational approximation, relative error below 1.2e-9. */
export function normalQuantile(u: number): number {
  if (u <= 0) return -38;
  if (u >= 1) return 38;
  if (u < 0.02425) return tailQuantile(Math.sqrt(-2 * log(u)));
  if (u > 0.97575) return -tailQuantile(Math.sqrt(-2 * log(1 - u)));
  const q = u - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  );
}

function tailQuantile(q: number): number {
  return (
    (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
  );
}

/** A fraction between 0 and 1 that rises with x and is one half at x = half: x²/(x² + half²). */
export function hill2(x: number, half: number): number {
  const square = x * x;
  return square / (square + half * half);
}

/** ln 2, to turn doubling times and half-lives into rates. */
export const ln2 = LN2;
