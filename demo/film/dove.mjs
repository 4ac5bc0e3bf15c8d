/** The white bird: standing on the sill, and flying at us with jointed wings; and the feather it leaves. */
import { css, mix, smoothShape } from './paint.mjs';
import { clamp, lerp } from './noise.mjs';

const WHITE = [252, 250, 244];
const SHADE = [164, 172, 182];
const DEEP = [92, 100, 114];

function shape(ctx, points, fill) {
  smoothShape(ctx, points);
  ctx.fillStyle = fill;
  ctx.fill();
}

function across(ctx, x0, y0, x1, y1, tones) {
  const gradient = ctx.createLinearGradient(x0, y0, x1, y1);
  tones.forEach((tone, i) => gradient.addColorStop(i / (tones.length - 1), css(tone)));
  return gradient;
}

/**
 * Standing, in profile to the left, its feet at (0, 0), about 60 tall. `turn` -1..1 looks away from us or at us,
 * `crouch` 0..1 before the leap.
 */
export function drawStandingDove(ctx, { turn = 0, crouch = 0, breath = 0 }) {
  ctx.save();
  ctx.translate(0, crouch * 4);
  ctx.rotate(crouch * 0.2);
  ctx.strokeStyle = css([176, 110, 96]);
  ctx.lineWidth = 2;
  ctx.lineCap = 'round';
  for (const x of [-4, 3]) {
    ctx.beginPath();
    ctx.moveTo(x, -12);
    ctx.lineTo(x - 1, -1 - crouch * 4);
    ctx.moveTo(x - 6, -crouch * 4);
    ctx.lineTo(x + 3, -crouch * 4);
    ctx.stroke();
  }
  // Tail.
  shape(
    ctx,
    [
      [18, -20],
      [34, -14],
      [50, -5],
      [47, 0],
      [30, -7],
      [14, -13],
    ],
    across(ctx, 14, -20, 50, 0, [WHITE, SHADE]),
  );
  // Body, its breast to the light.
  const b = breath * 0.8;
  // prettier-ignore
  shape(ctx, [[-17 - b, -36], [-20 - b, -27], [-16 - b, -17], [-4, -10.5], [10, -11], [22, -17], [27, -22], [18, -31], [4, -39], [-8, -43]], across(ctx, -18, -40, 16, -8, [WHITE, mix(WHITE, SHADE, 0.25), mix(SHADE, DEEP, 0.35)]));
  // The folded wing.
  // prettier-ignore
  shape(ctx, [[-7, -35], [4, -36], [18, -29], [32, -17], [40, -9], [27, -12], [10, -15], [-3, -20], [-9, -28]], across(ctx, -8, -36, 30, -8, [WHITE, mix(WHITE, SHADE, 0.4), SHADE]));
  ctx.strokeStyle = css(DEEP, 0.35);
  ctx.lineWidth = 0.8;
  for (let i = 0; i < 5; i++) {
    ctx.beginPath();
    ctx.moveTo(2 + i * 3, -22 + i * 1.2);
    ctx.quadraticCurveTo(16 + i * 2, -20 + i * 1.6, 36 - i * 4, -10.5 - i * 0.7);
    ctx.stroke();
  }
  // Neck and head.
  const look = turn * 3;
  // prettier-ignore
  shape(ctx, [[-17, -33], [-15.5, -44], [-16 + look * 0.3, -52], [-10 + look * 0.3, -57], [-3.5 + look * 0.2, -53], [-1, -45], [2, -36], [-6, -30]], across(ctx, -18, -50, 2, -36, [WHITE, WHITE, SHADE]));
  const beak = -17 - 5.5 * (1 - Math.abs(turn) * 0.55);
  ctx.fillStyle = css([196, 150, 128]);
  ctx.beginPath();
  ctx.moveTo(-15.4 + look * 0.5, -53.4);
  ctx.lineTo(beak + look, -50);
  ctx.lineTo(-15.2 + look * 0.5, -49.4);
  ctx.fill();
  ctx.fillStyle = css([30, 24, 26]);
  ctx.beginPath();
  ctx.arc(-11.6 + look * 0.7, -52.6, 1.35, 0, 7);
  ctx.fill();
  ctx.restore();
}

