import { createContext } from '@lit/context';

/** A box over the picture, in CSS pixels from the picture's top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where notes go: at which side, from where, and how much room they have there. */
export interface NotePlace {
  readonly side: 'left' | 'right';
  readonly top: number;
  readonly maxHeight: number;
}

/**
 * What is where over the picture. Subtitles claim the room they stand in; notes look for what is left.
 * A player makes one; elements that stand elsewhere in a page find none and flow with it.
 */
export class Stage {
  /** Size of the picture area, in CSS pixels. */
  width = 0;
  height = 0;
  /** Is there too little picture to lay notes over it? They then stand below it. */
  docked = false;
  #claims = new Map<object, readonly Box[]>();
  #listeners = new Set<() => void>();

  /** The boxes that must stay free of notes. */
  get claimed(): readonly Box[] {
    return [...this.#claims.values()].flat();
  }

  /** Claim these boxes in place of the owner's earlier ones; none lets go of them. */
  claim(owner: object, boxes: readonly Box[]): void {
    const before = this.#claims.get(owner) ?? [];
    if (before.length === boxes.length && before.every((box, i) => sameBox(box, boxes[i]))) return;
    if (boxes.length) this.#claims.set(owner, boxes);
    else this.#claims.delete(owner);
    this.#tell();
  }

  /** The picture has another size, or notes another place. */
  resize(width: number, height: number, docked: boolean): void {
    if (width === this.width && height === this.height && docked === this.docked) return;
    Object.assign(this, { width, height, docked });
    this.#tell();
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

export const stageContext = createContext<Stage | undefined>(Symbol.for('film-commentary@0:stage'));

const sameBox = (a: Box, b: Box | undefined): boolean =>
  b !== undefined && a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;

/** Less height than this (CSS pixels) holds no note worth reading: title, two lines, and its edges. */
const LEAST_HEIGHT = 108;

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
function gaps(height: number, boxes: readonly Box[], margin: number): [top: number, bottom: number][] {
  const free: [number, number][] = [];
  let top = margin;
  for (const box of [...boxes].sort((a, b) => a.top - b.top)) {
    if (box.top - margin > top) free.push([top, box.top - margin]);
    top = Math.max(top, box.bottom + margin);
  }
  if (height - margin > top) free.push([top, height - margin]);
  return free;
}
