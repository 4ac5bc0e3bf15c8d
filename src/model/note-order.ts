import type { Annotation } from './annotation.js';
import { countWhere } from './count-where.js';

export type Density = 'sparse' | 'normal' | 'study';

/** Where notes come thicker than one in so many seconds, on average over `STRETCH` seconds, a normal density thins them. */
const THICK = 20;
const STRETCH = 600;
/** Thinned notes begin at least so many seconds apart. Of notes in no order, gaps come out a third longer on average. */
const APART = { sparse: 75, normal: 30, study: 0 };

/** The order in which notes find their places, the best first. */
export function byRank(notes: readonly Annotation[], pinned?: ReadonlySet<string>): Annotation[] {
  const last = ({ id, origin }: Annotation) => (pinned?.has(id) ? 0 : origin === 'ambient' ? 2 : 1);
  const span = ({ start, end }: Annotation) => Math.max(0, end - start) || 0;
  return [...notes].sort((a, b) => last(a) - last(b) || (b.priority ?? 0) - (a.priority ?? 0) || span(a) - span(b) || a.start - b.start);
}

/** Of notes by start those that the density leaves, by start. */
export function thin(notes: readonly Annotation[], density: Density, pinned?: ReadonlySet<string>): readonly Annotation[] {
  const apart = APART[density];
  if (!apart) return notes;
  const left = new Set(density === 'normal' ? scattered(notes) : []);
  if (left.size === notes.length) return notes;
  const kept = Array.from(left, ({ start }) => start);
  for (const note of byRank(
    notes.filter((one) => !left.has(one)),
    pinned,
  )) {
    const after = countWhere(kept, (start) => start <= note.start);
    if (note.start - (kept[after - 1] ?? -Infinity) < apart || (kept[after] ?? Infinity) - note.start < apart) continue;
    left.add(note);
    kept.splice(after, 0, note.start);
  }
  return notes.filter((note) => left.has(note));
}

/** Of notes by start those that do not come thick. */
function scattered(notes: readonly Annotation[]): readonly Annotation[] {
  let [first, next] = [0, 0];
  return notes.filter(({ start }, own) => {
    while (next < notes.length && notes[next]!.start < start + STRETCH / 2) next++;
    // Of a time that is far off half a stretch may be less than nothing.
    while (first < own && notes[first]!.start <= start - STRETCH / 2) first++;
    return next - first <= STRETCH / THICK;
  });
}
