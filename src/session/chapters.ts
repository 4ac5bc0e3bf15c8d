import type { Chapter } from '../model/ambient.js';
import { chaptersOf } from '../model/chapters.js';
import type { Problem } from '../model/problem.js';
import { readSubtitles } from '../model/read-subtitles.js';
import { type FetchLike, loadFile } from './load.js';

/** What a page says of a film's chapters: the address of a WebVTT or SubRip file, the chapters themselves, or that there are none. */
export type ChaptersSource = string | readonly Chapter[] | null;

/** Fetches and reads chapters, or takes those that are given. */
export async function readChapters(
  source: ChaptersSource,
  signal: AbortSignal,
  request?: FetchLike,
): Promise<{ readonly chapters: readonly Chapter[]; readonly problems: readonly Problem[] }> {
  if (typeof source !== 'string') {
    const chapters = (source ?? []).filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
    return { chapters: Object.freeze(chapters), problems: [] };
  }
  const { bytes, charset } = await loadFile(source, signal, request);
  const { cues, problems } = await readSubtitles(bytes, { source, charset });
  return { chapters: Object.freeze(chaptersOf(cues)), problems };
}
