import { message } from '../i18n/message.js';
import { type CueTiming, KNOWN_RATES } from '../model/cue-timing.js';

/** Frames a second, as they are written. */
const FRAMES: readonly (readonly [name: string, perSecond: number])[] = [
  ['24', 24],
  ['25', 25],
  ['23.976', 24000 / 1001],
];

/** Rates nearer to each other than this are one. */
const SAME = 1e-6;

/** Of the rates that films are known by, the one that this is. */
export const knownRate = (rate: number): number | undefined => KNOWN_RATES.find((known) => Math.abs(known - rate) < SAME);

/** How a rate is offered for choice: by the frames a second it comes from, else by what was measured. */
export function rateWords(rate: number): string {
  if (Math.abs(rate - 1) < SAME) return message('asInFile');
  for (const [from, some] of FRAMES)
    for (const [to, others] of FRAMES) if (Math.abs(some / others - rate) < SAME) return message('framesRate', { from, to });
  return message('measuredRate', { speed: speedWords(rate) });
}

/** What a corrected clock does to the subtitles: "Subtitles 1.4 s later, and 4.1 % slower". */
export function timingWords({ offset, rate }: CueTiming): string {
  const seconds = Math.abs(offset).toFixed(1);
  const shift = seconds === '0.0' ? message('subtitlesAsInFile') : message(offset > 0 ? 'subtitlesLater' : 'subtitlesEarlier', { seconds });
  return Math.abs(rate - 1) < SAME ? shift : message('andSpeed', { shift, speed: speedWords(rate) });
}

/** Film time is the file's time × rate: over 1 the subtitles run slower than in the file. */
function speedWords(rate: number): string {
  const percent = Math.abs((1 / rate - 1) * 100).toFixed(1);
  return message(rate > 1 ? 'slower' : 'faster', { percent });
}
