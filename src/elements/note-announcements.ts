import { message } from '../i18n/announcement-message.js';
import type { Speaker } from '../i18n/messages.js';
import type { Annotation } from '../model/annotation.js';
import type { FilmSession } from '../session/film-session.js';
import type { Announcer } from './announcer.js';

/** A note that comes within this time (milliseconds) of a seek, or of a pause, came with it. */
const WITH_IT_MS = 300;
/** Of a note without a title so many letters are said in its place. */
const EXCERPT = 80;

/** What of a note is said: its title or the beginning of its text; with the text, where the viewer wants that. */
export function announcementOf(note: Annotation, how: 'title' | 'full'): string {
  const text = note.text.replace(/\s+/g, ' ').trim();
  const title = note.title?.trim();
  if (how === 'full') return title ? `${title.replace(/[.:]$/, '')}. ${text}` : text;
  if (title || text.length <= EXCERPT) return title || text;
  const space = text.lastIndexOf(' ', EXCERPT);
  return `${text.slice(0, space > 0 ? space : EXCERPT)}…`;
}

/**
 * Says notes to screen readers as they come up, as far as the viewer has chosen it, until the signal's abort.
 * Only notes that playback has come to: whoever goes elsewhere in the film finds them, and is told nothing.
 */
export function announceNotes(session: FilmSession, announcer: Announcer, speaker: Speaker, signal: AbortSignal): void {
  let sought = -Infinity;
  let paused = session.state.media.paused ? -Infinity : Infinity;
  const wasPlaying = () => performance.now() - paused < WITH_IT_MS;
  const wasSought = () => session.state.media.seeking || performance.now() - sought < WITH_IT_MS;
  session.subscribe(
    (state) => state.media.seeking,
    () => {
      sought = performance.now();
      announcer.forget();
    },
    { signal },
  );
  session.subscribe((state) => state.media.paused, (isPaused) => (paused = isPaused ? performance.now() : Infinity), { signal }); // prettier-ignore
  session.subscribe(
    (state) => state.commentary.shown,
    (shown, before) => {
      const how = session.state.preferences.announcements ?? 'off';
      if (how === 'off' || wasSought() || !wasPlaying()) return;
      for (const note of shown) {
        if (before.some(({ id }) => id === note.id)) continue;
        announcer.add({
          before: message(speaker, 'announceNote'),
          text: announcementOf(note, how),
          language: note.language,
          holds: () => session.state.commentary.shown.some(({ id }) => id === note.id),
        });
      }
    },
    { signal },
  );
}
