/** The measuring of drawn cells measures what it should, on drawn discs and rings. */
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { contrastOf, glyphOf, hexOf, luminance, overlap, zonesOf } from '../visual/zones.ts';

const side = 80;
const spot = { kind: 0, x: side / 2, y: side / 2, radius: 24 };

/** A picture whose colour depends on the distance from the middle, in radii. */
function drawn(colour: (far: number) => number): PNG {
  const picture = new PNG({ width: side, height: side });
  for (let n = 0; n < side * side; n++) {
    const far = Math.hypot((n % side) + 0.5 - side / 2, Math.floor(n / side) + 0.5 - side / 2) / spot.radius;
    const rgb = colour(far);
    picture.data.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255, 255], n * 4);
  }
  return picture;
}

const ground = 0x101820;
const bare = drawn(() => ground);
const disc = (rgb: number) => drawn((far) => (far < 1 ? rgb : ground));
const ring = (rgb: number) => drawn((far) => (far < 1 && far > 0.7 ? rgb : ground));

test('core, rim and ground are the colours that were drawn', () => {
  const {
    core,
    rim,
    ground: below,
  } = zonesOf(
    drawn((far) => (far < 0.6 ? 0x204060 : far < 1 ? 0xffaa22 : ground)),
    bare,
    spot,
  );
  expect([hexOf(core), hexOf(rim), hexOf(below)]).toEqual(['#204060', '#ffaa22', '#101820']);
});

test('what stands out is the third that differs most from the ground, light or dark', () => {
  const rimmed = zonesOf(
    drawn((far) => (far < 0.8 ? 0x202830 : far < 1 ? 0xffffff : ground)),
    bare,
    spot,
  );
  expect(hexOf(rimmed.mark)).toBe('#ffffff');
  const pale = drawn(() => 0xf0f0f0);
  const dark = zonesOf(
    drawn((far) => (far < 0.65 ? 0x000080 : far < 1 ? 0xe0e0e0 : 0xf0f0f0)),
    pale,
    spot,
  );
  expect(hexOf(dark.mark)).toBe('#000080');
  expect(contrastOf(luminance(dark.mark), luminance(dark.ground))).toBeGreaterThan(10);
});

test('a shape is the same however light it is, and a ring is not a disc', () => {
  const glyph = (picture: PNG) => glyphOf(picture, bare, spot, spot.radius * 1.1, 24);
  expect(overlap(glyph(disc(0xffffff)), glyph(disc(0x606060)))).toBeCloseTo(1, 5);
  expect(overlap(glyph(disc(0xffffff)), glyph(ring(0xffffff)))).toBeLessThan(0.7);
  expect(overlap(glyph(bare), glyph(disc(0xffffff)))).toBeLessThan(0.1);
});
