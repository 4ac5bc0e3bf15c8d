import { fileName } from '../session/load.js';
import type { MediaSource } from './media-source.js';

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

/** The source with its type: the page's or, as far as that can be told, the one that its name says. */
export function typed(source: MediaSource): MediaSource {
  const ending = /\.(\w+)$/.exec(fileName(source.src))?.[1]?.toLowerCase() ?? '';
  const type = source.type || (Object.hasOwn(TYPES, ending) && TYPES[ending]);
  return type ? { ...source, type } : source;
}
