import type { Chapter } from './ambient.js';
import { type Interval, contains } from './interval.js';

/** What a chapter is made of: a cue of a subtitle file. */
interface ChapterCue extends Interval {
  readonly text: string;
}

/** The chapters that the cues of a file say, by start; such as have no length are none. */
export const chaptersOf = (cues: readonly ChapterCue[]): readonly Chapter[] =>
  cues
    .filter(({ start, end }) => start < end)
    .map(({ start, end, text }) => ({ start, end, ...(text.trim() && { title: text.trim().replaceAll(/\s+/g, ' ') }) }))
    .sort((a, b) => a.start - b.start);

/** The chapter at `time` (seconds); where they lie within each other, the innermost. */
export const chapterAt = (chapters: readonly Chapter[], time: number): Chapter | undefined =>
  chapters.findLast((chapter) => contains(chapter, time));
