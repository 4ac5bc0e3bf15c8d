import { enPosition } from './en-position.js';
import { messagesOf } from './messages.js';

/** What is said of the place in a film that was remembered. */
export const message = messagesOf(enPosition);
