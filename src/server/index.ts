/**
 * What `film-commentary` is on a server: the same names, the elements as a server renders them. The package's `exports` give it to Node in place of
 * `index.ts`, of every element and of the entry for plain pages; nothing here needs a page.
 */
export * from './elements.js';
export { articleOfElement } from '../elements/article-of-element.js';
export { followDeepLinks } from '../elements/deep-links.js';
export * from '../elements/events.js';
export * from '../elements/later-events.js';
export { FilmSession } from '../session/film-session.js';
export { fileAddress, releaseFile } from '../session/file-address.js';
export { fileName } from '../session/load.js';
export { spoilerHorizon } from '../session/progress.js';
