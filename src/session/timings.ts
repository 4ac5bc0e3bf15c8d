import type { CueTiming } from '../model/cue-timing.js';
import type { Memory } from './storage.js';

/** So many corrections are remembered, the latest: a viewer's films of some years. */
const REMEMBERED = 200;
/** No film is off by more (seconds): a day. */
const MOST_OFFSET = 86_400;
const [LEAST_RATE, MOST_RATE] = [0.5, 2];

/** How far the clocks of subtitle files are off, remembered per film and track. */
export class Timings {
  constructor(private readonly memory: () => Memory) {}

  /** What was remembered for the track of that film; `undefined` where nothing was. */
  read(film: string, track: string): CueTiming | undefined {
    return film ? this.#all().find(([name]) => name === nameOf(film, track))?.[1] : undefined;
  }

  /** Remember it; the file's own clock is forgotten. A film without a name is like no other. */
  write(film: string, track: string, timing: CueTiming): void {
    if (!film) return;
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

const nameOf = (film: string, track: string): string => `${address(film)} ${address(track)}`;

/** What servers add to an address for one visit. */
const PASSING = /^(?:x-amz-|x-goog-|x-ms-|token|access_token|sig$|sign|expires|exp$|policy|key-pair-id|hdne|jwt|session|utm_)/i;

/**
 * A film's address, without its fragment and what was added for one visit: the rest of a query may say which film it is. A file of the viewer's own has
 * another address each time: what follows its `#` stands for it, which is its name, its size and when it was changed (`fileAddress`).
 */
export function address(url: string): string {
  const [path = '', query = ''] = url.replace(/^blob:.*#|#.*/, '').split(/\?(.*)/s);
  const kept = query.split('&').filter((part) => part && !PASSING.test(part));
  return kept.length ? `${path}?${kept.join('&')}` : path;
}

function readEntry(entry: unknown): [name: string, timing: CueTiming][] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return [];
  const { offset, rate } = (entry[1] ?? {}) as Partial<CueTiming>;
  const timing = { offset: Number(offset), rate: Number(rate) };
  return isSoundTiming(timing) ? [[entry[0], Object.freeze(timing)]] : [];
}
