// Subtitle files for `retime.mjs`: the demo's own, larger ones made up of its words, and what becomes of a file in other hands. Seconds.
import { randomFrom } from './random.mjs';

/** Cues of a film of this length: each word follows one that it follows in the texts, so that made-up films share as many phrases as real ones do, and more. */
export function madeUpFilm(texts, seed, { duration }) {
  const random = randomFrom(seed);
  const words = texts.join(' ').split(/\s+/).filter(Boolean);
  const following = new Map();
  for (let i = 0; i + 1 < words.length; i++) following.set(words[i], [...(following.get(words[i]) ?? []), words[i + 1]]);
  const any = () => words[Math.floor(random() * words.length)];
  let word = any();
  const next = () => {
    const choice = following.get(word);
    // Now and then another thought begins.
    word = choice && random() > 0.25 ? choice[Math.floor(random() * choice.length)] : any();
    return word;
  };
  const cues = [];
  for (let at = 20; at < duration;) {
    const text = Array.from({ length: 2 + Math.floor(random() * 9) }, next).join(' ');
    const end = at + 0.9 + text.length * 0.055;
    cues.push({ id: `${cues.length + 1}`, start: at, end, text, source: text });
    // Lines come in scenes; between scenes nobody speaks.
    at = end + (random() < 0.06 ? 10 + random() * 50 : 0.08 + random() * 2.2);
  }
  return cues;
}

/** Sum of three: near enough to a normal distribution with the deviation `sigma`. */
const noise = (random, sigma) => (random() + random() + random() - 1.5) * 2 * sigma;

/**
 * The file as somebody else has it.
 *
 * @param cuts pieces `{ at, length }` of the old film that are gone, or, with a negative length, something put in.
 * @returns the cues, and `truth`: where each of the old ones is now, or `null` where it is cut out.
 */
export function inOtherHands(
  cues,
  seed,
  { ratio = 1, offset = 0, cuts = [], jitter = 0.08, dropped = 0.05, changed = 0, resegmented = 0.15, sounds = 0.05 } = {},
) {
  const random = randomFrom(seed);
  const vocabulary = cues.flatMap(({ text }) => text.split(/\s+/));
  const at = (time) => {
    let moved = time;
    for (const { at, length } of cuts) {
      if (length > 0 && time >= at && time < at + length) return null;
      if (time >= at) moved -= length;
    }
    return moved * ratio + offset;
  };
  const truth = cues.map(({ start, end }) => {
    const [first, last] = [at(start), at((start + end) / 2)];
    return first === null || last === null ? null : first;
  });
  const words = (text) =>
    text
      .split(/\s+/)
      .map((word) => (random() < changed ? vocabulary[Math.floor(random() * vocabulary.length)] : word))
      .join(' ');
  let kept = cues.flatMap((cue, i) => {
    if (truth[i] === null || random() < dropped) return [];
    const start = truth[i] + noise(random, jitter);
    return [{ ...cue, start, end: start + (cue.end - cue.start) * ratio + noise(random, jitter), text: words(cue.text) }];
  });
  const result = [];
  for (let i = 0; i < kept.length; i++) {
    const [cue, following] = [kept[i], kept[i + 1]];
    const parts = cue.text.split(' ');
    if (random() < resegmented && following && following.start - cue.end < 1) {
      result.push({ ...cue, end: following.end, text: `${cue.text}\n${following.text}` });
      i++;
    } else if (random() < resegmented && parts.length > 3) {
      const half = parts.length >> 1;
      const middle = cue.start + ((cue.end - cue.start) * parts.slice(0, half).join(' ').length) / cue.text.length;
      result.push(
        { ...cue, end: middle, text: parts.slice(0, half).join(' ') },
        { ...cue, id: `${cue.id}b`, start: middle, text: parts.slice(half).join(' ') },
      );
    } else result.push(cue);
    if (random() < sounds) result.push({ ...cue, id: `${cue.id}s`, start: cue.end, end: cue.end + 1, text: '[DOOR CREAKS]' });
  }
  kept = result.map((cue) => ({ ...cue, source: cue.text }));
  return { cues: kept, truth };
}
