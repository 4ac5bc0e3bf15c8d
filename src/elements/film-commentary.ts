import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { FilmSession } from '../session/film-session.js';
import type { MediaLike } from '../session/media.js';
import type { FetchLike } from '../session/load.js';
import { browserStorage, type StorageLike } from '../session/storage.js';
import { Announcer, announcerStyles, followAnnouncements } from './announcer.js';
import { define, FilmElement } from './film-element.js';
import type { FilmPlayer } from './film-player.js';
import type { FilmPlayerPlace } from './film-player-place.js';
import './interface-language.js';
import { keyScopes } from './key-scopes.js';
import { readChapters, readTrack, readTracks } from './media-child.js';
import { NativeSubtitles } from './native-subtitles.js';
import { tellEvents } from './player-events.js';
import { provideSession } from './session-controller.js';

/** What counts as media: the elements of HTML, and any that keep their vocabulary. */
const isMedia = (element: Element): element is HTMLElement & MediaLike =>
  'currentTime' in element && 'paused' in element && 'duration' in element;

/**
 * A scope: hands the session of the first player in it to the panels and buttons around that player.
 *
 * Where it holds no player, it makes a session for the first `<video>`, `<audio>` or media-like element in it:
 * the commentary works over any media.
 *
 * @element film-commentary
 * @attr {string} image-origins - servers besides its own that a file's pictures may come from, as `https://pictures.example`, with spaces between. It is asked when a file is read
 * @attr {string} film - what the film of the page's own media is called where something is remembered of it, as a player's `film`. It is asked when the media is found; later `session.setFilm()` says another
 * @summary A scope that ties panels and buttons to the film inside it.
 * @slot - a player or a media element, and the panels and buttons that belong to it
 * @fires {FilmCueChangeEvent} film-cuechange - other subtitles of the media in it are on screen; a player in it tells of its own
 * @fires {FilmAnnotationEnterEvent} film-annotationenter - a note over the media in it has come on screen
 * @fires {FilmAnnotationLeaveEvent} film-annotationleave - a note over it has left the screen
 * @fires {FilmPreferenceChangeEvent} film-preferencechange - a choice of the viewer's has changed
 * @fires {FilmProblemEvent} film-problem - something is wrong with a file
 */
export class FilmCommentary extends FilmElement {
  static override styles = [
    announcerStyles,
    css`
      :host {
        display: block;
      }
      :host([hidden]) {
        display: none !important;
      }
    `,
  ];

  /** The page keeps all keys around its own media for itself; a player has its own `nohotkeys`. */
  @property({ type: Boolean, reflect: true }) nohotkeys = false;

  /** What fetches the files of the page's own media, as a player's `fetch`. It is asked when the media is found; later `session.fetch` says another. */
  declare fetch: FetchLike | undefined;
  /** Where what concerns the page's own media is remembered, as a player's `storageArea`. It is asked when the media is found; later `session.setStorage()` says another. */
  declare storageArea: StorageLike | undefined;
  /** The session of the film inside; `undefined` while there is none. */
  session: FilmSession | undefined;

