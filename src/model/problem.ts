/**
 * What bad input yields: never an exception, never silence.
 *
 * An `error` means that something of the file is lost (a cue, a note, the whole file);
 * a `warning` that something was repaired or is odd, with nothing lost.
 */
export interface Problem {
  /** A stable name in kebab-case, e.g. `empty-file`, `bad-timing`; translations hang on it. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** One English sentence a person understands. */
  readonly message: string;
  /** The file or address it was found in. */
  readonly source?: string;
  /** Line in that file, counted from 1. */
  readonly line?: number;
  /** The values that a translated message needs. */
  readonly detail?: Readonly<Record<string, string | number>>;
}
