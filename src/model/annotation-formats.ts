import { fromCsv } from './annotation-csv.js';
import { fromHypothesis, isHypothesis } from './annotation-hypothesis.js';
import { fromVtt, isVtt } from './annotation-vtt.js';
import { MAX_ANNOTATION_FILE } from './annotation.js';
import { ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';

/** A file of another format, as W3C annotations for `readAnnotations`. */
export interface Translated {
  readonly page: object;
  readonly problems: readonly Problem[];
}

/**
 * Reads what is no W3C file: WebVTT metadata, a table (CSV), what the Hypothesis API answers.
 *
 * @param file its text, or its content already parsed
 * @param source file or address, named in the problems
 * @returns `undefined` for anything else, W3C and IIIF annotations among it
 */
export function translateAnnotations(file: unknown, source?: string): Translated | undefined {
  const problems = new ProblemList(source);
  const as = (page: object | undefined): Translated | undefined => page && { page, problems: problems.list() };
  if (typeof file !== 'string') return isHypothesis(file) ? as(fromHypothesis(file, problems)) : undefined;
  if (file.length > MAX_ANNOTATION_FILE) return undefined;
  if (isVtt(file)) return as(fromVtt(file, problems));
  if (/^\ufeff?\s*[[{]/.test(file)) {
    const json = parseJson(file);
    return isHypothesis(json) ? as(fromHypothesis(json, problems)) : undefined;
  }
  return /^\ufeff?\s*</.test(file) ? undefined : as(fromCsv(file, problems));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
