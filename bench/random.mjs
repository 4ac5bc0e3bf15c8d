/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const toMilliseconds = (seconds) => Math.round(seconds * 1000) / 1000;

/** Cues at random times: some touch the next, one in ten overlaps it. Their text is their id. Seconds. */
export function randomCues(seed, { from = 0.5, until, shortest, longest, widestGap }) {
  const random = randomFrom(seed);
  const cues = [];
  for (let at = from; ;) {
    const start = toMilliseconds(at);
    const end = toMilliseconds(start + shortest + random() * (longest - shortest));
    if (end > until) return cues;
    cues.push({ id: `c${cues.length}`, start, end, text: `c${cues.length}` });
    const kind = random();
    at = kind < 0.3 ? end : kind < 0.4 ? end - shortest / 2 : end + 0.05 + random() * widestGap;
  }
}

/** Notes at random times, one after the other. Their text is their id. Seconds. */
export function randomNotes(seed, { from = 1, until, least, most }) {
  const random = randomFrom(seed);
  const notes = [];
  for (let at = from; at < until; at += least + random() * (most - least)) {
    const start = toMilliseconds(at);
    const id = `n${notes.length}`;
    notes.push({ id, start, end: toMilliseconds(start + 0.7 + random()), text: id });
  }
  return notes;
}

const timecode = (seconds) => new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);

export const vttOf = (cues) =>
  `WEBVTT\n\n${cues.map(({ id, start, end, text }) => `${id}\n${timecode(start)} --> ${timecode(end)}\n${text}\n`).join('\n')}`;

/** Web Annotations that name their time. */
export const annotationsOf = (notes) =>
  JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    first: {
      type: 'AnnotationPage',
      items: notes.map(({ id, start, end, text }) => ({
        id,
        type: 'Annotation',
        body: { type: 'TextualBody', value: text, format: 'text/plain' },
        target: { source: 'film.mp4', selector: { type: 'FragmentSelector', value: `t=${start},${end}` } },
      })),
    },
  });
