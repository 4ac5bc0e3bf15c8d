import { message } from '../i18n/timeline-message.js';
import type { Speaker } from '../i18n/messages.js';
import type { Annotation } from '../model/annotation.js';
import { excerpt } from '../model/problem-list.js';
import { tellsUpTo } from '../model/spoilers.js';
import { formatTimecode } from '../model/timecode.js';
import type { ChapterMark, NoteMark, NumberedChapter, TimelineMark } from './timeline-marks.js';

/** A note without a title is called by so many of its first letters. */
const TITLE_LENGTH = 50;

/**
 * What a note is called. Of one that tells of what lies beyond the spoiler horizon (seconds) nothing is told.
 */
export const noteName = (speaker: Speaker, note: Annotation, horizon: number): string =>
  tellsUpTo(note) > horizon ? message(speaker, 'noteAhead') : (note.title ?? excerpt(note.text, TITLE_LENGTH));

export const chapterName = (speaker: Speaker, { title, number }: NumberedChapter): string =>
  title ?? message(speaker, 'chapterNumber', { number });

/** What stands at a mark, in a few words: its name, its category, its time. */
export const markName = (speaker: Speaker, mark: TimelineMark, horizon: number): string =>
  'notes' in mark ? notesName(speaker, mark, horizon) : chaptersName(speaker, mark);

function notesName(speaker: Speaker, { notes, start }: NoteMark, horizon: number): string {
  const [first] = notes;
  const from = formatTimecode(start);
  const name = noteName(speaker, first, horizon);
  if (notes.length > 1) {
    const to = formatTimecode(notes.at(-1)?.start ?? start);
    return message(speaker, 'nameFromTo', { name: message(speaker, 'noteCount', { count: notes.length }), from, to });
  }
  const kind = tellsUpTo(first) > horizon ? '' : noteKind(speaker, first);
  return message(speaker, 'nameAt', { name: kind && kind !== name ? `${name}, ${kind}` : name, from });
}

/** What a viewer calls a note's kind. */
export const noteKind = (speaker: Speaker, { origin, category = '' }: Pick<Annotation, 'origin' | 'category'>): string =>
  origin === 'ambient' ? message(speaker, 'background') : category;

/** What several chapters, or one, are called. */
export const chaptersTitle = (speaker: Speaker, { chapters }: ChapterMark): string =>
  chapters.length > 1 ? message(speaker, 'chapterCount', { count: chapters.length }) : chapterName(speaker, chapters[0]);

function chaptersName(speaker: Speaker, mark: ChapterMark): string {
  const to = formatTimecode(mark.chapters.at(-1)?.end ?? mark.start);
  return message(speaker, 'nameFromTo', { name: chaptersTitle(speaker, mark), from: formatTimecode(mark.start), to });
}
