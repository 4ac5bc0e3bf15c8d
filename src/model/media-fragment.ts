import type { Interval } from './interval.js';

const TIMECODE = /^(?:(?:(\d{1,9}):)?(\d{1,9}):)?(\d{1,9})(?:[.,](\d{1,9}))?$/;

/**
 * Reads a time as people and files write it: `01:02:03.450`, `1:02:03`, `1:02` (minutes and seconds), `62.5` (seconds).
 * The fraction stands after a dot or a comma and is a fraction: `,5` is half a second.
 *
 * @returns seconds, or `null` where the text is no time. Minutes and seconds below a larger unit must be under 60; there is no sign.
 */
export function parseTimecode(text: string): number | null {
  const match = TIMECODE.exec(text.trim());
  if (!match) return null;
  const [, hours, minutes, seconds = '', fraction = ''] = match;
  if (hours !== undefined && Number(minutes) > 59) return null;
  if (minutes !== undefined && Number(seconds) > 59) return null;
  // One conversion of the whole number: adding the fraction as a float would be off by the last bit.
  return Number(`${Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds)}.${fraction || '0'}`);
}

/**
 * Reads the time of a media fragment (W3C Media Fragments URI 1.0, normal play time): `t=12.5,31`, `#t=npt:10,0:20`, `t=,20`, `t=1:02:03`.
 * Other parameters beside it are passed over; of several times the last one holds.
 *
 * @returns seconds; an open start is 0, an open end `Infinity`. `null` where there is no time, or it ends before it begins.
 */
export function parseMediaFragment(fragment: string): Interval | null {
  let found: Interval | null = null;
  for (const parameter of fragment.replace(/^#/, '').split('&')) {
    const [name, value] = parameter.split(/=(.*)/s);
    if (name !== 't' || value === undefined) continue;
    found = parseTimeRange(decode(value)) ?? found;
  }
  return found;
}

function parseTimeRange(value: string): Interval | null {
  const parts = value.replace(/^npt:/, '').split(',');
  const [from = '', to] = parts;
  if (parts.length > 2 || (from === '' && !to) || to === '') return null;
  const start = from === '' ? 0 : parseTimecode(from);
  const end = to === undefined ? Infinity : parseTimecode(to);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
