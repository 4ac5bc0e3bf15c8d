import type { Annotation } from './annotation.js';

/**
 * The notes of the moment, by start: what every panel lights. Of each set those on screen, or counted there as waiting;
 * where it has none there, those whose own span holds the moment. A card that is still read stays lit, and the next note is lit when it comes up.
 *
 * @param shown the notes on screen
 * @param active the notes whose own span holds the moment
 */
export function currentNotes(shown: readonly Annotation[], active: readonly Annotation[]): readonly Annotation[] {
  const others = active.filter(({ set }) => !shown.some((note) => note.set === set));
  return others.length ? [...shown, ...others].sort((a, b) => a.start - b.start) : shown;
}
