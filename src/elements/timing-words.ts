import { message } from '../i18n/message.js';
import type { Speaker } from '../i18n/messages.js';
import { type CueTiming, KNOWN_RATES } from '../model/cue-timing.js';
import { numberWords } from './interface-language.js';

/** Frames a second. */
const FRAMES = [24, 25, 24000 / 1001] as const;

/** With one decimal place. */
const TENTHS: Intl.NumberFormatOptions = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** Rates nearer to each other than this are one. */
const SAME = 1e-6;

/** Of the rates that films are known by, the one that this is. */
export const knownRate = (rate: number): number | undefined => KNOWN_RATES.find((known) => Math.abs(known - rate) < SAME);

/** How a rate is offered for choice: by the frames a second it comes from, else by what was measured. */
export function rateWords(speaker: Speaker, rate: number): string {
  if (Math.abs(rate - 1) < SAME) return message(speaker, 'asInFile');
  for (const some of FRAMES)
    for (const others of FRAMES)
      if (Math.abs(some / others - rate) < SAME) return message(speaker, 'framesRate', { from: some, to: others });
  return message(speaker, 'measuredRate', { speed: speedWords(speaker, rate) });
}

/** What a corrected clock does to the subtitles: "Subtitles 1.4 s later, and 4.1 % slower". */
export function timingWords(speaker: Speaker, { offset, rate }: CueTiming): string {
  const seconds = numberWords(speaker, Math.abs(offset), TENTHS);
  const later = offset > 0 ? 'subtitlesLater' : 'subtitlesEarlier';
  const shift = Math.abs(offset) < 0.05 ? message(speaker, 'subtitlesAsInFile') : message(speaker, later, { seconds });
  return Math.abs(rate - 1) < SAME ? shift : message(speaker, 'andSpeed', { shift, speed: speedWords(speaker, rate) });
}

/** Film time is the file's time × rate: over 1 the subtitles run slower than in the file. */
function speedWords(speaker: Speaker, rate: number): string {
  const percent = numberWords(speaker, Math.abs((1 / rate - 1) * 100), TENTHS);
  return message(speaker, rate > 1 ? 'slower' : 'faster', { percent });
}