/** One wing seen from before: upper arm, hand, and the fan of feathers between. `side` -1 or 1; `lift` -1..1. */
function drawWing(ctx, side, lift, late) {
  const shoulder = [side * 7, -3];
  const armAngle = lift * 0.95 + 0.1;
  const wrist = [shoulder[0] + side * Math.cos(armAngle) * 30, shoulder[1] - Math.sin(armAngle) * 30];
  const handAngle = late * 1.15 - 0.12;
  const tip = [wrist[0] + side * Math.cos(handAngle) * 46, wrist[1] - Math.sin(handAngle) * 46];
  const below = lift > 0 ? 1 : 0.7;
  const light = clamp(0.55 - lift * 0.35);
  const feather = (from, to, wide, tone) => {
    const nx = -(to[1] - from[1]) * wide;
    const ny = (to[0] - from[0]) * wide;
    ctx.fillStyle = across(ctx, from[0], from[1], to[0], to[1], [mix(WHITE, SHADE, tone), mix(WHITE, SHADE, tone * 0.5 + 0.1)]);
    ctx.beginPath();
    ctx.moveTo(from[0], from[1]);
    ctx.quadraticCurveTo((from[0] + to[0]) / 2 + nx, (from[1] + to[1]) / 2 + ny, to[0], to[1]);
    ctx.quadraticCurveTo((from[0] + to[0]) / 2 - nx, (from[1] + to[1]) / 2 - ny, from[0], from[1]);
    ctx.fill();
  };
  // Secondaries hang from the arm, primaries fan from the hand.
  for (let i = 0; i < 8; i++) {
    const s = i / 7;
    const from = [lerp(shoulder[0], wrist[0], s), lerp(shoulder[1], wrist[1], s)];
    feather(from, [from[0] + side * (3 + s * 8), from[1] + (24 - s * 2) * below], 0.17, 0.25 + light * 0.5 + (i % 2) * 0.12);
  }
  for (let i = 0; i < 9; i++) {
    const s = i / 8;
    const from = [lerp(wrist[0], tip[0], s * 0.55), lerp(wrist[1], tip[1], s * 0.55)];
    const spread = handAngle - (1 - s) * 1.25;
    feather(
      from,
      [from[0] + side * Math.cos(spread) * (26 + s * 6), from[1] - Math.sin(spread) * (26 + s * 6) + 3],
      0.12,
      0.2 + light * 0.5 + (i % 2) * 0.14,
    );
  }
  ctx.fillStyle = across(ctx, shoulder[0], shoulder[1] - 6, shoulder[0], shoulder[1] + 12, [WHITE, mix(WHITE, SHADE, 0.6)]);
  ctx.beginPath();
  ctx.moveTo(shoulder[0], shoulder[1] - 5);
  ctx.quadraticCurveTo((shoulder[0] + wrist[0]) / 2, (shoulder[1] + wrist[1]) / 2 - 6, wrist[0], wrist[1] - 2);
  ctx.quadraticCurveTo((wrist[0] + tip[0]) / 2, (wrist[1] + tip[1]) / 2 - 4, tip[0], tip[1]);
  ctx.quadraticCurveTo((wrist[0] + tip[0]) / 2, (wrist[1] + tip[1]) / 2 + 6, wrist[0] - side * 2, wrist[1] + 9);
  ctx.quadraticCurveTo((shoulder[0] + wrist[0]) / 2, (shoulder[1] + wrist[1]) / 2 + 10, shoulder[0], shoulder[1] + 10);
  ctx.fill();
}

