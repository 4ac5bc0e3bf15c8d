import type { Annotation } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import type { Problem } from '../model/problem.js';
import type { Preferences } from '../session/preferences.js';
import { FilmEvent } from './film-event.js';
import type { FilmPlacedEvent, FilmReadyEvent } from './later-events.js';

/** Other subtitles are on screen now; an empty list where none are. */
export class FilmCueChangeEvent extends FilmEvent {
  constructor(readonly cues: readonly Cue[]) {
    super('film-cuechange');
  }
}

/** A note has come on screen. */
export class FilmAnnotationEnterEvent extends FilmEvent {
  constructor(readonly annotation: Annotation) {
    super('film-annotationenter');
  }
}

/** A note has left the screen. */
export class FilmAnnotationLeaveEvent extends FilmEvent {
  constructor(readonly annotation: Annotation) {
    super('film-annotationleave');
  }
}

/** A viewer has chosen otherwise: commentary or subtitles on or off, a language, the volume. */
export class FilmPreferenceChangeEvent extends FilmEvent {
  constructor(readonly preferences: Preferences) {
    super('film-preferencechange');
  }
}

/** Something is wrong with a file; one event a problem. */
export class FilmProblemEvent extends FilmEvent {
  constructor(readonly problem: Problem) {
    super('film-problem');
  }
}

/** Our events by their names. All of them bubble, out of shadow roots, too: they are heard on the element, around it, and on the page. */
export interface FilmEventMap {
  'film-ready': FilmReadyEvent;
  'film-cuechange': FilmCueChangeEvent;
  'film-annotationenter': FilmAnnotationEnterEvent;
  'film-annotationleave': FilmAnnotationLeaveEvent;
  'film-preferencechange': FilmPreferenceChangeEvent;
  'film-problem': FilmProblemEvent;
  'film-placed': FilmPlacedEvent;
}

declare global {
  interface GlobalEventHandlersEventMap extends FilmEventMap {}
}
