import type { FilmPlayer } from '../../src/elements/film-player.js';
import { until } from '../support/build.js';
import { keep } from '../support/kept.js';
import { deepAll, goTo, loaded, NOTES, notesOf, said, SUBTITLES } from '../support/player.js';

/** A film that is small, and whose pictures hang on no others: a seek costs no time. */
export const FILM = '/tests/media/plain.mp4';
/** A moment that has a line and a note. */
export const MOMENT = 33;
export const PLAYER = `<film-player muted storage="none" src="${FILM}" subtitles="${SUBTITLES}" annotations="${NOTES}"></film-player>`;

interface PageParts {
  readonly doctype?: string;
  /** Attributes of the page's root. */
  readonly root?: string;
  readonly style?: string;
  readonly head?: string;
  readonly body?: string;
  /** The library is not there before the page asks for it. */
  readonly withoutLibrary?: boolean;
  /** What the frame that the page is in may do. */
  readonly allow?: string;
}

const opened: HTMLIFrameElement[] = [];

/** A page of somebody else's in a frame, with the library in it. */
export async function openPage(parts: PageParts = {}): Promise<{ page: Document; window: Window & typeof globalThis }> {
  const { doctype = '<!doctype html>', root = 'lang="en"', style = '', head = '', body = PLAYER, withoutLibrary, allow = 'fullscreen; autoplay' } = parts; // prettier-ignore
  const library = withoutLibrary ? '' : '<script type="module" src="/src/index.ts"></script>';
  const address = await keep({
    'page.html': `${doctype}<html ${root}><head><meta charset="utf-8"><title>A page</title><style>${style}</style><script src="/tests/pages/record.js"></script>${head}${library}</head><body>${body}</body></html>`,
  });
  const frame = Object.assign(document.createElement('iframe'), { src: address('page.html'), width: '900', height: '700', allow });
  opened.push(frame);
  document.body.append(frame);
  // A frame that nobody sees is given few frames to draw, in WebKitGTK few timers, too.
  frame.scrollIntoView();
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const window = frame.contentWindow as Window & typeof globalThis;
  if (!withoutLibrary) await until(() => window.customElements.get('film-player'), 'the library');
  return { page: frame.contentDocument as Document, window };
}

/** Closes all pages, and says what went wrong in them unheard. */
export function closePages(): string[] {
  return opened.splice(0).flatMap((frame) => {
    const { failures = [] } = (frame.contentWindow ?? {}) as { failures?: readonly string[] };
    frame.remove();
    return failures;
  });
}

export const playerIn = (page: Document | ShadowRoot): FilmPlayer => page.querySelector('film-player') as FilmPlayer;

/** The player shows the line and the note of its moment, and its controls. */
export async function shows(page: Document, player: FilmPlayer = playerIn(page)): Promise<void> {
  await until(() => player?.session, 'the player');
  await loaded(player);
  await goTo(player, MOMENT);
  const root = player.getRootNode() as Document | ShadowRoot;
  await until(() => said(root).length > 0, 'the line');
  await until(() => notesOf(root).length > 0, 'the note');
  await until(() => buttonsOf(player).length >= 3, 'the controls');
}

const buttonsOf = (player: FilmPlayer): HTMLElement[] => deepAll(player.shadowRoot as ShadowRoot, '.vjs-control-bar button');

/** How its parts look: their boxes, and how their words are set. */
export function looksOf(player: FilmPlayer): Record<string, unknown> {
  const root = player.shadowRoot as ShadowRoot;
  const looks: Record<string, unknown> = {};
  for (const part of [
    '.vjs-control-bar',
    '.vjs-play-control',
    '.vjs-progress-control',
    '.bar-button',
    '.cue .line',
    '.card',
    '.card .title',
    '.card .body',
    '.dismiss',
  ]) {
    const [element] = [...deepAll(root, part), ...deepAll(player.ownerDocument, part)].filter(
      (one) => one.getBoundingClientRect().width > 0,
    );
    if (!element) {
      looks[part] = 'is not there';
      continue;
    }
    const { width, height } = element.getBoundingClientRect();
    const { color, backgroundColor, fontSize, lineHeight, textAlign, display, cursor, boxSizing } =
      element.ownerDocument.defaultView!.getComputedStyle(element);
    looks[part] = [
      Math.round(width),
      Math.round(height),
      color,
      backgroundColor,
      fontSize,
      lineHeight,
      textAlign,
      display,
      cursor,
      boxSizing,
    ].join(' | ');
  }
  return looks;
}
