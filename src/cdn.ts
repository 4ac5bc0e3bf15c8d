/**
 * The entry for plain pages: defines the player and what lies over the film. Scope and buttons of the page's own come at once where the page holds one,
 * else in a moment; panels and parsers load when a page first needs them.
 */
export { FilmAnnotations } from './elements/film-annotations.js';
export { FilmPlayer } from './elements/film-player.js';
export { FilmSubtitles } from './elements/film-subtitles.js';
export * from './elements/events.js';
export { FilmSession } from './session/first-session.js';

/** A page that adds one by script has it this long (milliseconds) after the entry, at the latest. */
const LATER_MS = 1000;
/** A panel, a scope or a button, or somebody else's element that is on its way. */
const LATER = ':not(:defined)';

const defineLater = (): void =>
  void import('./elements/later-elements.js').catch((error: unknown) => {
    console.error('film-commentary: the elements beside the player did not load', error);
  });

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', lookForLater, { once: true });
else lookForLater();

function lookForLater(): void {
  if (document.querySelector(LATER)) defineLater();
  else setTimeout(defineLater, LATER_MS);
}
