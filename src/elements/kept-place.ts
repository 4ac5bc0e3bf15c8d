import { gaps, placeNotes } from './note-room.js';
import { type Box, LEAST_HEIGHT, type NotePlace } from './stage.js';

/**
 * Where notes go while somebody reads them: where they are, as long as no box really lies over them; then as little away as can be.
 *
 * @param before where they are, and how high they are there, in CSS pixels
 */
export function keepPlace(
  size: { width: number; height: number },
  claimed: readonly Box[],
  width: number,
  margin: number,
  before: NotePlace & { readonly height: number },
): NotePlace {
  const { side, top, height } = before;
  const left = side === 'left' ? margin : size.width - margin - width;
  const beside = claimed.filter((box) => box.right > left && box.left < left + width);
  const below = Math.min(size.height, ...beside.filter((box) => box.top >= top + height).map((box) => box.top));
  const covered = top + height > size.height || beside.some((box) => box.bottom > top && box.top < top + height);
  // A box that comes nearer than the margin still leaves them whole.
  if (!covered) return { side, top, maxHeight: Math.max(height, below - margin - top) };
  const places = gaps(size.height, beside, margin).flatMap(([start, end]) => {
    const moved = Math.min(Math.max(top, start), Math.max(start, end - height));
    const maxHeight = end - moved;
    return maxHeight >= Math.min(height, LEAST_HEIGHT)
      ? [{ place: { side, top: moved, maxHeight }, lost: Math.abs(moved - top) + Math.max(0, height - maxHeight) }]
      : [];
  });
  const [nearest] = places.sort((a, b) => a.lost - b.lost);
  return nearest?.place ?? placeNotes(size, claimed, width, margin, side);
}
