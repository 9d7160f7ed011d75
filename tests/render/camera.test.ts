/** The camera never loses the field, and zooming keeps the place under the pointer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clampCamera,
  homeCamera,
  panned,
  scaleBar,
  toField,
  toScreen,
  wholeCamera,
  zoomed,
} from '../../src/render/camera.ts';

const field = { width: 1600, height: 1000 };
const sizes = fc.record({ width: fc.integer({ min: 100, max: 7680 }), height: fc.integer({ min: 100, max: 4320 }) });
const moves = fc.array(
  fc.oneof(
    fc.record({
      dx: fc.double({ min: -900, max: 900, noNaN: true }),
      dy: fc.double({ min: -900, max: 900, noNaN: true }),
    }),
    fc.record({ factor: fc.double({ min: 0.2, max: 5, noNaN: true }) }),
  ),
  { maxLength: 30 },
);

test('at the start the field covers every screen', () => {
  fc.assert(
    fc.property(sizes, (screen) => {
      const camera = homeCamera(field, screen);
      const first = toField(camera, 0, 0, screen);
      const last = toField(camera, screen.width, screen.height, screen);
      expect(Math.min(first.x, first.y)).toBeGreaterThanOrEqual(-1e-6);
      expect(last.x).toBeLessThanOrEqual(field.width + 1e-6);
      expect(last.y).toBeLessThanOrEqual(field.height + 1e-6);
    }),
  );
});

test('no series of moves takes the centre out of the field or the scale out of its bounds', () => {
  fc.assert(
    fc.property(sizes, moves, (screen, series) => {
      let camera = homeCamera(field, screen);
      for (const move of series) {
        camera =
          'factor' in move
            ? zoomed(camera, move.factor, screen.width / 3, screen.height / 4, field, screen)
            : panned(camera, move.dx, move.dy, field, screen);
      }
      expect(camera.x).toBeGreaterThanOrEqual(0);
      expect(camera.x).toBeLessThanOrEqual(field.width);
      expect(camera.y).toBeGreaterThanOrEqual(0);
      expect(camera.y).toBeLessThanOrEqual(field.height);
      expect(camera.scale).toBeGreaterThan(0);
      expect(camera.scale).toBeLessThanOrEqual(40);
      expect(clampCamera(camera, field, screen)).toEqual(camera);
    }),
  );
});

test('zooming keeps the place under the pointer', () => {
  const screen = { width: 1024, height: 768 };
  const before = clampCamera({ x: 800, y: 500, scale: 2 }, field, screen);
  const at = toField(before, 300, 200, screen);
  const after = zoomed(before, 1.7, 300, 200, field, screen);
  const again = toScreen(after, at.x, at.y, screen);
  expect(after.scale).toBeCloseTo(3.4, 10);
  expect(again.x).toBeCloseTo(300, 6);
  expect(again.y).toBeCloseTo(200, 6);
});

test('at the start a lymphoblast of 12 µm is 14 px wide or more on a large screen, and the place asked for is in sight', () => {
  const large = { width: 5292, height: 3307 };
  const screen = { width: 1920, height: 1080 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5292 }), fc.integer({ min: 0, max: 3307 }), (x, y) => {
      const camera = homeCamera(large, screen, { x, y });
      expect(camera.scale * 12).toBeGreaterThanOrEqual(14);
      expect(clampCamera(camera, large, screen)).toEqual(camera);
      const at = toScreen(camera, x, y, screen);
      expect(at.x).toBeGreaterThanOrEqual(0);
      expect(at.x).toBeLessThanOrEqual(screen.width);
      expect(at.y).toBeGreaterThanOrEqual(0);
      expect(at.y).toBeLessThanOrEqual(screen.height);
    }),
  );
});

test('the whole field is in sight when asked for, and within what zooming allows', () => {
  fc.assert(
    fc.property(sizes, (screen) => {
      const camera = wholeCamera(field, screen);
      expect(camera.scale * field.width).toBeLessThanOrEqual(screen.width);
      expect(camera.scale * field.height).toBeLessThanOrEqual(screen.height);
      expect(clampCamera(camera, field, screen)).toEqual(camera);
    }),
  );
});

test('a scale bar is round and fits', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.02, max: 60, noNaN: true }), fc.integer({ min: 60, max: 200 }), (scale, most) => {
      const bar = scaleBar(scale, most);
      expect(bar.pixels).toBeLessThanOrEqual(most + 1e-6);
      expect(bar.pixels).toBeGreaterThan(most * 0.39);
      expect([1, 2, 5]).toContain(Math.round(bar.micrometres / 10 ** Math.floor(Math.log10(bar.micrometres * 1.0001))));
    }),
  );
});
