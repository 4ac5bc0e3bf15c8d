/** Marks that stand too near each other to be told apart, as one. */
export interface Cluster<T> {
  /** Where it stands: that of the first, as a share of the length, 0 to 1. */
  readonly at: number;
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
}

/**
 * Puts together what would stand too near on a line: each cluster stands where its first item starts, and holds all that start less than `apart` from there.
 * Counted from the first, not from the last, a dense row becomes many clusters and never a single one. Of the same items, length and width the same clusters.
 *
 * @param items by start (seconds); such as lie outside the line stand at its ends
 * @returns by place; none where the line has no length
 */
export function clusterMarks<T extends { readonly start: number }>(
  items: readonly T[],
  { duration, width, apart }: ClusterOptions,
): readonly Cluster<T>[] {
  if (!(duration > 0 && duration < Infinity && width > 0)) return [];
  const clusters: { at: number; items: [T, ...T[]] }[] = [];
  for (const item of items) {
    const at = Math.min(1, Math.max(0, item.start / duration));
    const last = clusters.at(-1);
    if (last && (at - last.at) * width < apart) last.items.push(item);
    else clusters.push({ at, items: [item] });
  }
  return clusters;
}
