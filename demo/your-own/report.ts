import { html, nothing, type TemplateResult } from 'lit';
import { fileName } from '../../src/index.js';
import {
  type Annotation,
  formatTimecode,
  type Passage,
  type Placement,
  type Problem,
  reasonInWords,
  whyInWords,
} from '../../src/model/index.js';

/** What became of one passage. */
export type Fate = 'placed' | 'background' | 'left-out';

/** A passage of the article, and what became of it. */
export interface Row {
  readonly passage: Passage;
  readonly fate: Fate;
  /** Where its note stands, in seconds; absent where it is left out. */
  readonly start?: number;
  /** Why, in words. */
  readonly reason: string;
  readonly certainty?: 'sure' | 'likely' | 'unsure';
}

export interface Counts {
  readonly placed: number;
  readonly background: number;
  readonly 'left-out': number;
}

/** The passages of an article in their order, with what became of each. */
export function rowsOf(passages: readonly Passage[], placements: readonly Placement[], annotations: readonly Annotation[]): readonly Row[] {
  const placementOf = new Map(placements.map((placement) => [placement.passage, placement]));
  const noteOf = new Map(annotations.map((note) => [note.passage, note]));
  return passages.map((passage): Row => {
    const placement = placementOf.get(passage.id);
    const note = noteOf.get(passage.id);
    const why = whyInWords(placement);
    if (placement?.state === 'placed') {
      const { best } = placement;
      const start = note?.start ?? best?.start;
      return { passage, fate: 'placed', start, certainty: best?.band, reason: best?.reasons.map(reasonInWords).join('; ') ?? '' };
    }
    if (note) return { passage, fate: 'background', start: note.start, reason: why };
    return { passage, fate: 'left-out', reason: [why, 'no quiet stretch was free for it'].filter(Boolean).join('; ') };
  });
}

export const countRows = (rows: readonly Row[]): Counts =>
  rows.reduce((counts, { fate }) => ({ ...counts, [fate]: counts[fate] + 1 }), { placed: 0, background: 0, 'left-out': 0 });

const passages = (count: number): string => (count === 1 ? '1 passage' : `${count} passages`);

/** The result in a sentence. */
export function summary({ placed, background, 'left-out': leftOut }: Counts): string {
  const all = placed + background + leftOut;
  const parts = [
    placed && `${placed} ${placed === 1 ? 'stands' : 'stand'} where the film speaks of ${placed === 1 ? 'it' : 'them'}`,
    background && `${background} ${background === 1 ? 'is' : 'are'} background in quiet stretches`,
    leftOut && `${leftOut} ${leftOut === 1 ? 'is' : 'are'} left out`,
  ].filter(Boolean);
  const last = parts.pop();
  return `Of ${passages(all)}, ${parts.length ? `${parts.join(', ')} and ${last}` : last}.`;
}

const FATES: Readonly<Record<Fate, string>> = { placed: 'Placed', background: 'Background', 'left-out': 'Left out' };

/** All passages, each with its time, which leads there, and the reason. */
export const renderRows = (rows: readonly Row[], seek: (time: number) => void): TemplateResult =>
  html`<ol class="rows" role="list">
    ${rows.map(
      ({ passage, fate, start, certainty, reason }) =>
        html`<li class=${fate}>
          ${
            start === undefined
              ? html`<span class="when">–</span>`
              : html`<button type="button" class="when" aria-label=${`Go to ${formatTimecode(start)}`} @click=${() => seek(start)}>
                  ${formatTimecode(start)}
                </button>`
          }
          <div>
            <p class="excerpt" lang=${passage.language ?? nothing}>${excerptOf(passage.text)}</p>
            <p class="reason"><b>${FATES[fate]}${certainty ? `, ${certainty}` : ''}</b>${reason ? `: ${reason}` : ''}</p>
          </div>
        </li>`,
    )}
  </ol>`;

/** Characters of a passage that are shown. */
const EXCERPT = 160;
const excerptOf = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT).replace(/\s+\S*$/, '')} …` : text);

/** So many problems of a file are listed; a badly made one has thousands. */
const MOST = 40;

/** What is wrong with the files: which, which line, what. */
export function renderProblems(problems: readonly Problem[]): TemplateResult | typeof nothing {
  if (!problems.length) return nothing;
  const more = problems.length - MOST;
  return html`<ul class="problems" role="list">
      ${problems
        .slice(0, MOST)
        .map(
          ({ source, line, message, severity }) =>
            html`<li class=${severity}>
              <b>${source ? fileName(source) : 'The film'}${line === undefined ? '' : `, line ${line}`}</b> ${message}
            </li>`,
        )}
    </ul>
    ${more > 0 ? html`<p class="more">and ${more.toLocaleString('en')} more</p>` : nothing}`;
}

/** The same problem, found by this page and by the player, is one. */
export function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ source = '', line, message }) => {
    const key = JSON.stringify([fileName(source), line, message]);
    return !seen.has(key) && seen.add(key);
  });
}
