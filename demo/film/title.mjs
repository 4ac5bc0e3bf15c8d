/** The title: wide-set capitals, as if breathed on the sky. */
import { css } from './paint.mjs';

const WORDS = 'WHAT THE WIND KEPT';
const SPACING = 8;
/** Left of the tall trees. */
const CENTRE = 318;

export function drawTitle(ctx, presence) {
  if (presence <= 0) return;
  ctx.save();
  ctx.font = '22px "DejaVu Serif"';
  ctx.textBaseline = 'alphabetic';
  const spacing = SPACING + presence * 0.6;
  const widths = [...WORDS].map((letter) => ctx.measureText(letter).width + spacing);
  let x = CENTRE - (widths.reduce((sum, width) => sum + width, 0) - spacing) / 2;
  [...WORDS].forEach((letter, i) => {
    // The letters come one after the other, from the left, as the wind goes.
    const alpha = Math.min(1, Math.max(0, presence * 1.7 - (i / WORDS.length) * 0.7));
    ctx.fillStyle = css([20, 28, 40], alpha * 0.4);
    ctx.fillText(letter, x + 0.8, 129.2);
    ctx.fillStyle = css([244, 236, 224], alpha * 0.94);
    ctx.fillText(letter, x, 128);
    x += widths[i];
  });
  ctx.restore();
}
