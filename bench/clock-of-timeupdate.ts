// What the library must be better than: the short form has to fail with this in the place of `src/session/media-clock.ts`.
import type { MediaLike } from '../src/session/media.js';

/** Asks what is on when the media says `timeupdate`, four times a second, as players without a clock do. */
export class MediaClock {
  refresh: () => void;

  constructor(media: MediaLike, _nextChange: unknown, onChange: (time: number) => void, signal: AbortSignal) {
    this.refresh = () => onChange(media.currentTime);
    media.addEventListener('timeupdate', this.refresh, { signal });
  }
}
