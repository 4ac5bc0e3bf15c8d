/** What this library uses of the package `papaparse`. */
export interface ParsedTable {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string; readonly message: string; readonly row?: number }[];
}
/** Rows of cells. */
export function parse(text: string, options: { delimiter: string; skipEmptyLines?: 'greedy'; preview?: number }): ParsedTable;
/** Cells that match `escapeFormulae` get an apostrophe in front. */
export function unparse(rows: readonly (readonly string[])[], options: { newline: string; escapeFormulae: RegExp }): string;
