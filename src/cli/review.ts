import type { Annotation } from '../model/annotation.js';
import type { Passage } from '../model/article.js';
import type { Cue } from '../model/cue.js';
import type { Interval } from '../model/interval.js';
import type { Candidate, PlacedArticle, Placement } from '../model/place.js';
import { formatHtml } from '../model/rich-html.js';
import { formatTimecode } from '../model/timecode.js';
import { escapeHtml as esc } from './html.js';
import { reasonInWords, whyInWords } from '../model/placement-words.js';
import { REVIEW_STYLES } from './review-styles.js';

/** What an author looks over after an article was placed. */
export interface Review {
  readonly title: string;
  readonly language?: string;
  /** Names of the files, for the head. */
  readonly article: string;
  readonly subtitles: string;
  readonly passages: readonly Passage[];
  readonly placed: PlacedArticle;
  readonly cues: readonly Cue[];
  /** Of the film, in seconds. */
  readonly duration: number;
}

type Fate = 'sure' | 'likely' | 'ambient' | 'none';
const FATES: Readonly<Record<Fate, string>> = {
  sure: 'placed, sure',
  likely: 'placed, likely',
  ambient: 'background, in a quiet stretch',
  none: 'not placed',
};

interface Row {
  readonly passage: Passage;
  readonly placement: Placement | undefined;
  readonly note: Annotation | undefined;
  readonly fate: Fate;
}

/** How many lines of the film are shown beside a passage. */
const MAX_LINES = 6;

/**
 * One page that needs nothing else: the article beside the film's time, a map of the one against the other, and for each passage
 * where it may stand and why, or why it has no place. No script runs in it and nothing is fetched.
 */
export function reviewPage(review: Review): string {
  const { title, language, article, subtitles, passages, placed, duration } = review;
  const rows = passages.map((passage): Row => rowOf(passage, placed));
  const count = (fate: Fate): number => rows.filter((row) => row.fate === fate).length;
  const counts = (Object.keys(FATES) as Fate[]).map((fate) => `<li>${mark(fate)}<b>${count(fate)}</b> ${FATES[fate]}</li>`).join('');
  return `<!doctype html>
<html lang="${esc(language ?? 'en')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${esc(title)} · where each passage stands</title>
<style>${REVIEW_STYLES}</style>
</head>
<body>
<header lang="en">
<h1${language ? ` lang="${esc(language)}"` : ''}>${esc(title)}</h1>
<p>${esc(article)}, placed over a film of ${clock(duration)} by its subtitles, ${esc(subtitles)}.</p>
${!placed.aboutThisFilm ? '<p class="warning">This article does not seem to be about this film: what is shown is background.</p>' : ''}
<ul class="counts">${counts}</ul>
</header>
${mapOf(rows, review)}
<main>
${rows.map((row, i) => articleRow(row, passages[i - 1]?.heading, review)).join('\n')}
</main>
</body>
</html>
`;
}

function rowOf(passage: Passage, { placements, annotations }: PlacedArticle): Row {
  const placement = placements.find((one) => one.passage === passage.id);
  const note = annotations.find((one) => one.passage === passage.id);
  const fate = placement?.state === 'placed' && placement.best?.band !== 'unsure' ? (placement.best?.band ?? 'none') : note?.origin === 'ambient' ? 'ambient' : 'none'; // prettier-ignore
  return { passage, placement, note, fate };
}

/** A sign for what became of a passage; its shape says it as well as its colour. */
function mark(fate: Fate | 'candidate', x = 6, y = 6, more = ''): string {
  const shape = {
    sure: `<circle cx="${x}" cy="${y}" r="4.5"/>`,
    likely: `<circle cx="${x}" cy="${y}" r="4"/>`,
    ambient: `<path d="M${x} ${y - 5}l5 5-5 5-5-5z"/>`,
    none: `<path d="M${x - 4} ${y - 4}l8 8m0-8l-8 8"/>`,
    candidate: `<circle cx="${x}" cy="${y}" r="1.75"/>`,
  }[fate];
  const sign = `<g class="mark ${fate}">${more}${shape}</g>`;
  return x === 6 && y === 6 ? `<svg class="sign" viewBox="0 0 12 12" aria-hidden="true">${sign}</svg>` : sign;
}

const MAP = { width: 1000, left: 46, right: 14, top: 14, row: 13, talk: 26 } as const;

