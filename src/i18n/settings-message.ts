import { en } from './en.js';
import { enKeys } from './en-keys.js';
import { enSettings } from './en-settings.js';
import { messagesOf } from './messages.js';

const words = { ...en, ...enKeys, ...enSettings };

export type SettingsMessageName = keyof typeof words;

/** What the settings say under that name; their words come with them. */
export const message = messagesOf(words);
