import { enPicture } from './en-picture.js';
import { messagesOf } from './messages.js';

/** What is said of the window that a film may go into. */
export const message = messagesOf(enPicture);
