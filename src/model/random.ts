/**
 * Random numbers as a function of who asks, when and for what: nothing is stored, so results depend neither
 * on the order of loops nor on what is drawn on screen, and two arms of a comparison share their luck.
 */
import seedrandom from 'seedrandom';
import { exp, normalQuantile } from './maths.ts';

/** What a draw is for. A number once given stays: goldens depend on it. */
export const purpose = {
  place: 1,
  antigen: 2,
  turn: 3,
  kill: 4,
  divide: 5,
  die: 6,
  change: 7,
  inherit: 8,
  infuse: 9,
  inflow: 10,
  lose: 11,
  split: 12,
  bind: 13,
  secrete: 14,
  patient: 15,
  jitter: 16,
  secondAntigen: 17,
  loseSecond: 18,
  remove: 19,
  tissue: 40,
  walk: 20,
  read: 21,
  hold: 22,
  pdl1: 23,
  settle: 24,
  cause: 25,
  renew: 26,
  wear: 27,
  immunity: 28,
  shelter: 29,
} as const;

/** Two 32-bit words that stand for a seed text. */
export type Key = readonly [number, number];

/** The longest seed text that is taken, in characters. */
export const maxSeedLength = 64;

/**
 * The one form of a seed text: composed characters, trimmed. `1`, `"1"` and `" 1 "` are the same seed.
 * @throws RangeError when nothing is left or more than 64 characters are.
 */
export function canonicalSeed(seed: string | number): string {
  const text = String(seed).normalize('NFC').trim();
  if (text.length === 0) throw new RangeError('seed is empty; allowed: 1 to 64 characters');
  // control characters, the replacement character and lone surrogates do not survive links and files
  if (/[\p{Cc}\p{Cs}\uFFFD]/u.test(text))
    throw new RangeError('seed holds characters that cannot be shared; allowed: letters, digits, signs');
  if (text.length > maxSeedLength)
    throw new RangeError(`seed has ${text.length} characters; allowed: 1 to ${maxSeedLength}`);
  return text;
}

/** The key of a seed text. seedrandom reads only the low byte of a character, so the text goes in as its code units' bytes. */
export function keyOf(seed: string | number): Key {
  const text = canonicalSeed(seed);
  let bytes = '';
  for (let i = 0; i < text.length; i++) bytes += String.fromCharCode(text.charCodeAt(i) >> 8, text.charCodeAt(i) & 255);
  const generator = seedrandom(`cart-lab:${bytes}`);
  return [generator.int32() >>> 0, generator.int32() >>> 0];
}

/** The stream of one purpose in one tick: a 32-bit word, the same for all agents. */
export function stream(key: Key, tick: number, what: number): number {
  let h = mix(key[0] ^ Math.imul(tick, 0x9e3779b1));
  h = mix((h + Math.imul(what, 0x85ebca6b)) ^ key[1]);
  return h;
}

/** A number in [0, 1) with 32 random bits, for one agent (`luck`) within a stream. */
export function draw(streamOfTick: number, luck: number): number {
  return mix2(streamOfTick, luck) * 2.3283064365386963e-10;
}

/** `draw` for each of the first `count` agents, into `out`: numbers that a call returns or hands on would be put on the heap, one by one. */
export function drawEach(streamOfTick: number, luck: Uint32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = mix2(streamOfTick, luck[i]) * 2.3283064365386963e-10;
}

/** 32 random bits for one agent within a stream; also how a daughter's luck follows from her mother's. */
export function bits(streamOfTick: number, luck: number): number {
  return mix2(streamOfTick, luck);
}

/** A standard normal number from one draw. */
export function drawNormal(streamOfTick: number, luck: number): number {
  return normalQuantile((mix2(streamOfTick, luck) + 0.5) * 2.3283064365386963e-10);
}

/** Whether `binomial` would certainly give 0: the chance that nothing happens, (1 − p)^n, is at least 1 − n·p. */
export function sparesAll(n: number, p: number, u: number): boolean {
  return u < 1 - n * p;
}

/**
 * How many of `n` cells something happens to that has the chance `p`, from one uniform number `u`:
 * a binomial number by inversion where few are expected, by the normal approximation from 30 on.
 */
export function binomial(n: number, p: number, u: number): number {
  if (p <= 0 || n <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(n, 1 - p, 1 - u);
  const mean = n * p;
  if (sparesAll(n, p, u)) return 0;
  if (mean > 30) {
    const value = Math.round(mean + Math.sqrt(mean * (1 - p)) * normalQuantile(u));
    return value < 0 ? 0 : value > n ? n : value;
  }
  const odds = p / (1 - p);
  let probability = powerOfComplement(n, p);
  let sum = probability;
  let k = 0;
  while (u >= sum && k < n && k < 400) {
    k += 1;
    probability *= (odds * (n - k + 1)) / k;
    sum += probability;
  }
  return k;
}

/** (1 − p)^n for p ≤ 0.5 and n·p ≤ 30: through the logarithm's series where p is small, else by repeated squaring. */
function powerOfComplement(n: number, p: number): number {
  if (p < 0.003 && n > 16) return exp(-n * p * (1 + p * (1 / 2 + p * (1 / 3 + p * (1 / 4)))));
  let result = 1;
  let base = 1 - p;
  let rest = n;
  while (rest > 0) {
    if (rest & 1) result *= base;
    base *= base;
    rest >>>= 1;
  }
  return result;
}

function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

function mix2(a: number, b: number): number {
  let h = Math.imul(a ^ b, 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15) ^ (b + 0x9e3779b9), 0x846ca68b);
  h = Math.imul(h ^ (h >>> 16) ^ a, 0x7feb352d);
  return (h ^ (h >>> 15)) >>> 0;
}
