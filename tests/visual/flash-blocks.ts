/** Counts flashes where changes of many pixels come together: in blocks of a third of the width and height, 341 × 256 px of 1024 × 768. */

/** What is known of one kind of flash. */
type BlockVerdict = { readonly flashes: number; readonly largest: number; readonly restless: number };

/** Takes in changes pixel by pixel, frame by frame. */
export type Blocks = {
  begin(): void;
  /** A pixel changed: 1 up, −1 down. */
  note(pixel: number, direction: number): void;
  end(): void;
  verdict(): BlockVerdict;
};

/** Part of a block that makes a flash. */
const largestPart = 0.25;
/** Blocks lie at every quarter of their size. */
const blocksAcross = 3;
const placesAcross = 4 * (blocksAcross - 1) + 1;
/** Changes of one pixel within a second that are more than three flashes. */
const restlessChanges = 7;

/** Blocks over frames of this size, so many a second; what changes within `together` seconds changes together. */
export function createBlocks(width: number, height: number, framesPerSecond: number, together: number): Blocks {
  const second = Math.round(framesPerSecond);
  const window = Math.max(1, Math.round(together * framesPerSecond));
  const wide = Math.max(1, Math.floor(width / blocksAcross));
  const high = Math.max(1, Math.floor(height / blocksAcross));
  const places = Array.from({ length: placesAcross ** 2 }, (_, n) => ({
    x: Math.round(((width - wide) * (n % placesAcross)) / (placesAcross - 1)),
    y: Math.round(((height - high) * Math.floor(n / placesAcross)) / (placesAcross - 1)),
    direction: 0,
    last: -second,
    events: [] as number[],
  }));
  const ups = new Int32Array(width * height).fill(-second);
  const downs = new Int32Array(width * height).fill(-second);
  const counts = new Uint8Array(width * height);
  const noted: number[][] = [];
  let now = -1;
  let [flashes, largest, restless] = [0, 0, 0];

  /** Parts of every place that `holds`, 0 to 1. */
  function parts(holds: (pixel: number) => boolean): Float32Array {
    const sums = integral(width, height, holds);
    const stride = width + 1;
    return Float32Array.from(places, ({ x, y }) => {
      const [top, bottom] = [y * stride + x, (y + high) * stride + x];
      return (sums[bottom + wide] - sums[bottom] - sums[top + wide] + sums[top]) / (wide * high);
    });
  }

  function end(): void {
    // what changed in this frame, in this and the one before, …
    const rising = Array.from({ length: window }, (_, n) => parts((p) => ups[p] >= now - n));
    const falling = Array.from({ length: window }, (_, n) => parts((p) => downs[p] >= now - n));
    places.forEach((place, k) => {
      largest = Math.max(largest, rising[window - 1][k], falling[window - 1][k]);
      // a pixel counts once for each change of its block
      const since = Math.min(window, now - place.last) - 1;
      if (since < 0) return;
      const up = rising[since][k] >= largestPart;
      const down = falling[since][k] >= largestPart;
      if (!(up && place.direction <= 0) && !(down && place.direction >= 0)) return;
      place.direction = up && place.direction <= 0 ? 1 : -1;
      place.last = now;
      place.events.push(now);
      while (place.events[0] <= now - second) place.events.shift();
      flashes = Math.max(flashes, place.events.length / 2);
    });
    restless = Math.max(restless, ...parts((p) => counts[p] >= restlessChanges));
  }

  return {
    begin() {
      now++;
      noted.push([]);
      if (noted.length > second) for (const pixel of noted.shift() ?? []) counts[pixel]--;
    },
    note(pixel, direction) {
      (direction > 0 ? ups : downs)[pixel] = now;
      counts[pixel]++;
      noted[noted.length - 1].push(pixel);
    },
    end,
    verdict: () => ({ flashes, largest, restless }),
  };
}

/** Sums of what lies above and to the left of every corner. */
function integral(width: number, height: number, holds: (pixel: number) => boolean): Int32Array {
  const stride = width + 1;
  const sums = new Int32Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      if (holds(y * width + x)) row++;
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
    }
  }
  return sums;
}
