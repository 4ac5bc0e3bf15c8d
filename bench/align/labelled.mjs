// A labelled set: a folder `cases` of JSON files { id, film, prose, duration, cues: [start, end, text][], passages: { text, type, truth: [start, end][] }[] }.
// `truth` lists the ranges, any of which is right; none means that the passage has no place in the film.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function readCases(folder) {
  const cases = join(folder, 'cases');
  return readdirSync(cases)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const { id, film, prose, duration, cues, passages } = JSON.parse(readFileSync(join(cases, file), 'utf8'));
      return {
        id,
        film,
        prose,
        duration,
        cues: cues.map(([start, end, text]) => ({ start, end, text })),
        passages: passages.map(({ text, type, truth }, i) => ({ id: `p-${i + 1}`, text, type, truth })),
      };
    });
}

/** The same article with its blocks of four passages in another, fixed order. */
export function shuffled(one) {
  const blocks = [];
  for (let i = 0; i < one.passages.length; i += 4) blocks.push(one.passages.slice(i, i + 4));
  let seed = 99;
  for (let i = blocks.length - 1; i > 0; i--) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const j = seed % (i + 1);
    [blocks[i], blocks[j]] = [blocks[j], blocks[i]];
  }
  return { ...one, passages: blocks.flat() };
}

/** The article with the subtitles of the next other film of the list: nothing of it may be placed. */
export function swapped(one, cases, step = 1) {
  const at = cases.indexOf(one);
  const others = [...cases.slice(at + 1), ...cases.slice(0, at)].filter(({ film }) => film !== one.film);
  const other = others[Math.min(step, others.length) - 1];
  return other && { ...one, cues: other.cues, duration: other.duration, passages: one.passages.map((p) => ({ ...p, truth: [] })) };
}

const LONGEST = 180;
const NEAR = 30;

/** A range hits if it overlaps a true one, or its middle is within 30 s of one's middle; longer ranges count with their middle 180 s. */
export function hits({ start, end }, truth) {
  const middle = (start + end) / 2;
  const half = Math.min(end - start, LONGEST) / 2;
  return truth.some(
    ([from, to]) => Math.min(middle + half, to) > Math.max(middle - half, from) || Math.abs(middle - (from + to) / 2) < NEAR,
  );
}
