import { type CueTiming, FILE_TIMING } from '../model/cue-timing.js';
import type { Memory } from './storage.js';

/** So many corrections are remembered, the latest: a viewer's films of some years. */
const REMEMBERED = 200;
/** No film is off by more (seconds): a day. */
const MOST_OFFSET = 86_400;
const [LEAST_RATE, MOST_RATE] = [0.5, 2];

/** How far the clocks of subtitle files are off, remembered per film and track. */
export class Timings {
  constructor(private readonly memory: () => Memory) {}

  /** What was remembered for the track of that film; the file's own clock where nothing was. */
  read(film: string, track: string): CueTiming {
    return this.#all().find(([name]) => name === nameOf(film, track))?.[1] ?? FILE_TIMING;
  }

  /** Remember it; the file's own clock is forgotten. */
  write(film: string, track: string, timing: CueTiming): void {
    const name = nameOf(film, track);
    const others = this.#all().filter(([other]) => other !== name);
    const all = isFileTiming(timing) ? others : [...others, [name, timing] as const];
    this.memory().write('subtitle-timings', all.slice(-REMEMBERED));
  }

  #all(): readonly (readonly [name: string, timing: CueTiming])[] {
    const remembered = this.memory().read('subtitle-timings');
    return Array.isArray(remembered) ? remembered.flatMap(readEntry) : [];
  }
}

export const isFileTiming = ({ offset, rate }: CueTiming): boolean => offset === 0 && rate === 1;

/** Is this a clock that a film may have? */
export const isSoundTiming = ({ offset, rate }: CueTiming): boolean =>
  Math.abs(offset) <= MOST_OFFSET && rate >= LEAST_RATE && rate <= MOST_RATE;

/** Film and track by their addresses: the page's own part is left out, and what a server adds for one visit. */
const nameOf = (film: string, track: string): string => `${address(film)} ${address(track)}`;
const address = (url: string): string => url.replace(/[?#].*$/s, '');

function readEntry(entry: unknown): [name: string, timing: CueTiming][] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return [];
  const { offset, rate } = (entry[1] ?? {}) as Partial<CueTiming>;
  const timing = { offset: Number(offset), rate: Number(rate) };
  return isSoundTiming(timing) ? [[entry[0], Object.freeze(timing)]] : [];
}
