import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { message } from '../i18n/message.js';
import type { Annotation } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import type { Problem } from '../model/problem.js';
import { FilmSession, type FilmState } from '../session/film-session.js';
import type { Notice } from '../session/files.js';
import { browserStorage } from '../session/storage.js';
import { findTrack, preferredTrack, type TrackDeclaration } from '../session/tracks.js';
import { stack } from './cue-layout.js';
import { createEngine, type Engine, isStream, type MediaSource } from './engine.js';
import { engineStyles } from './engine-styles.js';
import {
  FilmAnnotationEnterEvent,
  FilmAnnotationLeaveEvent,
  FilmCueChangeEvent,
  FilmPlacedEvent,
  FilmPreferenceChangeEvent,
  FilmProblemEvent,
  FilmReadyEvent,
} from './events.js';
import './film-annotations.js';
import './film-commentary-button.js';
import { define, FilmElement } from './film-element.js';
import './film-settings-button.js';
import './film-subtitles-button.js';
import './film-subtitles.js';
import { carryOut, hotkey } from './hotkeys.js';
import { icon } from './icons.js';
import { absolute, layToRest, type MediaChild, playsNatively, readMediaChild, toSource } from './media-child.js';
import { NativeSubtitles } from './native-subtitles.js';
import { playerStyles } from './player-styles.js';
import { provideSession } from './session-controller.js';
import { type Box, boxesOf, Stage, stageContext } from './stage.js';
import { theme } from './theme.js';

/** A player narrower than this (CSS pixels) has no room for notes over the picture: they stand below it. */
const NARROW = 600;
/** Height of the control bar's buttons and seek bar, in CSS pixels; what stands over the film keeps clear of it. */
const BAR_HEIGHT = 66;
/** A lazy player begins to load this far before it is seen: somebody who scrolls finds it ready. */
const NEAR = '600px';
/** How long the answer to a key stays in sight, in milliseconds. */
const TOAST_MS = 1100;
/** How long it fades, at the most, in milliseconds: see player-styles.ts. */
const FADE_MS = 300;
/** From the picture's upper edge, and from subtitles, in CSS pixels. */
const TOAST_GAP = 4;

/** The media's own events, fired on the player as on a `<video>`. */
const MEDIA_EVENTS = [
  'abort', 'canplay', 'canplaythrough', 'durationchange', 'emptied', 'ended', 'error', 'loadeddata', 'loadedmetadata', 'loadstart', 'pause', 'play',
  'playing', 'progress', 'ratechange', 'resize', 'seeked', 'seeking', 'stalled', 'suspend', 'timeupdate', 'volumechange', 'waiting',
] as const; // prettier-ignore

/**
 * Plays a film with its subtitles and its commentary.
 *
 * Give it a film and what goes with it by attributes, or a `<video>` with `<source>` and `<track>` children, which also plays without JavaScript.
 *
 * @element film-player
 * @summary Plays a film with its subtitles and its commentary.
 * @slot - a `<video>` whose sources, tracks and attributes are taken over; `<film-annotations>` and `<film-subtitles>` of the page's own
 * @slot overlay - anything else to lay over the picture
 * @csspart stage - the box that holds all, and goes full screen
 * @csspart controls - the box of the video.js player with its control bar
 * @csspart notice - what is said of a file that failed
 * @cssprop [--film-accent=#e6b566] - colour of what is on, played, or to be pressed
 * @cssprop [--film-surface=rgb(17 15 13 / 0.88)] - plate behind menus, notes and notices
 * @cssprop [--film-text=#f4efe6] - colour of words and icons
 * @cssprop [--film-font=system-ui] - typeface of controls
 * @cssprop [--film-aspect-ratio=16 / 9] - shape of the picture's room
 * @fires {FilmReadyEvent} film-ready - the player can be commanded
 * @fires {FilmCueChangeEvent} film-cuechange - other subtitles are on screen
 * @fires {FilmAnnotationEnterEvent} film-annotationenter - a note has come on screen
 * @fires {FilmAnnotationLeaveEvent} film-annotationleave - a note has left the screen
 * @fires {FilmPreferenceChangeEvent} film-preferencechange - a choice of the viewer's has changed
 * @fires {FilmProblemEvent} film-problem - something is wrong with a file
 * @fires {FilmPlacedEvent} film-placed - the article has been placed over the film
 */
