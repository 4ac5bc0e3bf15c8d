import type { FilmSession } from '../session/film-session.js';
import type { MediaLike } from '../session/media.js';

/** What shows where the film is, shows it anew so often, in milliseconds. */
export const TELL_EVERY = 1000;
/** A second that has begun to end counts: media tell of their time four times a second, not at its beat. */
const NEARLY = 0.95;

/** When the film is elsewhere, or goes on otherwise. */
const TURNS = ['seeking', 'seeked', 'play', 'playing', 'pause', 'waiting', 'ratechange', 'ended', 'durationchange'] as const;

/**
 * Tells where the film is (seconds): at once, with each seek, start and stop, and once a second while it runs. Its time is no state: nothing renders for it.
 *
 * @param tell `rate` is how many seconds of film go by in a second now, 0 while it stands
 */
export function followTime(session: FilmSession, tell: (time: number, rate: number) => void, signal: AbortSignal): void {
  let followed: MediaLike | null = null;
  let following: AbortController | undefined;
  let last = -Infinity;
  const now = () => {
    last = performance.now();
    const { media } = session;
    const runs = media && !media.paused && !media.seeking && !media.ended && (media.readyState ?? 4) > 2;
    tell(session.currentTime, runs ? media.playbackRate : 0);
  };
  const follow = () => {
    const { media } = session;
    if (media === followed) return;
    following?.abort();
    followed = media;
    following = new AbortController();
    const options = { signal: following.signal };
    for (const type of TURNS) media?.addEventListener(type, now, options);
    media?.addEventListener('timeupdate', () => performance.now() - last >= TELL_EVERY * NEARLY && now(), options);
    now();
  };
  signal.addEventListener('abort', () => following?.abort());
  session.subscribe((state) => state.media, follow, { signal });
  follow();
}
