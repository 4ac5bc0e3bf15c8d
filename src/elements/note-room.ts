import { type Box, LEAST_HEIGHT, type NotePlace } from './stage.js';

/**
 * The best place for notes of this width: the top at the side where lines begin, else the other side,
 * else wherever the largest gap is.
 *
 * @param claimed boxes that must stay free
 * @param margin distance to the picture's edges and to the boxes, in CSS pixels
 */
export function placeNotes(
  size: { width: number; height: number },
  claimed: readonly Box[],
  width: number,
  margin: number,
  startSide: 'left' | 'right',
): NotePlace {
  const sides = startSide === 'left' ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const places = sides.flatMap((side) => {
    const left = side === 'left' ? margin : size.width - margin - width;
    return gaps(size.height, claimed.filter((box) => box.right > left && box.left < left + width), margin).map(([top, bottom]) => ({ side, top, maxHeight: bottom - top })); // prettier-ignore
  });
  const roomy = places.find((place) => place.maxHeight >= LEAST_HEIGHT);
  const largest = places.reduce<NotePlace | undefined>(
    (best, place) => (best && best.maxHeight >= place.maxHeight ? best : place),
    undefined,
  );
  return roomy ?? largest ?? { side: startSide, top: margin, maxHeight: 0 };
}

/** The free stretches between boxes, from the top down. */
export function gaps(height: number, boxes: readonly Box[], margin: number): [top: number, bottom: number][] {
  const free: [number, number][] = [];
  const last = height - margin;
  let top = margin;
  for (const box of [...boxes].sort((a, b) => a.top - b.top)) {
    // A box may stand below the picture, as a cue on its fortieth line does.
    const bottom = Math.min(box.top - margin, last);
    if (bottom > top) free.push([top, bottom]);
    top = Math.max(top, box.bottom + margin);
  }
  if (last > top) free.push([top, last]);
  return free;
}
