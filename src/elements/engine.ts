import { message, type MessageName } from '../i18n/message.js';
import type { Speaker } from '../i18n/messages.js';
import { interfaceLanguage } from './interface-language.js';
import { icon, type IconName } from './icons.js';
import type { MediaSource } from './media-source.js';
import { typed } from './source-type.js';
import { watchStandstill } from './standstill.js';

// With the other `engine-*.ts` the only file that knows video.js, which `video-js.ts` fetches. Another engine would take its place here.

export interface EngineOptions {
  /** The box and the video in it, made by hand for each connection: video.js takes them over, and removes the box at its end. */
  readonly video: HTMLVideoElement;
  readonly sources: readonly MediaSource[];
  /** Does video.js's build play streams? */
  readonly streams: boolean;
  readonly poster: string;
  readonly controls: boolean;
  /** The element whose language the controls have. */
  readonly speaker: Speaker;
  /** What the bar holds of ours, before its last button. */
  readonly buttons: readonly HTMLElement[];
  /** The box that goes fullscreen: it holds the player and what is laid over it. */
  readonly stage: HTMLElement;
  /** Of a player of streams: sees to their failures. */
  readonly watchStream?: ((player: EnginePlayer, video: HTMLVideoElement, onRecovery: () => void, signal: AbortSignal) => void) | undefined;
  /** What to say of an error, in a viewer's words; `isSo` says whether it still stands. */
  readonly describeError: (code: number, isSo: () => boolean) => Promise<string>;
  /** The film runs on, though an error has been told. */
  readonly onRecovery: () => void;
  readonly onRetry: () => void;
  readonly onActivity: (active: boolean) => void;
  readonly onFullscreen: (fullscreen: boolean) => void;
}

/** The player engine, as far as the element needs it. */
export interface Engine {
  /** The video.js player, for whoever knows it. */
  readonly player: unknown;
  /** The tracks that a stream brings along. */
  readonly textTracks: TextTrackList;
  /** Can it play streams (HLS, DASH)? */
  readonly streams: boolean;
  /** Settles when it has taken over the film: a `play()` before that may go unheard. */
  readonly ready: Promise<void>;
  setSources(sources: readonly MediaSource[]): void;
  setPoster(poster: string): void;
  setControls(shown: boolean): void;
  /** Do the keys act? Then the controls name theirs. */
  setKeys(act: boolean): void;
  /** The language around the player may have changed: the controls follow. */
  followLanguage(): void;
  /** Nobody sees the bar: it need not follow the film. */
  rest(resting: boolean): void;
  /** One more button of ours, before the last of the bar. */
  addButton(button: HTMLElement): void;
  /** The viewer has done something: the controls show for a while. */
  reportActivity(): void;
  /** A finger has touched the picture: the controls come or go. */
  tap(): void;
  /** Starts the film, while it is still wanted; heard even where the source is still being set. Rejects as the media does. */
  play(isWanted: () => boolean): Promise<void>;
  toggleFullscreen(): Promise<void>;
  dispose(): void;
}

