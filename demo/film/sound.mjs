/** The sound track. The wind is the same curve that bends the grass; the fire is the same flicker that lights the room. */
import { writeFileSync } from 'node:fs';
import { DURATION } from './film.mjs';
import { flicker } from './fire.mjs';
import { gust } from './wind.mjs';
import { between, clamp, lerp, noise1, plateau, seededRandom, smoothstep } from './noise.mjs';
import { SAMPLE_RATE, caw, creak, drip, hoot, makeTape, pipe, ring, song, stateFilter } from './instruments.mjs';

/** Highest sample: -1.9 dBFS, room for what the codecs add. */
const CEILING = 0.8;

/** How much of the open air is heard: walls take it away in 4, 5 and 6. */
const openAir = (t) => 1 - 0.72 * plateau(77, 79.5, 153, 155.5, t);

function layWind(tape) {
  const random = seededRandom(1);
  const sides = [tape.left, tape.right].map((out, side) => ({
    out,
    side,
    body: stateFilter(),
    whistle: stateFilter(),
    grass: stateFilter(),
    brown: 0,
  }));
  let control;
  for (let i = 0; i < tape.length; i++) {
    const t = i / SAMPLE_RATE;
    // The curves are slow: looked up a few hundred times a second only.
    if (i % 128 === 0) {
      const air = openAir(t);
      control = sides.map(({ side }) => {
        const strength = gust(t + side * 0.12) * (0.82 + 0.36 * noise1(t * 0.7, 30 + side));
        const end = 1 - smoothstep(163, 169.8, t) * 0.85;
        return {
          tone: 130 + 520 * strength * (0.4 + 0.6 * air),
          loud: (0.05 + 0.29 * strength ** 1.3) * (0.3 + 0.7 * air) * end * smoothstep(0, 2, t),
          whistleTone: 420 + 380 * strength + 60 * noise1(t * 1.3, 40 + side),
          whistle: 0.05 * clamp(strength - 0.35) * (0.35 + 0.65 * air) * end,
          grass: 0.05 * strength ** 1.8 * clamp(air - 0.3) * end * (1 - plateau(51, 53, 77, 79, t) * 0.5),
        };
      });
    }
    for (const each of sides) {
      const { tone, loud, whistleTone, whistle, grass } = control[each.side];
      const white = random() * 2 - 1;
      each.brown = each.brown * 0.985 + white * 0.09;
      const body = each.body.step(each.brown, tone, 0.9);
      each.out[i] +=
        body.low * loud * 0.9 +
        body.band * loud * 0.5 +
        each.whistle.step(white, whistleTone, 0.05).band * whistle +
        each.grass.step(white, 3600, 0.9).high * grass;
    }
  }
}

/** A texture of noise between two moments; `loud` and `tone` are asked for 375 times a second. */
function layNoise(tape, { seed, from, to, loud, tone, damping = 0.8, output = 'band', echo = 0 }) {
  const random = seededRandom(seed);
  for (const out of [tape.left, tape.right]) {
    const filter = stateFilter();
    let level = 0;
    let frequency = 0;
    for (let i = Math.round(from * SAMPLE_RATE); i < Math.min(tape.length, to * SAMPLE_RATE); i++) {
      if (i % 128 === 0) [level, frequency] = [loud(i / SAMPLE_RATE), tone(i / SAMPLE_RATE)];
      const value = filter.step(random() * 2 - 1, frequency, damping)[output] * level;
      out[i] += value;
      tape.send[i] += value * echo * 0.5;
    }
  }
}

function layField(tape) {
  // prettier-ignore
  const crows = [[9.6, 0.5, 3], [13.9, 0.2, 2], [19.4, -0.35, 3], [23.6, -0.6, 2]];
  crows.forEach(([at, pan, count], i) => {
    for (let k = 0; k < count; k++)
      tape.lay(at + k * 0.52 + (k % 2) * 0.05, 0.4, caw(i * 9 + k, i % 2 ? 1.08 : 1), { gain: 0.1, pan, echo: 0.8 });
  });
}

function layTrain(tape) {
  const presence = (t) => plateau(29, 37, 41, 49, t);
  layNoise(tape, {
    seed: 21,
    from: 28,
    to: 50,
    loud: (t) => 0.16 * presence(t) * (0.8 + 0.2 * Math.sin(t * 11)),
    tone: () => 95,
    output: 'low',
  });
  for (let t = 30; t < 48.5; t += 0.92) {
    for (const second of [0, 0.17]) {
      const random = seededRandom(Math.round((t + second) * 100));
      const filter = stateFilter();
      tape.lay(t + second, 0.12, (s) => filter.step((random() - 0.5) * Math.exp(-s * 60), 300, 0.3).band, {
        gain: 0.34 * presence(t),
        pan: lerp(-0.7, 0.3, (t - 30) / 18),
        echo: 0.5,
      });
    }
  }
  // Its whistle, three notes that lean on each other.
  // prettier-ignore
  for (const [at, long, gain] of [[34.2, 1.9, 0.03], [36.6, 2.8, 0.034]]) {
    for (const tone of [311, 369, 466]) {
      tape.lay(at, long, (t) => Math.sin(2 * Math.PI * tone * (1 - 0.012 * (t / long)) * t) * Math.sin((t / long) * Math.PI) ** 0.7, { gain, pan: -0.4, echo: 1.4 });
    }
  }
}

