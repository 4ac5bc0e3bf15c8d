/** Chance and its smooth kin. Everything is seeded: the same film comes out of every run. */

/** A generator of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const clamp = (value, low = 0, high = 1) => (value < low ? low : value > high ? high : value);
export const lerp = (from, to, share) => from + (to - from) * share;
export const between = (random, low, high) => low + (high - low) * random();

/** 0 before `from`, 1 after `to`, an S in between. */
export function smoothstep(from, to, value) {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** Rises over [a, b], stays, falls over [c, d]. */
export const plateau = (a, b, c, d, value) => smoothstep(a, b, value) * (1 - smoothstep(c, d, value));

const SIZE = 256;
const lattice = new Float32Array(SIZE * SIZE);
{
  const random = seededRandom(1974);
  for (let i = 0; i < lattice.length; i++) lattice[i] = random();
}

/** Value noise in [0, 1], period 256. */
export function noise2(x, y) {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const sx = fx * fx * (3 - 2 * fx);
  const sy = fy * fy * (3 - 2 * fy);
  const left = x0 & 255;
  const right = (left + 1) & 255;
  const top = (y0 & 255) << 8;
  const bottom = ((y0 + 1) & 255) << 8;
  const a = lattice[top + left];
  const b = lattice[top + right];
  const c = lattice[bottom + left];
  const d = lattice[bottom + right];
  return a + (b - a) * sx + (c - a) * sy + (a - b - c + d) * sx * sy;
}

export const noise1 = (x, seed = 0) => noise2(x, seed * 17.31);

/** Three octaves of `noise2`, in [0, 1]. */
export const cloudNoise = (x, y) =>
  (noise2(x, y) * 4 + noise2(x * 2.03 + 11.7, y * 2.03 + 5.1) * 2 + noise2(x * 4.1 + 3.3, y * 4.1 + 19.2)) / 7;

/** A swing in [-1, 1] without a period that the eye could catch. */
export const sway = (time, seed) => Math.sin(time * 1.3 + seed * 2.1) * 0.6 + Math.sin(time * 2.17 + seed * 4.7) * 0.4;
