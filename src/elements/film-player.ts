import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { message } from '../i18n/first-message.js';
import type { Annotation } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import type { Problem } from '../model/problem.js';
import { givenNotes } from '../session/commentary.js';
import { FilmSession, type FilmState } from '../session/first-session.js';
import { browserStorage, type StorageLike } from '../session/storage.js';
import type { FetchLike } from '../session/load.js';
import { findTrack, preferredTrack, type TrackDeclaration } from '../session/tracks.js';
import './film-annotations.js';
import { define } from './film-element.js';
import './film-subtitles.js';
import { firstIcon } from './icon.js';
import { layToRest, type MediaChild, readMediaChild } from './media-child.js';
import { absolute, bestOf, isStream, type MediaSource, toSource } from './media-source.js';
import { MediaVocabulary } from './media-vocabulary.js';
import type { PlayerControls } from './player-controls.js';
import { tellEvents } from './player-events.js';
import { playerStyles } from './player-styles.js';
import { provideSession } from './session-controller.js';
import { Stage, stageContext } from './stage.js';
import { theme } from './theme.js';
import { loadVideoJs } from './video-js.js';

/** A player narrower than this (CSS pixels) has no room for notes over the picture: they stand below it. */
const NARROW = 600;
/** What fetches the controls at once: the viewer's first move. */
const FIRST_MOVES = ['pointerenter', 'pointerdown', 'touchstart', 'focusin', 'keydown'] as const;
/** The controls let subtitles and notes go before them by this much, in milliseconds: the time to show what has come. */
const AFTER_WORDS_MS = 100;
/** They wait no longer than this for them, in milliseconds. */
const LONGEST_WAIT_MS = 1000;
/** The keys that are kept for the controls, those of `hotkeys.ts`. */
const EARLY_KEYS = /^(?:[ \djklmfcvasdqwerghuynx<>?]|Arrow\w+)$/i;
/** Between two requests to play, in milliseconds, where the first was lost with a film that another has followed. */
const ASK_AGAIN_MS = 50;

/** The media's own events, fired on the player as on a `<video>`. */
const MEDIA_EVENTS = [
  'abort', 'canplay', 'canplaythrough', 'durationchange', 'emptied', 'ended', 'error', 'loadeddata', 'loadedmetadata', 'loadstart', 'pause',
  'play', 'playing', 'progress', 'ratechange', 'resize', 'seeked', 'seeking', 'stalled', 'suspend', 'timeupdate', 'volumechange', 'waiting',
] as const; // prettier-ignore

/**
 * Plays a film with its subtitles and its commentary.
 *
 * Give it a film and what goes with it by attributes, or a `<video>` with `<source>` and `<track>` children, which also plays without JavaScript.
 *
 * @element film-player
 * @attr {string} image-origins - servers besides its own that a file's pictures may come from, as `https://pictures.example`, with spaces between; also on an element around the player. It is asked when a file is read
 * @summary Plays a film with its subtitles and its commentary.
 * @slot - a `<video>` whose sources, tracks and attributes are taken over; `<film-annotations>` and `<film-subtitles>` of the page's own
 * @slot overlay - anything else to lay over the picture
 * @slot controls - buttons of the page's own in the control bar, after the times; where the player is at most 35rem wide it has no room for them
 * @csspart stage - the box that holds all, and goes full screen
 * @csspart controls - the box of the video.js player with its control bar
 * @csspart notice - what is said of a file that failed
 * @csspart cue - one subtitle
 * @csspart line - one line of it
 * @csspart region - the box of a region of subtitles that scrolls
 * @csspart past - words of a subtitle whose time is over
 * @csspart present - words of it that are being said
 * @csspart future - words of it that are still to come
 * @csspart card - one note
 * @csspart title - its title
 * @csspart category - what kind of note it is
 * @csspart body - its text
 * @csspart dismiss - the button that closes it
 * @csspart more - the button that unfolds a long one
 * @cssprop [--film-accent=#e6b566] - colour of what is on, played, or to be pressed
 * @cssprop [--film-surface=rgb(17 15 13 / 0.88)] - plate behind menus, notes and notices
 * @cssprop [--film-text=#f4efe6] - colour of words and icons
 * @cssprop [--film-font=system-ui] - typeface of controls
 * @cssprop [--film-aspect-ratio=16 / 9] - shape of the picture's room
 * @cssprop [--film-category-1=#ac750e] - colour of the first category's marks; also by its name in lower case, e.g. `--film-category-sound`
 * @cssprop [--film-category-2=#1983da] - of the second's
 * @cssprop [--film-category-3=#d55752] - of the third's
 * @cssprop [--film-category-4=#018f8f] - of the fourth's
 * @cssprop [--film-category-5=#956ad5] - of the fifth's
 * @cssprop [--film-category-6=#019443] - of the sixth's
 * @cssprop [--film-category-7=#cd568b] - of the seventh's
 * @cssprop [--film-category-8=#7c8609] - of the eighth's
 * @fires {FilmReadyEvent} film-ready - the player is complete, its engine and controls are here; it can be commanded before
 * @fires {FilmCueChangeEvent} film-cuechange - other subtitles are on screen
 * @fires {FilmAnnotationEnterEvent} film-annotationenter - a note has come on screen
 * @fires {FilmAnnotationLeaveEvent} film-annotationleave - a note has left the screen
 * @fires {FilmPreferenceChangeEvent} film-preferencechange - a choice of the viewer's has changed
 * @fires {FilmProblemEvent} film-problem - something is wrong with a file
 * @fires {FilmPlacedEvent} film-placed - the article has been placed over the film
 */