function layNight(tape) {
  // prettier-ignore
  [[55.6, 0.8, -0.4], [58.9, 0.6, -0.2], [61.2, 1, -0.1], [64.1, 0.7, 0.05], [66.8, 1.1, 0.15], [70.6, 0.5, 0.2]].forEach(([at, long, pan], i) => {
    tape.lay(at, long, creak(50 + i, long), { gain: 0.16, pan, echo: 0.5 });
  });
  // prettier-ignore
  for (const at of [57.2, 68.2, 74.6]) {
    // prettier-ignore
    [[0, 0.36], [0.62, 0.2], [0.92, 0.2], [1.2, 0.85]].forEach(([after, long], i) => tape.lay(at + after, long, hoot(i === 3 ? 352 : 365, long), { gain: 0.075, pan: 0.65, echo: 1.1 }));
  }
  // The lamp is blown out.
  layNoise(tape, {
    seed: 33,
    from: 71.9,
    to: 72.5,
    loud: (t) => 0.11 * plateau(71.9, 72, 72.05, 72.4, t),
    tone: (t) => lerp(1500, 500, (t - 71.9) / 0.5),
    echo: 0.4,
  });
}

function layRain(tape) {
  const presence = (t) => plateau(77.4, 80, 104.4, 106.6, t);
  layNoise(tape, { seed: 41, from: 77, to: 107, loud: (t) => 0.03 * presence(t), tone: () => 3000, output: 'high', echo: 0.2 });
  layNoise(tape, { seed: 42, from: 77, to: 107, loud: (t) => 0.05 * presence(t), tone: () => 900, echo: 0.3 });
  const random = seededRandom(43);
  for (let t = 77.6; t < 106.4; t += between(random, 0.02, 0.13)) {
    tape.lay(t, 0.3, drip(between(random, 700, 2600)), {
      gain: 0.05 * presence(t) * (0.2 + random() ** 3),
      pan: between(random, -0.9, 0.9),
      echo: 0.6,
    });
  }
  // The bowl keeps its own slow time.
  for (let t = 78.4; t < 105.8; t += 0.538)
    tape.lay(t, 0.5, drip(620 + 60 * noise1(t, 4)), { gain: 0.075 * presence(t), pan: -0.15, echo: 0.9 });
  for (const at of [83.3, 89.9, 94.2, 100.7]) {
    const chance = seededRandom(Math.round(at * 10));
    const filter = stateFilter();
    tape.lay(at, 0.5, (t) => filter.step((chance() - 0.5) * Math.exp(-t * 16), 240, 0.5).low * 2, {
      gain: 0.22,
      pan: between(chance, -0.6, 0.6),
      echo: 0.6,
    });
  }
}

function layFire(tape) {
  const presence = (t) => plateau(105.6, 109, 132, 134.6, t);
  layNoise(tape, {
    seed: 51,
    from: 105,
    to: 135,
    loud: (t) => 0.3 * presence(t) * flicker(t) ** 2,
    tone: (t) => 120 + 90 * flicker(t),
    output: 'low',
    echo: 0.1,
  });
  layNoise(tape, { seed: 52, from: 105, to: 135, loud: (t) => 0.05 * presence(t) * flicker(t) ** 2, tone: () => 700 });
  layNoise(tape, { seed: 53, from: 105, to: 135, loud: (t) => 0.011 * presence(t), tone: () => 3400, output: 'high' });
  const random = seededRandom(54);
  for (let t = 105.8; t < 134.2; t += between(random, 0.01, 0.16) * (random() < 0.1 ? 3 : 1)) {
    const filter = stateFilter();
    const tone = between(random, 900, 4200);
    const sharp = between(random, 120, 500);
    tape.lay(t, 0.05, (s) => filter.step((random() - 0.5) * Math.exp(-s * sharp), tone, 0.25).band, {
      gain: 0.5 * presence(t) * random() ** 2.5,
      pan: between(random, -0.5, 0.5),
      echo: 0.25,
    });
  }
  // The ridge breaks.
  const chance = seededRandom(55);
  const filter = stateFilter();
  tape.lay(121.6, 0.8, creak(77, 0.8), { gain: 0.2, echo: 0.6 });
  tape.lay(122.5, 1.6, (t) => filter.step((chance() - 0.5) * Math.exp(-t * 3.4), 170, 0.4).low * 3, { gain: 0.36, pan: -0.1, echo: 0.5 });
}

