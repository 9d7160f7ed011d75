/** The analyser of flashes finds what flashes, and nothing else. */
import { expect, test } from 'vitest';
import { mostFlashes, type Verdict, watchFlashes } from '../visual/flashes.ts';

const width = 48;
const height = 36;
const framesPerSecond = 30;

type Colour = readonly [r: number, g: number, b: number];

/** Two seconds of a film whose pixels are as `colour` says. */
function film(colour: (x: number, y: number, seconds: number) => Colour): Verdict {
  const watcher = watchFlashes(width, height, framesPerSecond);
  for (let n = 0; n < 2 * framesPerSecond; n++) {
    const rgba = new Uint8Array(width * height * 4);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) rgba.set([...colour(x, y, n / framesPerSecond), 255], (y * width + x) * 4);
    }
    watcher.frame(rgba);
  }
  return watcher.verdict();
}

const grey = (value: number): Colour => [value, value, value];
/** True in the first half of each period. */
const on = (seconds: number, hertz: number): boolean => (seconds * hertz) % 1 < 0.5;

test('a checkerboard that turns over five times a second is too much', () => {
  const { general, restless } = film((x, y, s) => grey(on(s, 5) === (((x >> 2) + (y >> 2)) & 1) > 0 ? 200 : 30));
  expect(general).toBeGreaterThanOrEqual(4.5);
  expect(restless).toBe(1);
});

test('three flashes a second are the most that is allowed', () => {
  expect(film((_, __, s) => grey(on(s, 3) ? 200 : 30)).general).toBe(mostFlashes);
  expect(film((_, __, s) => grey(on(s, 4) ? 200 : 30)).general).toBe(4);
});

test('a slow fade and a single change pass', () => {
  expect(film((_, __, s) => grey(Math.round(128 + 120 * Math.sin(s * 3)))).general).toBeLessThanOrEqual(1);
  expect(film((_, __, s) => grey(s < 1 ? 10 : 250)).general).toBe(0.5);
});

test('small changes pass, and changes among what is very bright', () => {
  // 100 and 115 of 255 are 0.127 and 0.171 of the brightest light; 235 is 0.83
  expect(film((_, __, s) => grey(on(s, 6) ? 100 : 115)).general).toBe(0);
  expect(film((_, __, s) => grey(on(s, 6) ? 235 : 255)).general).toBe(0);
  expect(film((_, __, s) => grey(on(s, 6) ? 100 : 150)).general).toBeGreaterThan(mostFlashes);
});

test('a flash that comes and goes gradually is a flash, also where it sweeps', () => {
  expect(film((_, __, s) => grey(Math.round(100 + 80 * Math.sin(2 * Math.PI * 5 * s)))).general).toBeGreaterThan(
    mostFlashes,
  );
  const sweep = (x: number, s: number) => Math.sin(2 * Math.PI * (5 * s - (1.2 * x) / width));
  const swept = film((x, _, s) => grey(Math.round(100 + 80 * sweep(x, s))));
  expect(swept.swept).toBeGreaterThan(mostFlashes);
});

test('a little of the screen may flash', () => {
  const corner = (part: number) =>
    film((x, y, s) => grey(x < (width / 3) * part && y < height / 3 && on(s, 6) ? 200 : 30)).general;
  expect(corner(0.15)).toBe(0);
  expect(corner(0.5)).toBeGreaterThan(mostFlashes);
});

test('what flickers here and there, out of step, is restless but no flash', () => {
  const { general, restless } = film((x, y, s) => {
    const turn = Math.floor(s * 30) + ((x * 7 + y * 13) % 12);
    return grey(Math.floor(turn / 6) % 2 === 0 && (x * 5 + y * 3) % 2 === 0 ? 200 : 30);
  });
  expect(general).toBe(0);
  expect(restless).toBe(0);
  const moving = film((x, y, s) => grey((x + 3 * y + Math.floor(s * 30)) % 7 === 0 ? 200 : 30));
  expect(moving).toEqual({ ...moving, restless: 1 });
});

test('saturated red counts even where its brightness does not', () => {
  const dimRed: Colour = [120, 0, 0];
  const verdict = film((_, __, s) => (on(s, 5) ? dimRed : [20, 55, 60]));
  expect(verdict.general).toBe(0);
  expect(verdict.red).toBeGreaterThan(mostFlashes);
  expect(film((_, __, s) => (on(s, 2) ? dimRed : [20, 55, 60])).red).toBeLessThanOrEqual(mostFlashes);
  expect(film((_, __, s) => (on(s, 5) ? [90, 80, 40] : [60, 70, 60])).red).toBe(0);
});