export class FilmPlayer extends MediaVocabulary {
  static override styles = [theme, playerStyles];

  /** Address of the film. A `<video>` child serves where absent. */
  @property({ reflect: true }) src = '';
  /** Its media type, where the name does not tell. */
  @property({ reflect: true }) type = '';
  /** Address of a still shown before the film begins. */
  @property({ reflect: true }) poster = '';
  /** Address of a subtitle file, SRT or VTT. */
  @property({ reflect: true }) subtitles = '';
  /** Language of that file, BCP 47. */
  @property({ reflect: true }) srclang = 'en';
  /** What the subtitle menu calls it. */
  @property({ reflect: true }) label = '';
  /** Address of an annotation file (the attribute `annotations`). */
  @property({ attribute: 'annotations', reflect: true }) annotationsSrc = '';
  /** Address of an article, placed over the film where there are no annotations. */
  @property({ reflect: true }) article = '';
  /** Address of the film's chapters, WebVTT or SRT. A `<track kind="chapters">` of the `<video>` child serves where absent. */
  @property({ reflect: true }) chapters = '';
  /** Show no controls. */
  @property({ type: Boolean, reflect: true }) nocontrols = false;
  /** Begin to play by itself, as far as the browser lets it. */
  @property({ type: Boolean, reflect: true }) autoplay = false;
  /** Begin again at the end. */
  @property({ type: Boolean, reflect: true }) loop = false;
  /** The film always plays in the page: full screen of its own, on a telephone, would leave the notes behind. For the sake of `<video>`'s vocabulary. */
  @property({ type: Boolean, reflect: true }) playsinline = false;
  /** How much to fetch before the film is played: `none`, `metadata`, `auto`. */
  @property({ reflect: true }) preload = '';
  /** `lazy`: neither film nor poster, subtitles, notes, controls or engine are fetched before the player comes near the visible part of the page, or is asked to play. */
  @property({ reflect: true }) loading: 'eager' | 'lazy' = 'eager';
  /** How to ask other servers: `anonymous` or `use-credentials`. */
  @property({ reflect: true, attribute: 'crossorigin' }) crossOrigin: string | null = null;
  /**
   * Who draws the subtitles: `overlay`, this library; `native`, the browser, so that the system's own caption settings apply.
   * On a telephone's own full screen and in picture-in-picture it is always the browser.
   */
  @property({ reflect: true, attribute: 'subtitle-rendering' }) subtitleRendering: 'overlay' | 'native' = 'overlay';
  /** Where the viewer's choices are remembered: `local` (across visits), `session`, or `none`. */
  @property({ reflect: true }) storage: 'local' | 'session' | 'none' = 'local';
  /** A place of the page's own for them, which goes before `storage`: anything with `getItem`, `setItem` and `removeItem` that answer at once. */
  @property({ attribute: false }) storageArea: StorageLike | undefined;
  /**
   * What the film is called where something is remembered of it: how far it was watched, which notes were seen, how its subtitles' clocks were set right.
   * Its address serves where absent, which for a `blob:` of a page's own making is another each time.
   */
  @property() film = '';
  /** Remember where the viewer is in the film, where choices are remembered, and go on from there in the next visit. */
  @property({ type: Boolean, reflect: true, attribute: 'remember-position' }) rememberPosition = false;
  /** Keep the keys for the page. */
  @property({ type: Boolean, reflect: true }) nohotkeys = false;

