import type * as StreamFaults from './stream-faults.js';
import type { TemplateResult } from 'lit';
import type { FilmSession, FilmState } from '../session/film-session.js';
import { controlsStyles } from './controls-styles.js';
import { createEngine, type Engine, type VideoJs } from './engine.js';
import { engineStyles } from './engine-styles.js';
import './film-commentary-button.js';
import { FilmFailure } from './film-failure.js';
import { FilmReadyEvent } from './later-events.js';
import type { FilmPlayer } from './film-player.js';
import './film-settings-button.js';
import './film-subtitles-button.js';
import { Announcer, announcerStyles, followAnnouncements } from './announcer.js';
import { carryOut, hotkey, isCharacterKey } from './hotkeys.js';
import { keyScopes } from './key-scopes.js';
import './interface-language.js';
import '../session/film-session.js';
import '../session/note-pacing.js';
import { isStream, type MediaSource } from './media-source.js';
import { NativeSubtitles } from './native-subtitles.js';
import './note-reading.js';
import { noticeStyles } from './notice-styles.js';
import { renderNotices } from './notices.js';
import type { PictureButton } from './picture-button.js';
import { tellPlaced } from './placed-event.js';
import { type Box, boxesOf, type Stage } from './stage.js';
import { Toast } from './toast.js';

/** Height of the bar's buttons and seek bar. */
const BAR_REM = 4.125;

/** What a player gives its controls, from one connection to its end. */
export interface PlayerInside {
  readonly host: FilmPlayer;
  readonly stage: Stage;
  /** The box of the engine. */
  readonly box: HTMLElement;
  readonly signal: AbortSignal;
  sources(): readonly MediaSource[];
  poster(): string;
  setSources(sources: readonly MediaSource[]): void;
  /** The engine's build knows no streams, or need not any more: begin anew. */
  restart(): void;
  hideBar(hidden: boolean): void;
  /** The browser shows the subtitles, or does no more. */
  showNative(showing: boolean): void;
  layOut(): void;
}

/** The player as its controls see it. */
export interface ControlledPlayer extends PlayerInside {
  readonly session: FilmSession;
  /** The box that goes full screen, that of the overlays, and the free part of the picture in it. */
  readonly stageBox: HTMLElement;
  readonly overlay: HTMLElement;
  readonly area: HTMLElement;
  readonly video: HTMLVideoElement;
}

/** The list of keys, while it comes. */
const KEYS = 'the list of keys';

/** Has the seek bar anything to mark? */
const isMarked = ({ commentary, chapters }: FilmState) => commentary.annotations.length + chapters.length > 0;

function controlled(inside: PlayerInside): ControlledPlayer {
  const { host, box } = inside;
  const [stageBox, overlay, area] = ['.stage', '.overlay', '.area'].map((name) => host.renderRoot.querySelector<HTMLElement>(name)!) as [HTMLElement, HTMLElement, HTMLElement]; // prettier-ignore
  return { ...inside, session: host.session, stageBox, overlay, area, video: box.querySelector('video')! };
}

/**
 * What a viewer reaches for: video.js with its bar, the keys and what answers them, what is said of failures, the browser's own subtitles.
 * It comes after the film, its subtitles and its notes have begun to load; the player does without it where it does not come.
 */
export class PlayerControls {
  static readonly styles = [engineStyles, noticeStyles, controlsStyles, announcerStyles];

  /** Resolves when video.js is there, to what it can do. */
  readonly ready: Promise<Engine>;
  readonly failure: FilmFailure;
  engine: Engine | undefined;
  #player: ControlledPlayer;
  #native: NativeSubtitles;
  #toast: Toast;
  #announcer: Announcer;
  #picture: PictureButton | undefined;
  /** What is here of what is fetched when it is first needed, or on its way, by the names that the page's author knows it by. */
  #parts = new Set<string>();
  /** Has the viewer done something lately, or is the film paused? */
  #active = true;
  #barFocused = false;
  /** Has the viewer come to the player, by pointer or focus? */
  #met = false;
  /** Are the pointer, the focus in the player? */
  #pointed: boolean;
  #hasFocus: boolean;
  /** What has the focus within the player, before it is rendered anew. */
  #focused: Element | null = null;

