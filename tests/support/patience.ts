/** Milliseconds that the loop below takes on a machine with nothing else to do. */
const CALM = 7;

/**
 * How long, in milliseconds, work may take that takes less than `calm` on a calm machine: three times that, and more by as much as
 * this machine is slower now. What grows with the square of its input is still found out: it takes a hundred times as long.
 */
export function patience(calm: number): number {
  const before = performance.now();
  let x = 0.5;
  for (let i = 0; i < 4_000_000; i++) x = 3.7 * x * (1 - x);
  const slowness = (performance.now() - before) / CALM;
  return x > 0 ? 3 * calm * Math.max(1, slowness) : calm;
}
