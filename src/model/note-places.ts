import type { Annotation } from './annotation.js';
import { countWhere } from './count-where.js';
import { MAX_SHOWN, MIN_SHOWN, type ReadingPace } from './reading-pace.js';

/** Between a note and the next the picture is free for this many seconds: one sees that it is another note. */
export const GAP = 1.5;
/** A note waits up to so many seconds for a pause in the dialogue, or for another note to go; never past the end of its own span. */
export const PATIENCE = 8;
/** Silence of so many seconds is a pause in the dialogue: time to look up and begin to read. */
export const PAUSE = 2;
/** A note that another presses keeps its place for so many seconds, or the time to read it if that is less; `MIN_SHOWN` seconds where only that is free. */
export const KEPT = 10;
/** Before a note is left out, it and the one before it share the time that they have: at least so many seconds each. */
export const SHARED = 6;
/** Who speaks of more than so many seconds gives the background of a scene: such a note goes when it has been read, though its scene goes on. */
export const CONTEXT = 60;

/** A moment for a note: it has been read at `read`, and keeps the place until `kept`. */
export interface Place {
  readonly note: Annotation;
  readonly start: number;
  readonly read: number;
  readonly kept: number;
}

/** How long notes take a reader. Seconds of film time. */
export class NotePace {
  readonly #pace: ReadingPace;
  /** 1 for most people, held between 0.25 and 4. */
  readonly speed: number;

  constructor(pace: ReadingPace, speed = 1) {
    this.#pace = pace;
    this.speed = Math.max(0.25, Math.min(4, speed)) || 1;
  }

  /** Until when a note has been read by who begins at `start`. */
  readUntil({ title, text }: Annotation, start: number): number {
    return this.#pace.shownUntil(start, (title?.length ?? 0) + text.length, this.speed);
  }

  placeAt(note: Annotation, start: number): Place {
    const read = this.readUntil(note, start);
    return { note, start, read, kept: Math.min(read, start + KEPT) };
  }

  /** The first pause in the dialogue that a note may wait for, from `from` on. */
  pauseFrom(note: Annotation, from: number): number | undefined {
    return this.#pace.pauseFrom(from, Math.min(latestFor(note), note.end), PAUSE);
  }

  /** What begins from here on is in no case in this note's way. */
  reachOf(note: Annotation): number {
    const latest = latestFor(note);
    return Math.max(latest + Math.max(MIN_SHOWN, MAX_SHOWN / this.speed), ownEnd(note)) + GAP;
  }
}

/** Until when a note may wait. A span shorter than the gap may be over before the picture is free. */
export const latestFor = ({ start, end }: Annotation): number => start + Math.max(GAP, Math.min(PATIENCE, end - start) || 0);

/** Until when its author keeps a note on screen; 0 where only the time to read it counts. */
export const ownEnd = ({ origin, start, end }: Annotation): number => (origin === 'authored' && end - start <= CONTEXT ? end : 0);

/** How long a place is to stay. */
type Stay = 'read' | 'kept' | 'least';

/** The moments that are taken, by start; `GAP` lies between each `kept` and the next start, and after the last. */
export class Taken {
  readonly places: Place[] = [];
  readonly #pace: NotePace;
  /** What comes then waits for nobody. */
  readonly #until: number;

  constructor(pace: NotePace, until = Infinity) {
    this.#pace = pace;
    this.#until = until;
  }

  /** Finds a place for a note and takes it; says whether there was one. Others may have to wait for it, or have less time. */
  take(note: Annotation): boolean {
    // Where there is no room for a glance there is none at all: most notes of a very dense file.
    const hasRoom = this.#fit(note, note.start, 'kept', (at) => at + MIN_SHOWN) !== undefined;
    const place = hasRoom && this.#find(note);
    if (!place) return this.#press(note) || this.#share(note);
    const before = countWhere(this.places, ({ start }) => start < place.start);
    this.places.splice(before, 0, place);
    return true;
  }

