/** Parts of the page that are loaded when they are first asked for, or before, when there is time. */

/** A part that may not be there yet. */
export type Later<T> = {
  /** Does something with it as soon as it is there. */
  use(work: (part: T) => void): void;
  /** Loads it; nobody is told if that fails, because nobody has asked. */
  load(): void;
};

/** A part that nobody has asked for yet. @param failed told when it was asked for and cannot be loaded */
export function later<T>(load: () => Promise<T>, failed: () => void): Later<T> {
  let part: Promise<T> | undefined;
  const get = (): Promise<T> => {
    part ??= load().catch((error: unknown) => {
      // whoever asks next tries again
      part = undefined;
      throw error;
    });
    return part;
  };
  return {
    use: (work) => void get().then(work, failed),
    load: () => void get().catch(() => undefined),
  };
}
