import { enTranscript } from './en-transcript.js';
import { messagesOf } from './messages.js';

export type TranscriptMessageName = keyof typeof enTranscript;

/** What the transcript says under that name. */
export const message = messagesOf(enTranscript);
