/** What the sound track is played on: noise through filters, pipes, and a room for them to ring in. */
import { lerp, seededRandom } from './noise.mjs';

export const SAMPLE_RATE = 48000;

/** A two-pole filter whose frequency may change from sample to sample (Chamberlin's state variable filter). */
export function stateFilter() {
  let low = 0;
  let band = 0;
  return {
    step(input, frequency, damping) {
      const f = 2 * Math.sin((Math.PI * Math.min(frequency, SAMPLE_RATE / 7)) / SAMPLE_RATE);
      low += f * band;
      const high = input - low - damping * band;
      band += f * high;
      return { low, band, high };
    },
  };
}

/** Stereo, with a bus to the reverb. */
export function makeTape(seconds) {
  const length = Math.ceil(seconds * SAMPLE_RATE);
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  const send = new Float32Array(length);
  // prettier-ignore
  return {
    left, right, send, length,
    /** Lays a sound of `long` seconds at second `at`; `wave(t)` is its sample t seconds in. */
    lay(at, long, wave, { gain = 1, pan = 0, echo = 0 } = {}) {
      const start = Math.max(0, Math.round(at * SAMPLE_RATE));
      const count = Math.min(length - start, Math.round(long * SAMPLE_RATE));
      const toLeft = gain * Math.cos(((pan + 1) * Math.PI) / 4);
      const toRight = gain * Math.sin(((pan + 1) * Math.PI) / 4);
      for (let i = 0; i < count; i++) {
        const value = wave(i / SAMPLE_RATE);
        left[start + i] += value * toLeft;
        right[start + i] += value * toRight;
        send[start + i] += value * gain * echo;
      }
    },
  };
}

/** Schroeder's reverb, a little different on each side: it makes near things far and small rooms large. */
export function ring(tape, { wet = 0.5 } = {}) {
  // prettier-ignore
  for (const [out, spread] of [[tape.left, 0], [tape.right, 23]]) {
    const combs = [1687, 1931, 2293, 2557].map((size) => ({ line: new Float32Array(size + spread), at: 0, dull: 0 }));
    const passes = [347, 113].map((size) => ({ line: new Float32Array(size + spread), at: 0 }));
    for (let i = 0; i < tape.length; i++) {
      let sum = 0;
      for (const comb of combs) {
        const delayed = comb.line[comb.at];
        comb.dull = delayed * 0.62 + comb.dull * 0.38;
        comb.line[comb.at] = tape.send[i] + comb.dull * 0.86;
        comb.at = (comb.at + 1) % comb.line.length;
        sum += delayed;
      }
      sum *= 0.25;
      for (const pass of passes) {
        const delayed = pass.line[pass.at];
        const input = sum + delayed * 0.5;
        pass.line[pass.at] = input;
        pass.at = (pass.at + 1) % pass.line.length;
        sum = delayed - input * 0.5;
      }
      out[i] += sum * wet;
    }
  }
}

/** An organ pipe of `frequency`: a few partials, each a little late, with the breath of the bellows. */
export function pipe(frequency, long, seed = 0) {
  // prettier-ignore
  const partials = [[1, 1], [2, 0.42], [3, 0.16], [4, 0.12], [6, 0.035]];
  return (t) => {
    const attack = Math.min(1, t / 2.2);
    const release = Math.min(1, (long - t) / 2.8);
    const envelope = attack * attack * (3 - 2 * attack) * Math.max(0, release) ** 1.5;
    const bellows = 1 + 0.05 * Math.sin(t * 4.4 + seed);
    let sum = 0;
    for (const [partial, loud] of partials)
      sum += loud * Math.sin(2 * Math.PI * frequency * partial * t * (1 + 0.0004 * (partial - 1)) + seed * partial);
    return sum * envelope * bellows * 0.3;
  };
}

/** A crow far off: a rough reed between two throats. */
export function caw(seed, high = 1) {
  const random = seededRandom(seed);
  const filter = stateFilter();
  let phase = 0;
  return (t) => {
    const long = 0.34;
    if (t > long) return 0;
    const share = t / long;
    phase += (lerp(470, 360, share) * high * (1 + 0.04 * Math.sin(t * 190))) / SAMPLE_RATE;
    const reed = ((phase % 1) * 2 - 1) * 0.7 + (random() - 0.5) * 0.8;
    return filter.step(reed, lerp(1500, 1050, share) * high, 0.35).band * Math.sin(share * Math.PI) ** 0.6 * 0.5;
  };
}

/** One hoot of an owl. */
export const hoot = (frequency, long) => (t) => {
  if (t > long) return 0;
  const share = t / long;
  return (
    Math.sin(share * Math.PI) ** 1.2 *
    (Math.sin(2 * Math.PI * frequency * t * (1 - 0.03 * share)) + 0.12 * Math.sin(4 * Math.PI * frequency * t)) *
    0.6
  );
};

/** A board that bears a foot: it sticks and slips, slower and slower. */
export function creak(seed, long = 0.9) {
  const random = seededRandom(seed);
  const body = [stateFilter(), stateFilter(), stateFilter()];
  const tones = [310, 720, 1480].map((tone) => tone * (0.85 + random() * 0.3));
  let phase = 0;
  return (t) => {
    if (t > long) return 0;
    const share = t / long;
    phase += (lerp(95, 38, share) * (1 + 0.5 * Math.sin(share * 9 + seed))) / SAMPLE_RATE;
    let slip = 0;
    if (phase > 1) {
      phase -= 1;
      slip = 12 * (0.5 + random());
    }
    const sum = body.reduce((total, filter, i) => total + filter.step(slip, tones[i], 0.05).band / (1 + i), 0);
    return sum * Math.sin(share * Math.PI) * 0.16;
  };
}

/** A drop on water: a small bubble's tone that rises as it closes. */
export const drip = (frequency) => (t) =>
  Math.exp(-t * 26) * Math.sin(2 * Math.PI * (frequency * t + frequency * 2.2 * t * t)) * Math.min(1, t * 900);

/** A small bird's phrase: a few notes, each a slide. */
export function song(seed) {
  const random = seededRandom(seed);
  const base = 2300 + random() * 2200;
  const count = 2 + Math.floor(random() * 5);
  const step = 0.09 + random() * 0.12;
  const notes = Array.from({ length: count }, (_, i) => ({
    at: i * step,
    from: base * (0.8 + random() * 0.5),
    to: base * (0.8 + random() * 0.5),
    long: step * (0.5 + random() * 0.45),
  }));
  return {
    long: count * step + 0.1,
    wave(t) {
      const note = notes.findLast((each) => each.at <= t);
      const local = t - note.at;
      if (local > note.long) return 0;
      const share = local / note.long;
      return (
        Math.sin(2 * Math.PI * (note.from * local + ((note.to - note.from) * local * local) / (2 * note.long))) *
        Math.sin(share * Math.PI) ** 0.8
      );
    },
  };
}
