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

/** Playback (not a seek) has come to `time`. */
export function watchedTo(before: ProgressSlice, time: number): ProgressSlice {
  return time >= before.furthest + STEP ? Object.freeze({ ...before, furthest: time }) : before;
}

/** These notes have been shown. */
export function sawNotes(before: ProgressSlice, ids: readonly string[]): ProgressSlice {
  return ids.every((id) => before.seen.has(id)) ? before : Object.freeze({ ...before, seen: new Set([...before.seen, ...ids]) });
}
