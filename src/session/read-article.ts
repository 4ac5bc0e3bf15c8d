import type { Cue } from '../model/cue.js';
import type { PlacingOptions, ReadArticle } from './place-file.js';
import { keyOf, recallPlacing, rememberPlacing } from './placed-memory.js';
import { placeOffThread } from './placing.js';
import { readNotes } from './read-notes.js';
import { absolute } from './reading.js';
import type { Memory } from './storage.js';

export interface ReadArticleOptions extends Required<PlacingOptions> {
  /** Of the film, in seconds, where it is known. */
  readonly duration: number | undefined;
  /** Where results are remembered. */
  readonly memory: Memory;
}

/** Reads an article and places it over the film, off the main thread. What was placed before is remembered by its content. */
export async function readArticle(
  content: Uint8Array,
  cues: readonly Cue[],
  src: string,
  { duration, memory, signal, onProgress }: ReadArticleOptions,
): Promise<ReadArticle> {
  const key = await keyOf(content, cues, duration);
  const known = key === null ? undefined : recallPlacing(memory, key);
  if (known) {
    const { notes, ...rest } = known;
    const { annotations, problems } = await readNotes(notes, cues, src);
    if (!problems.length) return { ...rest, annotations };
  }
  signal.throwIfAborted();
  const { notes, ...placed } = await placeOffThread({ content, cues, source: src, base: absolute(src), duration }, { signal, onProgress });
  if (key !== null && notes !== undefined) {
    const { annotations: _inNotes, ...rest } = placed;
    rememberPlacing(memory, key, { notes, ...rest });
  }
  return placed;
}
