/** How many at the beginning of a list meet a condition that none after them meets; found by halving. */
export function countWhere<T>(list: ArrayLike<T>, condition: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (condition(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
