import { type Annotation, type AnnotationsResult, OWN_TERMS, readAnnotations } from './annotation.js';
import type { Cue } from './cue.js';
import { ProblemList } from './problem-list.js';
import { anchorQuote } from './quote.js';
import { paragraphs } from './rich-text.js';
import { retimeAnnotations } from './retimed.js';
import type { TimeMap } from './retime.js';

/** The subtitles that an annotation file was made with, as it names them. */
export interface MadeWith {
  /** Their address, as it stands in the file. */
  readonly url: string;
  /** `fingerprint` of them. */
  readonly fingerprint: string;
}

/** Which subtitles a W3C file names as those it was made with (`fc:madeWith`); `undefined` where it names none. */
export function madeWith(text: string): MadeWith | undefined {
  const own = fieldsOf(parseJson(text));
  const named = fieldsOf(own['fc:madeWith'] ?? own[`${OWN_TERMS}madeWith`]);
  const [url, print] = [named.id, named['fc:fingerprint'] ?? named[`${OWN_TERMS}fingerprint`]];
  return typeof url === 'string' && typeof print === 'string' ? { url, fingerprint: print } : undefined;
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/**
 * The notes of a file by the time of other subtitles than it was made with: times are carried over, and quotations that have several places
 * are looked for near where they are now.
 *
 * @param result what reading the file with the new cues gave
 * @param text of the file
 */
export function carryOver(result: AnnotationsResult, text: string, map: TimeMap, cues: readonly Cue[], source?: string): AnnotationsResult {
  // By the times of the file alone; what the notes say is known already.
  const timed = readAnnotations(text, { parseBody: () => paragraphs('.') }).annotations;
  const byId = new Map(result.annotations.map((annotation) => [annotation.id, annotation]));
  const own = timed.flatMap(({ id, start, end, anchor }) => {
    const read = byId.get(id);
    return read ? [{ ...read, start, end, anchor }] : [];
  });
  const quoted = (annotation: Annotation): Annotation | undefined => {
    if (annotation.anchor.type !== 'quote') return undefined;
    const { state, start = 0, end = 0 } = anchorQuote(annotation.anchor, cues);
    return state === 'anchored' ? { ...annotation, start, end } : undefined;
  };
  const near = (annotation: Annotation): Annotation =>
    annotation.anchor.type === 'quote' ? { ...annotation, anchor: { ...annotation.anchor, near: Math.max(0, map.map(annotation.start)) } } : annotation; // prettier-ignore
  const found = own.flatMap((annotation) => quoted(near(annotation)) ?? []);
  const words = new Set(found.map(({ id }) => id));
  const moved = retimeAnnotations(own.filter(({ id }) => !words.has(id)), map, source); // prettier-ignore
  const timedIds = new Set(own.map(({ id }) => id));
  const rest = result.annotations.filter(({ id }) => !timedIds.has(id));
  const unplaced = [...(result.unplaced ?? []), ...moved.unplaced];
  const problems = new ProblemList(source);
  problems.warning('carried-over', 'The notes were made with other subtitles; their times were carried over to these.');
  return {
    ...result,
    annotations: [...rest, ...found, ...moved.annotations].sort((a, b) => a.start - b.start),
    problems: [...result.problems, ...problems.list(), ...moved.problems],
    ...(unplaced.length && { unplaced }),
  };
}
