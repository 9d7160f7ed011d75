/** What a command writes to, and how it says that it was called wrongly. */

/** The two streams: data on `out`, messages on `err`. */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Messages go to a screen, so that a progress bar makes sense. */
  readonly isTerminal: boolean;
};

/** An error that names what was wrong in the call; the command line ends with 2. */
export function usageError(message: string): Error {
  return Object.assign(new Error(message), { name: 'UsageError' });
}

/** Whether an error came from `usageError`. */
export function isUsageError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'UsageError';
}

/** The value of a check, or the usage error that its message makes, with the option's name in front. */
export function demand<T>(
  checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string },
  option?: string,
): T {
  if (checked.ok) return checked.value;
  throw usageError(option === undefined ? checked.message : `${option}: ${checked.message}`);
}

/** Text on one line of at most 500 characters, without control characters. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]+/gu, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 500)}…` : line;
}

/** A value as messages show it. */
export function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}
