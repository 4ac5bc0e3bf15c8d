import type { FilmSession } from '../session/film-session.js';
import type { FilmPlayer } from './film-player.js';

/** The key that does what a button does, if it does: neither the viewer nor the page has switched the keys off. */
export function keyHint(button: Element, session: FilmSession | undefined, key: string): string | undefined {
  if (session?.state.preferences.hotkeys === false) return undefined;
  for (let at: Element | null = button; at;) {
    const player: FilmPlayer | null = at.closest('film-player');
    if (player) return player.nohotkeys ? undefined : key;
    const root: Node = at.getRootNode();
    at = 'host' in root ? (root as ShadowRoot).host : null;
  }
  return key;
}

/** A name with its key, for a tooltip. */
export const withKey = (name: string, key: string | undefined): string => (key ? `${name} (${key})` : name);