/** What is used of video.js; its own types stay out of our declarations. */
export interface Component {
  id(): string;
  el(): HTMLElement;
  on(types: string | string[], listener: () => void): void;
  on(target: Component, types: string | string[], listener: () => void): void;
  off(target: Component, types: string | string[], listener: () => void): void;
  addChild(component: Component | string, options?: object, index?: number): Component;
  getChild(name: string): Component | undefined;
  getDescendant(...names: string[]): Component | undefined;
  children(): Component[];
  controlText(text: string): void;
}
interface Button extends Component {
  enable(): void;
}
interface SeekBar extends Component {
  update(): void;
  enableInterval_(): void;
  disableInterval_(): void;
}
interface TimeDisplay extends Component {
  updateContent(event: { readonly type: string }): void;
}
export interface EnginePlayer extends Component {
  textTracks(): TextTrackList;
  language(): string;
  language(tag: string): void;
  languages(): Readonly<Record<string, Readonly<Record<string, string>>>>;
  one(type: string, listener: () => void): void;
  /** @param safety what the player's own parts give, which may ask for it */
  tech(safety: true): { trigger(type: string): void; on(type: string, listener: () => void): void };
  hasStarted(started: boolean): void;
  src(sources: readonly MediaSource[]): void;
  currentSrc(): string;
  getCache(): { volume: number };
  poster(address: string): void;
  controls(shown: boolean): void;
  play(): Promise<void> | undefined;
  pause(): void;
  paused(): boolean;
  ready(callback: () => void): void;
  error(): { code: number; message: string } | null;
  error(error: { code: number; message: string } | null): void;
  userActive(active?: boolean): boolean;
  reportUserActivity(): void;
  trigger(type: string): void;
  isFullscreen(fullscreen?: boolean): boolean;
  requestFullscreen(options?: FullscreenOptions): Promise<void>;
  exitFullscreen(): Promise<void>;
  /** Closed by the player itself when an error is cleared. */
  errorDisplay?: Component;
  dispose(): void;
}
/** How it asks for what a stream is made of. */
type Ask = (
  options: { readonly uri?: string; readonly requestType?: string },
  callback: (error: Error | null, response: { readonly body?: unknown } | undefined, body: unknown) => void,
) => XMLHttpRequest;
export interface VideoJs {
  (video: HTMLVideoElement, options: object): EnginePlayer;
  xhr: Ask;
  getPlayers(): Record<string, EnginePlayer | null>;
  getComponent(name: string): new (player: EnginePlayer, options?: object) => Component;
  log: { level(level: string): void };
}

/** Which of our icons each of video.js's buttons shows; which one shows is told by classes that it sets, see engine-styles. */
const ICONS: readonly (readonly [path: readonly string[], names: readonly IconName[]])[] = [
  [['bigPlayButton'], ['play']],
  [
    ['controlBar', 'playToggle'],
    ['play', 'pause', 'replay'],
  ],
  [
    ['controlBar', 'volumePanel', 'muteToggle'],
    ['sound', 'soundLow', 'muted'],
  ],
  [
    ['controlBar', 'fullscreenToggle'],
    ['fullscreen', 'exitFullscreen'],
  ],
];

/** video.js's words, and the names of ours in their place. */
const WORDS = {
  Play: 'play',
  'Play Video': 'play',
  Pause: 'pause',
  Replay: 'replay',
  Mute: 'mute',
  Unmute: 'unmute',
  'Volume Level': 'volume',
  Fullscreen: 'fullscreen',
  'Exit Fullscreen': 'exitFullscreen',
  'Playback Rate': 'playbackRate',
  'Video Player': 'player',
  'Progress Bar': 'position',
  'progress bar timing: currentTime={1} duration={2}': 'timeOf',
  'Current Time': 'currentTime',
  Duration: 'duration',
  '{1} is loading.': 'filmLoading',
} as const satisfies Readonly<Record<string, MessageName>>;

const wordsOf = (speaker: Speaker): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(WORDS).map(([theirs, ours]) => [theirs, message(speaker, ours)]));

