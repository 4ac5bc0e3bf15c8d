import type { FilmSession } from '../session/film-session.js';

/** One track that is followed for an element's sake, whichever the film shows. */
export class FollowedTrack {
  #followed: { readonly session: FilmSession; readonly id: string; readonly end: AbortController } | undefined;

  /** Follows this track from now on; none, where there is no session or no track. */
  follow(session: FilmSession | undefined, id: string | undefined): void {
    if (this.#followed?.session === session && this.#followed?.id === id) return;
    this.#followed?.end.abort();
    this.#followed = session && id !== undefined ? { session, id, end: new AbortController() } : undefined;
    if (this.#followed) session?.followTrack(this.#followed.id, { signal: this.#followed.end.signal });
  }
}
