/** The wind of the film: one curve over film time, heard by the sound track and seen by the grass. */
import { lerp, noise1, noise2, smoothstep } from './noise.mjs';

/** [film second, strength 0..1]: the breaths of the screenplay. */
// prettier-ignore
const BREATHS = [
  [0, 0.12], [3, 0.18], [6.5, 0.95], [9.5, 0.75], [12.5, 0.1], [15, 0.08], [18, 0.85], [22, 1], [25, 0.45],
  [30, 0.3], [36, 0.42], [39, 0.3], [40.6, 1], [43.5, 0.95], [47, 0.4], [52, 0.2],
  [58, 0.3], [63, 0.55], [67, 0.25], [71, 0.3], [72.3, 0.7], [75, 0.25], [79, 0.2],
  [90, 0.25], [97, 0.4], [104, 0.2], [110, 0.4], [118, 0.75], [123, 0.4], [129, 0.85], [134, 0.3],
  [138, 0.45], [141, 0.7], [146, 0.35], [151, 0.3], [155, 0.65], [160, 0.5], [166, 0.2], [172, 0.05],
];

/** Strength of the wind at a film second, 0 (still) to about 1 (a gust). */
export function gust(filmTime) {
  let i = 0;
  while (i < BREATHS.length - 2 && BREATHS[i + 1][0] <= filmTime) i++;
  const [from, low] = BREATHS[i];
  const [to, high] = BREATHS[i + 1];
  const breath = lerp(low, high, smoothstep(from, to, filmTime));
  return breath * (0.86 + 0.28 * noise1(filmTime * 1.1, 3));
}

/**
 * The path the air has gone, in seconds of full wind: waves must be moved by this and not by the clock,
 * or they would run on when the wind stops.
 */
const STEP = 1 / 24;
const travelled = new Float32Array(Math.ceil(176 / STEP));
for (let i = 1; i < travelled.length; i++) travelled[i] = travelled[i - 1] + STEP * (0.12 + gust(i * STEP));
export function windPath(filmTime) {
  const position = Math.max(0, Math.min(travelled.length - 2, filmTime / STEP));
  const i = Math.floor(position);
  return lerp(travelled[i], travelled[i + 1], position - i);
}

/**
 * How far a blade at ground point (x, depth) is bent: about -0.1 to 1.
 * The fronts come from afar towards us and a little to the right, broken up by a second, faster noise.
 */
export function bendAt(x, depth, path, strength, filmTime) {
  const front = noise2(x * 0.0021 - path * 0.55, Math.log(depth) * 2.6 + path * 1.15);
  const flutter = noise2(x * 0.011 - path * 2.1, Math.log(depth) * 9 + path * 2.7);
  const wave = smoothstep(0.36, 0.78, front);
  const quiver = Math.sin(filmTime * 5.2 + x * 0.05 + depth * 3) * 0.035;
  return (0.1 + wave * 1.02 + (flutter - 0.5) * 0.3) * strength + quiver * (0.3 + strength);
}
