import { en } from './en.js';
import { enArticle } from './en-article.js';
import { messagesOf } from './messages.js';

const words = { ...en, ...enArticle };

/** What the article says under that name; its words come with it. */
export const message = messagesOf(words);
