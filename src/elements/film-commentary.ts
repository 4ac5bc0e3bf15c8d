import { css, html, type TemplateResult } from 'lit';
import { FilmSession } from '../session/film-session.js';
import type { MediaLike } from '../session/media.js';
import { browserStorage } from '../session/storage.js';
import { define, FilmElement } from './film-element.js';
import type { FilmPlayer } from './film-player.js';
import { readMediaChild } from './media-child.js';
import { provideSession } from './session-controller.js';

/** What counts as media: the elements of HTML, and any that keep their vocabulary. */
const isMedia = (element: Element): element is HTMLElement & MediaLike =>
  element instanceof HTMLMediaElement || ('currentTime' in element && 'paused' in element && 'duration' in element);

/**
 * A scope: hands the session of the first player in it to the panels and buttons around that player.
 *
 * Where it holds no player, it makes a session for the first `<video>`, `<audio>` or media-like element in it:
 * the commentary works over any media.
 *
 * @element film-commentary
 * @summary A scope that ties panels and buttons to the film inside it.
 * @slot - a player or a media element, and the panels and buttons that belong to it
 */
export class FilmCommentary extends FilmElement {
  static override styles = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none !important;
    }
  `;

  /** The session of the film inside; `undefined` while there is none. */
  session: FilmSession | undefined;

  #provider = provideSession(this);
  #media: (HTMLElement & MediaLike) | null = null;
  #own: FilmSession | null = null;
  #connection: AbortController | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#connection) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const children = new MutationObserver(() => this.#find());
    children.observe(this, { childList: true, subtree: true });
    signal.addEventListener('abort', () => children.disconnect(), { once: true });
    for (const name of ['film-player']) void customElements.whenDefined(name).then(() => !signal.aborted && this.#find());
    this.#find();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#connection?.abort();
      this.#connection = null;
      this.#own?.dispose();
      this.#own = this.#media = null;
      this.#hand(undefined);
    });
  }

  #find(): void {
    const player = this.querySelector<FilmPlayer>('film-player');
    if (player) {
      this.#own?.dispose();
      this.#own = this.#media = null;
      // A player that is not defined yet has no session; it is looked for again when it is.
      return this.#hand(player.session);
    }
    const media = [...this.querySelectorAll('*')].find(isMedia) ?? null;
    if (media === this.#media) return;
    this.#own?.dispose();
    this.#media = media;
    this.#own = media ? new FilmSession({ storage: () => browserStorage('local') }) : null;
    if (media && this.#own) {
      this.#own.attach(media);
      this.#takeTracks(media, this.#own);
    }
    this.#hand(this.#own ?? undefined);
  }

  /** The tracks of a plain `<video>` or `<audio>`; its own display of them gives way to ours where the scope holds one. */
  #takeTracks(media: HTMLElement, session: FilmSession): void {
    if (!(media instanceof HTMLVideoElement)) return;
    for (const track of readMediaChild(media).tracks) session.addTrack(track);
    if (this.querySelector('film-subtitles')) for (const track of media.textTracks) track.mode = 'disabled';
  }

  #hand(session: FilmSession | undefined): void {
    if (session === this.session) return;
    this.session = session;
    this.#provider.setValue(session);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

define('film-commentary', FilmCommentary);

declare global {
  interface HTMLElementTagNameMap {
    'film-commentary': FilmCommentary;
  }
}
