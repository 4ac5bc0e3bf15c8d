/** How far the viewer has come. */
export interface ProgressSlice {
  /** The furthest moment that was watched, in seconds; it is remembered for each film. */
  readonly furthest: number;
  /** The notes that have been on screen, by id. */
  readonly seen: ReadonlySet<string>;
  /** Has the viewer said that the film is known? Then nothing is a spoiler. */
  readonly filmSeen: boolean;
}

export const NO_PROGRESS: ProgressSlice = Object.freeze({ furthest: 0, seen: new Set<string>(), filmSeen: false });

/** Progress is told in steps of this many seconds: nothing hangs on less, and each step is a new state. */
const STEP = 1;

/** What lies beyond this moment (seconds) would tell of things to come; `Infinity` for who knows the film. */
export const spoilerHorizon = ({ filmSeen, furthest }: ProgressSlice): number => (filmSeen ? Infinity : furthest);

/** Who plays less of what lies ahead (seconds) looks for a place, and has not watched it. */
const LOOKED = 10;

/** Playback has come to `time` from the moment `from` that was sought: what was played is watched where it goes on from what was, or is long enough. */
export function watchedTo(before: ProgressSlice, time: number, from = 0): ProgressSlice {
  const { furthest } = before;
  const goesOn = from <= furthest + 2 * STEP || time - from >= LOOKED;
  return time >= furthest + STEP && goesOn ? Object.freeze({ ...before, furthest: time }) : before;
}

/** These notes have been shown. */
export function sawNotes(before: ProgressSlice, ids: readonly string[]): ProgressSlice {
  return ids.every((id) => before.seen.has(id)) ? before : Object.freeze({ ...before, seen: new Set([...before.seen, ...ids]) });
}
