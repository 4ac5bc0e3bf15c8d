import { emulateMedia } from '@web/test-runner-commands';

const wantsNone = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** A viewer who wants no motion, until the given function is called. Engines whose tools cannot say so are started that way (scripts/). */
export async function withoutMotion(): Promise<() => Promise<void>> {
  if (wantsNone()) return () => Promise.resolve();
  await emulateMedia({ reducedMotion: 'reduce' });
  return () => emulateMedia({ reducedMotion: 'no-preference' });
}
