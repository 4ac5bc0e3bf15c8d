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

/** The types that films of these endings have, for servers and pages that do not say. */
const TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  mkv: 'video/webm',
  m3u8: 'application/x-mpegURL',
  mpd: 'application/dash+xml',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
};

/** The absolute form of an address; what is no address stays as it is, for the browser to say so. */
export const absolute = (src: string, base: string): string => (URL.canParse(src, base) ? new URL(src, base).href : src);

/** A source with an absolute address and, where it can be told, a type. */
export function toSource(src: string, type: string, base: string): MediaSource {
  const address = absolute(src, base);
  const ending = /\.(\w+)$/.exec(fileName(address))?.[1]?.toLowerCase() ?? '';
  const known = type || (Object.hasOwn(TYPES, ending) && TYPES[ending]) || '';
  return known ? { src: address, type: known } : { src: address };
}

/** Can the browser itself begin to fetch these, before the engine is here? */
export const playsNatively = (sources: readonly MediaSource[]): boolean => sources.length > 0 && !sources.some(isStream);
