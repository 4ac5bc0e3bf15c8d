import type { Annotation } from '../model/annotation.js';

/** Where there are more notes than room: those of the highest rank, of equal ones the latest. */
export function chooseNotes(notes: readonly Annotation[], most: number, rank: (note: Annotation) => number): readonly Annotation[] {
  if (notes.length <= most) return notes;
  const chosen = [...notes].sort((a, b) => rank(a) - rank(b)).slice(-most);
  return notes.filter((note) => chosen.includes(note));
}
