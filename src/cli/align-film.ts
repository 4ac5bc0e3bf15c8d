import { basename } from 'node:path';
import { formatAnnotations } from '../model/annotation-file.js';
import { parseArticle } from '../model/article.js';
import type { Chapter } from '../model/ambient.js';
import { type PlaceArticleOptions, placeArticleAsync, type Placement } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import { readSubtitles } from '../model/read-subtitles.js';
import { Failure } from './failure.js';
import { nameOf, readBytes, STANDARD } from './files.js';
import { type Pins, readPins } from './pins.js';
import { reviewPage } from './review.js';

/** Which files make the commentary of one film, and how. */
export interface AlignJob {
  readonly article: string;
  readonly subtitles: string;
  /** WebVTT chapters. */
  readonly chapters?: string | undefined;
  readonly pins?: string | undefined;
  /** Of the subtitles. */
  readonly encoding?: string | undefined;
  /** Of the film, in seconds; the end of its last subtitle where it is not given. */
  readonly duration?: number | undefined;
  readonly min?: 'sure' | 'likely' | undefined;
  readonly perHour?: number | undefined;
  /** Is a page for the author wanted? */
  readonly review: boolean;
}

/** What became of one article. */
export interface AlignSummary {
  readonly title?: string;
  readonly passages: number;
  readonly sure: number;
  readonly likely: number;
  readonly ambient: number;
  readonly leftOut: number;
  readonly aboutThisFilm: boolean;
}

export interface AlignedFilm {
  /** A W3C annotation file. */
  readonly notes: string;
  readonly review?: string;
  readonly summary: AlignSummary;
  readonly placements: readonly Placement[];
  /** Where background stands, by passage, in seconds. */
  readonly ambient: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}

/**
 * Places one article over one film.
 *
 * @throws {Failure} where a file cannot be read, or has nothing in it that could be placed.
 */
export async function alignFilm(job: AlignJob, onProgress?: (share: number) => void): Promise<AlignedFilm> {
  const { article: from, subtitles: spoken, chapters, pins, min, perHour } = job;
  // One after the other: either may be the standard input.
  const bytes = await readBytes(from);
  const { cues, problems: misread } = await readSubtitles(await readBytes(spoken), { source: nameOf(spoken), encoding: job.encoding });
  const article = parseArticle(bytes, { source: nameOf(from) });
  const worst = (problems: readonly Problem[]): string => problems.find(({ severity }) => severity === 'error')?.message ?? '';
  if (!cues.length) throw new Failure(`No subtitles in ${nameOf(spoken)}. ${worst(misread)}`.trim());
  if (!article.passages.length) throw new Failure(`No passages in ${nameOf(from)}. ${worst(article.problems)}`.trim());
  const length = job.duration ?? cues.reduce((latest, { end }) => Math.max(latest, end), 0);
  const pinned: Pins = pins === undefined ? { problems: [] } : await readPins(pins, article.passages, length);
  const parts = chapters === undefined ? undefined : await readChapters(chapters);
  const options: PlaceArticleOptions = {
    duration: job.duration,
    chapters: parts?.chapters,
    pins: pinned.pins,
    rejected: pinned.rejected,
    min,
    perHour,
  };
  const placed = await placeArticleAsync(article, cues, { ...options, onProgress });
  const title = article.title ?? basename(nameOf(from));
  const written = formatAnnotations(placed.annotations, 'w3c', { ...(article.title !== undefined && { label: article.title }), ...(spoken !== STANDARD && { subtitles: addressOf(spoken) }), cues }); // prettier-ignore
  const review =
    job.review &&
    reviewPage({
      title,
      ...(article.language !== undefined && { language: article.language }),
      article: nameOf(from),
      subtitles: nameOf(spoken),
      passages: article.passages,
      placed,
      cues,
      duration: length,
    });
  const band = (wanted: string): number =>
    placed.placements.filter(({ state, best }) => state === 'placed' && best?.band === wanted).length;
  const ambient = new Map(placed.annotations.flatMap(({ origin, passage, start }) => (origin === 'ambient' && passage !== undefined ? [[passage, start] as const] : []))); // prettier-ignore
  const [sure, likely] = [band('sure'), band('likely')];
  const passages = placed.placements.length;
  return {
    notes: written.text,
    ...(review && { review }),
    summary: {
      ...(article.title !== undefined && { title: article.title }),
      passages,
      sure,
      likely,
      ambient: ambient.size,
      leftOut: passages - sure - likely - ambient.size,
      aboutThisFilm: placed.aboutThisFilm,
    },
    placements: placed.placements,
    ambient,
    problems: [
      ...article.problems,
      // What an old file has of oddities is what `check` is for.
      ...misread.filter(({ severity }) => severity === 'error'),
      ...pinned.problems,
      ...(parts?.problems ?? []),
      ...placed.problems.map((problem) => ({ source: nameOf(from), ...problem })),
      ...written.problems,
    ],
  };
}

async function readChapters(file: string): Promise<{ chapters: readonly Chapter[]; problems: readonly Problem[] }> {
  const { cues, problems } = await readSubtitles(await readBytes(file), { source: nameOf(file) });
  return { chapters: cues.filter(({ start, end }) => start < end).map(({ start, end, text }) => ({ start, end, title: text.replaceAll('\n', ' ') })), problems }; // prettier-ignore
}

/** The name under which a page would find the file beside its notes. */
const addressOf = (file: string): string => encodeURIComponent(basename(nameOf(file)));
