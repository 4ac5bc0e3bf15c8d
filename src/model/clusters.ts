/** Marks that stand too near each other to be told apart, as one. */
export interface Cluster<T> {
  /** Where it stands: that of the first, as a share of the length, 0 to 1. */
  readonly at: number;
  /** The row it stands in, from 0. */
  readonly row: number;
  /** At least one, by start. */
  readonly items: readonly [T, ...T[]];
}

/** The line that marks stand on. */
export interface ClusterOptions {
  /** What the line is long for, in seconds. */
  readonly duration: number;
  /** How long it is drawn, in CSS pixels. */
  readonly width: number;
  /** Marks stand at least so far from each other, in CSS pixels. */
  readonly apart: number;
  /** In so many rows; one where absent. */
  readonly rows?: number;
}

/**
 * Puts together what would stand too near on a line: each cluster stands where its first item starts, and holds all that start less than `apart` from there.
 * Counted from the first, not from the last, a dense row becomes many clusters and never a single one. Of the same items, length and width the same clusters.
 * With several rows each item goes to the first that has room for it, and to the cluster before it where none has any.
 *
 * @param items by start (seconds); such as lie outside the line stand at its ends
 * @returns by place; none where the line has no length
 */
export function clusterMarks<T extends { readonly start: number }>(
  items: readonly T[],
  { duration, width, apart, rows = 1 }: ClusterOptions,
): readonly Cluster<T>[] {
  if (!(duration > 0 && duration < Infinity && width > 0)) return [];
  const clusters: { at: number; row: number; items: [T, ...T[]] }[] = [];
  const lastIn = Array.from({ length: rows }, () => -Infinity);
  for (const item of items) {
    const at = Math.min(1, Math.max(0, item.start / duration));
    const row = lastIn.findIndex((last) => (at - last) * width >= apart);
    if (row < 0) clusters.at(-1)!.items.push(item);
    else {
      lastIn[row] = at;
      clusters.push({ at, row, items: [item] });
    }
  }
  return clusters;
}

/**
 * The same in as few rows, up to `most`, as let each item stand by itself. Where so many rows are not enough for that, as many: some are together then;
 * but where most would be, one row.
 */
export function stackMarks<T extends { readonly start: number }>(
  items: readonly T[],
  options: Omit<ClusterOptions, 'rows'>,
  most: number,
): readonly Cluster<T>[] {
  let marks: readonly Cluster<T>[] = [];
  for (let rows = 1; rows <= most; rows++) {
    marks = clusterMarks(items, { ...options, rows });
    if (marks.length === items.length) return marks;
  }
  const alone = marks.filter((mark) => mark.items.length === 1).length;
  return alone * 2 > items.length ? marks : clusterMarks(items, options);
}
