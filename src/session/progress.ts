/** How far the viewer has come. */
export interface ProgressSlice {
  /** The furthest moment that was watched, in seconds. */
  readonly furthest: number;
  /** The notes that have been on screen, by id. */
  readonly seen: ReadonlySet<string>;
}

export const NO_PROGRESS: ProgressSlice = Object.freeze({ furthest: 0, seen: new Set<string>() });

/** Progress is told in steps of this many seconds: nothing hangs on less, and each step is a new state. */
const STEP = 1;

/** Playback (not a seek) has come to `time`. */
export function watchedTo(before: ProgressSlice, time: number): ProgressSlice {
  return time >= before.furthest + STEP ? Object.freeze({ ...before, furthest: time }) : before;
}

/** These notes have been shown. */
export function sawNotes(before: ProgressSlice, ids: readonly string[]): ProgressSlice {
  return ids.every((id) => before.seen.has(id)) ? before : Object.freeze({ ...before, seen: new Set([...before.seen, ...ids]) });
}
