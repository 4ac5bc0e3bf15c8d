/**
 * The entry for plain pages: defines the player and what lies over the film. Scope and buttons of the page's own come at once where the page holds one,
 * else in a moment; panels and parsers load when a page first needs them.
 */
// What is alike stands side by side: in this order all of it compresses best.
import './elements/film-event.js';
import './elements/player-styles.js';
import './elements/annotations-styles.js';
import './elements/theme.js';
import './model/file-timing.js';
import './elements/events.js';
import './elements/subtitles-styles.js';
import './model/count-where.js';
import './model/rich-text.js';
import './model/simple-body.js';
import './elements/repeat.js';
import './session/storage.js';
import './elements/film-element.js';
import './elements/simple-nodes.js';
import './elements/session-controller.js';
import './model/plain-notes.js';
import './session/notes.js';
import './elements/chosen-notes.js';
import './session/load.js';
import './model/cue.js';
import './elements/icon.js';
import './model/plain-cues.js';
import './session/progress.js';
import './session/tracks.js';
import './model/first-timeline.js';
import './session/first-pacing.js';
import './model/subtitle-readers.js';
import './session/files.js';
import './session/first-preferences.js';
import './session/media.js';
import './elements/player-of.js';
import './i18n/en-first.js';
import './elements/cue-lines.js';
import './i18n/messages.js';
import './elements/stage.js';
import './elements/plain-subtitles.js';
import './session/landing.js';
import './session/media-clock.js';
import './elements/media-source.js';
import './i18n/first-message.js';
import './elements/film-annotations.js';
import './elements/media-child.js';
import './session/commentary.js';
import './session/first-session.js';
import './elements/film-subtitles.js';
import './elements/media-vocabulary.js';
export { FilmAnnotations } from './elements/film-annotations.js';
export { FilmPlayer } from './elements/film-player.js';
export { FilmSubtitles } from './elements/film-subtitles.js';
export { FilmSession } from './session/first-session.js';

/** A page that adds one by script has it this long (milliseconds) after the entry or, where all players are far, after it was added, at the latest. */
const LATER_MS = 1000;
/** A panel, a scope or a button, or somebody else's element that is on its way. */
const LATER = ':not(:defined)';

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => lookForLater());
else lookForLater();

/**
 * Defines them at once where the page holds one, else in a moment; but while all its players are lazy and far, nothing is fetched for what it does not hold.
 * To ask the first is enough: another that is near has them in its controls.
 */
function lookForLater(isLate?: boolean): void {
  const isFar = document.querySelector('film-player')?.session.media === null;
  if (document.querySelector(LATER) || (isLate && !isFar))
    import('./elements/later-elements.js').catch((error: unknown) => {
      console.error('film-commentary: the elements beside the player did not load', error);
    });
  else setTimeout(lookForLater, LATER_MS, true);
}
