/** Seeks to a line go this far (seconds) into it: engines round down, and would land before it. */
export const LANDING = 0.001;