/** Flying towards us; `beat` the phase of the wings, about 160 units from tip to tip. */
export function drawFlyingDove(ctx, { beat, bank = 0 }) {
  const lift = Math.sin(beat);
  // The hand follows the arm a little late: that is what makes a wing and not a board.
  const late = Math.sin(beat - 0.75);
  ctx.save();
  ctx.rotate(bank);
  ctx.translate(0, lift * -5);
  // prettier-ignore
  shape(ctx, [[-4, 2], [-17, 20], [-8, 25], [0, 26.5], [8, 25], [17, 20], [4, 2]], across(ctx, 0, 4, 0, 27, [SHADE, mix(WHITE, SHADE, 0.4)]));
  drawWing(ctx, -1, lift, late);
  drawWing(ctx, 1, lift, late);
  // prettier-ignore
  shape(ctx, [[-11, -3], [-12.5, 6], [-8, 15], [0, 19], [8, 15], [12.5, 6], [11, -3], [6, -9], [-6, -9]], across(ctx, -10, -10, 8, 19, [WHITE, mix(WHITE, SHADE, 0.2), mix(SHADE, DEEP, 0.2)]));
  // prettier-ignore
  shape(ctx, [[-6.4, -8], [-7, -14], [-4, -19], [0, -20.4], [4, -19], [7, -14], [6.4, -8], [0, -4]], across(ctx, -7, -20, 7, -5, [WHITE, mix(WHITE, SHADE, 0.35)]));
  ctx.fillStyle = css([196, 150, 128]);
  ctx.beginPath();
  ctx.moveTo(-2, -14);
  ctx.lineTo(0, -8.6);
  ctx.lineTo(2, -14);
  ctx.fill();
  ctx.fillStyle = css([30, 24, 26]);
  for (const side of [-1, 1]) {
    ctx.beginPath();
    ctx.arc(side * 6.1, -15.2, 0.85, 0, 7);
    ctx.fill();
  }
  ctx.restore();
}

/** A feather about 60 long; `roll` turns it about its quill, showing now its edge, now its face. */
export function drawFeather(ctx, { angle, roll }) {
  const face = Math.cos(roll);
  const open = 0.18 + 0.82 * Math.abs(face);
  ctx.save();
  ctx.rotate(angle);
  ctx.scale(1, open);
  const lit = face > 0 ? [WHITE, mix(WHITE, SHADE, 0.3)] : [mix(WHITE, SHADE, 0.12), mix(WHITE, SHADE, 0.55)];
  for (const side of [-1, 1]) {
    ctx.fillStyle = across(ctx, 0, 0, 0, side * 10, side < 0 ? lit : [...lit].reverse());
    ctx.beginPath();
    ctx.moveTo(-22, 0);
    ctx.bezierCurveTo(-14, side * 9, 8, side * 11, 30, side * 1);
    ctx.quadraticCurveTo(4, 1, -22, 0);
    ctx.fill();
  }
  ctx.strokeStyle = css(DEEP, 0.28);
  ctx.lineWidth = 0.6;
  ctx.beginPath();
  for (let i = 0; i < 15; i++) {
    const x = -18 + i * 3;
    for (const side of [-1, 1]) {
      ctx.moveTo(x, 0);
      ctx.lineTo(x + 6, side * (3.4 + 4 * Math.sin((i / 15) * Math.PI)));
    }
  }
  ctx.stroke();
  ctx.strokeStyle = css([206, 198, 180]);
  ctx.lineWidth = 1.3;
  ctx.beginPath();
  ctx.moveTo(-34, 1.5);
  ctx.quadraticCurveTo(-10, -1, 27, 0.6);
  ctx.stroke();
  // Down at the quill.
  ctx.strokeStyle = css(WHITE, 0.7);
  ctx.lineWidth = 0.7;
  ctx.beginPath();
  for (let i = 0; i < 9; i++) {
    ctx.moveTo(-23 + i * 0.6, 0);
    ctx.quadraticCurveTo(-24 + i, (i - 4) * 1.5, -27 + i * 0.8, (i - 4) * 2.3);
  }
  ctx.stroke();
  ctx.restore();
}