function layBird(tape) {
  // Two low notes in its throat, then the wings, louder as it comes.
  for (const at of [137.1, 138.4]) {
    tape.lay(
      at,
      0.9,
      (t) => Math.sin(2 * Math.PI * (420 + 24 * Math.sin(t * 7)) * t) * Math.sin((t / 0.9) * Math.PI) * (0.7 + 0.3 * Math.sin(t * 150)),
      { gain: 0.045, pan: 0.25, echo: 0.5 },
    );
  }
  // 17 rad/s is the beat in the picture; the sound is in the downstroke.
  const period = (2 * Math.PI) / 17;
  for (let i = 0; i < 9; i++) {
    const at = 141.2 + i * period;
    const random = seededRandom(60 + i);
    const filter = stateFilter();
    tape.lay(at, 0.26, (t) => filter.step(random() - 0.5, lerp(1500, 480, t / 0.26), 0.5).band * Math.sin((t / 0.26) * Math.PI) ** 2, {
      gain: 0.1 + 0.07 * i * (i < 7 ? 1 : 0.4),
      pan: lerp(0.2, 0.6, i / 8),
      echo: 0.4,
    });
  }
}

function laySunrise(tape) {
  const random = seededRandom(71);
  for (let t = 147; t < 168.4; t += between(random, 0.15, 0.9)) {
    const { long, wave } = song(Math.floor(random() * 12) * 7 + 3);
    const near = plateau(151, 155.5, 161, 169, t);
    tape.lay(t, long, wave, { gain: 0.03 * (0.15 + random() * 0.85) * near, pan: between(random, -0.95, 0.95), echo: 0.8 });
  }
}

/** [second, length, frequency, gain]: a line that sets out and does not arrive; D, mostly. */
function layOrgan(tape) {
  const D = 146.83;
  const note = (half) => D * 2 ** (half / 12);
  // prettier-ignore
  const line = [
    [1, 13, -12, 0.8], [4, 9, 0, 0.6], [10, 8, 7, 0.5], [15, 9, 3, 0.5], [19, 9, 2, 0.45],
    [25, 12, -12, 0.75], [26, 8, 5, 0.5], [32, 9, 9, 0.42], [36, 9, -2, 0.55], [40, 9, 10, 0.5], [45, 9, 7, 0.45],
    [51, 14, -14, 0.8], [54, 10, 0, 0.45], [61, 9, 1, 0.42], [66, 9, 5, 0.42], [72.4, 9, -12, 0.8], [73, 8, 3, 0.35],
    [79, 13, -9, 0.6], [82, 9, 10, 0.38], [88, 10, 7, 0.4], [93, 9, 8, 0.4], [97, 11, -5, 0.6], [99, 8, 3, 0.4],
    [106, 14, -12, 0.8], [109, 10, -11, 0.4], [114, 10, 3, 0.45], [119, 9, 6, 0.45], [123, 12, -14, 0.75], [125, 9, 5, 0.45], [129, 8, 8, 0.42],
    [134.5, 11, -5, 0.55], [136, 9, 14, 0.3], [141, 9, 12, 0.34], [144, 10, 16, 0.28], [147, 10, 9, 0.4],
    [153, 14, -12, 0.85], [154, 9, 4, 0.5], [158, 10, 9, 0.45], [160, 10, 0, 0.6], [163, 8.5, 7, 0.45], [164, 7.6, 2, 0.4],
  ];
  line.forEach(([at, long, half, gain], i) =>
    tape.lay(at, long, pipe(note(half), long, i), { gain: gain * 0.15, pan: ((i % 3) - 1) * 0.25, echo: 0.9 }),
  );
}

/** Renders the whole track and writes it as a 16-bit wav. */
export function writeSound(path) {
  const tape = makeTape(DURATION);
  for (const lay of [layField, layTrain, layNight, layRain, layFire, layBird, laySunrise, layOrgan]) lay(tape);
  ring(tape, { wet: 0.5 });
  layWind(tape);
  const gain = 1.8;
  const data = Buffer.alloc(44 + tape.length * 4);
  data.write('RIFF', 0);
  data.writeUInt32LE(36 + tape.length * 4, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(2, 22);
  data.writeUInt32LE(SAMPLE_RATE, 24);
  data.writeUInt32LE(SAMPLE_RATE * 4, 28);
  data.writeUInt16LE(4, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36);
  data.writeUInt32LE(tape.length * 4, 40);
  for (let i = 0; i < tape.length; i++) {
    const t = i / SAMPLE_RATE;
    const master = gain * (1 - smoothstep(169, 171.8, t));
    // Soft at the top: the loudest gust is pressed, never cut.
    data.writeInt16LE(Math.round(Math.tanh((tape.left[i] * master) / CEILING) * CEILING * 32767), 44 + i * 4);
    data.writeInt16LE(Math.round(Math.tanh((tape.right[i] * master) / CEILING) * CEILING * 32767), 46 + i * 4);
  }
  writeFileSync(path, data);
}
