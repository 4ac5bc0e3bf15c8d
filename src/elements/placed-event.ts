import type { FilmSession } from '../session/film-session.js';
import { FilmPlacedEvent } from './later-events.js';

/** What has been told: a player that leaves the page and comes back has nothing new to say. */
const told = new WeakSet<object>();

/** Tells by an event of this element that an article has been placed over the film, until the signal's abort. */
export function tellPlaced(element: HTMLElement, session: FilmSession, signal: AbortSignal): void {
  const tell = () => {
    const { placed } = session;
    if (!placed || told.has(placed)) return;
    told.add(placed);
    element.dispatchEvent(new FilmPlacedEvent(placed.placements, placed.annotations));
  };
  session.subscribe((state) => state.commentary.sets, tell, { signal });
  // It may have been placed before the controls were here.
  tell();
}
