/** A film that has not moved for this long (milliseconds), though it plays, stands still. */
const STANDSTILL_MS = 1000;

/**
 * Tells when a film that plays has come to the end of what has arrived. Every browser says `waiting` then but Firefox,
 * which says `stalled` when nothing more comes, while it still plays what it has, and after that nothing.
 */
export function watchStandstill(video: HTMLVideoElement, onStandstill: () => void, signal: AbortSignal): void {
  let starved = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(timer);
    if (starved && !video.paused && !video.ended && !video.seeking) timer = setTimeout(onStandstill, STANDSTILL_MS);
  };
  const mark = (types: readonly string[], nothingComes: boolean) => {
    const listener = () => {
      starved = nothingComes;
      watch();
    };
    for (const type of types) video.addEventListener(type, listener, { signal });
  };
  mark(['stalled'], true);
  mark(['progress', 'suspend', 'emptied'], false);
  for (const type of ['play', 'pause', 'seeking', 'seeked', 'timeupdate', 'ended']) video.addEventListener(type, watch, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
