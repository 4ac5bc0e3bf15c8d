import type { CueTiming } from './cue-timing.js';

/** The time of the file itself. */
export const FILE_TIMING: CueTiming = Object.freeze({ offset: 0, rate: 1 });
