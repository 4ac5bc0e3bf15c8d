/** What is needed of a player: the part of HTMLMediaElement that a commentary leans on. */
export interface MediaLike extends EventTarget {
  currentTime: number;
  readonly duration: number;
  readonly paused: boolean;
  readonly seeking: boolean;
  readonly ended: boolean;
  readonly playbackRate: number;
  readonly readyState?: number;
  readonly currentSrc?: string;
  play?(): unknown;
  pause?(): void;
  requestVideoFrameCallback?(
    callback: (now: number, frame: { readonly mediaTime: number; readonly expectedDisplayTime?: number }) => void,
  ): number;
  cancelVideoFrameCallback?(handle: number): void;
}

/** The state of the film itself. Its time is not here: it is read when needed. */
export interface MediaSlice {
  readonly attached: boolean;
  /** Seconds; `NaN` until known. */
  readonly duration: number;
  readonly paused: boolean;
  readonly seeking: boolean;
  readonly ended: boolean;
}

export const NO_MEDIA: MediaSlice = Object.freeze({ attached: false, duration: NaN, paused: true, seeking: false, ended: false });

/** The events after which the slice may differ. */
export const MEDIA_EVENTS = [
  'loadstart',
  'emptied',
  'durationchange',
  'loadedmetadata',
  'play',
  'pause',
  'seeking',
  'seeked',
  'ended',
] as const;

/** Reads the media; gives `before` itself where nothing differs. */
export function readMedia(media: MediaLike, before: MediaSlice): MediaSlice {
  const { duration, paused, seeking, ended } = media;
  const now: MediaSlice = { attached: true, duration, paused, seeking, ended };
  return (Object.keys(now) as (keyof MediaSlice)[]).every((key) => Object.is(now[key], before[key])) ? before : Object.freeze(now);
}
