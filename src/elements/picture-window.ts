import type { FilmSession } from '../session/film-session.js';
import type { FilmPlayer } from './film-player.js';
import { FilmPlayerPlace } from './film-player-place.js';
import { keyScopes } from './key-scopes.js';

/** The player as the window sees it. */
export interface MovedPlayer {
  readonly host: FilmPlayer;
  readonly session: FilmSession;
  readonly video: HTMLVideoElement;
  /** The player is in the window, or back in the page. */
  onMove(isAway: boolean): void;
  /** The window has another size. */
  layOut(): void;
}

interface DocumentPictureInPicture {
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
}

/** How wide the window is at first, in CSS pixels; the browser may have its own opinion. */
const WIDTH = 480;
/** Height of the room for notes below a film as small as that, in CSS pixels. */
const NOTES_HEIGHT = 176;

/** In the window the player is all there is, whatever the page's styles say of it. */
const WHOLE_WINDOW = `
  html, body { height: 100% !important; margin: 0 !important; padding: 0 !important; overflow: hidden !important; background: #000 !important; }
  film-player {
    --film-aspect-ratio: auto !important;
    position: fixed !important; inset: 0 !important; z-index: auto !important; translate: none !important; transform: none !important;
    box-sizing: border-box !important; width: 100% !important; min-width: 0 !important; max-width: none !important;
    height: 100% !important; min-height: 0 !important; max-height: none !important; margin: 0 !important; padding: 0 !important;
    border: 0 !important; border-radius: 0 !important;
  }`;

/**
 * Opens a window that stays over all others, and moves the player there; it comes back when the window is closed.
 *
 * @throws where the browser opens none, as without a viewer's press
 */
export async function openPictureWindow(player: MovedPlayer): Promise<() => void> {
  const { video, session } = player;
  const { documentPictureInPicture } = window as unknown as { documentPictureInPicture: DocumentPictureInPicture };
  const { sets, on } = session.state.commentary;
  const ratio = video.videoWidth / video.videoHeight || 16 / 9;
  const height = Math.round(WIDTH / ratio) + (on && sets.length ? NOTES_HEIGHT : 0);
  return movePlayer(player, await documentPictureInPicture.requestWindow({ width: WIDTH, height }));
}

/**
 * Moves a player into another window of the page's, which closes when it comes back.
 *
 * @returns what brings it back
 */
export function movePlayer(player: MovedPlayer, view: Window): () => void {
  const { host, session } = player;
  const { document } = view;
  const life = new AbortController();
  const { signal } = life;
  const place = new FilmPlayerPlace();
  const { width, height } = host.getBoundingClientRect();
  const { flex, gridArea, margin, alignSelf, justifySelf } = getComputedStyle(host);
  Object.assign(place.style, {
    width: `${width}px`,
    height: `${height}px`,
    maxWidth: '100%',
    flex,
    gridArea,
    margin,
    alignSelf,
    justifySelf,
  });
  place.id = host.id;
  place.session = session;
  // Keys that act from anywhere in a scope still do.
  keyScopes.set(place, (event) => keyScopes.get(host)?.(event));
  const end = () => {
    if (signal.aborted) return;
    life.abort();
    view.close();
  };
  const comeBack = () => {
    if (signal.aborted) return;
    const hadFocus = place.matches(':focus-within') || document.hasFocus();
    // Somebody else may have taken it meanwhile.
    if (host.ownerDocument === document) {
      keepPlaying(player, () => place.replaceWith(host));
      if (hadFocus) host.focus({ preventScroll: true });
    } else place.remove();
    player.onMove(false);
    end();
  };
  place.bringBack = comeBack;
  place.onGone = () => {
    if (signal.aborted) return;
    if (host.ownerDocument === document) host.remove();
    player.onMove(false);
    end();
  };
  dress(document, host);
  keepPlaying(player, () => {
    host.replaceWith(place);
    document.body.append(host);
  });
  player.onMove(true);
  host.focus({ preventScroll: true });
  view.addEventListener('pagehide', comeBack, { signal });
  view.addEventListener('resize', () => view.requestAnimationFrame(() => player.layOut()), { signal });
  // Keys that are pressed beside the player are meant for it, too: there is nothing else.
  const onKeydown = (event: KeyboardEvent) => {
    if (event.composedPath().includes(host)) return;
    if (!host.dispatchEvent(new KeyboardEvent(event.type, event))) event.preventDefault();
  };
  document.addEventListener('keydown', onKeydown, { signal });
  return comeBack;
}

/** The page's language and styles, so that what it says of its player holds in the window. */
function dress(document: Document, host: HTMLElement): void {
  const { ownerDocument: page } = host;
  const view = document.defaultView;
  if (!view) return;
  const { documentElement: root } = document;
  root.lang = (host.closest('[lang]') as HTMLElement | null)?.lang ?? '';
  root.dir = getComputedStyle(host).direction;
  root.className = page.documentElement.className;
  document.title = page.title;
  for (const { ownerNode } of page.styleSheets) if (ownerNode instanceof Node) document.head.append(document.importNode(ownerNode, true));
  const copy = (text: string) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  };
  const own = page.adoptedStyleSheets.map(({ cssRules }) => copy([...cssRules].map(({ cssText }) => cssText).join('\n')));
  document.adoptedStyleSheets = [...own, copy(WHOLE_WINDOW)];
}

/** A video that comes into another document may stop, or load anew: it goes on where it was. */
function keepPlaying({ host, video }: MovedPlayer, move: () => void): void {
  const { currentTime, paused, playbackRate, ended } = video;
  move();
  const goOn = () => {
    video.playbackRate = playbackRate;
    if (video.currentTime < currentTime) video.currentTime = currentTime;
    // A browser may not let it.
    if (!paused && !ended) void host.play().catch(() => undefined);
  };
  if (video.readyState) goOn();
  else video.addEventListener('loadedmetadata', goOn, { once: true });
}
