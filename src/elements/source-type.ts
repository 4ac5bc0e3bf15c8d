import { fileName } from '../session/load.js';
import type { MediaSource } from './media-source.js';

/** The types that films of these endings have, for servers and pages that do not say; all others are taken for `LIKELY`, as `.mp4`, `.m4v`, `.mov` and `.m4a` are. */
const TYPES: Readonly<Record<string, string>> = {
  webm: 'video/webm',
  ogv: 'video/ogg',
  mkv: 'video/webm',
  m3u8: 'application/x-mpegURL',
  mpd: 'application/dash+xml',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
};

/** The engine asks for a type. Where nothing tells it, as of a `blob:`, it is given this one, and the browser looks at the film itself. */
const LIKELY = 'video/mp4';

/** The source with its type: the page's or, as far as that can be told, the one that its name says. */
export function typed(source: MediaSource): MediaSource {
  const ending = /\.(\w+)$/.exec(fileName(source.src))?.[1]?.toLowerCase() ?? '';
  return { ...source, type: source.type || (Object.hasOwn(TYPES, ending) && TYPES[ending]) || LIKELY };
}
