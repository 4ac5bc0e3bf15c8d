import type { Passage } from '../model/article.js';
import { type Interval, MOMENT } from '../model/interval.js';
import { ProblemList } from '../model/problem-list.js';
import type { Problem } from '../model/problem.js';
import { parseTimecode } from '../model/timecode.js';
import { Failure } from './failure.js';
import { nameOf, readBytes } from './files.js';

/** A passage and a stretch of the film, in seconds. */
export interface Pin extends Interval {
  /** Its id. */
  readonly passage: string;
}

/** What an author has decided. */
export interface Pins {
  /** Where passages stand. */
  readonly pins?: readonly Pin[];
  /** Where they do not. */
  readonly rejected?: readonly Pin[];
  readonly problems: readonly Problem[];
}

/**
 * Reads what an author has decided: `{ "pins": { "p-3": "1:02:10-1:02:40" }, "rejected": { "p-5": ["0:10-0:20"] } }`, by the ids of passages;
 * a time is a timecode, two with a hyphen between them, or `{ "start": 62.5, "end": 70 }` in seconds.
 *
 * @param duration of the film, in seconds: what begins after it is no place in it.
 * @throws {Failure} where the file cannot be read or is no such JSON.
 */
export async function readPins(file: string, passages: readonly Passage[], duration: number): Promise<Pins> {
  const problems = new ProblemList(nameOf(file));
  const text = new TextDecoder().decode(await readBytes(file));
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new Failure(`${nameOf(file)} is no JSON: ${(error as Error).message}`);
  }
  if (!isRecord(read) || !['pins', 'rejected'].some((key) => isRecord(read[key])))
    throw new Failure(`${nameOf(file)} has neither “pins” nor “rejected”: { "pins": { "p-3": "1:02:10" } }.`);
  const known = new Set(passages.map(({ id }) => id));
  const pinsOf = (key: string): Pin[] =>
    Object.entries(isRecord(read[key]) ? read[key] : {}).flatMap(([passage, times]) => {
      if (!known.has(passage)) {
        problems.warning('unknown-passage', `The article has no passage “${passage}”.`, { detail: { passage } });
        return [];
      }
      if (key === 'pins' && Array.isArray(times) && times.length > 1)
        problems.warning('several-pins', `“${passage}” can stand in one place only; the last one holds.`, { detail: { passage } });
      return (Array.isArray(times) ? (times as unknown[]) : [times]).flatMap((time) => {
        const span = spanOf(time);
        if (span && span.start >= duration) {
          problems.warning('bad-pin', `“${passage}” is put after the end of the film: ${JSON.stringify(time)}.`, { detail: { passage } });
          return [];
        }
        if (span) return [{ passage, ...span }];
        problems.warning('bad-pin', `“${passage}” has no time that can be read: ${JSON.stringify(time)}.`, { detail: { passage } });
        return [];
      });
    });
  return { pins: pinsOf('pins'), rejected: pinsOf('rejected'), problems: problems.list() };
}

/** A pinned time in seconds; `null` where it cannot be read. */
export function spanOf(time: unknown): Interval | null {
  const [start, end] = isRecord(time)
    ? [time['start'], time['end']]
    : typeof time === 'string'
      ? time.split(/\s*[-–]\s*/).map(parseTimecode)
      : [time, undefined];
  if (typeof start !== 'number' || !(start >= 0 && start < Infinity)) return null;
  if (end === undefined) return { start, end: start + MOMENT };
  return typeof end === 'number' && end > start && end < Infinity ? { start, end } : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
