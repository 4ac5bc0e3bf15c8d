import { fileName } from '../session/load.js';

/** One way to play the film: an absolute address and, if the page says so, its type. */
export interface MediaSource {
  readonly src: string;
  readonly type?: string;
}

const STREAM_TYPES = /mpegurl|dash\+xml/i;
const STREAM_NAMES = /\.(m3u8|mpd)$/i;

/** Does this source need the streaming build (HLS, DASH)? By its type or, where it has none, by its name. */
export const isStream = ({ src, type }: MediaSource): boolean => (type ? STREAM_TYPES.test(type) : STREAM_NAMES.test(fileName(src)));

/** The absolute form of an address; what is no address stays as it is, for the browser to say so. */
export const absolute = (src: string, base: string): string => (URL.canParse(src, base) ? new URL(src, base).href : src);

/** A source with an absolute address and, where the page says it, a type. */
export const toSource = (src: string, type: string, base: string): MediaSource =>
  type ? { src: absolute(src, base), type } : { src: absolute(src, base) };

/** Not every browser plays films with such names. */
const WEBM = /\.(?:webm|mkv)$/i;

/** The source that a browser would take from these, before the engine is here: the first that it may play, else the first. */
export const bestOf = (sources: readonly MediaSource[], video: HTMLVideoElement): MediaSource | undefined =>
  sources.find(({ src, type = WEBM.test(fileName(src)) && 'video/webm' }) => !type || video.canPlayType(type)) ?? sources[0];

/** Can the browser itself begin to fetch these, before the engine is here? */
export const playsNatively = (sources: readonly MediaSource[]): boolean => sources.length > 0 && !sources.some(isStream);
