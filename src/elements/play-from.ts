import type { FilmSession } from '../session/film-session.js';
import { LANDING } from '../session/landing.js';

/** Media that can be played from here. */
interface Playable {
  play?(): Promise<void> | undefined;
}

/** Go to where something begins (seconds), and play from there. A browser that refuses to play leaves the film paused at that moment. */
export function playFrom(session: FilmSession, start: number): void {
  // An engine rounds down: a hair later is within what begins there.
  session.seek(start + LANDING);
  const media = session.media as Playable | null;
  media?.play?.()?.catch(() => undefined);
}
