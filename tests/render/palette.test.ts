/** The palette: kinds stay apart for every eye, and everything stands out from its ground. */
import { expect, test } from 'vitest';
import { kinds } from '../../src/model/kinds.ts';
import { seriesStyles, themes } from '../../src/palette.ts';
import { contrast, difference, visions } from './colour.ts';

const all = Object.values(themes);

test('the colour difference agrees with published pairs', () => {
  expect(difference('#FF0000', '#00FF00', 'normal')).toBeCloseTo(86.61, 1);
  expect(difference('#336699', '#336699', 'normal')).toBe(0);
  expect(contrast('#FFFFFF', '#000000')).toBeCloseTo(21, 5);
});

test('the palette has the kinds of the cell table', () => {
  for (const theme of all) expect(Object.keys(theme.cells)).toEqual(kinds.map((row) => row.name));
});

test.each(visions)('each pair of kinds differs by 12 or more to %s eyes', (vision) => {
  for (const theme of all) {
    const cells = Object.entries(theme.cells);
    for (const [one, first] of cells) {
      for (const [other, second] of cells) {
        if (one >= other) continue;
        expect(
          difference(first.mark, second.mark, vision),
          `${theme.name}: ${one} and ${other}`,
        ).toBeGreaterThanOrEqual(12);
      }
    }
  }
});

test('cells stand out from the ground, also in a lit room', () => {
  for (const theme of all) {
    const grounds = [theme.background, theme.tissue.base, theme.tissue.stroma];
    for (const [name, cell] of Object.entries(theme.cells)) {
      expect(contrast(cell.mark, theme.background), `${theme.name} ${name}`).toBeGreaterThanOrEqual(3);
      for (const ground of grounds) {
        expect(contrast(cell.outline, ground), `${theme.name} ${name} outline on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  }
});

test('a projector in a lit room still shows every kind', () => {
  const { cells, background } = themes.projector;
  for (const [name, cell] of Object.entries(cells)) {
    expect(contrast(cell.mark, background, 0.2), name).toBeGreaterThanOrEqual(2);
  }
});

test('text and curves can be read', () => {
  for (const theme of all) {
    for (const ground of [theme.background, theme.panel]) {
      expect(contrast(theme.text, ground), `${theme.name} text`).toBeGreaterThanOrEqual(7);
      const quiet = theme.name === 'projector' ? 7 : 4.5;
      expect(contrast(theme.quietText, ground), `${theme.name} quiet text`).toBeGreaterThanOrEqual(quiet);
      expect(contrast(theme.warning, ground), `${theme.name} warning`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.accent, ground), `${theme.name} accent`).toBeGreaterThanOrEqual(3);
      for (const [name, colour] of Object.entries(theme.series)) {
        expect(contrast(colour, ground), `${theme.name} curve ${name}`).toBeGreaterThanOrEqual(3);
      }
    }
  }
});

test('no two curves share both dash and shape', () => {
  const looks = Object.values(seriesStyles).map((style) => `${style.dash.join()} ${style.shape}`);
  expect(new Set(looks).size).toBe(looks.length);
});
