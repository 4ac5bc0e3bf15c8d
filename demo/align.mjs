// Places the demo's essay over its film and writes the passages that quote nothing, with where they stand, to demo/public/passages.json:
// `npm run demo:align`. Prints what was placed, what is background, what has no place, and why.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatAnnotations, formatTimecode, parseArticle, parseSubtitles, placeArticle } from '../dist/model/index.js';

/** Length of the film in seconds. */
const DURATION = 172;
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const essay = parseArticle(readFileSync(at('public/essay.md')), { source: 'essay.md' });
const { cues } = parseSubtitles(readFileSync(at('../subtitles/what-the-wind-kept.en.srt')), { format: 'srt' });
const { annotations, placements } = placeArticle(essay, cues, { duration: DURATION });

const quotesNothing = new Set(essay.passages.filter(({ quotations }) => !quotations.length).map(({ id }) => id));
const notes = annotations.filter(({ passage }) => quotesNothing.has(passage));
const { text, problems } = formatAnnotations(notes, 'w3c', {
  label: essay.title,
  film: 'film/what-the-wind-kept.mp4',
  subtitles: 'subtitles/what-the-wind-kept.en.srt',
  cues,
});
writeFileSync(at('public/passages.json'), text);

const counts = { placed: 0, background: 0, 'left out': 0 };
for (const { id, text: words } of essay.passages) {
  if (!quotesNothing.has(id)) continue;
  const { state, why, unknown = [] } = placements.find(({ passage }) => passage === id);
  const note = notes.find(({ passage }) => passage === id);
  const fate = state === 'placed' ? 'placed' : note ? 'background' : 'left out';
  counts[fate]++;
  const reason = state === 'placed' ? '' : ` (${why}${unknown.length ? `: ${unknown.join(', ')}` : ''})`;
  console.log(`${id.padEnd(5)} ${note ? formatTimecode(note.start) : '–'.padStart(4)}  ${fate}${reason}: ${words.slice(0, 60)}…`);
}
const summary = Object.entries(counts).map(([fate, count]) => `${count} ${fate}`);
console.log(`\n${quotesNothing.size} of ${essay.passages.length} passages quote nothing: ${summary.join(', ')}.`);
for (const { message } of problems) console.error(message);
