import { enFirst } from './en-first.js';
import { messagesOf } from './messages.js';

/** What is said before the controls are here. */
export const message = messagesOf(enFirst);