/** Let video.js take over the video in its box, which may be playing. */
export function createEngine(videojs: VideoJs, options: EngineOptions, signal: AbortSignal): Engine {
  videojs.log.level('error');
  // Without a stream it reads no WebVTT, and must not look for what would: it asks every millisecond, and then another server.
  // What stands there stays for good: a function from in here would hold the last player that has gone.
  if (!options.streams) Object.assign(videojs.getComponent('Tech').prototype, { addWebVttScript_: Boolean });
  const { volume } = options.video;
  const player = videojs(options.video, {
    controls: options.controls,
    poster: options.poster,
    sources: options.sources.map(typed),
    // What the page wrote may not hold any more.
    muted: options.video.muted,
    language: interfaceLanguage(options.speaker),
    languages: { [interfaceLanguage(options.speaker)]: wordsOf(options.speaker) },
    fill: true,
    inactivityTimeout: 2500,
    playbackRates: [0.5, 0.75, 1, 1.25, 1.5, 2],
    // One behaviour everywhere; our own clock shows the cues.
    html5: { nativeTextTracks: false },
    userActions: { hotkeys: false, doubleClick: true },
    children: ['mediaLoader', 'posterImage', 'loadingSpinner', 'bigPlayButton', 'liveTracker', 'controlBar'],
    controlBar: {
      children: ['playToggle', 'volumePanel', 'currentTimeDisplay', 'timeDivider', 'durationDisplay', 'progressControl', 'playbackRateMenuButton', 'fullscreenToggle'], // prettier-ignore
      volumePanel: { inline: true },
    },
  });
  // It would set its own idea of the volume on the video, now or when it is ready: without one it leaves the viewer's.
  player.getCache().volume = 0;
  options.video.volume = volume;
  goFullscreenWith(options, player, signal);
  drawIcons(player);
  quietLabels(player);
  hostButtons(player, options.buttons);
  catchUp(player, options.video);
  showMoment(player, options.video, signal);
  watchStandstill(options.video, () => player.tech(true).trigger('waiting'), signal);
  options.watchStream?.(player, options.video, options.onRecovery, signal);
  const errors = showErrors(videojs, player, options);
  const rest = restingBar(player, options);
  return {
    player,
    textTracks: player.textTracks(),
    streams: options.streams,
    ready: new Promise((resolve) => player.ready(() => resolve())),
    setSources: (sources) => {
      player.error(null);
      if (sources.length) player.src(sources.map(typed));
      else unload(player, options.video);
    },
    setPoster: (poster) => player.poster(poster),
    setControls: (shown) => player.controls(shown),
    setKeys: (act) => nameKeys(player, act),
    followLanguage: () => {
      if (player.language() !== interfaceLanguage(options.speaker))
        void import('./engine-language.js').then(
          ({ speak }) => signal.aborted || speak(player, options.speaker, wordsOf, errors),
          console.error,
        );
    },
    rest,
    // Before the group at the end, which stays where it is: nothing moves under the viewer's pointer.
    addButton: (button) => hostButtons(player, [button], 'playbackRateMenuButton'),
    reportActivity: () => player.reportUserActivity(),
    tap: () => void player.userActive(!player.userActive()),
    play: (isWanted) => playHeard(player, () => !signal.aborted && isWanted()),
    toggleFullscreen: () => (player.isFullscreen() ? player.exitFullscreen() : player.requestFullscreen()),
    dispose: () => {
      player.dispose();
      // It keeps the names of all players that there ever were.
      delete videojs.getPlayers()[player.id()];
    },
  };
}

/** As browsers have it: who goes to a moment of the film before it has begun sees the picture of that moment, not the poster. */
function showMoment(player: EnginePlayer, video: HTMLVideoElement, signal: AbortSignal): void {
  const shown = (atMoment: boolean) => player.el().classList.toggle('at-moment', atMoment);
  video.addEventListener('seeked', () => shown(video.currentTime > 0), { signal });
  video.addEventListener('loadstart', () => shown(false), { signal });
  shown(video.currentTime > 0);
}

/** The film may have begun before video.js listened, which only hears of the loading that it missed. */
function catchUp(player: EnginePlayer, video: HTMLVideoElement): void {
  player.one('loadstart', () => {
    if (video.played.length) player.hasStarted(true);
    if (video.paused) return;
    player.tech(true).trigger('play');
    player.tech(true).trigger(video.readyState > HTMLMediaElement.HAVE_CURRENT_DATA ? 'playing' : 'waiting');
  });
}

/**
 * video.js would send its own box to full screen, and leave what is laid over the film behind.
 * The stage goes in its place; the player is told what it asks the document about itself.
 */
