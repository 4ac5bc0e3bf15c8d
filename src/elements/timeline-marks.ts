import type { Chapter } from '../model/ambient.js';
import type { Annotation } from '../model/annotation.js';
import { clusterMarks, stackMarks } from '../model/clusters.js';

/** What a viewer can go to on a line of the film's time. */
export type TimelineMark = NoteMark | ChapterMark;

interface Place {
  /** The same for the same mark, whatever else comes or goes. */
  readonly key: string;
  /** A share of the film's length, 0 to 1. */
  readonly at: number;
  /** Seconds. */
  readonly start: number;
}

/** A note, or several that stand too near each other. */
export interface NoteMark extends Place {
  /** The row it stands in, from 0. */
  readonly row: number;
  readonly notes: readonly [Annotation, ...Annotation[]];
}

/** A chapter, or several short ones; with its number in the film, from 1. */
export interface ChapterMark extends Place {
  readonly chapters: readonly [NumberedChapter, ...NumberedChapter[]];
  /** Where it ends, as a share. */
  readonly until: number;
}
export type NumberedChapter = Chapter & { readonly number: number };

/** As large as what is touched has to be, in CSS pixels: https://www.w3.org/TR/WCAG22/#target-size-minimum */
export const MARK_SIZE = 24;

interface Line {
  readonly duration: number;
  readonly width: number;
}

/**
 * The marks of notes, by time.
 *
 * @param apart how far they stand from each other in a row, in CSS pixels
 * @param rows so many rows at the most, where one has not enough room
 */
export const noteMarks = (notes: readonly Annotation[], line: Line, apart = MARK_SIZE, rows = 1): readonly NoteMark[] =>
  stackMarks(notes, { ...line, apart }, rows).map(({ at, row, items }) => ({
    key: `note ${items[0].id}`,
    at,
    row,
    start: items[0].start,
    notes: items,
  }));

export function chapterMarks(chapters: readonly Chapter[], line: Line, apart = MARK_SIZE): readonly ChapterMark[] {
  const numbered = chapters.map((chapter, i) => ({ ...chapter, number: i + 1 }));
  return clusterMarks(numbered, { ...line, apart }).map(({ at, items }, i, all) => {
    const end = Math.max(...items.map((chapter) => chapter.end)) / line.duration;
    return { key: `chapter ${items[0].number}`, at, start: items[0].start, chapters: items, until: Math.min(end, all[i + 1]?.at ?? 1, 1) };
  });
}
