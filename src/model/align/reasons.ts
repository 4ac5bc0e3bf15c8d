import type { Interval } from '../interval.js';
import type { Reason, SharedWord } from '../place.js';
import type { Evidence, FoundRun } from './evidence.js';
import { CELL, type Film } from './film-index.js';
import type { Term } from './passage.js';

const MOST_WORDS = 8;
/** A shared word supports a range from this far outside it, in seconds. */
const AROUND = 10;
/** Nats that the words of a run have together before it is called the same wording. */
const WORDING = 14;
/** Fewer words a second are quiet. */
const QUIET = 0.4;
/** Less of a quotation is no quotation. */
const COMPLETE = 0.6;
const MOST_SPOKEN = 400;

/** What the evidence has for a range. */
export function reasonsAt(evidence: Evidence, range: Interval, film: Film): Reason[] {
  const reasons: Reason[] = [];
  const { runs, passage } = evidence;
  const here = runs.filter((run) => run.start < range.end && range.start < run.end);
  for (const { text } of passage.quotations) {
    const run = here.find(({ quotation, complete }) => quotation === text && complete >= COMPLETE);
    if (!run) continue;
    const elsewhere = runs.filter((one) => one !== run && one.quotation === text && one.score >= run.score).length;
    const score = Math.round(run.complete * 100) / 100;
    reasons.push({ type: 'quotation', quotation: text, score, elsewhere, ...(score < 1 && { spoken: spoken(run, film) }) });
  }
  const run = here.find(({ quotation, score }) => quotation === undefined && score >= WORDING);
  if (run && !reasons.length) reasons.push({ type: 'wording', spoken: spoken(run, film), start: run.start, end: run.end });
  if (passage.timecodes.some(({ start }) => start >= range.start - AROUND && start < range.end + AROUND))
    reasons.push({ type: 'timecode' });
  const shared = (terms: readonly Term[]): SharedWord[] =>
    terms
      .map((term) => ({ term, time: saidIn(term, range, film) }))
      .filter(({ time }) => time >= 0)
      .sort((a, b) => b.term.weight - a.term.weight || a.time - b.time)
      .slice(0, MOST_WORDS)
      .map(({ term, time }) => sharedWord(term, time, film));
  const names = shared(passage.terms.filter(({ token }) => token.capital));
  const words = shared(passage.terms.filter(({ token }) => !token.capital));
  if (names.length) reasons.push({ type: 'names', names });
  if (words.length) reasons.push({ type: 'words', words });
  if (isQuiet(range, film)) reasons.push({ type: 'quiet' });
  return reasons;
}

const spoken = (run: FoundRun, film: Film): string => film.words.slice(run.first, run.last + 1).filter(Boolean).join(' ').slice(0, MOST_SPOKEN); // prettier-ignore

/** When a word is said in a range, or just around it; -1 where it is not. */
function saidIn({ id }: Term, { start, end }: Interval, film: Film): number {
  if (id < 0) return -1;
  let best = -1;
  for (const place of film.places[id]!) {
    const time = film.times[place]!;
    if (time >= start && time < end) return time;
    if (best < 0 && time >= start - AROUND && time < end + AROUND) best = time;
  }
  return best;
}

function sharedWord({ token, id }: Term, time: number, film: Film): SharedWord {
  const place = film.places[id]!.find((one) => film.times[one] === time)!;
  const said = film.words[place]!;
  const word = token.written.replaceAll('\u0301', ',') || token.word;
  return { word, ...(said && said !== token.word && { spoken: said }), time: Math.round(time * 1000) / 1000 };
}

function isQuiet({ start, end }: Interval, film: Film): boolean {
  const first = Math.max(0, Math.floor((start - film.origin) / CELL));
  const last = Math.min(film.cells - 1, Math.floor((end - film.origin) / CELL));
  let sum = 0;
  for (let x = first; x <= last; x++) sum += film.density[x]!;
  return last >= first && sum / (last - first + 1) < QUIET;
}