function goFullscreenWith({ stage, video, onFullscreen }: EngineOptions, player: EnginePlayer, signal: AbortSignal): void {
  /** Ends what stands for full screen where no element can go there. */
  let leave: (() => void) | undefined;
  const isStage = () => leave !== undefined || stage.matches(':fullscreen');
  const tell = player.isFullscreen.bind(player);
  player.isFullscreen = (fullscreen?: boolean) => tell(fullscreen === undefined ? undefined : isStage());
  const changed = () => {
    player.isFullscreen(isStage());
    // Its button has another name.
    player.trigger('fullscreenchange');
    onFullscreen(isStage());
  };
  const left = () => {
    leave = undefined;
    changed();
  };
  player.requestFullscreen = async (options) => {
    // A frame may be forbidden it.
    if ('requestFullscreen' in stage && stage.ownerDocument.fullscreenEnabled) return stage.requestFullscreen(options);
    const { fillWindow } = await import('./full-window.js').catch(() => ({ fillWindow: () => undefined }));
    leave ??= fillWindow(stage, left, signal);
    if (leave) return changed();
    // An iPhone sends nothing but the video to full screen: without what lies over it, but large.
    (video as TelephoneVideo).webkitEnterFullscreen?.();
  };
  player.exitFullscreen = async () => (leave ? leave() : stage.ownerDocument.exitFullscreen());
  stage.addEventListener('fullscreenchange', changed, { signal });
  // Where no element may go there, filling the window is still to be had.
  (player.getDescendant('controlBar', 'fullscreenToggle') as Button | undefined)?.enable();
}

/** What Apple's telephones have besides. */
type TelephoneVideo = HTMLVideoElement & { webkitEnterFullscreen?(): void };

function drawIcons(player: EnginePlayer): void {
  for (const [path, names] of ICONS) {
    const place = player
      .getDescendant(...path)
      ?.el()
      .querySelector('.vjs-icon-placeholder');
    place?.replaceChildren(...names.map(icon));
  }
}

/** The keys of video.js's buttons, as they are named to assistive technology. */
const BUTTON_KEYS: readonly (readonly [path: readonly string[], keys: string])[] = [
  [['controlBar', 'playToggle'], 'k Space'],
  [['controlBar', 'volumePanel', 'muteToggle'], 'm'],
  [['controlBar', 'playbackRateMenuButton'], '< >'],
  [['controlBar', 'fullscreenToggle'], 'f'],
];

function nameKeys(player: EnginePlayer, act: boolean): void {
  for (const [path, keys] of BUTTON_KEYS) {
    const element = player.getDescendant(...path)?.el();
    const button = element?.matches('button') ? element : element?.querySelector('button');
    if (act) button?.setAttribute('aria-keyshortcuts', keys);
    else button?.removeAttribute('aria-keyshortcuts');
  }
}

/** video.js has each label read out when it changes; what the viewer does is answered by the player's announcer alone. */
function quietLabels(player: EnginePlayer): void {
  for (const label of player
    .el()
    .querySelectorAll('.vjs-control-bar [aria-live], .vjs-big-play-button [aria-live], .vjs-loading-spinner [aria-live]'))
    label.removeAttribute('aria-live');
}

/** Our buttons are elements of their own; the bar only gives them a place. */
function hostButtons(player: EnginePlayer, buttons: readonly HTMLElement[], before = 'fullscreenToggle'): void {
  const bar = player.getChild('controlBar');
  for (const button of buttons) bar?.addChild('Component', { el: button }, bar.children().indexOf(bar.getChild(before)!));
}

