// What is told only when the controls are here.
import type { Annotation } from '../model/annotation.js';
import type { Placement } from '../model/place.js';
import { FilmEvent } from './film-event.js';

/** The player is complete: its engine and its controls are there. It can be commanded before. */
export class FilmReadyEvent extends FilmEvent {
  constructor() {
    super('film-ready');
  }
}

/** The article has been placed over the film. */
export class FilmPlacedEvent extends FilmEvent {
  constructor(
    readonly placements: readonly Placement[],
    readonly annotations: readonly Annotation[],
  ) {
    super('film-placed');
  }
}
