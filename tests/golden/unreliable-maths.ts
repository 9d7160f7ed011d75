/** Replaces what a run must not use (native transcendental functions, clocks, chance, locales) for the time of one call. */

/** The functions of `Math` that engines and machines compute differently. */
const transcendental =
  'exp expm1 log log2 log10 log1p pow cbrt hypot sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh'.split(
    ' ',
  );

type Place = { owner: Record<string, unknown>; name: string; value: unknown };

function call<T>(places: readonly Place[], run: () => T): T {
  const before = places.map(({ owner, name }) => Object.getOwnPropertyDescriptor(owner, name));
  try {
    for (const { owner, name, value } of places) {
      Object.defineProperty(owner, name, { value, configurable: true, writable: true });
    }
    return run();
  } finally {
    places.forEach(({ owner, name }, i) => {
      const was = before[i];
      if (was === undefined) Reflect.deleteProperty(owner, name);
      else Object.defineProperty(owner, name, was);
    });
  }
}

function thrower(name: string): unknown {
  // a function, not an arrow, because only that can be called with `new`
  const fail = function (): never {
    throw new Error(`the model used ${name}`);
  };
  return new Proxy(fail, { get: fail, construct: fail, apply: fail });
}

const record = (value: unknown) => value as Record<string, unknown>;

/** Runs `run` while `Math.exp` and the like, chance, clocks and locales throw. */
export function withPoison<T>(run: () => T): T {
  const places: Place[] = [
    ...[...transcendental, 'random'].map((name) => ({ owner: record(Math), name, value: thrower(`Math.${name}`) })),
    ...['Date', 'performance', 'Intl', 'crypto'].map((name) => ({
      owner: record(globalThis),
      name,
      value: thrower(name),
    })),
    ...(
      [
        [Number.prototype, 'toLocaleString'],
        [String.prototype, 'localeCompare'],
        [String.prototype, 'toLocaleUpperCase'],
        [String.prototype, 'toLocaleLowerCase'],
        [Array.prototype, 'toLocaleString'],
      ] as const
    ).map(([owner, name]) => ({ owner: record(owner), name, value: thrower(name) })),
  ];
  return call(places, run);
}

/** Runs `run` while every native transcendental function errs by one unit in the last place, up or down, as `seed` has it. */
export function withNoise<T>(seed: number, run: () => T): T {
  let state = seed >>> 0;
  const places = transcendental.map((name) => {
    const native = record(Math)[name] as (...values: number[]) => number;
    const value = (...values: number[]) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return nudge(native(...values), state & 0x10000 ? 1n : -1n);
    };
    return { owner: record(Math), name, value };
  });
  return call(places, run);
}

function nudge(value: number, by: bigint): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const bits = new BigInt64Array(1);
  const number = new Float64Array(bits.buffer);
  number[0] = value;
  bits[0] += by;
  return number[0];
}
