import type { Announcer } from './announcer.js';
import type { FilmCommentary } from './film-commentary.js';
import { carryOut, hotkey, type HotkeyCommand, isCharacterKey } from './hotkeys.js';
import { keyScopes } from './key-scopes.js';
import { scaleOf } from './stage.js';
import type { FilmSession } from '../session/film-session.js';
import type { MediaLike } from '../session/media.js';

/** What only we know of: the browser has no keys for it. */
const OURS: ReadonlySet<HotkeyCommand['command']> = new Set([
  'commentary', 'note', 'line', 'subtitles', 'secondary', 'offset', 'undo', 'sync', 'pauseAfterLine', 'dismiss', 'list',
]); // prettier-ignore

/** How long an answer stays in sight, in milliseconds. */
const ANSWER_MS = 1100;
/** From the picture's upper edge, in CSS pixels. */
const ANSWER_GAP = 12;

/**
 * Letters, digits and signs act on media of the page's own from anywhere in the scope around it. Media that has the focus itself keeps the keys that its
 * browser has for it: there only those act that no browser has.
 */
export function followKeys(
  scope: FilmCommentary,
  media: HTMLElement & MediaLike,
  session: FilmSession,
  announcer: Announcer,
  signal: AbortSignal,
): void {
  let listing = false;
  const answer = new Answer(media, signal);

  const onKeydown = (event: KeyboardEvent): void => {
    if (scope.nohotkeys || session.state.preferences.hotkeys === false || !isCharacterKey(event)) return;
    const asked = hotkey(event);
    // Full screen would be the media without its notes.
    if (!asked || asked.command === 'fullscreen' || (event.composedPath().includes(media) && !OURS.has(asked.command))) return;
    const player = media as unknown as HTMLMediaElement;
    const done =
      listing ||
      carryOut(asked, {
        speaker: scope,
        media: player,
        session,
        play: () => void Promise.resolve(player.play()).catch(() => undefined),
        pause: () => player.pause(),
        toggleFullscreen: () => undefined,
        dismissNote: () => [...scope.querySelectorAll('film-annotations')].some((display) => display.dismissVisible()),
        listKeys: () => void listKeys(),
        say: (text) => {
          announcer.answer(text);
          answer.say(text, scope.renderRoot);
        },
      });
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** The list is fetched when it is first asked for, and gone when it is closed. */
  const listKeys = async (): Promise<void> => {
    listing = true;
    try {
      const { openKeyList } = await import('./film-key-list.js');
      await openKeyList(scope, signal, { ofScope: true });
    } catch (error) {
      console.error('film-commentary: the list of keys did not load', error);
    } finally {
      listing = false;
    }
  };

  keyScopes.set(media, onKeydown);
  signal.addEventListener('abort', () => keyScopes.delete(media));
}

/** The answer to a key, in a word, over the picture's upper edge. What it says is also said by the announcer. */
class Answer {
  readonly #element = document.createElement('div');
  readonly #media: Element;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(media: Element, signal: AbortSignal) {
    this.#media = media;
    this.#element.ariaHidden = 'true';
    // Over everything in the page, also where the media is full screen.
    this.#element.popover = 'manual';
    Object.assign(this.#element.style, {
      inset: 'auto',
      margin: '0',
      padding: '0.4rem 0.9rem',
      border: '0',
      borderRadius: '0.5rem',
      background: 'rgb(17 15 13 / 0.88)',
      color: '#f4efe6',
      font: '600 1rem/1.4 var(--film-font, system-ui, sans-serif)',
      pointerEvents: 'none',
    });
    signal.addEventListener('abort', () => this.#end());
  }

  say(text: string, root: Node): void {
    const element = this.#element;
    element.textContent = text;
    if (!element.isConnected) root.appendChild(element);
    if (!element.matches(':popover-open')) element.showPopover();
    const picture = this.#media.getBoundingClientRect();
    const { width } = element.getBoundingClientRect();
    const zoom = scaleOf(element);
    const left = picture.left + (picture.width - width) / 2;
    element.style.left = `${Math.max(0, Math.min(innerWidth - width, left)) / zoom}px`;
    element.style.top = `${Math.max(0, picture.top) / zoom + ANSWER_GAP}px`;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), ANSWER_MS);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#element.remove();
  }
}
