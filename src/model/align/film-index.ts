import type { Cue } from '../cue.js';
import { FUNCTION_WORDS, PLAIN_WORDS } from './common-words.js';
import type { Row } from './local-alignment.js';
import { cueText, tokensOf } from './normalise.js';

/** A cell of the grid that a film is searched on, in seconds. */
export const CELL = 5;
/** No film is longer: a cue at 100 hours is a mistake in its file. */
const MAX_SECONDS = 36_000;
/** How rare a word is, is counted in stretches of so many cells. */
const CELLS_PER_BIN = 6;
/** Words of the lists say less about a place than their count in one film makes believe. */
const FUNCTION_SHARE = 0;
const PLAIN_SHARE = 0.5;
/** Windows in which matched words support each other, in seconds. */
const NARROW = 10;
const WIDE = 45;
const DENSITY = 15;

/** The cues that are used. */
export type AlignCue = Pick<Cue, 'start' | 'end' | 'text'>;

export interface Film {
  /** Those that are spoken, by start. */
  readonly cues: readonly AlignCue[];
  /** Film time of the first cell, and how many there are. */
  readonly origin: number;
  readonly cells: number;
  /** Ends the last cell, in seconds. */
  readonly end: number;
  /** One for each spoken word, in order. */
  readonly stems: Int32Array;
  /** Empty for the value that stands behind a number. */
  readonly words: readonly string[];
  readonly times: Float64Array;
  readonly cueOf: Int32Array;
  readonly idOf: ReadonlyMap<string, number>;
  /** Per stem: where it is spoken; weight as evidence for a place; nats of surprise as a spoken word. */
  readonly places: readonly (readonly number[])[];
  readonly weights: Float64Array;
  readonly surprise: Float64Array;
  /** The words that say something, without those that hold sentences together; `wordOf` leads back to all words. */
  readonly content: Row & { readonly wordOf: Int32Array };
  /** Of a word that is not in the film. */
  readonly unseenWeight: number;
  /** Words a second around each cell. */
  readonly density: Float64Array;
  /** Its logarithm, with a floor: silence is not infinitely far from talk. */
  readonly logDensity: Float64Array;
  /** How near each cell is to a place where the stem is spoken, 0 to 1. */
  readonly narrow: (id: number) => Float64Array;
  readonly wide: (id: number) => Float64Array;
}

export const shareOf = (word: string): number => (FUNCTION_WORDS.has(word) ? FUNCTION_SHARE : PLAIN_WORDS.has(word) ? PLAIN_SHARE : 1);

