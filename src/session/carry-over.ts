import type { AnnotationsResult } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import { fingerprint } from '../model/fingerprint.js';
import { carryOver, madeWith, type MadeWith } from '../model/made-with.js';
import { excerpt, ProblemList } from '../model/problem-list.js';
import { readSubtitles } from '../model/read-subtitles.js';
import { retime, type TimeMap } from '../model/retime.js';
import { type FetchLike, loadFile } from './load.js';
import { absolute } from './reading.js';

/** Maps that were made: the cues stay the same objects, and reading notes anew asks for the same map. */
const maps = new WeakMap<readonly Cue[], Map<string, TimeMap | null>>();

/** The subtitles of the page. */
export interface Shown {
  /** Those in which quotations are looked for, at the times of their file: whoever sets subtitles right by ear moves no notes that name a time. */
  readonly fileCues: readonly Cue[];
  /** Their address, and those of all tracks. */
  readonly src?: string | undefined;
  readonly files: readonly (string | undefined)[];
  /** What fetches them. */
  readonly fetch?: FetchLike | undefined;
}

/** What a file of notes is read with. */
interface Reading {
  readonly cues: readonly Cue[];
  /** The file's own address. */
  readonly base: string;
  readonly source?: string;
}

/**
 * Notes by the time of the subtitles that are here, where their file names others that it was made with: those are fetched, from the notes' own server only, and
 * compared. Where that cannot be done the notes stay as they are, with a warning; so they do, without one, where the page has the named ones as another track.
 */
export async function carriedOver(
  result: AnnotationsResult,
  text: string,
  { cues, base, source }: Reading,
  { fileCues, src, files, fetch }: Shown,
): Promise<AnnotationsResult> {
  const named = madeWith(text);
  if (!named || !cues.length || fingerprint(fileCues) === named.fingerprint) return result;
  const address = URL.canParse(named.url, base) ? new URL(named.url, base).href : undefined;
  const isNamed = (file: string | undefined): boolean => file !== undefined && absolute(file) === address;
  const problems = new ProblemList(source);
  if (isNamed(src)) changed(named, problems);
  const map = files.some(isNamed) ? null : await mapFrom(named, cues, base, problems, fetch);
  if (!map) return { ...result, problems: [...result.problems, ...problems.list()] };
  const carried = carryOver(result, text, map, cues, source);
  return { ...carried, problems: [...carried.problems, ...problems.list()] };
}

const changed = ({ url }: MadeWith, problems: ProblemList): void =>
  problems.warning('made-with-changed', `The subtitles that the notes were made with (${excerpt(url)}) have changed since.`, {
    detail: { url },
  });

async function mapFrom(
  named: MadeWith,
  cues: readonly Cue[],
  base: string,
  problems: ProblemList,
  request?: FetchLike,
): Promise<TimeMap | null> {
  const { url } = named;
  const fail = (why: string): null => {
    problems.warning('made-with-others', `The notes were made with other subtitles (${excerpt(url)}), ${why}; notes that name a time may be off.`, { detail: { url } }); // prettier-ignore
    return null;
  };
  const address = URL.canParse(url, base) ? new URL(url, base) : undefined;
  if (!address || !/^https?:|^blob:/.test(address.protocol) || address.origin !== new URL(base).origin)
    return fail('which are at an address that is not fetched');
  let map = maps.get(cues)?.get(address.href);
  if (map === undefined) {
    let old: readonly Cue[];
    try {
      const { bytes, charset } = await loadFile(address.href, undefined, request);
      ({ cues: old } = await readSubtitles(bytes, { charset }));
    } catch {
      return fail('which could not be fetched');
    }
    if (fingerprint(old) !== named.fingerprint) changed(named, problems);
    map = retime(old, cues);
    maps.set(cues, new Map(maps.get(cues)).set(address.href, map));
  }
  return map ?? fail('which do not seem to be of this film, or in this language');
}