  constructor(inside: PlayerInside, videojs: Promise<VideoJs>, streams: boolean) {
    const player = controlled(inside);
    const { host, session, stage, stageBox, overlay, video, signal } = player;
    this.#player = player;
    this.#pointed = stageBox.matches(':hover') && matchMedia('(hover: hover)').matches;
    this.#hasFocus = host.matches(':focus-within');
    this.failure = new FilmFailure(player);
    this.#toast = new Toast(host, stage, () => this.#noticeBoxes(), signal);
    this.#announcer = new Announcer(signal);
    overlay.append(this.#toast.element, this.#announcer.element);
    followAnnouncements(session, this.#announcer, host, signal);
    tellPlaced(host, session, signal);
    this.#native = new NativeSubtitles(host, video, session, () => player.showNative(this.#native.showing), signal);
    host.addEventListener('keydown', this.#onKeydown, { signal });
    keyScopes.set(host, (event) => isCharacterKey(event) && this.#onKeydown(event));
    signal.addEventListener('abort', () => keyScopes.delete(host));
    // video.js lets no key out of its controls: those are heard on their way in.
    host.addEventListener('keydown', (event) => this.#isInEngine(event) && this.#onKeydown(event), { signal, capture: true });
    for (const type of ['focusin', 'focusout', 'pointerenter', 'pointerleave']) stageBox.addEventListener(type, this.#showBar, { signal });
    // The pointer over a note is a viewer at work, too: the controls stay.
    stageBox.addEventListener('pointermove', (event) => !this.#isInEngine(event) && this.engine?.reportActivity(), { signal });
    session.subscribe((state) => state.preferences.hotkeys, () => this.updated(), { signal }); // prettier-ignore
    const markTracks = (any: boolean) => player.box.classList.toggle('no-subtitles', !any);
    markTracks(session.state.tracks.tracks.length > 0);
    session.subscribe((state) => state.tracks.tracks.length > 0, markTracks, { signal });
    const skip = (seconds: number) => session.seek(session.currentTime + seconds);
    const hearTaps = () =>
      this.#fetch('what hears taps', async () => {
        const { DoubleTap } = await import('./double-tap.js');
        if (!signal.aborted) new DoubleTap({ speaker: host, stageBox, picture: video, overlay, skip }, signal);
      });
    // Most screens are never touched.
    if (!host.nocontrols && matchMedia('(any-pointer: coarse)').matches) hearTaps();
    else if (!host.nocontrols) stageBox.addEventListener('touchstart', hearTaps, { signal, once: true, passive: true });
    session.subscribe(isMarked, () => this.#showBar(), { signal });
    const faults = streams ? import('./stream-faults.js') : undefined;
    this.ready = this.#makeEngine(videojs, faults);
    // The player tells of it where it does not come.
    this.ready.catch(() => undefined);
  }

  async #makeEngine(arriving: Promise<VideoJs>, arrivingFaults?: Promise<typeof StreamFaults>): Promise<Engine> {
    const { host, video, stage, stageBox, sources, poster, layOut, signal } = this.#player;
    const [videojs, faults] = await Promise.all([arriving, arrivingFaults]);
    // In a task of its own: what came has just been run, perhaps for several players at once.
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    const given = sources();
    faults?.guardManifests(videojs);
    const engine = createEngine(
      videojs,
      {
        video,
        sources: given,
        streams: faults !== undefined,
        poster: poster(),
        controls: !host.nocontrols,
        speaker: host,
        buttons: ['film-subtitles-button', 'film-commentary-button', 'film-settings-button'].map((name) => document.createElement(name)),
        stage: stageBox,
        watchStream: faults?.watchStream,
        describeError: (code, isSo) => this.failure.describe(code, isSo),
        onRecovery: () => this.failure.forget(),
        onRetry: () => this.failure.retry(),
        onActivity: (active) => {
          this.#active = active;
          this.#showBar();
        },
        onFullscreen: layOut,
      },
      signal,
    );
    const end = () => {
      engine.dispose();
      stage.tap = undefined;
    };
    signal.addEventListener('abort', end);
    await engine.ready;
    signal.throwIfAborted();
    this.engine = engine;
    stage.tap = () => engine.tap();
    // Over a film that runs already, and that nobody points at, no bar pops up.
    if (!video.paused && !this.#pointed && !this.#hasFocus) engine.tap();
    if (JSON.stringify(given) !== JSON.stringify(sources())) this.setSources(sources());
    this.#showBar();
    this.updated();
    void faults?.takeTracks(engine.textTracks, this.#player);
    return engine;
  }

  /** The page has given the film other addresses. */
  setSources(sources: readonly MediaSource[]): void {
    // The small build of the engine knows no streams: begin again with the other one.
    if (sources.some(isStream) && this.engine && !this.engine.streams) this.#player.restart();
    else this.engine?.setSources(sources);
  }

  /** The player has been rendered anew. */
  updated(): void {
    const { host, session } = this.#player;
    this.#native.always = host.subtitleRendering === 'native';
    this.engine?.setControls(!host.nocontrols);
    this.engine?.followLanguage();
    this.#picture?.speak();
    this.engine?.setKeys(!host.nohotkeys && session.state.preferences.hotkeys !== false);
    this.claimNotices();
    this.#toast.place();
    if (host.rememberPosition)
      this.#fetch('what remembers the viewer’s place', async () => {
        const { rememberPosition } = await import('./remembered-position.js');
        rememberPosition(this.#player, this.#say);
      });
    if (this.#focused && !this.#focused.isConnected) host.focus({ preventScroll: true });
  }

  /** All that a player has is here. */
  tellReady(): void {
    this.#player.host.dispatchEvent(new FilmReadyEvent());
  }

  renderNotices(noFilm: boolean): TemplateResult {
    // A notice that holds the focus may go with this update; the keys then go back to the film.
    this.#focused = this.#player.host.shadowRoot?.activeElement ?? null;
    return renderNotices(this.#player.session, this.#player.host, noFilm);
  }

  /** Height that the bar covers at the foot of the picture, and of the picture itself, in CSS pixels. */
  keepClear(covered: number, height: number): void {
    this.#native.keepClear(covered, height);
    this.claimNotices();
  }

  /** Height of the bar's buttons and seek bar, in CSS pixels: they are as large as the page's text. What stands over the film keeps clear of them. */
  get barHeight(): number {
    return BAR_REM * parseFloat(getComputedStyle(this.#player.host.ownerDocument.documentElement).fontSize);
  }

  /** Notes keep clear of notices, too. */
  claimNotices(): void {
    this.#player.stage.claim(this.#player.host, this.#noticeBoxes());
  }

  #noticeBoxes(): Box[] {
    const { stageBox, area } = this.#player;
    return boxesOf(stageBox.querySelectorAll('.notice'), area);
  }

  /**
   * The controls are there while the viewer does something, has the keyboard on them, or a menu open; before the film has begun,
   * while the pointer or the focus is in the player.
   */
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
    const { box, sources, hideBar } = this.#player;
    const begun = box.classList.contains('vjs-has-started');
    const hidden = begun ? !this.#active && !this.#barFocused : !sources().length || !(this.#pointed || this.#hasFocus);
    this.engine?.rest(hidden);
    hideBar(hidden);
    this.#met ||= event !== undefined || this.#pointed || this.#hasFocus;
    if (hidden || !this.#met) return;
    const { host, session, signal } = this.#player;
    const { engine } = this;
    if (!engine) return;
    this.#fetch('what heeds the pointer', async () => (await import('./engine-pointer.js')).heedPointer(engine));
    // Notes and chapters are marked once somebody comes to the bar.
    if (isMarked(session.state))
      this.#fetch('the marks in the seek bar', async () => {
        const [{ SeekMarks }, { layOnSeekBar }] = await Promise.all([import('./seek-marks.js'), import('./engine-pointer.js')]);
        if (signal.aborted) return;
        host.addStyles(SeekMarks.styles);
        layOnSeekBar(engine, new SeekMarks(host, session, signal), signal);
      });
    // A page may have buttons of its own, or get them.
    this.#fetch('the page’s own buttons', async () => {
      const { ownButtonsPlace, ownButtonsStyles } = await import('./own-buttons.js');
      if (signal.aborted) return;
      host.addStyles([ownButtonsStyles]);
      engine.addButton(ownButtonsPlace());
    });
    // Where the browser has windows that hold whatever a page puts there, the bar has a button for one.
    if ('documentPictureInPicture' in window && window === window.top)
      this.#fetch('its window', async () => {
        const { PictureButton } = await import('./picture-button.js');
        if (signal.aborted) return;
        host.addStyles(PictureButton.styles);
        this.#picture = new PictureButton(this.#player);
        engine.addButton(this.#picture.element);
      });
  };

  /** Fetches a part and sets it up, once; one that does not come is asked for anew the next time. The page's author hears of it. */
  #fetch(part: string, setUp: () => Promise<void>): void {
    if (this.#parts.has(part)) return;
    this.#parts.add(part);
    setUp().catch((error: unknown) => {
      this.#parts.delete(part);
      console.error(`film-player: ${part} did not load`, error);
    });
  }

  #say = (text: string): void => {
    this.#toast.say(text);
    this.#announcer.answer(text);
  };

  /** What is seen is closed: the page's own displays of notes go before the player's. */
  #dismissNote(): boolean {
    const { host, overlay } = this.#player;
    const displays = [...host.querySelectorAll('film-annotations'), ...overlay.querySelectorAll('film-annotations')];
    return displays.some((display) => display.dismissVisible());
  }

  /** The list is fetched when it is first asked for, and gone when it is closed. */
  #listKeys(): void {
    const { host, signal } = this.#player;
    this.#fetch(KEYS, async () => {
      const { openKeyList } = await import('./film-key-list.js');
      await openKeyList(host, signal, { onClose: () => host.focus({ preventScroll: true }) });
      this.#parts.delete(KEYS);
    });
  }

  #isInEngine(event: Event): boolean {
    return this.#player.box.contains(event.composedPath()[0] as Node);
  }

  #onKeydown = (event: KeyboardEvent): void => {
    const { host, session, video } = this.#player;
    if (host.nohotkeys || (session.state.preferences.hotkeys === false && isCharacterKey(event))) return;
    const asked = hotkey(event);
    if (!asked) return;
    // What is pressed while the list of keys comes is meant for the list.
    const done =
      this.#parts.has(KEYS) ||
      carryOut(asked, {
        speaker: host,
        media: video,
        session,
        play: () => void host.play().catch(() => undefined),
        pause: () => host.pause(),
        dismissNote: () => this.#dismissNote(),
        listKeys: () => this.#listKeys(),
        toggleFullscreen: () => void this.ready.then((engine) => engine.toggleFullscreen()).catch(() => undefined),
        say: this.#say,
      });
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    this.engine?.reportActivity();
  };
}