  #startOf(index: number): number {
    return this.places[index]?.start ?? this.#until;
  }

  /** The best moment that is free: better one in which nobody speaks, and better none that takes from others the time to read them. */
  #find(note: Annotation): Place | undefined {
    for (const [edge, own] of [
      ['read', 'read'],
      ['kept', 'kept'],
      ['kept', 'least'],
    ] as const) {
      const place = this.#inPause(note, edge, own) ?? this.#placeFrom(note, note.start, edge, own);
      if (place) return place;
    }
    return undefined;
  }

  /** The first place within a pause. */
  #inPause(note: Annotation, edge: 'read' | 'kept', own: Stay): Place | undefined {
    let at = this.#pace.pauseFrom(note, note.start);
    while (at !== undefined) {
      const place = this.#placeFrom(note, at, edge, own);
      if (!place) return undefined;
      at = this.#pace.pauseFrom(note, place.start);
      if (at === place.start) return place;
    }
    return undefined;
  }

  /** The first place from `from` on, as late as the note may wait, that is free; `edge` and `own` say how long its neighbours and itself are to stay. */
  #placeFrom(note: Annotation, from: number, edge: 'read' | 'kept', own: Stay): Place | undefined {
    const at = this.#fit(note, from, edge, (start) => (own === 'least' ? start + MIN_SHOWN : this.#pace.placeAt(note, start)[own]));
    if (at === undefined) return undefined;
    const place = this.#pace.placeAt(note, at);
    return own === 'least' ? { ...place, kept: at + MIN_SHOWN } : place;
  }

  #fit(note: Annotation, from: number, edge: 'read' | 'kept', endOf: (start: number) => number): number | undefined {
    const latest = latestFor(note);
    let at = from;
    // The one before may be read for longer than it keeps its place.
    for (let i = Math.max(0, countWhere(this.places, ({ kept }) => kept + GAP <= at) - 1); at <= latest; i++) {
      if (endOf(at) + GAP <= this.#startOf(i)) return at;
      const next = this.places[i];
      if (!next) return undefined;
      at = Math.max(at, next[edge] + GAP);
    }
    return undefined;
  }

  /** Makes room by letting the note that follows wait, where that may; says whether it could. */
  #press(note: Annotation): boolean {
    const following = countWhere(this.places, ({ start }) => start <= note.start);
    const start = Math.max(note.start, (this.places[following - 1]?.kept ?? -Infinity) + GAP);
    const next = this.places[following];
    if (!next || start > latestFor(note) || start + MIN_SHOWN + GAP > latestFor(next.note)) return false;
    const place = this.#pace.placeAt(note, start);
    const end = this.#startOf(following + 1) - GAP;
    for (const kept of [place.kept, start + MIN_SHOWN]) {
      const later = this.#pace.placeAt(next.note, kept + GAP);
      if (later.start > latestFor(next.note) || later.start + MIN_SHOWN > end) continue;
      this.places.splice(following, 1, { ...place, kept }, { ...later, kept: Math.min(later.kept, end) });
      return true;
    }
    return false;
  }

  /** Makes room by letting the one before go earlier, and the one that follows wait as long as it may; says whether that was enough. */
  #share(note: Annotation): boolean {
    const following = countWhere(this.places, ({ start }) => start <= note.start);
    const before = this.places[following - 1];
    if (!before) return false;
    const next = this.places[following];
    const latest = next ? Math.min(latestFor(next.note), this.#startOf(following + 1) - GAP - MIN_SHOWN) : this.#until;
    const start = Math.min(latestFor(note), latest - GAP - SHARED, Math.max(note.start, before.kept + GAP));
    if (start < Math.max(note.start, Math.min(before.kept, before.start + SHARED) + GAP)) return false;
    const place = this.#pace.placeAt(note, start);
    const kept = Math.min(place.kept, latest - GAP);
    this.places.splice(following - 1, 2, { ...before, kept: Math.min(before.kept, start - GAP) }, { ...place, kept });
    if (!next) return true;
    const later = this.#pace.placeAt(next.note, Math.max(next.start, kept + GAP));
    this.places.splice(following + 1, 0, { ...later, kept: Math.min(later.kept, this.#startOf(following + 1) - GAP) });
    return true;
  }
}
