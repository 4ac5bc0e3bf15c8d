import { en } from './en.js';
import { enList } from './en-list.js';
import { enTimeline } from './en-timeline.js';
import { messagesOf } from './messages.js';

/** What the list of notes says. */
export const message = messagesOf({ ...en, ...enTimeline, ...enList });
