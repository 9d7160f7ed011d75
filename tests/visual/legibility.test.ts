/** Cells can be seen and told apart on the picture itself: against tissue, in a lit room, by every eye, and without colour. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { PNG } from 'pngjs';
import { kinds } from '../../src/model/kinds.ts';
import { launchChromium } from '../e2e/browser.ts';
import { difference, visions } from '../render/colour.ts';
import type { Slide, Spot } from './specimen.ts';
import { hostPage, scriptOf } from './studio.ts';
import { contrastOf, glyphOf, hexOf, luminance, meanLight, overlap, type Zones, zonesOf } from './zones.ts';

const names = kinds.map((kind) => kind.name);

/** Px per µm: first sight on 1024 px, small lymphocytes of 12 px, and of 24 px. */
const sizes = { far: 0.73, small: 1.5, near: 3 } as const;
type Size = keyof typeof sizes;

/** Least contrast to the tissue; and with the light of a room that is a fifth as bright as white. */
const leastContrast = 3;
const litRoom = 0.2;
const leastContrastInLitRoom = 2;
/** Least CIEDE2000 difference of two kinds. */
const leastDifference = 12;
/** Most that two kinds may share of their shape in grey. */
const mostAlike = 0.7;

type Laid = { readonly spots: readonly Spot[]; readonly withCells: PNG; readonly without: PNG };

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await hostPage(browser, { width: 640, height: 400 });
  await page.addScriptTag({ content: await scriptOf('specimen.ts') });
});
afterAll(() => browser?.close());

async function lay(slide: Slide): Promise<Laid> {
  const put = async (withCells: boolean) => {
    const spots = (await page.evaluate(`bench.lay(${JSON.stringify(slide)}, ${withCells})`)) as readonly Spot[];
    return { spots, picture: PNG.sync.read(Buffer.from(await page.screenshot())) };
  };
  const { picture: without } = await put(false);
  const { spots, picture } = await put(true);
  return { spots, withCells: picture, without };
}

/** The zones of every cell, by kind. */
function zonesByKind({ spots, withCells, without }: Laid): Zones[][] {
  const zones: Zones[][] = names.map(() => []);
  for (const spot of spots) zones[spot.kind].push(zonesOf(withCells, without, spot));
  for (const [kind, found] of zones.entries()) expect(found.length, `cells of kind ${names[kind]}`).toBeGreaterThan(0);
  return zones;
}

/** The least contrast of each kind. */
function contrasts(zones: readonly Zones[][], stray?: number): number[] {
  return zones.map((found) =>
    Math.min(...found.map(({ mark, ground }) => contrastOf(luminance(mark), luminance(ground), stray))),
  );
}

/** Every pair of kinds and how much they differ to the eye that tells them worst: in middle, rim, or what stands out. */
function differences(zones: readonly Zones[][]): (readonly [pair: string, difference: number])[] {
  const colours = zones.map((found) =>
    (['core', 'rim', 'mark'] as const).map((zone) => hexOf(meanLight(found.map((each) => each[zone])))),
  );
  return pairs().flatMap(([one, other]) =>
    visions.map((vision) => {
      const gaps = colours[one].map((colour, zone) => difference(colour, colours[other][zone], vision));
      return [`${names[one]} and ${names[other]}, ${vision}`, Math.max(...gaps)] as const;
    }),
  );
}

function pairs(): (readonly [one: number, other: number])[] {
  return names.flatMap((_, one) => names.slice(one + 1).map((__, n) => [one, one + 1 + n] as const));
}

const slides: readonly (readonly [Slide['theme'], Size, string])[] = [
  ['projector', 'far', 'all'],
  ['projector', 'small', 'all'],
  ['projector', 'near', 'all'],
  ['projector', 'small', 'killing-assay'],
  ['dark', 'far', 'all'],
  ['dark', 'small', 'all'],
  ['dark', 'near', 'all'],
  ['light', 'far', 'all'],
  ['light', 'small', 'all'],
  ['light', 'near', 'all'],
];

test.each(slides)('%s, %s, %s: every kind stands out and differs from every other', async (theme, size, scenario) => {
  const laid = await lay({ scenario, theme, scale: sizes[size] });
  const zones = zonesByKind(laid);
  const least = contrasts(zones);
  const apart = differences(zones);
  const [nearest, gap] = apart.reduce((worst, each) => (each[1] < worst[1] ? each : worst));
  console.log(
    `${theme}, ${size}, ${scenario}: contrast ${Math.min(...least).toFixed(2)} and more, ` +
      `in a lit room ${Math.min(...contrasts(zones, litRoom)).toFixed(2)}; nearest are ${nearest} with ${gap.toFixed(1)}`,
  );
  names.forEach((name, kind) => {
    expect(least[kind], name).toBeGreaterThanOrEqual(leastContrast);
    if (theme !== 'projector') return;
    expect(contrasts(zones, litRoom)[kind], `${name} in a lit room`).toBeGreaterThanOrEqual(leastContrastInLitRoom);
  });
  for (const [pair, each] of apart) expect(each, pair).toBeGreaterThanOrEqual(leastDifference);
});

test.each(['far', 'small', 'near'] as const)('pale cells stand out on the projector too, %s', async (size) => {
  const laid = await lay({ scenario: 'all', theme: 'projector', scale: sizes[size], isPale: true });
  const least = contrasts(zonesByKind(laid));
  console.log(`pale, ${size}: contrast ${Math.min(...least).toFixed(2)} and more`);
  names.forEach((name, kind) => expect(least[kind], name).toBeGreaterThanOrEqual(leastContrast));
});

test('from 12 px on, kinds differ in grey by shape', async () => {
  const { spots, withCells, without } = await lay({ scenario: 'all', theme: 'projector', scale: sizes.small });
  const shares = pairs().map(([one, other]) => {
    const of = (kind: number) => spots.filter((spot) => spot.kind === kind).slice(0, 6);
    const found = of(one).flatMap((first) =>
      of(other).map((second) => {
        const reach = Math.max(first.radius, second.radius) * 1.1;
        return overlap(glyphOf(withCells, without, first, reach, 24), glyphOf(withCells, without, second, reach, 24));
      }),
    );
    return [names[one], names[other], found.sort((a, b) => a - b)[found.length >> 1]] as const;
  });
  console.log(
    shares
      .filter(([, , share]) => share > 0.6)
      .map(([one, other, share]) => `${one} and ${other} share ${(share * 100).toFixed(0)} %`)
      .join('; '),
  );
  for (const [one, other, share] of shares) expect(share, `${one} and ${other}`).toBeLessThanOrEqual(mostAlike);
});
