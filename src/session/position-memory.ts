import type { Memory } from './storage.js';
import { address } from './timings.js';

/** In so many films the viewer's place is remembered, the latest. */
const FILMS = 100;
/** Who has seen less (seconds) has not begun. */
const BEGINNING = 10;
/** Who has less before him than this share of the film has come to its end: what is left are its credits. */
const END_SHARE = 0.05;

/** Is this moment of a film, both in seconds, one to go on from: neither its beginning nor its end? Where the length is not known there is none. */
export const isMidway = (time: number, duration: number): boolean =>
  time >= BEGINNING && duration < Infinity && time < duration * (1 - END_SHARE);

/** Where the viewer was in each film, in seconds. */
export class PositionMemory {
  constructor(private readonly memory: () => Memory) {}

  /** What was remembered for the film of that name; `undefined` where nothing was. */
  read(film: string): number | undefined {
    return film ? this.#all().find(([name]) => name === address(film))?.[1] : undefined;
  }

  /** Remember it; `undefined` is forgotten. A film without a name is like no other. */
  write(film: string, time: number | undefined): void {
    if (!film) return;
    const name = address(film);
    const others = this.#all().filter(([other]) => other !== name);
    this.memory().write('positions', (time === undefined ? others : [...others, [name, time] as const]).slice(-FILMS));
  }

  #all(): readonly (readonly [name: string, time: number])[] {
    const remembered = this.memory().read('positions');
    return Array.isArray(remembered) ? remembered.flatMap(readEntry) : [];
  }
}

function readEntry(entry: unknown): [name: string, time: number][] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return [];
  const time: unknown = entry[1];
  return typeof time === 'number' && Number.isFinite(time) && time > 0 ? [[entry[0], time]] : [];
}
