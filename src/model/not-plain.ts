/** Thrown by `insist`, caught by the reader that asks it: the file is for the reader of all. */
const NOT_PLAIN = Symbol('not plain');

/** What a reader of plain files takes for granted: where it does not hold, it reads no further. */
export const insist: (holds: unknown) => asserts holds = (holds) => {
  if (!holds) throw NOT_PLAIN;
};
