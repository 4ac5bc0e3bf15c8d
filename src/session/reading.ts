import type { Cue } from '../model/cue.js';
import type { CueFilter } from './tracks.js';

/** The absolute form of an address in the page; the page's own where there is none. */
export const absolute = (src: string | undefined): string =>
  src && URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI).href : document.baseURI;

/** What takes sound descriptions out of cues. A cue stays the same object, however often it is asked for. */
export async function soundFilter(): Promise<CueFilter> {
  const { withoutSoundDescriptions } = await import('../model/speech.js');
  const filtered = new WeakMap<Cue, Cue | null>();
  return (cue) => {
    if (!filtered.has(cue)) filtered.set(cue, withoutSoundDescriptions(cue));
    return filtered.get(cue) ?? null;
  };
}
