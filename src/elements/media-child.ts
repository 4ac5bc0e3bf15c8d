import type { TrackDeclaration } from '../session/tracks.js';
import type { MediaSource } from './media-source.js';

/** What a `<video>` inside a player says: it is what plays without JavaScript, and what the player takes over with it. */
export interface MediaChild {
  readonly sources: readonly MediaSource[];
  readonly tracks: readonly TrackDeclaration[];
  /** Address of its chapters; empty where it has none. */
  readonly chapters: string;
  readonly poster: string;
  readonly preload: string;
  readonly crossOrigin: string | null;
  readonly autoplay: boolean;
  readonly muted: boolean;
  readonly loop: boolean;
  readonly playsInline: boolean;
  /** Width by height, if the page names them: the room to keep before the film is known. */
  readonly ratio: number | undefined;
}

/** What the page wrote there, before we laid the element to rest. */
const asWritten = new WeakMap<HTMLVideoElement, { preload: string; autoplay: boolean }>();

export function readMediaChild(video: HTMLVideoElement): MediaChild {
  const { preload, autoplay } = asWritten.get(video) ?? video;
  const sources = [...video.querySelectorAll('source')].filter(
    (source) => source.src && (!source.media || matchMedia(source.media).matches),
  );
  const width = Number(video.getAttribute('width'));
  const height = Number(video.getAttribute('height'));
  return {
    sources: video.hasAttribute('src') ? [{ src: video.src }] : sources.map(({ src, type }) => (type ? { src, type } : { src })),
    tracks: readTracks(video),
    chapters: readChapters(video),
    poster: video.poster,
    preload: video.hasAttribute('preload') ? preload : '',
    crossOrigin: video.crossOrigin,
    autoplay,
    muted: video.defaultMuted,
    loop: video.loop,
    // Firefox has no property for it.
    playsInline: video.hasAttribute('playsinline'),
    ratio: width > 0 && height > 0 ? width / height : undefined,
  };
}

/** The subtitle tracks that an element of any kind holds. */
export const readTracks = (media: Element): TrackDeclaration[] =>
  [...media.querySelectorAll('track')].filter(({ kind, src }) => src && (kind === 'subtitles' || kind === 'captions')).map(readTrack);

/** The address of the chapters that an element of any kind holds, the first; empty where there are none. */
export const readChapters = (media: Element): string => media.querySelector<HTMLTrackElement>('track[kind=chapters][src]')?.src ?? '';

/** What a `<track>` declares. */
export const readTrack = (track: HTMLTrackElement): TrackDeclaration => ({
  src: track.src,
  label: track.label,
  language: track.srclang,
  default: track.default,
});

/** Keep the child from playing or fetching beside the player. Gives the moment it had come to, and whether it was playing. */
export function layToRest(video: HTMLVideoElement): { readonly time: number; readonly playing: boolean } {
  const was = { time: video.currentTime, playing: !video.paused };
  if (!asWritten.has(video)) asWritten.set(video, { preload: video.preload, autoplay: video.autoplay });
  video.pause();
  video.autoplay = false;
  video.preload = 'none';
  for (const track of video.textTracks) track.mode = 'disabled';
  if (video.networkState === HTMLMediaElement.NETWORK_LOADING || video.readyState > 0) {
    // Ends what it is fetching, and does not begin again: a source that is set heeds `preload`, while Chromium's `load()` does not.
    const own = video.getAttribute('src');
    video.setAttribute('src', own ?? video.currentSrc);
    if (own === null) video.removeAttribute('src');
  }
  return was;
}
