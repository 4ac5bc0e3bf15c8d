/** A film that has not moved for this long (milliseconds), though it plays, stands still. */
const STANDSTILL_MS = 1000;

/**
 * Tells when a film that plays has come to the end of what has arrived. Every browser says `waiting` then but Firefox,
 * which says `stalled` when nothing more comes, while it still plays what it has, and after that nothing.
 */
export function watchStandstill(video: HTMLVideoElement, onStandstill: () => void, signal: AbortSignal): void {
  let starved: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const feed = () => {
    starved?.abort();
    starved = undefined;
    clearTimeout(timer);
  };
  const watch = () => {
    clearTimeout(timer);
    if (!video.paused && !video.ended && !video.seeking) timer = setTimeout(onStandstill, STANDSTILL_MS);
  };
  // The time is followed only while nothing comes.
  const starve = () => {
    feed();
    starved = new AbortController();
    for (const type of ['play', 'pause', 'seeking', 'seeked', 'timeupdate', 'ended'])
      video.addEventListener(type, watch, { signal: starved.signal });
    watch();
  };
  video.addEventListener('stalled', starve, { signal });
  for (const type of ['progress', 'suspend', 'emptied']) video.addEventListener(type, feed, { signal });
  signal.addEventListener('abort', feed);
}
