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

/** How `formatTimecode` writes. */
export interface TimecodeOptions {
  /**
   * `display` (default): whole seconds begun, as short as it goes, `0:45`, `1:02:03`;
   * `srt`: `01:02:03,450`; `vtt`: `01:02:03.450`. The file forms grow beyond 99 hours.
   */
  readonly form?: 'display' | 'srt' | 'vtt';
  /** In the display form: write the hours even where they are 0, so that all times of one long film look alike. */
  readonly hours?: boolean;
}

/**
 * Writes seconds as a time.
 * The display form of a time that is not known (`NaN`, `Infinity`) is `-:--`, and of a negative one begins with `-`.
 * The file forms have no negative times (0 is written) and round to the millisecond.
 *
 * @throws {RangeError} in a file form for a time that is not finite.
 */
export function formatTimecode(seconds: number, { form = 'display', hours: always = false }: TimecodeOptions = {}): string {
  if (form === 'display') {
    if (!Number.isFinite(seconds)) return '-:--';
    const whole = Math.floor(Math.abs(seconds));
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const sign = seconds < 0 && whole > 0 ? '-' : '';
    return h > 0 || always ? `${sign}${h}:${pad(m)}:${pad(s)}` : `${sign}${m}:${pad(s)}`;
  }
  return fileTimecode(seconds, form === 'srt' ? ',' : '.');
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** The file forms of `formatTimecode`, with this mark before the thousandths. */
export function fileTimecode(seconds: number, mark: ',' | '.'): string {
  if (!Number.isFinite(seconds)) throw new RangeError(`formatTimecode: ${seconds} is not a time`);
  const ms = Math.max(0, Math.round(seconds * 1000));
  return `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1000) % 60)}${mark}${pad(ms % 1000, 3)}`;
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

/**
 * Writes a span of time as a media fragment: `t=12.500,31.000`; with an endless end, `t=12.500`.
 *
 * @throws {RangeError} where the span is negative, empty or not a number.
 */
export function formatMediaFragment({ start, end }: Interval): string {
  if (!(start >= 0 && start < end && start < Infinity)) throw new RangeError(`formatMediaFragment: ${start} to ${end} is not a span`);
  return end === Infinity ? `t=${start.toFixed(3)}` : `t=${start.toFixed(3)},${end.toFixed(3)}`;
}
