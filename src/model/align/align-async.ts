import { alignSteps, type AlignInput, type AlignOptions, type AlignResult } from './align.js';
import { CELL, type Film, indexFilm } from './film-index.js';
import { cueText } from './normalise.js';

export interface AlignAsyncOptions extends AlignOptions {
  /** A sentence encoder: one vector for each text, all of one length. What it finds alike counts beside the words. */
  readonly embed?: (texts: readonly string[]) => Promise<readonly ArrayLike<number>[]>;
  readonly signal?: AbortSignal;
  /** Called with the share done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** Work is put down after so many milliseconds; a frame is 16. */
const SLICE_MS = 12;
/** Texts handed to the encoder at once. */
const BATCH = 64;
/** What is spoken in so many cells is one text for the encoder, and the next begins half as many on. */
const WINDOW = 6;
/** Nats that a likeness of one standard deviation above this film's mean counts. Not fitted: encoders differ. */
const LIKENESS = 0.8;
const MOST_DEVIATIONS = 4;

/**
 * As `alignArticle`, in slices that let the page breathe, with progress, an end before time, and an optional sentence encoder.
 *
 * @throws the signal's reason when it is aborted; what `embed` throws; else as `alignArticle`.
 */
export async function alignArticleAsync(input: AlignInput, options: AlignAsyncOptions = {}): Promise<AlignResult> {
  const { embed, signal, onProgress, ...rest } = options;
  signal?.throwIfAborted();
  let film: Film | undefined;
  let likeness: Float64Array[] = [];
  if (embed && input.passages.length && input.cues.length) {
    film = indexFilm(input.cues, input.duration);
    likeness = await likenessOf(input, film, embed, signal, (done) => onProgress?.(done / 2));
  }
  const from = embed ? 0.5 : 0;
  const steps = alignSteps(input, rest, { ...(film && { film }), likeness });
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) {
      onProgress?.(1);
      return step.value;
    }
    if (performance.now() - began < SLICE_MS) continue;
    onProgress?.(from + step.value * (1 - from));
    await new Promise<void>((resume) => setTimeout(resume));
    signal?.throwIfAborted();
    began = performance.now();
  }
}

async function likenessOf(
  { passages }: AlignInput,
  film: Film,
  embed: NonNullable<AlignAsyncOptions['embed']>,
  signal: AbortSignal | undefined,
  onProgress: (done: number) => void,
): Promise<Float64Array[]> {
  const stride = WINDOW / 2;
  const count = Math.ceil(film.cells / stride);
  const windows = Array.from({ length: count }, (_, w) => {
    const from = film.origin + w * stride * CELL;
    const to = from + WINDOW * CELL;
    return film.cues.filter(({ start, end }) => start < to && from < end).map(({ text }) => cueText(text)).join(' ').trim(); // prettier-ignore
  });
  const spoken = windows.map((text, w) => ({ text, w })).filter(({ text }) => text !== '');
  const texts = [...passages.map(({ text }) => text), ...spoken.map(({ text }) => text)];
  const vectors: Float64Array[] = [];
  for (let at = 0; at < texts.length; at += BATCH) {
    const batch = texts.slice(at, at + BATCH);
    const found = await embed(batch);
    signal?.throwIfAborted();
    if (!Array.isArray(found) || found.length !== batch.length || found.some((vector) => !vector))
      throw new TypeError(`embed must give one vector for each of ${batch.length} texts`);
    vectors.push(...found.map(unit));
    onProgress(Math.min(1, (at + BATCH) / texts.length));
  }
  return passages.map((_, i) => {
    const alike = spoken.map((_one, s) => dot(vectors[i]!, vectors[passages.length + s]!));
    const mean = alike.reduce((sum, value) => sum + value, 0) / Math.max(1, alike.length);
    const deviation = Math.sqrt(alike.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, alike.length));
    const cells = new Float64Array(film.cells);
    if (!(deviation > 1e-9)) return cells;
    const best = new Float64Array(film.cells).fill(-Infinity);
    for (const [s, { w }] of spoken.entries()) {
      const value = Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, (alike[s]! - mean) / deviation));
      for (let x = w * stride; x < Math.min(film.cells, w * stride + WINDOW); x++) best[x] = Math.max(best[x]!, value);
    }
    for (let x = 0; x < cells.length; x++) cells[x] = best[x] === -Infinity ? 0 : LIKENESS * best[x]!;
    return cells;
  });
}

function unit(vector: ArrayLike<number>): Float64Array {
  const own = Float64Array.from(vector);
  const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
  return length > 0 && Number.isFinite(length) ? own.map((value) => value / length) : new Float64Array(own.length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i++) sum += a[i]! * b[i]!;
  return sum;
}