/** Errors go to video.js's error display, in our words and with a way to try again. */
function showErrors(videojs: VideoJs, player: EnginePlayer, { speaker, video, describeError, onRetry }: EngineOptions): { speak(): void } {
  const Display = videojs.getComponent('ErrorDisplay') as unknown as new (
    player: EnginePlayer,
    options?: object,
  ) => Component & { fill(): void; options_: object };
  const retry = document.createElement('button');
  retry.type = 'button';
  retry.addEventListener('click', onRetry);
  const text = document.createElement('p');
  class FilmErrorDisplay extends Display {
    content(): Node[] {
      return [text, retry];
    }
  }
  const display = new FilmErrorDisplay(player, {
    label: message(speaker, 'filmProblem'),
    pauseOnOpen: false,
    fillAlways: true,
    temporary: false,
    uncloseable: true,
  });
  player.addChild(display);
  player.errorDisplay = display;
  // The film may have failed before video.js listened, and what it does on `loadstart` forgets an error that is there.
  const heed = () => {
    const { error } = video;
    if (error && !player.error()) player.error({ code: error.code, message: error.message });
  };
  player.on('loadstart', heed);
  player.ready(heed);
  const describe = () => {
    const error = player.error();
    if (!error) return;
    text.textContent = '';
    const isSo = () => player.error() === error;
    void describeError(error.code, isSo).then((words) => isSo() && (text.textContent = words));
  };
  const speak = () => {
    retry.textContent = message(speaker, 'retry');
    display.el().ariaLabel = message(speaker, 'filmProblem');
    describe();
  };
  speak();
  player.on('error', describe);
  return { speak };
}

/** When the seek bar would move besides, and the times be written anew. */
const TIME_EVENTS = ['durationchange', 'timeupdate'];

/** Seek bar and times follow the film by a timer and by events as long as it plays; while nobody sees them, they rest. */
function restingBar(player: EnginePlayer, { onActivity }: EngineOptions): (resting: boolean) => void {
  const seekBar = player.getDescendant('controlBar', 'progressControl', 'seekBar') as SeekBar | undefined;
  const times = ['currentTimeDisplay', 'durationDisplay'].flatMap(
    (name) => (player.getDescendant('controlBar', name) as TimeDisplay) ?? [],
  );
  const writes = times.map((display) => display.updateContent);
  let resting = false;
  const rest = (now: boolean) => {
    if (now === resting) return;
    resting = now;
    times.forEach((display, i) => (display.updateContent = now ? () => undefined : writes[i]!));
    if (now) {
      seekBar?.disableInterval_();
      seekBar?.off(player, TIME_EVENTS, seekBar.update);
    } else {
      if (!player.paused()) seekBar?.enableInterval_();
      seekBar?.on(player, TIME_EVENTS, seekBar.update);
      seekBar?.update();
      for (const display of times) display.updateContent({ type: 'timeupdate' });
    }
  };
  const follow = () => {
    const active = player.userActive() || player.paused();
    if (!resting && !player.paused()) seekBar?.enableInterval_();
    else seekBar?.disableInterval_();
    onActivity(active);
  };
  player.on(['useractive', 'userinactive', 'play', 'playing', 'pause', 'ended', 'ready'], follow);
  return rest;
}

/** No film any more: video.js has no word for it that does not count as a failure. */
function unload(player: EnginePlayer, video: HTMLVideoElement): void {
  player.pause();
  video.removeAttribute('src');
  video.load();
}

/** Between two requests to play, in milliseconds; and how many are made (ten seconds of them). */
const ASK_AGAIN_MS = 50;
const ASKED_MOST = 200;

/** `play()` before the first source is set can go unheard for ever: ask again until the film runs or refuses. */
async function playHeard(player: EnginePlayer, isWanted: () => boolean): Promise<void> {
  for (let asked = 0; asked < ASKED_MOST && isWanted(); asked++) {
    const heard = Promise.resolve(player.play()).then(
      () => 'playing' as const,
      (error: unknown) => (error instanceof DOMException && error.name === 'AbortError' ? 'again' : Promise.reject(error)),
    );
    const answer = await Promise.race([heard, new Promise<'again'>((resolve) => setTimeout(resolve, ASK_AGAIN_MS, 'again'))]);
    if (answer === 'playing' || !player.paused()) return;
    // A request that is left behind may still be refused; its successor tells.
    heard.catch(() => undefined);
  }
}
