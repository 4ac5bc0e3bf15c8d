import { property } from 'lit/decorators.js';
import { FilmElement } from './film-element.js';

/** What was set while there was no media to set it on. */
export interface PendingMedia {
  currentTime?: number;
  volume?: number;
  playbackRate?: number;
  muted?: boolean;
}

/** An element that speaks as a `<video>` does: what is asked of it or set on it goes to the video within, once there is one. */
export abstract class MediaVocabulary extends FilmElement {
  /** Begin without sound (the attribute `muted`; the property `muted` is the sound of the moment). */
  @property({ type: Boolean, attribute: 'muted' }) defaultMuted = false;

  protected video: HTMLVideoElement | null = null;
  protected pending: PendingMedia = {};

  /** Film time in seconds; setting it seeks. */
  get currentTime(): number {
    return this.#media.currentTime ?? 0;
  }
  set currentTime(time: number) {
    this.#media.currentTime = time;
  }
  /** Length in seconds; `NaN` until known. */
  declare readonly duration: number;
  /** Does the film stand still? */
  declare readonly paused: boolean;
  /** Has it come to its end? */
  declare readonly ended: boolean;
  /** Is it on its way to another moment? */
  declare readonly seeking: boolean;
  /** How much is here to be played, 0 to 4, as `HTMLMediaElement` counts it. */
  declare readonly readyState: number;
  /** The stretches that have been fetched, in seconds; `undefined` while there is no media. */
  declare readonly buffered: TimeRanges | undefined;
  /** Why the film cannot be played; `null` while nothing is wrong. */
  declare readonly error: MediaError | null;
  /** How loud, 0 to 1. */
  get volume(): number {
    return this.#media.volume ?? 1;
  }
  set volume(volume: number) {
    this.#media.volume = volume;
  }
  /** Is the sound off at the moment? */
  get muted(): boolean {
    return this.video?.muted ?? this.defaultMuted;
  }
  set muted(muted: boolean) {
    if (this.video) this.video.muted = muted;
    else this.defaultMuted = muted;
  }
  /** 1 is the film's own speed. */
  get playbackRate(): number {
    return this.#media.playbackRate ?? 1;
  }
  set playbackRate(rate: number) {
    this.#media.playbackRate = rate;
  }

  get #media(): PendingMedia {
    return this.video ?? this.pending;
  }
}

/** What is said of a film while there is none. */
const NOTHING = { duration: NaN, paused: true, ended: false, seeking: false, readyState: 0, buffered: undefined, error: null };

for (const [name, nothing] of Object.entries(NOTHING))
  Object.defineProperty(MediaVocabulary.prototype, name, {
    get(this: { readonly video: Readonly<Record<string, unknown>> | null }) {
      return this.video?.[name] ?? nothing;
    },
  });
