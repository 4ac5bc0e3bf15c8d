import type { Annotation } from './annotation.js';

/** The kind of notes that stand as background; no category has this name. */
export const BACKGROUND = '\0background';

/** What kind of note it is: its category, `BACKGROUND`, or `''` where it has none. */
export const kindOf = ({ origin, category }: Pick<Annotation, 'origin' | 'category'>): string =>
  origin === 'ambient' ? BACKGROUND : (category ?? '');

/** A commentary, as far as its kinds of notes go. */
interface NoteSet {
  readonly annotations: readonly Annotation[];
}

const known = new WeakMap<readonly NoteSet[], readonly string[]>();

/**
 * The categories of all notes by their first appearance in the film, of the sets that are hidden, too: what is switched off and on changes no colour.
 * The same list for the same sets.
 */
export function kindsOf(sets: readonly NoteSet[]): readonly string[] {
  let kinds = known.get(sets);
  if (!kinds) {
    const notes = sets.flatMap(({ annotations }) => annotations).sort((a, b) => a.start - b.start);
    kinds = Object.freeze([...new Set(notes.map(kindOf))].filter((kind) => kind && kind !== BACKGROUND));
    known.set(sets, kinds);
  }
  return kinds;
}
