/** What this library uses of the package `chardet`. */
export interface EncodingMatch {
  /** E.g. `windows-1251`, `Shift_JIS`. */
  readonly name: string;
  /** Of 100. */
  readonly confidence: number;
}
/** By confidence, the most likely first. */
export function analyse(bytes: Uint8Array): EncodingMatch[];