/** Reads a film's subtitles once for all passages. */
export function indexFilm(given: readonly AlignCue[], duration?: number): Film {
  const limit = duration !== undefined && duration > 0 ? Math.min(duration, MAX_SECONDS) : MAX_SECONDS;
  const cues = given
    .filter((cue: AlignCue | null): cue is AlignCue => typeof cue?.text === 'string')
    .filter(({ start, end, text }) => end > start && end < Infinity && start >= 0 && start < limit && text.trim() !== '')
    .map(({ start, end, text }) => ({ start, end: Math.min(end, limit), text }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const stems: number[] = [];
  const words: string[] = [];
  const times: number[] = [];
  const cueOf: number[] = [];
  const idOf = new Map<string, number>();
  const places: number[][] = [];
  const shares: number[] = [];
  for (const [c, { start, end, text }] of cues.entries()) {
    const tokens = tokensOf(cueText(text), false);
    const letters = tokens.reduce((sum, { word }) => sum + word.length + 1, 0);
    let before = 0;
    for (const token of tokens) {
      let id = idOf.get(token.stem);
      if (id === undefined) {
        id = idOf.size;
        idOf.set(token.stem, id);
        places.push([]);
        shares.push(0);
      }
      shares[id] = Math.max(shares[id]!, shareOf(token.word));
      places[id]!.push(stems.length);
      stems.push(id);
      words.push(token.written && token.word);
      // By the letters of the words alone: marks and tags between them take no time.
      times.push(start + ((end - start) * before) / letters);
      before += token.word.length + 1;
      cueOf.push(c);
    }
  }
  // The grid hangs on the first cue, so that a file that is shifted as a whole gives the same answers, shifted.
  const first = cues[0]?.start ?? 0;
  const origin = first - Math.floor(first / CELL) * CELL;
  const last = cues.reduce((most, { end }) => Math.max(most, end), 0);
  const end = limit < MAX_SECONDS ? limit : last;
  const cells = Math.max(1, Math.ceil((end - origin) / CELL));
  const cellOf = (time: number) => Math.max(0, (time - origin) / CELL - 0.5);

  const bins = Math.max(1, Math.ceil(cells / CELLS_PER_BIN));
  const weights = new Float64Array(places.length);
  const surprise = new Float64Array(places.length);
  const scale = Math.log(1 + bins);
  for (const [id, list] of places.entries()) {
    let seen = 0;
    let before = -1;
    for (const place of list) {
      const bin = Math.floor(cellOf(times[place]!) / CELLS_PER_BIN);
      if (bin !== before) seen++;
      before = bin;
    }
    weights[id] = (shares[id]! * Math.max(0, Math.log((1 + bins) / (0.5 + seen)))) / scale;
    surprise[id] = Math.min(8, Math.log((stems.length + 1) / list.length));
  }

  const smoothed = (seconds: number) => {
    const keep = Math.exp(-CELL / seconds);
    const cache: (Float64Array | undefined)[] = [];
    return (id: number): Float64Array =>
      (cache[id] ??= saturate(
        smooth(
          places[id]!.map((place) => cellOf(times[place]!)),
          cells,
          keep,
        ),
      ));
  };
  const density = smooth(times.map(cellOf), cells, Math.exp(-CELL / DENSITY));
  for (let cell = 0; cell < cells; cell++) density[cell]! /= 2 * DENSITY;
  return {
    cues,
    origin,
    cells,
    end,
    stems: Int32Array.from(stems),
    words,
    times: Float64Array.from(times),
    cueOf: Int32Array.from(cueOf),
    idOf,
    places,
    weights,
    surprise,
    content: contentOf(stems, weights),
    unseenWeight: Math.log((1 + bins) / 0.5) / scale,
    density,
    logDensity: density.map((value) => Math.log(0.05 + value)),
    narrow: smoothed(NARROW),
    wide: smoothed(WIDE),
  };
}

function contentOf(stems: readonly number[], weights: Float64Array): Film['content'] {
  const wordOf: number[] = [];
  const places: number[][] = [];
  for (const [i, id] of stems.entries())
    if (weights[id]! > 0) {
      (places[id] ??= []).push(wordOf.length);
      wordOf.push(i);
    }
  return { stems: Int32Array.from(wordOf, (i) => stems[i]!), places, wordOf: Int32Array.from(wordOf) };
}

/** Adds up two-sided exponential kernels (1 at their peak) over places in cells, in linear time. */
export function smooth(at: readonly number[], cells: number, keep: number): Float64Array {
  const sum = new Float64Array(cells);
  for (const place of at) {
    const low = Math.min(cells - 1, Math.floor(place));
    const part = low + 1 < cells ? place - low : 0;
    sum[low]! += 1 - part;
    if (part) sum[low + 1]! += part;
  }
  spread(sum, keep);
  return sum;
}

/** In place. */
export function spread(values: Float64Array, keep: number): void {
  const forward = new Float64Array(values.length);
  let carried = 0;
  for (let i = 0; i < values.length; i++) {
    forward[i] = carried * keep;
    carried = carried * keep + values[i]!;
  }
  carried = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    const own = values[i]!;
    values[i] = own + carried * keep + forward[i]!;
    carried = carried * keep + own;
  }
}

function saturate(values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++) values[i] = Math.min(1, values[i]!);
  return values;
}