export class FilmPlayer extends FilmElement {
  static override styles = [theme, engineStyles, playerStyles];

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
  /** Show no controls. */
  @property({ type: Boolean, reflect: true }) nocontrols = false;
  /** Begin to play by itself, as far as the browser lets it. */
  @property({ type: Boolean, reflect: true }) autoplay = false;
  /** Begin without sound (the attribute `muted`; the property `muted` is the sound of the moment). */
  @property({ type: Boolean, attribute: 'muted' }) defaultMuted = false;
  /** Begin again at the end. */
  @property({ type: Boolean, reflect: true }) loop = false;
  /** The film always plays in the page: full screen of its own, on a telephone, would leave the notes behind. For the sake of `<video>`'s vocabulary. */
  @property({ type: Boolean, reflect: true }) playsinline = false;
  /** How much to fetch before the film is played: `none`, `metadata`, `auto`. */
  @property({ reflect: true }) preload = '';
  /** `lazy`: nothing is fetched before the player comes near the visible part of the page, or is asked to play. */
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
  /** Keep the keys for the page. */
  @property({ type: Boolean, reflect: true }) nohotkeys = false;

  /** The film as data: state, commands, subscriptions. It needs no screen. */
  readonly session = new FilmSession();

  @state() private notices: readonly Notice[] = [];
  @state() private toast = '';
  /** Is it in sight? While it fades it keeps its words. */
  @state() private toastOn = false;
  @state() private docked = false;
  /** Are the controls out of sight? */
  @state() private barHidden = true;
  @state() private noFilm = false;
  /** Does the browser show the subtitles, and we do not? */
  @state() private nativeSubtitles = false;
  @state() private ownSubtitles = false;
  @state() private ownSecondary = false;
  /** Has the viewer chosen a second subtitle? */
  @state() private secondSubtitles = false;
  @state() private ownAnnotations = false;

  @query('.stage') private stageBox!: HTMLElement;
  @query('.picture') private picture!: HTMLElement;
  @query('.overlay') private overlay!: HTMLElement;
  @query('.area') private area!: HTMLElement;

  #stage = new Stage();
  #provideSession = provideSession(this, this.session);
  #provideStage = new ContextProvider(this, { context: stageContext, initialValue: this.#stage });

  #connection: AbortController | null = null;
  #engine: Promise<Engine> | null = null;
  #box: HTMLElement | null = null;
  #video: HTMLVideoElement | null = null;
  #child: MediaChild | null = null;
  #declared = new Map<string, string>();
  #attributeSet: string | null = null;
  #propertySet: string | null = null;
  /** Has the viewer done something lately, or is the film paused? */
  #active = true;
  /** Has a lazy player come near, or been asked to play? */
  #near = false;
  #awaitsNearness = false;
  /** Counts what was asked of `play()` and `pause()`: only the last counts. */
  #asked = 0;
  /** Does the viewer want the film to run? */
  #playing = false;
  #retries = 0;
  /** Where the film broke off, while it is being fetched again. */
  #broken: { readonly src: string | undefined; time: number; readonly playing: boolean; readonly rate: number } | null = null;
  #focused: Element | null = null;
  #barFocused = false;
  /** Are the pointer, the focus in the player? */
  #pointed = false;
  #hasFocus = false;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;
  /** What was set while there was no media to set it on. */
  #pending: { currentTime?: number; volume?: number; playbackRate?: number; muted?: boolean } = {};
  #player: unknown;
  #native: NativeSubtitles | null = null;

  // ——— Life

