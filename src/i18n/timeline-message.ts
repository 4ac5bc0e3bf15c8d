import { en } from './en.js';
import { enTimeline } from './en-timeline.js';
import { messagesOf } from './messages.js';

/** What the timeline and the marks in the seek bar say. */
export const message = messagesOf({ ...en, ...enTimeline });
