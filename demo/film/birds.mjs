/** Birds: the two crows far off. The white one has its own file. */
import { css } from './paint.mjs';

/** A crow of `span` pixels; `beat` is the phase of its wings, `heading` 1 to the right, -1 to the left. */
export function drawCrow(ctx, x, y, span, beat, heading, colour) {
  const half = span / 2;
  const lift = Math.sin(beat);
  const fold = Math.cos(beat) * 0.35;
  ctx.save();
  ctx.translate(x, y + lift * -span * 0.03);
  ctx.scale(heading, 1);
  ctx.fillStyle = css(colour);
  ctx.beginPath();
  ctx.ellipse(0, 0, half * 0.36, half * 0.12, 0.05, 0, 7);
  ctx.moveTo(half * 0.3, -half * 0.1);
  ctx.lineTo(half * 0.56, 0);
  ctx.lineTo(half * 0.3, half * 0.08);
  ctx.moveTo(-half * 0.28, -half * 0.05);
  ctx.lineTo(-half * 0.62, half * 0.02);
  ctx.lineTo(-half * 0.3, half * 0.1);
  ctx.fill();
  for (const side of [1, 0.72]) {
    const wristX = half * (0.12 - 0.08 * side);
    const wristY = -half * 0.5 * lift * side;
    const tipX = -half * (0.32 + fold);
    const tipY = -half * (0.95 * lift + 0.35 * fold) * side;
    ctx.beginPath();
    ctx.moveTo(half * 0.2, -half * 0.06);
    ctx.quadraticCurveTo(wristX + half * 0.2, wristY, tipX, tipY);
    ctx.quadraticCurveTo(wristX - half * 0.42, wristY * 0.75, -half * 0.2, half * 0.02);
    ctx.closePath();
    ctx.fill();
  }
  ctx.restore();
}
