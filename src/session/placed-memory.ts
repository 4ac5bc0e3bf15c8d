import type { Cue } from '../model/cue.js';
import type { Placement } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import type { FilmOfArticle } from './place-file.js';
import type { Memory } from './storage.js';

/** An article that was placed once: its notes as an annotation file, which is read again like any other. */
export interface RememberedPlacing {
  readonly notes: string;
  readonly title?: string;
  readonly placements: readonly Placement[];
  readonly problems: readonly Problem[];
}

/** To be raised when articles are placed otherwise than before. */
const METHOD = 2;
/** So many articles are remembered, the last ones; and no longer ones, in characters. */
const MOST = 4;
const LONGEST = 400_000;
const NAME = 'placed';

/** What the result depends on, in one short text; `null` where the page has no means to make it (it is not served over HTTPS). */
export async function keyOf(
  content: Uint8Array,
  cues: readonly Cue[],
  { duration, chapters }: FilmOfArticle,
  imageOrigins: readonly string[] = [],
): Promise<string | null> {
  // Missing where the page is not secure, whatever its type says.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const words = JSON.stringify([METHOD, duration, chapters, imageOrigins, cues.map(({ start, end, text }) => [start, end, text])]);
  const whole = new Blob([content as BlobPart, words]);
  const digest = new Uint8Array(await subtle.digest('SHA-256', await whole.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function recallPlacing(memory: Memory, key: string): RememberedPlacing | undefined {
  return entriesIn(memory).find((entry) => entry[0] === key)?.[1];
}

export function rememberPlacing(memory: Memory, key: string, placing: RememberedPlacing): void {
  if (placing.notes.length + JSON.stringify(placing.placements).length > LONGEST) return;
  const others = entriesIn(memory).filter(([other]) => other !== key);
  // Where the storage is full, this one alone may have room.
  if (!memory.write(NAME, [[key, placing], ...others].slice(0, MOST))) memory.write(NAME, [[key, placing]]);
}

type Entry = readonly [key: string, placing: RememberedPlacing];

function entriesIn(memory: Memory): readonly Entry[] {
  const read = memory.read(NAME);
  return Array.isArray(read) ? (read as unknown[]).filter(isEntry) : [];
}

function isEntry(entry: unknown): entry is Entry {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const { notes, placements, problems } = (entry[1] ?? {}) as Partial<RememberedPlacing>;
  return typeof notes === 'string' && Array.isArray(placements) && Array.isArray(problems);
}
