import type { Interval } from './interval.js';

export { parseMediaFragment, parseTimecode } from './media-fragment.js';

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
 * Writes a span of time as a media fragment: `t=12.500,31.000`; with an endless end, `t=12.500`.
 *
 * @throws {RangeError} where the span is negative, empty or not a number.
 */
export function formatMediaFragment({ start, end }: Interval): string {
  if (!(start >= 0 && start < end && start < Infinity)) throw new RangeError(`formatMediaFragment: ${start} to ${end} is not a span`);
  return end === Infinity ? `t=${start.toFixed(3)}` : `t=${start.toFixed(3)},${end.toFixed(3)}`;
}
