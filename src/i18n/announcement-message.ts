import { enAnnouncements } from './en-announcements.js';
import { messagesOf } from './messages.js';

/** What screen readers are told. */
export const message = messagesOf(enAnnouncements);
