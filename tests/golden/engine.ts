/** The entry of the script that a browser engine runs: it leaves a function that runs one golden scenario by name. */
import { goldenByName, runGolden } from './goldens.ts';

Object.assign(globalThis, {
  /** The hashes of a golden run as JSON text, which every engine can hand out. */
  goldenHashes: (name: string, ticks: number): string => {
    const { modelVersion, ticks: at, hashes } = runGolden(goldenByName(name), ticks);
    return JSON.stringify({ modelVersion, ticks: at, hashes });
  },
});
