import type { Annotation } from '../model/annotation.js';
import { type DeepLink, parseDeepLink } from '../model/deep-link.js';
import type { FilmSession, FilmState } from '../session/film-session.js';
import { LANDING } from '../session/landing.js';
import { playerOf } from './player-of.js';

/** Where an entry of the browser's history keeps where each film was when the viewer left it by a link: times in seconds, by the film's name. */
const KEPT = 'film-commentary';

export interface DeepLinkOptions {
  /** The film that links mean which name it: `#film=NAME&note=...`. */
  readonly film?: string;
  /** Does a link that names no film mean this one? Asked with each link. */
  readonly isFirst?: () => boolean;
  /** A link has led to this note; `byViewer` where it was followed in the page, and not opened with it. */
  readonly onNote?: (note: Annotation, byViewer: boolean) => void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * Follows links to a note (`#note=ID`) and to a moment (`#t=1:02:03`) in the address of the page: those it is opened with, those that are followed in it, and
 * the way back, to where the film was. The film goes there, and plays on if it plays; the page is scrolled to it, but for the way back, where the browser
 * knows the place. Nothing is written into the address, and no entry is added to the history: a link that is followed adds its own, as links do.
 */
export function followDeepLinks(session: FilmSession, { film = '', isFirst = () => true, onNote, signal }: DeepLinkOptions): void {
  let waiting: AbortController | undefined;
  const linkIn = (fragment: string): DeepLink | null => {
    const link = parseDeepLink(fragment);
    return link && (link.film === undefined ? isFirst() : link.film === film) ? link : null;
  };

  /** Does it once the film and what is asked for are here; a later link goes before. */
  const when = <T>(find: (state: FilmState) => T | undefined, act: (found: T) => void): void => {
    waiting?.abort();
    const wait = (waiting = new AbortController());
    const look = () => {
      if (wait.signal.aborted || !(session.state.media.duration > 0)) return;
      const found = find(session.state);
      if (found === undefined) return;
      wait.abort();
      act(found);
    };
    session.subscribe((state) => state, look, { signal: wait.signal });
    look();
  };

  const go = ({ note: id, time }: DeepLink, byViewer: boolean): void => {
    // At once, if it is here: a film that loads when it is seen has no length before.
    const shown = showFilm(session);
    const seek = (moment: number) => {
      if (!shown) showFilm(session);
      session.seek(moment);
    };
    const noteIn = ({ commentary }: FilmState) => commentary.annotations.find((note) => note.id === id);
    if (id === undefined) when(() => time, seek);
    else
      when(noteIn, (note) => {
        seek(note.start + LANDING);
        onNote?.(note, byViewer);
      });
  };

  /** The entry that is being left keeps where the film was. */
  const keep = (): void => {
    const state: unknown = history.state;
    // Another program's state that is no object has no room for it.
    if (state !== null && typeof state !== 'object') return;
    const kept = (state as Record<string, object> | null)?.[KEPT];
    history.replaceState({ ...state, [KEPT]: { ...kept, [film]: session.currentTime } }, '');
  };

  const onClick = (event: MouseEvent): void => {
    const [anchor] = event.composedPath().filter((node) => node instanceof HTMLAnchorElement && node.href);
    if (!(anchor instanceof HTMLAnchorElement) || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if ((anchor.target && anchor.target !== '_self') || anchor.hasAttribute('download') || event.defaultPrevented) return;
    const link = anchor.href.split('#', 1)[0] === location.href.split('#', 1)[0] ? linkIn(anchor.hash) : null;
    if (!link) return;
    // The address does not change, and no event tells of it.
    if (anchor.href === location.href) go(link, true);
    else keep();
  };

  const onHashChange = (): void => {
    const kept = (history.state as Record<string, Record<string, unknown>> | null)?.[KEPT]?.[film];
    const link = linkIn(location.hash);
    if (typeof kept === 'number')
      when(() => kept, (time) => session.seek(time)); // prettier-ignore
    else if (link) go(link, true);
  };

  document.addEventListener('click', onClick, { signal });
  addEventListener('hashchange', onHashChange, { signal });
  signal.addEventListener('abort', () => waiting?.abort());
  const first = linkIn(location.hash);
  if (first) go(first, false);
}

/** Scrolls the film into the window, as far as it is not there; says whether there is one. */
function showFilm({ media }: FilmSession): boolean {
  if (!(media instanceof Element)) return false;
  (playerOf(media) ?? media).scrollIntoView({ block: 'nearest' });
  return true;
}