  #provider = provideSession(this);
  #media: (HTMLElement & MediaLike) | null = null;
  #own: FilmSession | null = null;
  #connection: AbortController | null = null;
  /** Shows the subtitles where the browser shows the video and nothing of the page. */
  #native: NativeSubtitles | null = null;
  /** The tracks that the browser has switched on by itself. */
  #begun = new WeakSet<TextTrack>();
  /** Ends with the media that is followed. */
  #following: AbortController | null = null;
  /** The tracks of that media that the session knows, by what they say; with their ids there. */
  #declared = new Map<string, string>();
  /** Address of the chapters that the session has from us. */
  #chapters = '';
  /** Names of elements that are still to be defined. */
  #awaited = new Set<string>();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#connection) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.addEventListener('keydown', this.#onKeydown, { signal });
    const children = new MutationObserver(() => this.#find());
    children.observe(this, { childList: true, subtree: true, attributes: true, attributeFilter: ['src', 'srclang', 'label', 'default', 'kind'] }); // prettier-ignore
    signal.addEventListener('abort', () => children.disconnect());
    this.#find();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#connection?.abort();
      this.#connection = null;
      this.#follow(null);
      this.#hand(undefined);
    });
  }

  #find(): void {
    this.#awaitDefinitions();
    // While the player is in a window of its own, its place has its session.
    const player = this.querySelector<FilmPlayer | FilmPlayerPlace>('film-player, film-player-place');
    const media = player ? null : ([...this.querySelectorAll('*')].find(isMedia) ?? null);
    if (media !== this.#media) this.#follow(media);
    if (media && this.#own) this.#takeTracks(media, this.#own);
    // A player that is not defined yet has no session; it is looked for again when it is.
    this.#hand(player ? player.session : (this.#own ?? undefined));
  }

  /** What is in here may turn out to be a player, or media, once it is defined. */
  #awaitDefinitions(): void {
    for (const element of this.querySelectorAll(':not(:defined)')) {
      const name = element.getAttribute('is') ?? element.localName;
      if (this.#awaited.has(name)) continue;
      this.#awaited.add(name);
      const found = () => {
        this.#awaited.delete(name);
        if (this.#connection) this.#find();
      };
      customElements.whenDefined(name).then(found, () => {});
    }
  }

  /** A session of the scope's own for this media; `null` lets go of both. */
  #follow(media: (HTMLElement & MediaLike) | null): void {
    this.#following?.abort();
    this.#native = null;
    this.#own?.dispose();
    this.#declared.clear();
    this.#chapters = '';
    this.#media = media;
    this.#own = media ? new FilmSession({ storage: () => this.storageArea ?? browserStorage('local') }) : null;
    if (!media || !this.#own) return;
    this.#own.fetch = this.fetch;
    this.#own.setFilm(this.getAttribute('film'));
    this.#own.attach(media);
    this.#following = new AbortController();
    const { signal } = this.#following;
    tellEvents(this, this.#own, signal);
    const announcer = new Announcer(signal);
    this.renderRoot.append(announcer.element);
    followAnnouncements(this.#own, announcer, this, signal);
    void this.#followKeys(media, this.#own, announcer, signal);
    if (!(media instanceof HTMLMediaElement)) return;
    // A browser switches a default track on by itself, some time after it came.
    this.#native = media instanceof HTMLVideoElement ? new NativeSubtitles(this, media, this.#own, () => this.#giveWay(), signal) : null;
    for (const type of ['change', 'addtrack']) media.textTracks.addEventListener(type, this.#giveWay, { signal });
  }

  /** Brings the session up to the tracks that the media holds now. */
  #takeTracks(media: HTMLElement, session: FilmSession): void {
    const chapters = readChapters(media);
    if (chapters !== this.#chapters) void session.setChapters((this.#chapters = chapters) || null);
    const wanted = new Map(readTracks(media).map((track) => [JSON.stringify(track), track]));
    for (const [key, id] of this.#declared)
      if (!wanted.has(key)) {
        session.removeTrack(id);
        this.#declared.delete(key);
      }
    for (const [key, track] of wanted) if (!this.#declared.has(key)) this.#declared.set(key, session.addTrack(track));
    this.#giveWay();
  }

  /**
   * The browser's own display of subtitles gives way to ours where the scope holds one.
   * What the viewer has chosen in the browser's menu is chosen here.
   */
  #giveWay = (event?: Event): void => {
    const media = this.#media;
    if (!(media instanceof HTMLMediaElement) || this.#native?.showing || !this.querySelector('film-subtitles')) return;
    const showing = [...media.textTracks].filter(({ mode, kind }) => mode === 'showing' && (kind === 'subtitles' || kind === 'captions'));
    for (const track of showing) track.mode = 'disabled';
    const [track] = showing;
    const element = track && [...media.querySelectorAll('track')].find((child) => child.track === track);
    if (!track || !element) return;
    // A browser switches a default track on by itself, once: only a viewer at work has chosen.
    const byItself = element.default && !this.#begun.has(track);
    this.#begun.add(track);
    const chosen = this.#declared.get(JSON.stringify(readTrack(element)));
    if (chosen && !byItself && event?.type === 'change' && navigator.userActivation?.isActive) this.#own?.selectTrack(chosen);
  };

  /** What acts on media of the page's own comes when there is some. */
  async #followKeys(media: HTMLElement & MediaLike, session: FilmSession, announcer: Announcer, signal: AbortSignal): Promise<void> {
    try {
      const { followKeys } = await import('./scope-keys.js');
      if (!signal.aborted) followKeys(this, media, session, announcer, signal);
    } catch (error) {
      console.error('film-commentary: the keys did not load', error);
    }
  }

  /** Letters, digits and signs act on the film from anywhere in the scope; space and arrows belong to what has the focus. */
  #onKeydown = (event: KeyboardEvent): void => {
    const player = this.querySelector('film-player, film-player-place');
    const film = player ?? this.#media;
    // A player hears those that are pressed in it by itself, and other media than the film has the keys of its browser.
    const focused = (event.composedPath() as Element[]).find(isMedia);
    if (film && (!focused || focused === this.#media)) keyScopes.get(film)?.(event);
  };

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
