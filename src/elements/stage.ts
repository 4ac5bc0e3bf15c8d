import { ContextEvent, createContext } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';

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

/** What of the picture and around it is free, beside its own area; in CSS pixels. */
export interface Surround {
  /** How much of the picture's bottom the controls cover; `height` of the stage is without it. */
  readonly covered: number;
  /** How high the black bar below the picture is, as far as controls leave it free. */
  readonly barBelow: number;
  /** How high the one above it is, and how wide each beside it. */
  readonly barAbove: number;
  readonly barBeside: number;
}

/** Words of a subtitle on the stage, and the cue they belong to: once that has gone, nobody makes way for them. */
export interface Words {
  readonly cue: object;
  readonly box: Box;
}

/** What one display of subtitles has on the stage. */
export interface Display {
  readonly words: readonly Words[];
  /** Counts how often all of it was laid out anew; those that make way for it then do, too. */
  readonly layout: number;
  /** Those with a lower one make no way for it where all is laid out anew. */
  readonly order: number;
  /** Height of a line, in CSS pixels. */
  readonly step: number;
  /** Does it show a second language, and make way for the first? */
  readonly secondary: boolean;
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
  surround: Surround = { covered: 0, barBelow: 0, barAbove: 0, barBeside: 0 };
  /** Does what a finger on the picture does, once the engine is here that knows it. */
  tap: (() => void) | undefined;
  /** Have the first words been shown? What displays may need besides is then fetched. */
  isSettled = false;
  #displays = new Map<object, Display>();
  #claims = new Map<object, { readonly boxes: readonly Box[]; readonly rank: number }>();
  #listeners = new Set<() => void>();
  #ranks = 0;
  #sizes = '';

  /** The boxes that must stay free: those of every claim, or of those that go before `rank`. */
  claimed(rank = Infinity): readonly Box[] {
    return [...this.#claims.values()].flatMap((claim) => (claim.rank < rank ? claim.boxes : []));
  }

  /** Does somebody else who makes way for others have something there, and go before `rank`? */
  isTaken(owner: object, rank: number): boolean {
    return [...this.#claims].some(([other, claim]) => other !== owner && claim.rank > 0 && claim.rank < rank);
  }

  /** A place in the order of those that make way for each other: several commentaries, one under the other. */
  nextRank(): number {
    return ++this.#ranks;
  }

  /** Claim these boxes in place of the owner's earlier ones; none lets go of them. Rank 0 goes before everybody. */
  claim(owner: object, boxes: readonly Box[], rank = 0): void {
    const before = this.#claims.get(owner)?.boxes ?? [];
    if (JSON.stringify(before) === JSON.stringify(boxes)) return;
    if (boxes.length) this.#claims.set(owner, { boxes, rank });
    else this.#claims.delete(owner);
    this.#tell();
  }

  /** The first words are on screen, or the viewer makes for the controls. */
  settle(): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.#tell();
  }

  /** The picture has another size, or notes another place. */
  resize(width: number, height: number, docked: boolean, surround: Surround = this.surround): void {
    const sizes = JSON.stringify([width, height, docked, surround]);
    if (sizes === this.#sizes) return;
    this.#sizes = sizes;
    Object.assign(this, { width, height, docked, surround });
    this.#tell();
  }

  /** Displays of subtitles let each other know where their words stand; `null` takes them away. */
  display(owner: object, shown: Display | null): void {
    const before = this.#displays.get(owner);
    if (shown) this.#displays.set(owner, shown);
    else this.#displays.delete(owner);
    if (this.#displays.size > 1 && before?.layout !== shown?.layout) this.#tell();
  }

  /** What the other displays of subtitles have on the stage. */
  otherDisplays(owner: object): readonly Display[] {
    return [...this.#displays].flatMap(([other, display]) => (other === owner ? [] : [display]));
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The box around boxes; `null` around none. */
export function around(boxes: readonly Box[]): Box | null {
  if (!boxes.length) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** How many pixels of the screen one pixel of an element's own takes, where a page zooms or scales what it is in. */
export function scaleOf(element: HTMLElement): number {
  const { width } = element.getBoundingClientRect();
  // The other is rounded.
  return Math.abs(width - element.offsetWidth) < 1 ? 1 : width / element.offsetWidth;
}

/** The boxes of these elements, as the stage counts them: in pixels of `origin`, from its top left corner. */
export function boxesOf(elements: Iterable<Element>, origin: HTMLElement): Box[] {
  const boxes = Array.from(elements, (element) => element.getBoundingClientRect());
  // To ask where the origin is lays the page out: not without elements.
  if (!boxes.length) return boxes;
  const { left: x, top: y } = origin.getBoundingClientRect();
  const scale = scaleOf(origin);
  return boxes.map(({ left, top, right, bottom }) => ({
    left: (left - x) / scale,
    top: (top - y) / scale,
    right: (right - x) / scale,
    bottom: (bottom - y) / scale,
  }));
}

export const stageContext = createContext<Stage | undefined>(Symbol.for('film-commentary@0:stage'));

/** Less height than this (CSS pixels) holds no note worth reading: title, two lines, and its edges. */
export const LEAST_HEIGHT = 108;

/**
 * The first place for notes of this width: at the top of that side, down to where something else stands; `undefined` where that is too little.
 *
 * @param claimed boxes that must stay free
 * @param margin distance to the picture's edges and to the boxes, in CSS pixels
 */
export function firstPlace(
  size: { width: number; height: number },
  claimed: readonly Box[],
  width: number,
  margin: number,
  side: 'left' | 'right',
): NotePlace | undefined {
  const left = side === 'left' ? margin : size.width - margin - width;
  const tops = claimed.flatMap((box) => (box.right > left && box.left < left + width ? [box.top] : []));
  const maxHeight = Math.min(size.height, ...tops) - 2 * margin;
  return maxHeight < LEAST_HEIGHT ? undefined : { side, top: margin, maxHeight };
}

/** Finds the stage an element stands on, also one that is defined later, and renders the element when the stage changes. */
export class StageController implements ReactiveController {
  /** The stage, while the element stands on one. */
  stage: Stage | undefined;
  /** The element's place among those that make way for each other. */
  rank = 0;
  #host: ReactiveElement;
  #connection: AbortController | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#host.ownerDocument.addEventListener('context-provider', () => !this.stage && this.#ask(signal), { signal });
    this.#ask(signal);
  }

  hostDisconnected(): void {
    this.stage?.claim(this.#host, []);
    this.stage?.display(this.#host, null);
    this.stage = undefined;
    this.#connection?.abort();
  }

  #ask(signal: AbortSignal): void {
    const answer = (stage: Stage | undefined) => {
      this.stage = stage;
      this.rank = stage?.nextRank() ?? 0;
      stage?.subscribe(() => this.#host.requestUpdate(), signal);
      this.#host.requestUpdate();
    };
    this.#host.dispatchEvent(new ContextEvent(stageContext, this.#host, answer));
  }
}