/** Article order downwards against film time to the right, and above them how much is said when. */
function mapOf(rows: readonly Row[], { cues, duration }: Review): string {
  if (!(duration > 0) || !rows.length) return '';
  const span = MAP.width - MAP.left - MAP.right;
  const x = (time: number): number => round(MAP.left + (span * Math.min(Math.max(time, 0), duration)) / duration);
  const top = MAP.top + MAP.talk + 12;
  const y = (row: number): number => top + MAP.row * (row + 0.5);
  const bottom = y(rows.length);
  const step = tickStep(duration);
  const ticks = Array.from({ length: Math.floor(duration / step) + 1 }, (_, i) => i * step);
  const grid = ticks.map((time) => `<path class="grid" d="M${x(time)} ${MAP.top}V${bottom}"/><text x="${x(time)}" y="${bottom + 15}">${clock(time)}</text>`); // prettier-ignore
  const talk = talkOf(cues, duration, 200).map((share, i, { length }) => `<rect x="${x((duration * i) / length)}" y="${round(MAP.top + MAP.talk * (1 - share))}" width="${round(span / length + 0.2)}" height="${round(MAP.talk * share)}"/>`); // prettier-ignore
  const shown = rows.flatMap((row, i) => (row.placement?.best && row.placement.state === 'placed' ? [`${x(row.placement.best.start)},${y(i)}`] : [])); // prettier-ignore
  const marks = rows.map(({ passage, placement, note, fate }, i) => {
    const others = (placement?.candidates ?? []).filter((one) => one !== placement?.best || fate === 'ambient' || fate === 'none').map((one) => mark('candidate', x(one.start), y(i))); // prettier-ignore
    const at = fate === 'ambient' ? note?.start : fate === 'none' ? undefined : placement?.best?.start;
    const name = `${i + 1}: ${passage.text.slice(0, 80)}`;
    const sign = at === undefined ? '' : mark(fate, x(at), y(i), `<title>${esc(`${clock(at)} · ${FATES[fate]} · ${name}`)}</title>`);
    return `<a href="#${anchorOf(passage)}" aria-label="${esc(`Passage ${name}`)}"><rect class="hit" x="0" y="${y(i) - MAP.row / 2}" width="${MAP.width}" height="${MAP.row}"/><text class="number" x="${MAP.left - 10}" y="${y(i) + 3.5}">${i + 1}</text>${others.join('')}${sign}</a>`; // prettier-ignore
  });
  return `<figure lang="en">
<svg viewBox="0 0 ${MAP.width} ${bottom + 24}" role="group" aria-label="Passages of the article, downwards, against the film’s time, to the right">
${grid.join('')}<g class="talk">${talk.join('')}</g><polyline class="way" points="${shown.join(' ')}"/>${marks.join('\n')}
</svg>
<figcaption>The article’s passages, from the first to the last, against the time of the film. The band at the top is how much is said. A small dot is another place that was weighed.</figcaption>
</figure>`;
}

function articleRow({ passage, placement, note, fate }: Row, headingBefore: string | undefined, { cues, title }: Review): string {
  const heading =
    passage.heading && passage.heading !== headingBefore && passage.heading !== title ? `<h2>${esc(passage.heading)}</h2>` : '';
  const place = fate === 'ambient' ? note : fate === 'none' ? undefined : placement?.best;
  const best = fate === 'sure' || fate === 'likely' ? placement?.best : undefined;
  const others = (placement?.candidates ?? []).filter((one) => one !== best);
  return `${heading}<article id="${anchorOf(passage)}" class="${fate}">
<div class="when" lang="en">${mark(fate)}<b>${place ? spanOf(place) : '–'}</b><span>${best ? `${FATES[fate]}, ${percent(best.confidence)}` : FATES[fate]}</span><code>${esc(passage.id)}</code></div>
<div class="passage">${formatHtml(passage.body)}</div>
<div class="why" lang="en">${best ? evidence(best, cues) : `<p>${esc(sentence(whyInWords(placement)))}</p>`}${othersOf(others, cues, best !== undefined)}</div>
</article>`;
}

const evidence = (candidate: Candidate, cues: readonly Cue[]): string =>
  `<ul>${candidate.reasons.map((reason) => `<li>${esc(sentence(reasonInWords(reason)))}</li>`).join('')}</ul>${linesAt(candidate, cues)}`;

function othersOf(candidates: readonly Candidate[], cues: readonly Cue[], placed: boolean): string {
  if (!candidates.length) return '';
  const rows = candidates.map((one) => `<li><b>${spanOf(one)}</b> ${percent(one.confidence)}, ${one.band}${evidence(one, cues)}</li>`);
  return `<details><summary>${placed ? 'Other places' : 'Places that were weighed'} (${candidates.length})</summary><ol>${rows.join('')}</ol></details>`;
}

/** What is said there. */
function linesAt({ start, end }: Interval, cues: readonly Cue[]): string {
  const said = cues.filter((cue) => cue.text && cue.start < end && cue.end > start);
  if (!said.length) return '<p class="lines">Nobody speaks there.</p>';
  const more = said.length > MAX_LINES ? ` <i>and ${said.length - MAX_LINES} more lines</i>` : '';
  return `<p class="lines">${said.slice(0, MAX_LINES).map(({ text }) => `<q>${esc(text.replaceAll('\n', ' '))}</q>`).join(' ')}${more}</p>`; // prettier-ignore
}

/** The share of each of `count` equal stretches of the film in which somebody speaks. */
function talkOf(cues: readonly Cue[], duration: number, count: number): number[] {
  const step = duration / count;
  const spoken = new Float64Array(count);
  for (const { start, end, text } of cues)
    if (text)
      for (let i = Math.max(0, Math.floor(start / step)); i < count && i * step < end; i++)
        spoken[i]! += Math.max(0, Math.min(end, (i + 1) * step) - Math.max(start, i * step));
  return [...spoken].map((seconds) => Math.min(1, seconds / step));
}

/** Seconds between two marks of the time axis: ten of them at most. */
function tickStep(duration: number): number {
  return (
    [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].find((step) => duration / step <= 10) ?? Math.ceil(duration / 36_000) * 3600
  );
}

const sentence = (words: string): string => words && `${words[0]!.toUpperCase()}${words.slice(1)}.`;
const anchorOf = ({ id }: Passage): string => `passage-${esc(encodeURIComponent(id))}`;
const clock = (seconds: number): string => formatTimecode(seconds);
const spanOf = ({ start, end }: Interval): string => `${clock(start)} – ${clock(end)}`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const round = (value: number): number => Math.round(value * 10) / 10;
