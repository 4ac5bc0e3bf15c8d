import type { AnnotationsResult } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import { fingerprint } from '../model/fingerprint.js';
import { carryOver, madeWith, type MadeWith } from '../model/made-with.js';
import { excerpt, ProblemList } from '../model/problem-list.js';
import { readSubtitles } from '../model/read-subtitles.js';
import { retime, type TimeMap } from '../model/retime.js';
import { loadFile } from './load.js';

/** Maps that were made: the cues stay the same objects, and reading notes anew asks for the same map. */
const maps = new WeakMap<readonly Cue[], Map<string, TimeMap | null>>();

/** What a file of notes is read with. */
interface Reading {
  readonly cues: readonly Cue[];
  /** The file's own address. */
  readonly base: string;
  readonly source?: string;
}

/**
 * Notes by the time of the subtitles that are here, where their file names others that it was made with: those are fetched, from the notes' own server only, and
 * compared. Where that cannot be done the notes stay as they are, with a warning.
 *
 * @param fileCues the cues at the times of their file: whoever sets subtitles right by ear moves no notes that name a time
 */
export async function carriedOver(
  result: AnnotationsResult,
  text: string,
  { cues, base, source }: Reading,
  fileCues: readonly Cue[],
): Promise<AnnotationsResult> {
  // prettier-ignore
  const named = madeWith(text);
  if (!named || !cues.length || fingerprint(fileCues) === named.fingerprint) return result;
  const problems = new ProblemList(source);
  const map = await mapFrom(named, cues, base, problems);
  if (!map) return { ...result, problems: [...result.problems, ...problems.list()] };
  return carryOver(result, text, map, cues, source);
}

async function mapFrom(
  { url, fingerprint: print }: MadeWith,
  cues: readonly Cue[],
  base: string,
  problems: ProblemList,
): Promise<TimeMap | null> {
  // prettier-ignore
  const fail = (why: string): null => {
    problems.warning('made-with-others', `The notes were made with other subtitles (${excerpt(url)}), ${why}; notes that name a time may be off.`, { detail: { url } }); // prettier-ignore
    return null;
  };
  const address = URL.canParse(url, base) ? new URL(url, base) : undefined;
  if (!address || !/^https?:|^blob:/.test(address.protocol) || address.origin !== new URL(base).origin)
    return fail('which are at an address that is not fetched');
  const known = maps.get(cues)?.get(address.href);
  let map = known;
  if (map === undefined) {
    let old: readonly Cue[];
    try {
      const { bytes, charset } = await loadFile(address.href);
      ({ cues: old } = await readSubtitles(bytes, { charset }));
    } catch {
      return fail('which could not be fetched');
    }
    if (fingerprint(old) !== print) problems.warning('made-with-changed', `The subtitles that the notes were made with (${excerpt(url)}) have changed since.`, { detail: { url } }); // prettier-ignore
    map = retime(old, cues);
    maps.set(cues, new Map(maps.get(cues)).set(address.href, map));
  }
  return map ?? fail('which do not seem to be of this film');
}
