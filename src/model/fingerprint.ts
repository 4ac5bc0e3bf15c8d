import { type Cue, isDisplayable } from './cue.js';
import { cueWords } from './quote.js';

/** The way words are folded and numbers made; another way is another number. */
const VERSION = 1;

/**
 * A short text that is the same for subtitle files that say the same words at the same times, whatever their format, encoding, tags and line
 * breaks: `1-<words>-<times>`. Of two files that differ only in the second half the words are the same and the times others.
 * It tells files apart; it is no protection against somebody who wants two to look alike.
 */
export function fingerprint(cues: readonly Cue[]): string {
  const shown = cues.filter(isDisplayable).toSorted((a, b) => a.start - b.start);
  const words = hash(shown.map(({ text }) => cueWords(text).join(' ')).join(' '));
  const times = hash(shown.map(({ start, end }) => `${Math.round(start * 1000)} ${Math.round(end * 1000)}`).join('\n'));
  return `${VERSION}-${words}-${times}`;
}

/** FNV-1a with 64 bits, in two halves of 32 (http://www.isthe.com/chongo/tech/comp/fnv/), of the text's UTF-16 units. */
function hash(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    // Times 0x100000001b3: the low half by 0x1b3, and the low half again 40 bits up.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
