import { message } from '../i18n/position-message.js';
import { parseDeepLink } from '../model/deep-link.js';
import { parseMediaFragment } from '../model/media-fragment.js';
import { formatTimecode } from '../model/timecode.js';
import { isMidway, PositionMemory } from '../session/position-memory.js';
import { insideOf } from '../session/session-commands.js';
import type { ControlledPlayer } from './player-controls.js';

/** So many seconds more of a film are worth another entry. */
const STEP = 5;
/** A film that plays since it was opened may be taken elsewhere until here (seconds): what remembers its place comes a moment after it. */
const LATEST = 10;
/** Two moments that are nearer (seconds) are one. */
const SAME = 0.1;

/**
 * Remembers where the viewer is in the film, and goes on from there when it is opened anew, until the signal's abort.
 * It begins where the page, the address or the viewer say so, if any of them says anything.
 *
 * @param say tells the viewer
 */
export function rememberPosition({ host, session, video, sources, signal }: ControlledPlayer, say: (text: string) => void): void {
  const inside = insideOf(session);
  if (!inside) return;
  const positions = new PositionMemory(inside.memory);
  /** The film that is in the player; empty until it can say where it is. */
  let film = '';
  let written = NaN;

  /** Where it last was, and its length: at the end of a visit the engine has emptied the video before. */
  let last = { time: NaN, duration: NaN };

  const write = (): void => {
    const { time, duration } = last;
    if (!film || film !== inside.film() || !host.rememberPosition || Math.abs(time - written) < SAME) return;
    written = time;
    positions.write(film, isMidway(time, duration) ? time : undefined);
  };

  const follow = ({ type }: Event): void => {
    if (!(video.readyState > 0)) return;
    last = { time: video.currentTime, duration: video.duration };
    if (video.seeking) return;
    if (type !== 'timeupdate' || !(Math.abs(last.time - written) < STEP)) write();
  };

  const open = (): void => {
    if (!(video.readyState > 0) || film === inside.film()) return;
    film = inside.film();
    last = { time: video.currentTime, duration: video.duration };
    // Where somebody has gone already is a place like those that are still to come.
    written = isUntouched(video) ? last.time : NaN;
    const time = positions.read(film);
    if (time === undefined || !isMidway(time, video.duration) || Number.isNaN(written) || namesMoment(sources()[0]?.src, host.id)) return;
    written = time;
    session.seek(time);
    say(message(host, 'goesOn', { time: formatTimecode(time) }));
  };

  video.addEventListener('loadedmetadata', open, { signal });
  for (const type of ['timeupdate', 'pause', 'seeking', 'seeked', 'ended']) video.addEventListener(type, follow, { signal });
  addEventListener('pagehide', write, { signal });
  signal.addEventListener('abort', write, { once: true });
  open();
}

/** Has nobody gone anywhere in it? It stands at its beginning, or has played from there. */
function isUntouched({ played, seeking, currentTime }: HTMLVideoElement): boolean {
  if (seeking) return false;
  return played.length === 0 ? currentTime < SAME : played.length === 1 && played.start(0) < SAME && currentTime < LATEST;
}

/** Does the page's address, or the film's own, say where to begin? */
function namesMoment(src: string | undefined, id: string): boolean {
  const link = parseDeepLink(location.hash);
  const isMeant = link !== null && (link.film === undefined || link.film === id);
  return isMeant || Boolean(parseMediaFragment(src?.split(/#(.*)/s)[1] ?? ''));
}
