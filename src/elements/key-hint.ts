import type { FilmSession } from '../session/film-session.js';
import type { FilmCommentary } from './film-commentary.js';
import type { FilmPlayer } from './film-player.js';

/** Does the page keep the keys of the player, or of the scope, around this element for itself? */
export function pageKeepsKeys(element: Element): boolean {
  for (let at: Element | null = element; at;) {
    const keeper: FilmPlayer | FilmCommentary | null = at.closest<FilmPlayer | FilmCommentary>('film-player, film-commentary');
    if (keeper) return (keeper.querySelector<FilmPlayer>('film-player') ?? keeper).nohotkeys;
    const root: Node = at.getRootNode();
    at = 'host' in root ? (root as ShadowRoot).host : null;
  }
  return false;
}

/** The key that does what a button does, if it does: neither the viewer nor the page has switched the keys off. */
export const keyHint = (button: Element, session: FilmSession | undefined, key: string): string | undefined =>
  session?.state.preferences.hotkeys === false || pageKeepsKeys(button) ? undefined : key;

/** A name with its key, for a tooltip. */
export const withKey = (name: string, key: string | undefined): string => (key ? `${name} (${key})` : name);
