import { css } from 'lit';
import { unseen } from './unseen.js';
import type { Speaker } from '../i18n/messages.js';
import type { FilmSession } from '../session/film-session.js';
import type { Preferences } from '../session/preferences.js';

/** There for screen readers, and not to be seen. */
export const announcerStyles = css`
  .announcer {
    ${unseen}
    pointer-events: none;
  }
`;

/** What comes within this time (milliseconds) is said together. */
const BATCH_MS = 500;
/** How long it takes to say something, in milliseconds: some 170 words a minute, and a second at least. */
const LETTER_MS = 60;
const SHORTEST_MS = 1000;

/** Something to be said, in a language of its own if need be. */
export interface Announcement {
  /** What goes before it, in the language of the interface. */
  readonly before?: string;
  readonly text: string;
  /** BCP 47; absent for that of the interface. */
  readonly language?: string | undefined;
  /** Is it still worth saying? */
  readonly holds?: () => boolean;
}

/**
 * The one place in which a player speaks to screen readers: polite, there before it is used, empty after.
 *
 * An answer to the viewer is said at once. What the film brings waits until nothing else of ours is being said.
 */
export class Announcer {
  readonly element = document.createElement('div');
  #waiting: Announcement[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #clearing: ReturnType<typeof setTimeout> | undefined;
  /** When what is said now has been said, by the page's clock in milliseconds. */
  #busyUntil = 0;

  constructor(signal: AbortSignal) {
    this.element.className = 'announcer';
    this.element.role = 'status';
    const end = () => {
      clearTimeout(this.#timer);
      clearTimeout(this.#clearing);
      this.#waiting = [];
      this.element.remove();
    };
    signal.addEventListener('abort', end);
  }

  /** Say it now, in place of what is being said. */
  answer(text: string): void {
    this.#say([{ text }]);
    if (this.#waiting.length) this.#schedule();
  }

  /** Say it when there is nothing else to say, together with what comes at the same time. */
  add(announcement: Announcement): void {
    this.#waiting.push(announcement);
    if (this.#waiting.length === 1) this.#schedule();
  }

  /** What still waits is not said any more. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), Math.max(BATCH_MS, this.#busyUntil - performance.now()));
  }

  #flush(): void {
    const said = this.#waiting.filter(({ holds }) => holds?.() ?? true);
    this.#waiting = [];
    if (said.length) this.#say(said);
  }

  #say(announcements: readonly Announcement[]): void {
    this.element.replaceChildren(...announcements.flatMap(nodesOf));
    const length = this.element.textContent?.length ?? 0;
    const lasts = Math.max(SHORTEST_MS, length * LETTER_MS);
    this.#busyUntil = performance.now() + lasts;
    clearTimeout(this.#clearing);
    // What stays would be found again by whoever reads through the page.
    this.#clearing = setTimeout(() => this.element.replaceChildren(), lasts);
  }
}

function nodesOf({ before = '', text, language }: Announcement, index: number): Node[] {
  const span = document.createElement('span');
  span.textContent = text;
  if (language) span.lang = language;
  return [document.createTextNode(`${index > 0 ? ' ' : ''}${before}${before && ' '}`), span];
}

/** Notes are announced from the moment on that the viewer wants it; what does that is fetched then. */
export function followAnnouncements(session: FilmSession, announcer: Announcer, speaker: Speaker, signal: AbortSignal): void {
  let begun = false;
  const begin = (chosen: Preferences['announcements']) => {
    if (begun || !chosen || chosen === 'off') return;
    begun = true;
    import('./note-announcements.js').then(
      ({ announceNotes }) => !signal.aborted && announceNotes(session, announcer, speaker, signal),
      (error: unknown) => {
        begun = false;
        console.error('film-commentary: what announces notes did not load', error);
      },
    );
  };
  begin(session.state.preferences.announcements);
  session.subscribe((state) => state.preferences.announcements, begin, { signal });
}
