import { CELL, type Film } from './film-index.js';
import { alignRow, type Run } from './local-alignment.js';
import type { ReadPassage, Term } from './passage.js';

/** What speaks for a cell, in the order of the weights. */
export const CELL_FEATURES = ['narrow', 'narrowShare', 'wide', 'cover', 'alignment', 'quotation', 'density', 'names', 'rare'] as const;
/** What speaks for "no place in the film". */
export const NONE_FEATURES = ['bias', 'years', 'unknownNames', 'knownNames', 'backgroundWords', 'past', 'present', 'length'] as const;

/** A run of the film's words, and what it is found by: a quotation, or the passage as a whole. */
export interface FoundRun extends Run {
  /** In seconds. */
  readonly start: number;
  readonly end: number;
  readonly quotation?: string;
}

export interface Evidence {
  /** One array of all cells for each of `CELL_FEATURES`. */
  readonly cells: readonly Float64Array[];
  readonly none: Float64Array;
  readonly runs: readonly FoundRun[];
  readonly passage: ReadPassage;
}

const MAX_RUNS = 8;

export function evidenceOf(passage: ReadPassage, film: Film): Evidence {
  const { cells } = film;
  const found = passage.terms.filter(({ id }) => id >= 0);
  const total = passage.terms.reduce((sum, { weight }) => sum + weight, 0);
  const narrow = sumOf(found, film.narrow, cells, (weight) => weight);
  const wide = sumOf(found, film.wide, cells, (weight) => weight);
  const names = sumOf(found.filter(({ token }) => token.capital), film.narrow, cells, (weight) => weight); // prettier-ignore
  const rare = sumOf(found, film.narrow, cells, (weight) => Math.max(0, weight - 0.5));
  let most = 0;
  let mean = 0;
  for (let x = 0; x < cells; x++) {
    if (narrow[x]! > most) most = narrow[x]!;
    mean += wide[x]! / cells;
  }
  let variance = 0;
  for (let x = 0; x < cells; x++) variance += (wide[x]! - mean) * (wide[x]! - mean);
  const deviation = Math.sqrt(variance / cells);

  const quotation = new Float64Array(cells);
  const alignment = new Float64Array(cells);
  const runs: FoundRun[] = [];
  const chance = Math.log(1 + film.stems.length);
  for (const { text, row } of passage.quotations) {
    const [ids, surprise] = rowOf(row, film);
    for (const run of alignRow(ids, surprise, film, MAX_RUNS, chance * 0.7)) {
      const known = timed(run, film, text);
      runs.push(known);
      paint(quotation, known, film, (Math.max(0, run.score - chance * 0.7) * run.complete) / 10);
    }
  }
  const content = passage.row.filter(({ weight }) => weight > 0);
  const [ids, surprise] = rowOf(content, film);
  for (const run of alignRow(ids, surprise, film.content, MAX_RUNS, chance)) {
    const known = timed({ ...run, first: film.content.wordOf[run.first]!, last: film.content.wordOf[run.last]! }, film);
    runs.push(known);
    paint(alignment, known, film, Math.min(3, (run.score - chance) / 10));
  }

  return {
    cells: [
      scaled(narrow, 0.5),
      scaled(narrow, most > 0 ? 1 / most : 0),
      standardised(wide, mean, deviation),
      scaled(wide, total > 0 ? 2 / total : 0),
      alignment,
      quotation,
      film.logDensity,
      names,
      rare,
    ],
    none: Float64Array.of(
      1,
      Math.min(2, passage.years.length),
      Math.log1p(passage.unknownNames.length),
      Math.log1p(passage.knownNames),
      Math.log1p(passage.backgroundWords),
      (10 * passage.past) / (10 + passage.words),
      (10 * passage.present) / (10 + passage.words),
      Math.log1p(passage.words) - 3,
    ),
    runs,
    passage,
  };
}

/** Half the deviations from the mean, within bounds. */
function standardised(values: Float64Array, mean: number, deviation: number): Float64Array {
  const out = new Float64Array(values.length);
  if (deviation > 0) for (let x = 0; x < out.length; x++) out[x] = Math.max(-2, Math.min(5, (values[x]! - mean) / deviation)) / 2;
  return out;
}

function scaled(values: Float64Array, by: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let x = 0; x < out.length; x++) out[x] = by * values[x]!;
  return out;
}

function sumOf(terms: readonly Term[], near: (id: number) => Float64Array, cells: number, of: (weight: number) => number): Float64Array {
  const sum = new Float64Array(cells);
  for (const { id, weight } of terms) {
    const value = of(weight);
    if (value <= 0) continue;
    const at = near(id);
    for (let cell = 0; cell < cells; cell++) sum[cell]! += value * at[cell]!;
  }
  return sum;
}

function rowOf(row: readonly Term[], film: Film): [Int32Array, Float64Array] {
  return [Int32Array.from(row, ({ id }) => id), Float64Array.from(row, ({ id }) => (id < 0 ? 6 : film.surprise[id]!))];
}

const timed = (run: Run, film: Film, quotation?: string): FoundRun => ({
  ...run,
  start: film.cues[film.cueOf[run.first]!]!.start,
  end: film.cues[film.cueOf[run.last]!]!.end,
  ...(quotation !== undefined && { quotation }),
});

/** The cells of a run get its value, and those beside it half. */
function paint(cells: Float64Array, { start, end }: FoundRun, film: Film, value: number): void {
  const first = Math.floor((start - film.origin) / CELL);
  const last = Math.floor((end - film.origin) / CELL);
  for (let cell = Math.max(0, first - 1); cell <= Math.min(cells.length - 1, last + 1); cell++)
    cells[cell] = Math.max(cells[cell]!, cell < first || cell > last ? value / 2 : value);
}
