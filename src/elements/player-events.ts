import type { Annotation } from '../model/annotation.js';
import type { FilmSession } from '../session/film-session.js';
import {
  FilmAnnotationEnterEvent,
  FilmAnnotationLeaveEvent,
  FilmCueChangeEvent,
  FilmPreferenceChangeEvent,
  FilmProblemEvent,
} from './events.js';

/** Tells what happens in a session as events of this element, until the signal's abort. */
export function tellEvents(element: HTMLElement, session: FilmSession, signal: AbortSignal): void {
  const tell = (event: Event) => void element.dispatchEvent(event);
  session.subscribe((state) => state.tracks.activeCues, (cues) => tell(new FilmCueChangeEvent(cues)), { signal }); // prettier-ignore
  session.subscribe(
    (state) => state.commentary.shown,
    (now, before) => {
      // By id: a note whose file was read again, with other cues, is the same note.
      const isIn = (notes: readonly Annotation[], { id }: Annotation) => notes.some((other) => other.id === id);
      for (const note of before) if (!isIn(now, note)) tell(new FilmAnnotationLeaveEvent(note));
      for (const note of now) if (!isIn(before, note)) tell(new FilmAnnotationEnterEvent(note));
    },
    { signal },
  );
  session.subscribe((state) => state.preferences, (preferences) => tell(new FilmPreferenceChangeEvent(preferences)), { signal }); // prettier-ignore
  session.subscribe(
    (state) => state.problems,
    (now, before) => {
      for (const problem of now) if (!before.includes(problem)) tell(new FilmProblemEvent(problem));
    },
    { signal },
  );
}