  /** The film as data: state, commands, subscriptions. It needs no screen. */
  readonly session: FilmSession = new FilmSession();

  @state() private docked = false;
  /** Are the controls out of sight? */
  @state() private barHidden = true;
  @state() private noFilm = false;
  /** Does the browser show the subtitles, and we do not? */
  @state() private nativeSubtitles = false;
  @state() private ownSubtitles = false;
  @state() private ownSecondary = false;
  @state() private ownAnnotations = false;

  @query('.stage') private stageBox!: HTMLElement;
  @query('.picture') private picture!: HTMLElement;
  @query('.overlay') private overlay!: HTMLElement;

  #stage = new Stage();
  #provideSession = provideSession(this, this.session);
  #provideStage = new ContextProvider(this, { context: stageContext, initialValue: this.#stage });

  #connection: AbortController | null = null;
  #controls: PlayerControls | undefined;
  /** Settles when the engine is here, or will not come; `null` until it is asked for. */
  #arrival: Promise<void> | null = null;
  /** What begins the film until the engine's own button is here. */
  #firstButton: HTMLElement | undefined;
  /** Keys that came before what answers them, and where they were pressed; `null` where the controls, or their engine, did not come. */
  #earlyKeys: [target: EventTarget, event: KeyboardEvent][] | null = [];
  #box: HTMLElement | null = null;
  /** Of the stage, in CSS pixels, when it was last measured: to ask for it is to lay the page out. */
  #stageWidth: number | undefined;
  #child: MediaChild | null = null;
  #declared = new Map<string, string>();
  #attributeSet: string | null = null;
  /** Address of the notes in it. */
  #declaredNotes = '';
  #propertySet: string | undefined;
  /** Address of the chapters that the session has from us. */
  #chapters = '';
  /** Has a lazy player come near, or been asked to play? */
  #near = false;
  #awaitsNearness = false;
  /** Counts what was asked of `play()` and `pause()`: only the last counts. */
  #asked = 0;

  // ——— Life

