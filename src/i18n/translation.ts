import type { en } from './en.js';
import type { enAnnouncements } from './en-announcements.js';
import type { enArticle } from './en-article.js';
import type { enFailures } from './en-failures.js';
import type { enKeys } from './en-keys.js';
import type { enSettings } from './en-settings.js';
import type { enList } from './en-list.js';
import type { enPicture } from './en-picture.js';
import type { enPosition } from './en-position.js';
import type { enTimeline } from './en-timeline.js';
import type { enTranscript } from './en-transcript.js';
import type { Message } from './messages.js';

/** The names of all that is said; and the codes of problems with files, which the model tells in English itself. */
export type AnyName =
  | keyof typeof en
  | keyof typeof enAnnouncements
  | keyof typeof enArticle
  | keyof typeof enFailures
  | keyof typeof enKeys
  | keyof typeof enSettings
  | keyof typeof enList
  | keyof typeof enPicture
  | keyof typeof enPosition
  | keyof typeof enTimeline
  | keyof typeof enTranscript
  | `problem-${string}`;

/** The words of one language by their names. What it has no words for is said in English; a test sees to it that nothing is. */
export type Translation = { readonly [Name in AnyName]?: Message };
