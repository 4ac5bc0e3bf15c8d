import type { SubtitleStyle } from '../session/preferences.js';
import { channels, type Channels, luminance } from './luminance.js';
import { USUAL_BACKGROUND, USUAL_BACKGROUND_OPACITY, USUAL_COLOR } from './subtitle-style.js';

/** What WCAG 2.2 asks of text (1.4.3, level AA). */
export const ENOUGH_CONTRAST = 4.5;

const ratio = (a: Channels, b: Channels): number => {
  const [less = 0, more = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (more + 0.05) / (less + 0.05);
};

/**
 * How two colours (`#rrggbb`) contrast, by WCAG 2.2: 1 for the same, 21 for black and white.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export const contrastRatio = (a: string, b: string): number => ratio(channels(a), channels(b));

/** A colour that covers `opacity` (0 to 1) of what is under it. */
const cover = (color: Channels, opacity: number, ground: Channels): Channels =>
  color.map((value, i) => value * opacity + (ground[i] ?? 0) * (1 - opacity)) as unknown as Channels;

/**
 * The contrast of words and plate where the picture under them is worst for it: a film is now white, now black.
 * Letters with an outline stand out from it, too, as it stands out from the picture.
 */
export function subtitleContrast(style: SubtitleStyle): number {
  const { opacity = 1, backgroundOpacity = USUAL_BACKGROUND_OPACITY } = style;
  const words = channels(style.color ?? USUAL_COLOR);
  const plate = channels(style.background ?? USUAL_BACKGROUND);
  const black: Channels = [0, 0, 0];
  const white: Channels = [255, 255, 255];
  const contrasts = [black, white].map((picture) => {
    const ground = cover(plate, backgroundOpacity, picture);
    return ratio(cover(words, opacity, ground), ground);
  });
  const outlined = style.edge === 'outline' ? ratio(cover(words, opacity, black), black) : 0;
  return Math.max(outlined, Math.min(...contrasts));
}