  constructor() {
    super();
    // A film that a server has rendered in here, and somebody watches, goes on from where it is.
    const served = this.shadowRoot?.querySelector('video');
    if (served) {
      this.pending = served;
      if (!served.paused) void this.play().catch(() => undefined);
    }
    // A page may have set these before the element was defined; as its own properties they would hide ours.
    const own = this as unknown as Record<string, unknown>;
    for (const name of ['annotations', 'fetch', 'currentTime', 'volume', 'muted', 'playbackRate']) {
      if (!Object.hasOwn(own, name)) continue;
      const given = own[name];
      delete own[name];
      own[name] = given;
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connect();
  }

  #connect(): void {
    if (this.#connection) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.addEventListener('keydown', this.#keepKey, { signal });
    const children = new MutationObserver(() => this.#readChildren());
    children.observe(this, { childList: true, subtree: true, attributes: true, attributeFilter: ['src', 'type', 'media', 'srclang', 'label', 'default', 'kind', 'poster', 'width', 'height', 'loop', 'muted', 'crossorigin'] }); // prettier-ignore
    signal.addEventListener('abort', () => children.disconnect());
    this.#useStorage();
    tellEvents(this, this.session, signal);
    this.session.subscribe((state) => state.notices, () => this.requestUpdate(), { signal }); // prettier-ignore
    this.session.subscribe((state) => state.tracks.secondary, () => this.requestUpdate(), { signal }); // prettier-ignore
    this.session.subscribe((state) => state.commentary, () => this.#decideDock(), { signal }); // prettier-ignore
    this.requestUpdate();
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move in the page is a leave and a return in one task: what plays goes on playing.
    queueMicrotask(() => !this.isConnected && this.#stop());
  }

  protected override firstUpdated(): void {
    this.#start();
  }

  #start(): void {
    if (!this.#connection || this.video) return;
    const { signal } = this.#connection;
    if (this.loading === 'lazy' && !this.#near && (this.#mediaChild?.paused ?? true)) return this.#awaitNearness(signal);
    this.#readChildren();
    this.noFilm = !this.#sources.length;
    const { time, playing } = this.#child && this.#mediaChild ? layToRest(this.#mediaChild) : { time: 0, playing: false };
    const { box, video } = this.#makeVideo();
    this.#box = box;
    this.video = video;
    for (const type of MEDIA_EVENTS) video.addEventListener(type, () => this.dispatchEvent(new Event(type)), { signal });
    for (const type of ['loadedmetadata', 'resize', 'play']) video.addEventListener(type, this.#takeShape, { signal });
    video.addEventListener('resize', this.#layoutSoon, { signal });
    video.volume = this.session.state.preferences.volume ?? video.volume;
    let { currentTime: from = time, ...rest } = this.pending;
    this.pending = {};
    Object.assign(video, rest);
    this.#rememberVolume(video, signal);
    const begin = () => {
      this.#layoutSoon();
      // A moment that was set before the film was known is set again, a millisecond further: WebKitGTK would stand still there for good.
      if ((from ||= video.currentTime)) video.currentTime = from + 0.001;
      from = 0;
    };
    video.addEventListener('loadedmetadata', begin, { signal });
    this.#offerPlay(box, video, signal);
    this.picture.querySelector('.engine')?.append(box);
    this.session.attach(video);
    this.nativeSubtitles = this.subtitleRendering === 'native';
    this.#declareFiles();
    // In a frame of its own: a layout that changes what is observed would be an error of the observer.
    const resized = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) if (target === this.stageBox) this.#stageWidth = contentRect.width;
      this.#layoutSoon();
    });
    resized.observe(this.stageBox);
    resized.observe(this.picture);
    signal.addEventListener('abort', () => resized.disconnect());
    this.#awaitControls(signal);
    if (playing) void this.play().catch(() => undefined);
  }

  /** The player is told apart from what is far below: the browser says when it comes near. */
  #awaitNearness(signal: AbortSignal): void {
    if (this.#awaitsNearness) return;
    this.#awaitsNearness = true;
    // The child would fetch by itself.
    const { time } = this.#mediaChild ? layToRest(this.#mediaChild) : { time: 0 };
    if (time > 0) this.pending.currentTime ??= time;
    signal.addEventListener('abort', () => (this.#awaitsNearness = false));
    const come = () => this.#comeNear();
    // Where it does not come, the film does not wait for it.
    import('./nearness.js').then(({ awaitNearness }) => awaitNearness(this, come, signal), come);
  }

  #comeNear(): void {
    this.#near = true;
    this.#start();
  }

  #stop(): void {
    if (this.video) {
      const { currentTime, playbackRate, muted } = this.video;
      this.pending = { currentTime, playbackRate, muted };
    }
    this.#connection?.abort();
    this.#connection = this.#arrival = null;
    this.#controls = this.#firstButton = undefined;
    this.#earlyKeys = [];
    this.session.dispose();
    // Without this a removed film goes on fetching until it is collected.
    this.video?.removeAttribute('src');
    this.video?.load();
    this.#box?.remove();
    this.#box = this.video = null;
    this.nativeSubtitles = false;
    this.barHidden = true;
  }

  /** The viewer's volume is kept, and a choice made elsewhere is followed; to mute is of the moment. */
  #rememberVolume(video: HTMLVideoElement, signal: AbortSignal): void {
    let last = video.volume;
    const changed = () => {
      if (video.volume !== last) this.session.setPreference('volume', (last = video.volume));
    };
    video.addEventListener('volumechange', changed, { signal });
    this.session.subscribe((state) => state.preferences.volume, (volume) => volume !== undefined && (video.volume = last = volume), { signal }); // prettier-ignore
  }

  /** The video that video.js takes over. It begins to fetch, and to play, while video.js itself is still on its way. */
  #makeVideo(): { box: HTMLElement; video: HTMLVideoElement } {
    const box = document.createElement('div');
    box.className = 'video-js';
    box.toggleAttribute('data-vjs-player', true);
    // As the engine has it.
    box.tabIndex = -1;
    box.role = 'region';
    box.ariaLabel = message(this, 'player');
    const video = box.appendChild(document.createElement('video'));
    const child = this.#child;
    video.tabIndex = -1;
    video.playsInline = true;
    video.preload = (this.preload || child?.preload || 'metadata') as HTMLVideoElement['preload'];
    const crossOrigin = this.crossOrigin ?? child?.crossOrigin ?? null;
    if (crossOrigin !== null) video.crossOrigin = crossOrigin;
    video.muted = video.defaultMuted = this.defaultMuted || Boolean(child?.muted);
    video.loop = this.loop || Boolean(child?.loop);
    video.autoplay = this.autoplay || Boolean(child?.autoplay);
    const poster = this.#poster;
    if (poster) video.poster = poster;
    this.#setNativeSource(video, this.#sources);
    return { box, video };
  }

  #setNativeSource(video: HTMLVideoElement, sources: readonly MediaSource[]): void {
    const best = bestOf(sources, video);
    if (best && !sources.some(isStream)) video.src = best.src;
    else if (video.hasAttribute('src')) {
      video.removeAttribute('src');
      video.load();
    }
  }

  /** A click begins the film, and stops it, from the first moment on. */
  #offerPlay(box: HTMLElement, video: HTMLVideoElement, signal: AbortSignal): void {
    const toggle = () => {
      if (this.#controls?.engine || this.nocontrols || video.controls) return;
      if (video.paused) void this.play().catch(() => undefined);
      else this.pause();
    };
    const button = (this.#firstButton = document.createElement('button'));
    button.type = 'button';
    button.className = 'vjs-big-play-button';
    button.title = button.ariaLabel = message(this, 'play');
    button.append(firstIcon('play'));
    this.#showFirstButton();
    box.append(button);
    for (const pressed of [video, button]) pressed.addEventListener('click', toggle, { signal });
    video.addEventListener('play', () => this.#removeFirstButton(), { signal, once: true });
  }

  #showFirstButton(): void {
    if (this.#firstButton) this.#firstButton.hidden = this.nocontrols || this.noFilm || Boolean(this.video?.autoplay);
  }

  #removeFirstButton(): void {
    // In WebKit nothing matches `:focus` in a window that is behind another.
    const hadFocus = this.shadowRoot?.activeElement === this.#firstButton;
    this.#firstButton?.remove();
    this.#firstButton = undefined;
    if (!hadFocus) return;
    // The engine's own, where the film is not about to begin.
    const own = this.video?.paused && this.#box?.querySelector<HTMLElement>('.video-js:not(.vjs-has-started) > .vjs-big-play-button');
    const next = own || this.#box;
    next?.focus({ preventScroll: true });
  }

  // ——— The controls

  /**
   * Subtitles and notes go before the controls, which nobody misses yet: those are fetched when words are on screen or none are to be had,
   * at the latest after a second, and at once when the viewer makes for them.
   */
  #awaitControls(signal: AbortSignal): void {
    const load = () => void this.#loadControls();
    if (this.nativeSubtitles || this.#sources.some(isStream)) return load();
    for (const type of FIRST_MOVES) this.addEventListener(type, load, { signal, passive: true });
    const timers = [setTimeout(load, LONGEST_WAIT_MS)];
    const arrived = (loading: boolean) => loading || timers.push(setTimeout(load, AFTER_WORDS_MS));
    arrived(isLoading(this.session.state));
    this.session.subscribe(isLoading, arrived, { signal });
    signal.addEventListener('abort', () => timers.forEach(clearTimeout));
  }

  /** Settles when the engine has come, or will not. */
  #loadControls(): Promise<void> {
    const signal = this.#connection?.signal;
    return (this.#arrival ??= signal ? this.#fetchControls(signal) : Promise.resolve());
  }

  async #fetchControls(signal: AbortSignal): Promise<void> {
    this.#stage.settle();
    try {
      const streams = this.#sources.some(isStream);
      const videojs = loadVideoJs(streams);
      // Heard below, once the controls are here.
      videojs.catch(() => undefined);
      const { PlayerControls } = await import('./player-controls.js');
      signal.throwIfAborted();
      this.addStyles(PlayerControls.styles);
      this.#controls = new PlayerControls(
        {
          host: this,
          stage: this.#stage,
          box: this.#box!,
          signal,
          sources: () => this.#sources,
          poster: () => this.#poster,
          setSources: (sources) => this.#setSources(sources),
          restart: this.#restart,
          hideBar: (hidden) => (this.barHidden = hidden),
          showNative: (showing) => (this.nativeSubtitles = showing),
          layOut: this.#layout,
        },
        videojs,
        streams,
      );
      this.requestUpdate();
      for (const [target, event] of this.#earlyKeys?.splice(0) ?? []) target.dispatchEvent(new KeyboardEvent(event.type, event));
      await this.#controls.ready;
      signal.throwIfAborted();
      this.#removeFirstButton();
      this.#layoutSoon();
      this.#controls.tellReady();
    } catch (error) {
      if (signal.aborted) return;
      const video = this.video!;
      // The engine did not come: the browser's own player shows the film all the same, and a stream where it can.
      this.#firstButton?.remove();
      video.controls = !this.nocontrols;
      video.src ||= this.#sources[0]?.src ?? '';
      this.#earlyKeys = null;
      import('./loss.js').then(({ tellLoss }) => tellLoss(this, this.#stage, this.#restart, error, signal), console.error);
      if (this.#controls) return;
      this.nativeSubtitles = false;
      // Nobody will answer keys but the browser's own controls.
      video.tabIndex = 0;
    }
  }

  /** Keys that come before what answers them are kept. */
  #keepKey = (event: KeyboardEvent): void => {
    if (this.#controls || !this.#earlyKeys || this.nohotkeys || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const [target] = event.composedPath();
    if (!EARLY_KEYS.test(event.key) || !(target instanceof HTMLElement)) return;
    if (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]')) return;
    if (event.key === ' ' && target.matches('button, a[href], summary')) return;
    event.preventDefault();
    event.stopPropagation();
    this.#earlyKeys.push([target, event]);
  };

  // ——— What the page gives

  get #mediaChild(): HTMLVideoElement | null {
    return this.querySelector<HTMLVideoElement>(':scope > video');
  }

  get #sources(): readonly MediaSource[] {
    if (this.src) return [toSource(this.src, this.type, this.baseURI)];
    return (this.#child?.sources ?? []).map(({ src, type }) => toSource(src, type ?? '', this.baseURI));
  }

  get #poster(): string {
    return this.poster ? absolute(this.poster, this.baseURI) : (this.#child?.poster ?? '');
  }

  #readChildren(): void {
    const video = this.#mediaChild;
    const before = this.#child;
    this.#child = video ? readMediaChild(video) : null;
    this.ownSubtitles = Boolean(this.querySelector('film-subtitles:not([secondary])'));
    this.ownSecondary = Boolean(this.querySelector('film-subtitles[secondary]'));
    this.ownAnnotations = [...this.querySelectorAll('film-annotations')].some((element) => !element.hasAttribute('src'));
    if (this.#child?.ratio) this.style.setProperty('--_ratio', String(this.#child.ratio));
    if (!this.video) return;
    if (video) layToRest(video);
    this.#declareTracks();
    const { sources, poster, loop, muted, crossOrigin } = this.#child ?? {};
    if (!this.src && JSON.stringify([before?.sources, before?.crossOrigin]) !== JSON.stringify([sources, crossOrigin])) this.#setSources();
    if (poster !== before?.poster) this.#setPoster();
    if (loop !== before?.loop) this.video.loop = this.loop || Boolean(loop);
    if (muted !== before?.muted) this.video.muted = this.defaultMuted || Boolean(muted);
  }

  #setSources(sources = this.#sources): void {
    const { video } = this;
    this.noFilm = !sources.length;
    if (!video) return;
    video.crossOrigin = this.crossOrigin ?? this.#child?.crossOrigin ?? null;
    this.#showFirstButton();
    if (this.#controls?.engine) return this.#controls.setSources(sources);
    if (!this.#earlyKeys) return this.#restart();
    this.#setNativeSource(video, sources);
    if (sources.some(isStream)) void this.#loadControls();
  }

  #setPoster(): void {
    const { engine } = this.#controls ?? {};
    if (engine) engine.setPoster(this.#poster);
    else if (this.video) this.video.poster = this.#poster;
  }

  #restart = (): void => {
    this.#stop();
    delete this.pending.currentTime;
    this.#connect();
  };

  protected override updated(changed: PropertyValues<this>): void {
    const video = this.video;
    const before = (name: keyof FilmPlayer) => changed.has(name) && changed.get(name) !== undefined;
    if (this.loading !== 'lazy') this.#start();
    if (before('storage') || changed.has('storageArea')) this.#useStorage();
    if (!video || !this.#connection) return;
    if ((['src', 'type', 'crossOrigin'] as const).some(before)) this.#setSources();
    if (before('preload')) video.preload = this.preload as HTMLVideoElement['preload'];
    if (before('autoplay')) video.autoplay = this.autoplay;
    if (before('poster')) this.#setPoster();
    this.#showFirstButton();
    if (changed.has('loop')) video.loop = this.loop || Boolean(this.#child?.loop);
    this.#declareFiles();
    this.#controls?.updated();
    if (['docked', 'barHidden', 'nocontrols'].some((name) => changed.has(name as keyof FilmPlayer))) this.#layout();
  }

  #useStorage(): void {
    this.session.setStorage(() => this.storageArea ?? browserStorage(this.storage));
  }

  /** Brings the session up to what attributes and children say now. */
  #declareFiles(): void {
    this.#declareTracks();
    const { annotationsSrc, article } = this;
    if (annotationsSrc !== this.#declaredNotes) {
      this.#declaredNotes = annotationsSrc;
      if (this.#attributeSet) this.session.removeAnnotations(this.#attributeSet);
      this.#attributeSet = annotationsSrc ? this.session.addAnnotations({ src: annotationsSrc }) : null;
    }
    this.session.setArticle(article || null);
    this.#decideDock();
  }

  #declareTracks(): void {
    this.session.setFilm(this.film || (this.#sources[0]?.src ?? null));
    const chapters = this.chapters || this.#child?.chapters || '';
    if (chapters !== this.#chapters) void this.session.setChapters((this.#chapters = chapters) || null);
    const wanted = new Map<string, TrackDeclaration>();
    const add = (track: TrackDeclaration) => wanted.set(JSON.stringify(track), track);
    if (this.subtitles) add({ src: this.subtitles, language: this.srclang, label: this.label, default: true });
    this.#child?.tracks.forEach(add);
    for (const [key, id] of this.#declared)
      if (!wanted.has(key)) {
        this.session.removeTrack(id);
        this.#declared.delete(key);
      }
    for (const [key, track] of wanted) if (!this.#declared.has(key)) this.#declared.set(key, this.session.addTrack(track));
  }

  // ——— The film, as a media element

  /** The video.js player, once it is there; for plugins and for what this element does not offer. Its shape is video.js's. */
  get videojs(): unknown {
    return this.#controls?.engine?.player;
  }

  /** The cues of the track that is shown or, without one, of the track that would be. */
  get cues(): readonly Cue[] {
    const { tracks } = this.session.state;
    return (findTrack(tracks, tracks.selected) ?? preferredTrack(tracks.tracks))?.cues ?? [];
  }

  /** All notes of the commentaries that are shown. Set it to notes of your own, or to the address of an annotation file. */
  get annotations(): readonly Annotation[] {
    return this.session.state.commentary.annotations;
  }
  set annotations(given: readonly Annotation[] | string | null) {
    if (typeof given === 'string') {
      this.annotationsSrc = given;
      return;
    }
    // Those that were here stay where these are none.
    const annotations = givenNotes(given);
    if (this.#propertySet) this.session.removeAnnotations(this.#propertySet);
    this.#propertySet = annotations[0] && this.session.addAnnotations({ annotations });
  }

  /**
   * What fetches subtitles, notes, articles and chapters: the browser's `fetch` where absent. Give one of your own to add headers, to sign addresses, or to take
   * files from a store. It is asked with the address as the page has it and `{ signal }`, and answers with a `Response`; what it throws counts as no connection.
   * Give it before the files' addresses, or before this element is defined.
   */
  get fetch(): FetchLike | undefined {
    return this.session.fetch;
  }
  set fetch(given: FetchLike | undefined) {
    this.session.fetch = given;
  }

  /** What is wrong with the files, in the order of their coming. */
  get problems(): readonly Problem[] {
    return this.session.state.problems;
  }

  /** Film time in seconds; setting it seeks. */
  override get currentTime(): number {
    return super.currentTime;
  }
  override set currentTime(time: number) {
    this.#controls?.failure.beginAt(time);
    super.currentTime = time;
  }

  /** Play from here; rejects as a media element does, e.g. with `NotAllowedError`. */
  async play(): Promise<void> {
    const asked = ++this.#asked;
    const isWanted = () => asked === this.#asked && this.#connection !== null;
    await this.updateComplete;
    this.#comeNear();
    if (this.#sources.some(isStream)) await this.#loadControls();
    while (isWanted()) {
      try {
        return await (this.#controls?.engine?.play(isWanted) ?? this.video?.play());
      } catch (error) {
        // Another film has been set meanwhile: that one is meant.
        if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      }
    }
  }

  /** Stop where the film is. */
  pause(): void {
    this.#asked++;
    this.video?.pause();
  }

  /** The keys work while the focus is in the player. */
  override focus(options?: FocusOptions): void {
    this.#box?.focus(options);
  }

  // ——— Where things stand

  #decideDock(): void {
    const { sets, on } = this.session.state.commentary;
    const isWanted = on && (sets.length > 0 || Boolean(this.article));
    const width = isWanted && (this.#stageWidth ??= this.stageBox?.clientWidth);
    this.docked = Boolean(width && width < NARROW);
  }

  /** Takes the film's shape where this moves nothing by itself: out of the viewer's sight, or as it is the viewer who begins the film. */
  #takeShape = ({ type }: Event): void => {
    const { videoWidth, videoHeight } = this.video!;
    const { top, bottom } = this.getBoundingClientRect();
    const isUnseen = bottom <= 0 || top >= innerHeight || (type === 'play' && navigator.userActivation?.isActive);
    if (videoWidth && !this.#child?.ratio && isUnseen) this.style.setProperty('--_ratio', String(Math.max(1, videoWidth / videoHeight)));
  };

  /** Lays what stands over the film onto the picture itself: not on its bars, not on the controls. */
  #layout = (): void => {
    this.#measure()?.();
  };

  #layoutSoon = (): void => measureSoon(this.#measure);

  /** Measures the picture, and gives what lays out by it. */
  #measure = (): (() => void) | undefined => {
    if (!this.video || !this.picture) return;
    this.#decideDock();
    // As fractions of pixels: rounded ones would lay the room for notes over the picture's last row.
    const { width: pictureWidth, height: pictureHeight } = getComputedStyle(this.picture);
    const boxWidth = parseFloat(pictureWidth) || 0;
    const boxHeight = parseFloat(pictureHeight) || 0;
    const { videoWidth, videoHeight } = this.video;
    const ratio = videoWidth && videoHeight ? videoWidth / videoHeight : boxWidth / boxHeight;
    const width = Math.min(boxWidth, boxHeight * ratio);
    const height = Math.min(boxHeight, boxWidth / ratio);
    const left = (boxWidth - width) / 2;
    const top = (boxHeight - height) / 2;
    const covered = this.nocontrols || this.barHidden || !this.videojs ? 0 : this.#controls!.barHeight;
    const bottom = Math.max(top, covered);
    const free = Math.max(0, boxHeight - top - bottom);
    return () => {
      this.overlay.style.gridTemplate = `${top}px ${free}px ${bottom}px 1fr / ${left}px ${width}px ${left}px`;
      this.overlay.classList.toggle('placed', Boolean(this.video?.readyState));
      const barBelow = Math.max(0, top - covered);
      this.#stage.resize(width, free, this.docked, { covered: bottom - top, barBelow, barAbove: top, barBeside: left });
      this.#controls?.keepClear(Math.max(0, bottom - top), height);
    };
  };

  protected override render(): TemplateResult {
    return html`<div
      class="stage ${this.docked ? 'docked' : ''} ${this.barHidden ? 'bar-hidden' : ''} ${this.nativeSubtitles ? 'native-subtitles' : ''}"
      part="stage"
      tabindex="-1"
    >
      <div class="picture"><div class="engine" part="controls"></div></div>
      <div class="dock"></div>
      <div class="overlay">
        <div class="area"></div>
        <film-subtitles
          ?hidden=${this.ownSubtitles || this.nativeSubtitles}
          exportparts="cue, line, region, past, present, future"
        ></film-subtitles>
        ${
          this.session.state.tracks.secondary !== null && !this.ownSecondary
            ? html`<film-subtitles
                secondary
                ?hidden=${this.nativeSubtitles}
                exportparts="cue, line, region, past, present, future"
              ></film-subtitles>`
            : nothing
        }
        <film-annotations ?hidden=${this.ownAnnotations} exportparts="card, title, category, body, dismiss, more"></film-annotations>
        <slot></slot>
        <slot name="overlay"></slot>
      </div>
      ${this.#controls?.renderNotices(this.noFilm)}
    </div>`;
  }
}

const waiting = new Set<() => (() => void) | undefined>();

/** Measures in the next frame; what follows from it is done when all players have measured, so that the page is laid out once for them. */
function measureSoon(measure: () => (() => void) | undefined): void {
  if (waiting.size === 0)
    requestAnimationFrame(() => {
      const all = [...waiting];
      waiting.clear();
      for (const layOut of all.map((measured) => measured())) layOut?.();
    });
  waiting.add(measure);
}

/** Is anything still on its way that may be on screen in a moment? */
const isLoading = ({ tracks, commentary }: FilmState): boolean =>
  [...tracks.tracks, ...commentary.sets].some(({ status }) => status === 'loading');

define('film-player', FilmPlayer);

declare global {
  interface HTMLElementTagNameMap {
    'film-player': FilmPlayer;
  }
}