  constructor() {
    super();
    // A page may have set these before the element was defined; as its own properties they would hide ours.
    for (const name of ['annotations', 'currentTime', 'volume', 'muted', 'playbackRate'] as const) {
      const given = Object.getOwnPropertyDescriptor(this, name);
      if (!given || !delete (this as Partial<FilmPlayer>)[name]) continue;
      Object.assign(this, { [name]: given.value as unknown });
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
    this.addEventListener('keydown', this.#onKeydown, { signal });
    // video.js lets no key out of its controls: those are heard on their way in.
    this.addEventListener('keydown', (event) => this.#isInEngine(event) && this.#onKeydown(event), { signal, capture: true });
    const children = new MutationObserver(() => this.#readChildren());
    children.observe(this, { childList: true, subtree: true, attributes: true, attributeFilter: ['src', 'type', 'media', 'srclang', 'label', 'default', 'kind', 'poster', 'width', 'height', 'loop', 'muted', 'crossorigin'] }); // prettier-ignore
    signal.addEventListener('abort', () => children.disconnect(), { once: true });
    this.session.setStorage(() => browserStorage(this.storage));
    this.#tellEvents(signal);
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
    if (!this.#connection || this.#video) return;
    const { signal } = this.#connection;
    if (this.loading === 'lazy' && !this.#near && (this.#mediaChild?.paused ?? true)) return this.#awaitNearness(signal);
    this.#readChildren();
    this.noFilm = !this.#sources.length;
    const { time, playing } = this.#child && this.#mediaChild ? layToRest(this.#mediaChild) : { time: 0, playing: false };
    const { box, video } = this.#makeVideo();
    this.#box = box;
    this.#video = video;
    for (const type of MEDIA_EVENTS) video.addEventListener(type, () => this.dispatchEvent(new Event(type)), { signal });
    video.addEventListener('loadedmetadata', this.#layout, { signal });
    video.addEventListener('loadedmetadata', () => this.session.report('film', 'film', '', []), { signal });
    video.addEventListener('loadedmetadata', () => this.#goOn(video), { signal });
    video.addEventListener('play', () => (this.#playing = true), { signal });
    // A film that breaks is paused by the browser, not by the viewer.
    video.addEventListener('pause', () => (this.#playing &&= Boolean(video.error)), { signal });
    video.addEventListener('resize', this.#layout, { signal });
    const { volume } = this.session.state.preferences;
    if (volume !== undefined) video.volume = volume;
    const { currentTime: from = time, ...rest } = this.#pending;
    this.#pending = {};
    Object.assign(video, rest);
    this.#rememberVolume(video, signal);
    if (from > 0) video.addEventListener('loadedmetadata', () => (video.currentTime = from), { signal, once: true });
    this.picture.querySelector('.engine')?.append(box);
    this.session.attach(video);
    this.#native = new NativeSubtitles(video, this.session, () => this.#showNative(), signal);
    this.#native.always = this.subtitleRendering === 'native';
    this.#declareFiles();
    // In a frame of its own: a layout that changes what is observed would be an error of the observer.
    const resized = new ResizeObserver(() => requestAnimationFrame(this.#layout));
    resized.observe(this.stageBox);
    resized.observe(this.picture);
    signal.addEventListener('abort', () => resized.disconnect(), { once: true });
    this.#engine = this.#makeEngine(video, signal);
    this.#withEngine((engine) => {
      this.#player = engine.player;
      if (engine.streams) void takeTracksOf(engine, video, this.session, signal);
      this.dispatchEvent(new FilmReadyEvent());
      if (playing) void this.play().catch(() => undefined);
    });
  }

  /** The player is told apart from what is far below: the browser says when it comes near. */
  #awaitNearness(signal: AbortSignal): void {
    if (this.#awaitsNearness) return;
    this.#awaitsNearness = true;
    // The child would fetch by itself.
    const { time } = this.#mediaChild ? layToRest(this.#mediaChild) : { time: 0 };
    if (time > 0) this.#pending.currentTime ??= time;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        this.#comeNear();
      },
      { rootMargin: NEAR },
    );
    observer.observe(this);
    const end = () => {
      observer.disconnect();
      this.#awaitsNearness = false;
    };
    signal.addEventListener('abort', end, { once: true });
  }

  #comeNear(): void {
    this.#near = true;
    this.#start();
  }

  #stop(): void {
    this.#connection?.abort();
    this.#connection = null;
    clearTimeout(this.#toastTimer);
    this.#withEngine((engine) => engine.dispose());
    this.#engine = null;
    this.#player = undefined;
    if (this.#video) {
      const { currentTime, playbackRate, muted } = this.#video;
      this.#pending = { currentTime, playbackRate, muted };
    }
    this.session.dispose();
    // Without this a removed film goes on fetching until it is collected.
    this.#video?.removeAttribute('src');
    this.#box?.remove();
    this.#box = this.#video = this.#native = null;
    this.nativeSubtitles = false;
  }

  #showNative(): void {
    this.nativeSubtitles = Boolean(this.#native?.showing);
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

  /** The video that video.js takes over. It begins to fetch at once, while video.js itself is still on its way. */
  #makeVideo(): { box: HTMLElement; video: HTMLVideoElement } {
    const box = document.createElement('div');
    box.className = 'video-js';
    box.toggleAttribute('data-vjs-player', true);
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
    const sources = this.#sources;
    if (playsNatively(sources)) {
      const best = sources.find(({ type }) => !type || video.canPlayType(type)) ?? sources[0];
      if (best) video.src = best.src;
    }
    return { box, video };
  }

  async #makeEngine(video: HTMLVideoElement, signal: AbortSignal): Promise<Engine> {
    const buttons = ['film-subtitles-button', 'film-commentary-button', 'film-settings-button'].map((name) => document.createElement(name));
    try {
      return await createEngine(
        {
          video,
          sources: this.#sources,
          poster: this.#poster,
          controls: !this.nocontrols,
          language: 'en',
          buttons,
          stage: this.stageBox,
          describeError: (code) => this.#describeError(code),
          onRetry: () => this.#retryFilm(),
          onActivity: (active) => {
            this.#active = active;
            this.#showBar();
          },
          onFullscreen: () => this.#layout(),
        },
        signal,
      );
    } catch (error) {
      // The engine did not come: the browser's own player shows the film all the same.
      if (!signal.aborted) console.error('film-player: the player engine did not load', error);
      if (!signal.aborted) video.controls = !this.nocontrols;
      throw error;
    }
  }

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
    if (!this.#video) return;
    if (video) layToRest(video);
    this.#declareTracks();
    const { sources, poster, loop, muted, crossOrigin } = this.#child ?? {};
    if (!this.src && JSON.stringify([before?.sources, before?.crossOrigin]) !== JSON.stringify([sources, crossOrigin])) this.#setSources();
    if (poster !== before?.poster) this.#withEngine((engine) => engine.setPoster(this.#poster));
    if (loop !== before?.loop) this.#video.loop = this.loop || Boolean(loop);
    if (muted !== before?.muted) this.#video.muted = this.defaultMuted || Boolean(muted);
  }

  #setSources(sources = this.#sources): void {
    this.noFilm = !sources.length;
    this.session.setFilm(this.#sources[0]?.src ?? null);
    if (this.#video) this.#video.crossOrigin = this.crossOrigin ?? this.#child?.crossOrigin ?? null;
    this.#withEngine((engine) => {
      // The small build of the engine knows no streams: begin again with the other one.
      if (sources.some(isStream) && !engine.streams) this.#restart();
      else engine.setSources(sources);
    });
  }

  #restart(): void {
    this.#stop();
    delete this.#pending.currentTime;
    this.#connect();
  }

  /** Fetch the film again, and go on where it broke off. */
  #retryFilm(): void {
    const video = this.#video;
    if (!video) return;
    const src = this.#sources[0]?.src;
    // Where an earlier retry has failed, the film still broke off where it did then.
    const time = video.currentTime || (this.#broken?.src === src && this.#broken?.time) || 0;
    this.#broken = { src, time, playing: this.#playing, rate: video.playbackRate };
    this.focus({ preventScroll: true });
    const retry = ++this.#retries;
    this.#setSources(this.#sources.map((source) => ({ ...source, src: again(source.src, retry) })));
  }

  #goOn(video: HTMLVideoElement): void {
    const broken = this.#broken;
    this.#broken = null;
    if (!broken || broken.src !== this.#sources[0]?.src) return;
    if (broken.time > 0) video.currentTime = broken.time;
    video.playbackRate = broken.rate;
    if (broken.playing) void this.play().catch(() => undefined);
  }

  protected override willUpdate(): void {
    // What holds the focus may go with this update (a notice, say); the keys then go back to the film.
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const video = this.#video;
    if (changed.has('loading') && this.loading !== 'lazy' && this.hasUpdated) this.#start();
    if (changed.has('storage') && changed.get('storage') !== undefined) this.session.setStorage(() => browserStorage(this.storage));
    if (!video || !this.#connection) return;
    const before = (name: keyof FilmPlayer) => changed.has(name) && changed.get(name) !== undefined;
    if (before('src') || before('type') || before('crossOrigin')) this.#setSources();
    if (before('preload')) video.preload = this.preload as HTMLVideoElement['preload'];
    if (before('autoplay')) video.autoplay = this.autoplay;
    if (before('poster')) this.#withEngine((engine) => engine.setPoster(this.#poster));
    if (this.#native) this.#native.always = this.subtitleRendering === 'native';
    if (before('nocontrols')) this.#withEngine((engine) => engine.setControls(!this.nocontrols));
    if (changed.has('loop')) video.loop = this.loop || Boolean(this.#child?.loop);
    this.#declareFiles();
    this.#claimNotices();
    this.#placeToast();
    if (changed.has('docked' as keyof FilmPlayer) || changed.has('barHidden' as keyof FilmPlayer)) this.#layout();
    if (this.#focused && !this.#focused.isConnected) this.focus({ preventScroll: true });
  }

  /** Brings the session up to what attributes and children say now. */
  #declareFiles(): void {
    this.session.setFilm(this.#sources[0]?.src ?? null);
    this.#declareTracks();
    const { annotationsSrc, article } = this;
    const declared = this.session.state.commentary.sets.find((set) => set.id === this.#attributeSet)?.src ?? '';
    if (declared !== annotationsSrc) {
      if (this.#attributeSet) this.session.removeAnnotations(this.#attributeSet);
      this.#attributeSet = annotationsSrc ? this.session.addAnnotations({ src: annotationsSrc }) : null;
    }
    this.session.setArticle(article || null);
    this.#decideDock();
  }

  #declareTracks(): void {
    const wanted = new Map<string, TrackDeclaration>();
    const add = (track: TrackDeclaration) => wanted.set(JSON.stringify(track), track);
    if (this.subtitles)
      add({ src: this.subtitles, language: this.srclang, label: this.label || languageName(this.srclang), default: true });
    for (const track of this.#child?.tracks ?? []) add({ ...track, label: track.label || languageName(track.language ?? '') });
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
    return this.#player;
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
    if (this.#propertySet) this.session.removeAnnotations(this.#propertySet);
    this.#propertySet = given?.length ? this.session.addAnnotations({ annotations: given }) : null;
  }

  /** What is wrong with the files, in the order of their coming. */
  get problems(): readonly Problem[] {
    return this.session.state.problems;
  }

  /** Film time in seconds; setting it seeks. */
  get currentTime(): number {
    return this.#video?.currentTime ?? this.#pending.currentTime ?? 0;
  }
  set currentTime(time: number) {
    // Where the film is fetched again it begins there.
    if (this.#broken) this.#broken.time = time;
    Object.assign(this.#video ?? this.#pending, { currentTime: time });
  }
  /** Length in seconds; `NaN` until known. */
  get duration(): number {
    return this.#video?.duration ?? NaN;
  }
  get paused(): boolean {
    return this.#video?.paused ?? true;
  }
  get ended(): boolean {
    return this.#video?.ended ?? false;
  }
  get seeking(): boolean {
    return this.#video?.seeking ?? false;
  }
  get readyState(): number {
    return this.#video?.readyState ?? 0;
  }
  get buffered(): TimeRanges | undefined {
    return this.#video?.buffered;
  }
  get error(): MediaError | null {
    return this.#video?.error ?? null;
  }
  /** 0 to 1. */
  get volume(): number {
    return this.#video?.volume ?? this.#pending.volume ?? 1;
  }
  set volume(volume: number) {
    Object.assign(this.#video ?? this.#pending, { volume });
  }
  get muted(): boolean {
    return this.#video?.muted ?? this.defaultMuted;
  }
  set muted(muted: boolean) {
    if (this.#video) this.#video.muted = muted;
    else this.defaultMuted = muted;
  }
  /** 1 is the film's own speed. */
  get playbackRate(): number {
    return this.#video?.playbackRate ?? this.#pending.playbackRate ?? 1;
  }
  set playbackRate(rate: number) {
    Object.assign(this.#video ?? this.#pending, { playbackRate: rate });
  }

  /** Play from here; rejects as a media element does, e.g. with `NotAllowedError`. */
  async play(): Promise<void> {
    const asked = ++this.#asked;
    await this.updateComplete;
    this.#comeNear();
    const engine = await this.#engine?.catch(() => null);
    await (engine ? engine.play(() => asked === this.#asked) : this.#video?.play());
  }

  pause(): void {
    this.#asked++;
    this.#video?.pause();
  }

  /** The keys work while the focus is in the player. */
  override focus(options?: FocusOptions): void {
    this.#box?.focus(options);
  }

  // ——— Facts, told as events and on screen

  #tellEvents(signal: AbortSignal): void {
    const { session } = this;
    this.#stage.subscribe(this.#placeToast, signal);
    this.notices = session.state.notices;
    this.secondSubtitles = session.state.tracks.secondary !== null;
    this.#stage.press = (act, pointerType) => this.#pressPicture(act, pointerType);
    const on = <T>(select: (state: FilmState) => T, listener: (now: T, before: T) => void) =>
      session.subscribe(select, listener, { signal });
    on((state) => state.tracks.activeCues, (cues) => this.dispatchEvent(new FilmCueChangeEvent(cues))); // prettier-ignore
    on(
      (state) => state.commentary.shown,
      (now, before) => {
        // By id: a note whose file was read again, with other cues, is the same note.
        const isIn = (notes: readonly Annotation[], { id }: Annotation) => notes.some((other) => other.id === id);
        for (const note of before) if (!isIn(now, note)) this.dispatchEvent(new FilmAnnotationLeaveEvent(note));
        for (const note of now) if (!isIn(before, note)) this.dispatchEvent(new FilmAnnotationEnterEvent(note));
      },
    );
    on((state) => state.preferences, (preferences) => this.dispatchEvent(new FilmPreferenceChangeEvent(preferences))); // prettier-ignore
    on(
      (state) => state.problems,
      (now, before) => {
        for (const problem of now) if (!before.includes(problem)) this.dispatchEvent(new FilmProblemEvent(problem));
      },
    );
    on((state) => state.notices, (notices) => (this.notices = notices)); // prettier-ignore
    on((state) => state.tracks.secondary, (id) => (this.secondSubtitles = id !== null)); // prettier-ignore
    on((state) => state.commentary, () => this.#decideDock()); // prettier-ignore
    on(
      (state) => state.commentary.sets,
      () => {
        const { placed } = session;
        if (placed && placed !== this.#toldPlaced) this.dispatchEvent(new FilmPlacedEvent(placed.placements, placed.annotations));
        this.#toldPlaced = placed;
      },
    );
  }
  #toldPlaced: FilmSession['placed'] = null;

  /** What to say of a film that cannot be played; where the server can be asked, it is. */
  async #describeError(code: number): Promise<string> {
    const source = this.#sources[0]?.src ?? '';
    const connection = this.#connection;
    const text = await failureWords(code, source);
    // Meanwhile it may have become another film.
    if (connection === this.#connection && source === this.#sources[0]?.src && this.error)
      this.session.report('film', 'film', source, [{ code: `film-${code}`, severity: 'error', message: text, source }]);
    return text;
  }

  #say(text: string): void {
    this.toast = text;
    this.toastOn = true;
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => {
      this.toastOn = false;
      this.#toastTimer = setTimeout(() => (this.toast = ''), FADE_MS);
    }, TOAST_MS);
  }

  /** At the top of the picture, below what is said there. */
  #placeToast = (): void => {
    const toast = this.renderRoot.querySelector<HTMLElement>('.toast');
    if (!toast || !this.toastOn) return;
    const { width, height } = this.#stage;
    const left = (width - toast.offsetWidth) / 2;
    const box = { left, top: 0, right: left + toast.offsetWidth, bottom: toast.offsetHeight };
    const room = { left: Math.min(0, left), top: TOAST_GAP, right: Math.max(width, box.right), bottom: height };
    const words = this.#stage.otherDisplays(this).flatMap((display) => display.words.map((said) => said.box));
    const taken = [...words, ...this.#noticeBoxes()];
    toast.style.top = `${stack(box, room, 'top', TOAST_GAP, taken).top}px`;
  };

  // ——— Where things stand

  /**
   * The controls are there while the viewer does something, has the keyboard on them, or a menu open; before the film has begun,
   * while the pointer or the focus is in the player.
   */
  get #barShown(): boolean {
    return !this.nocontrols && !this.barHidden && this.#player !== undefined;
  }

  #showBar = (event?: Event): void => {
    if (event?.type === 'pointerenter') this.#pointed = (event as PointerEvent).pointerType !== 'touch';
    if (event?.type === 'pointerleave') this.#pointed = false;
    if (event?.type === 'focusin' || event?.type === 'focusout') this.#hasFocus = event.type === 'focusin';
    const path = event?.type === 'focusin' ? event.composedPath().filter((target) => target instanceof Element) : [];
    if (event?.type.startsWith('focus')) {
      const [target] = path;
      const inBar = path.some((element) => element.classList.contains('vjs-control-bar'));
      this.#barFocused = inBar && Boolean(target?.matches(':focus-visible, [role="menu"] *'));
    }
    const begun = this.#box?.classList.contains('vjs-has-started');
    this.barHidden = begun ? !this.#active && !this.#barFocused : this.noFilm || !(this.#pointed || this.#hasFocus);
    this.#withEngine((engine) => engine.rest(this.barHidden));
    this.#layout();
  };

  #decideDock(): void {
    const { sets, on } = this.session.state.commentary;
    const narrow = this.stageBox ? this.stageBox.clientWidth > 0 && this.stageBox.clientWidth < NARROW : false;
    this.docked = narrow && on && (sets.length > 0 || Boolean(this.article));
  }

  /** Lays what stands over the film onto the picture itself: not on its bars, not on the controls. */
  #layout = (): void => {
    if (!this.#video || !this.picture) return;
    this.#decideDock();
    // As fractions of pixels: rounded ones would lay the room for notes over the picture's last row.
    const { width: pictureWidth, height: pictureHeight } = getComputedStyle(this.picture);
    const boxWidth = parseFloat(pictureWidth) || 0;
    const boxHeight = parseFloat(pictureHeight) || 0;
    const { videoWidth, videoHeight } = this.#video;
    const ratio = videoWidth && videoHeight ? videoWidth / videoHeight : boxWidth / boxHeight;
    if (videoWidth && !this.#child?.ratio) this.style.setProperty('--_ratio', String(Math.max(1, ratio)));
    const width = Math.min(boxWidth, boxHeight * ratio);
    const height = Math.min(boxHeight, boxWidth / ratio);
    const left = (boxWidth - width) / 2;
    const top = (boxHeight - height) / 2;
    const bottom = Math.max(top, this.#barShown ? BAR_HEIGHT : 0);
    const free = Math.max(0, boxHeight - top - bottom);
    this.overlay.style.gridTemplate = `${top}px ${free}px ${bottom}px 1fr / ${left}px ${width}px ${left}px`;
    const covered = this.#barShown ? BAR_HEIGHT : 0;
    this.#stage.resize(width, free, this.docked, { covered: bottom - top, barBelow: Math.max(0, top - covered) });
    this.#native?.keepClear(Math.max(0, bottom - top), height);
    this.#claimNotices();
  };

  /** Words over the picture are a part of it: a click on them is one on the film, and the keys then work. */
  #pressPicture(act: 'click' | 'dblclick' | 'select', pointerType: string): void {
    this.focus({ preventScroll: true });
    if (act === 'select') return;
    if (pointerType === 'touch') this.#withEngine((engine) => engine.tap());
    else this.#video?.dispatchEvent(new MouseEvent(act, { bubbles: true, composed: true, cancelable: true }));
  }

  /** Notes keep clear of notices, too. */
  #claimNotices(): void {
    this.#stage.claim(this, this.#noticeBoxes());
  }

  #noticeBoxes(): Box[] {
    return boxesOf(this.renderRoot.querySelectorAll('.notice'), this.area);
  }

  // ——— Keys

  /** What is seen is closed: the page's own displays of notes go before the player's. */
  #dismissNote(): boolean {
    const displays = [...this.querySelectorAll('film-annotations'), ...this.renderRoot.querySelectorAll('film-annotations')];
    return displays.some((display) => display.dismissVisible());
  }

  /** The list is fetched when it is first asked for, and gone when it is closed. */
  async #listKeys(): Promise<void> {
    const connection = this.#connection;
    const module = await import('./film-key-list.js').catch((error: unknown) => {
      console.error('film-player: the list of keys did not load', error);
    });
    if (!module || !connection || connection !== this.#connection || this.renderRoot.querySelector('film-key-list')) return;
    const list = module.createKeyList();
    const end = () => list.remove();
    list.addEventListener('close', () => {
      end();
      this.focus({ preventScroll: true });
    });
    connection.signal.addEventListener('abort', end, { once: true });
    this.renderRoot.append(list);
    await list.updateComplete;
    list.show();
  }

  #isInEngine(event: Event): boolean {
    return Boolean(this.#box?.contains(event.composedPath()[0] as Node));
  }

  #onKeydown = (event: KeyboardEvent): void => {
    const asked = this.nohotkeys ? null : hotkey(event);
    if (!asked || !this.#video) return;
    const done = carryOut(asked, {
      media: this.#video,
      session: this.session,
      play: () => void this.play().catch(() => undefined),
      pause: () => this.pause(),
      dismissNote: () => this.#dismissNote(),
      listKeys: () => void this.#listKeys(),
      toggleFullscreen: () => this.#withEngine((engine) => void engine.toggleFullscreen().catch(() => undefined)),
      say: (text) => this.#say(text),
    });
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    this.#withEngine((engine) => engine.reportActivity());
  };

  /** Do this once the engine is there; never, where it did not come. */
  #withEngine(act: (engine: Engine) => void): void {
    void this.#engine?.then(act, () => undefined);
  }

  protected override render(): TemplateResult {
    return html`<div
      class="stage ${this.docked ? 'docked' : ''} ${this.barHidden ? 'bar-hidden' : ''} ${this.nativeSubtitles ? 'native-subtitles' : ''}"
      part="stage"
      @pointermove=${this.#onOverlayMove}
      @focusin=${this.#showBar}
      @focusout=${this.#showBar}
      @pointerenter=${this.#showBar}
      @pointerleave=${this.#showBar}
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
          this.secondSubtitles && !this.ownSecondary
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
        <div class="toast ${this.toastOn ? 'on' : ''}" role="status">${this.toast}</div>
      </div>
      <div class="notices">${this.notices.filter(({ kind }) => kind !== 'film').map((notice) => this.#renderNotice(notice))}</div>
      ${this.noFilm ? html`<p class="empty">${message('noFilm')}</p>` : nothing}
    </div>`;
  }

  /** The pointer over a note is a viewer at work, too: the controls stay. */
  #onOverlayMove = (event: Event): void => {
    if (!event.composedPath().includes(this.#box as EventTarget)) this.#withEngine((engine) => engine.reportActivity());
  };

  #renderNotice({ kind, name, source, problems, retrying, tries }: Notice): TemplateResult {
    const [first] = problems;
    // What is wrong with the whole file says more than how many places in it are.
    const whole = problems.find(({ line, detail }) => !line && detail?.id === undefined && detail?.index === undefined);
    const more =
      whole || problems.length === 1
        ? (whole ?? first)?.message
        : message(first?.line ? 'lines' : 'unreadable', { count: problems.length, line: first?.line ?? 0 });
    return html`<div class="notice" part="notice" role="alert">
      <p><b>${message('fileOf', { kind: message(`kind-${kind}`), name })}</b> ${more} ${tries ? message('stillFailing') : nothing}</p>
      <button type="button" ?disabled=${retrying} @click=${() => this.session.retry(source)}>
        ${message(retrying ? 'retrying' : 'retry')}
      </button>
      <button class="close" type="button" aria-label=${message('close')} @click=${() => this.session.dismissNotice(source)}>
        ${icon('close')}
      </button>
    </div>`;
  }
}

/**
 * The same address, told apart: Chromium remembers for minutes how long the file at an address is and what came of it,
 * so that a film that was cut off would stay so. What follows the `#` is not sent.
 */
const again = (src: string, times: number): string => `${src}${src.includes('#') ? '&' : '#'}again=${times}`;

/** Why the film cannot be played; what finds that out comes with the first failure. Where it does not come, the connection is what broke. */
async function failureWords(code: number, address: string): Promise<string> {
  // MediaError.MEDIA_ERR_NETWORK
  if (code === 2) return message('filmNetwork');
  try {
    const { describeFailure } = await import('./playback-failure.js');
    return await describeFailure(code, address);
  } catch {
    return message('filmNetwork');
  }
}

/** What streams bring along; what reads it comes with the first stream. */
async function takeTracksOf(engine: Engine, video: HTMLVideoElement, session: FilmSession, signal: AbortSignal): Promise<void> {
  try {
    const { takeInBandTracks } = await import('./in-band-tracks.js');
    if (signal.aborted) return;
    // A browser that plays the stream by itself has its subtitles in the video's own list.
    for (const list of [engine.textTracks, video.textTracks]) takeInBandTracks(list, video, session, signal);
  } catch (error) {
    console.error('film-player: what reads the subtitles within a stream did not load', error);
  }
}

/** What English calls a language; the tag itself where it has no name. */
function languageName(tag: string): string {
  try {
    return (tag && new Intl.DisplayNames(['en'], { type: 'language' }).of(tag)) || tag;
  } catch {
    return tag;
  }
}

define('film-player', FilmPlayer);

declare global {
  interface HTMLElementTagNameMap {
    'film-player': FilmPlayer;
  }
}
