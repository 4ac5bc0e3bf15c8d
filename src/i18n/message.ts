import { en } from './en.js';
import { messagesOf } from './messages.js';

export type MessageName = keyof typeof en;

/** What an element says under that name. */
export const message = messagesOf(en);
