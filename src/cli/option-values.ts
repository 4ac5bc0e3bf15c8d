import { knownEncoding } from '../model/encoding.js';
import { parseTimecode } from '../model/timecode.js';
import type { Arguments } from './command-arguments.js';
import { UsageError } from './failure.js';

type Values = Arguments['values'];

/** The label of an encoding that there is. */
export function encodingOf(values: Values, command: string): string | undefined {
  const label = values.get('encoding');
  if (label === undefined) return undefined;
  const known = knownEncoding(label);
  if (known !== null) return known;
  throw new UsageError(
    `There is no encoding “${label}”. Labels are such as utf-8, windows-1252, windows-1251, iso-8859-2, shift_jis.`,
    command,
  );
}

/** A number within bounds. */
export function numberOf(
  values: Values,
  name: string,
  command: string,
  { above, from }: { above?: number; from?: number },
): number | undefined {
  const value = values.get(name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isFinite(number) || (above !== undefined && number <= above) || (from !== undefined && number < from))
    throw new UsageError(
      `--${name} needs a number ${above === undefined ? `from ${from}` : `above ${above}`}, and not “${value}”.`,
      command,
    );
  return number;
}

/** Seconds, before the film's time with a minus: `-2.5`, `+00:00:02.500`; 0 where it is not given. */
export function offsetOf(values: Values, command: string): number {
  const value = values.get('offset') ?? '0';
  const seconds = parseTimecode(value.replace(/^[+-]/, ''));
  if (seconds === null) throw new UsageError(`--offset needs seconds, as -2.5, or a time, as 00:00:02.500, and not “${value}”.`, command);
  return value.startsWith('-') ? -seconds : seconds;
}

/** Seconds, given as such or as a time; `undefined` where it is not given. */
export function durationOf(values: Values, command: string): number | undefined {
  const value = values.get('duration');
  if (value === undefined) return undefined;
  const seconds = parseTimecode(value);
  if (seconds) return seconds;
  throw new UsageError(`--duration needs seconds, as 5400, or a time, as 1:30:00, and not “${value}”.`, command);
}

const RATE = /^(\d{1,6}(?:\.\d{1,9})?)(?:\/(\d{1,6}(?:\.\d{1,9})?))?$/;

/** What times are multiplied by: `25/23.976`, or a number; 1 where it is not given. */
export function rateOf(values: Values, command: string): number {
  const value = values.get('rate') ?? '1';
  const [, from, to = '1'] = RATE.exec(value) ?? [];
  const rate = Number(from) / Number(to);
  if (!(rate > 0 && rate < Infinity)) throw new UsageError(`--rate needs two numbers, as 25/23.976, and not “${value}”.`, command);
  return rate;
}

/** Seconds, as `1:46:20` or a number; `undefined` where it is not given. */
export function timeOf(values: Values, name: string, command: string): number | undefined {
  const value = values.get(name);
  if (value === undefined) return undefined;
  const seconds = parseTimecode(value);
  if (seconds === null) throw new UsageError(`--${name} needs a time, as 1:46:20, or seconds, and not “${value}”.`, command);
  return seconds;
}
