/** What stands in the room: a table with a bowl and an open book, a chair, a lamp. In the rain of scene 4, dry in scene 6. */
import { css, hex, mix } from '../paint.mjs';
import { lerp, noise1, sway } from '../noise.mjs';
import { CEILING, FLOOR, roomPoint } from './room.mjs';

/** Its board, in pixels of depth 1: from `near` to `far`, `drop` under the eye. */
export const TABLE = { near: 1.95, far: 2.5, left: -430, right: 60, drop: 212 };

function drawBoard(ctx, camera, filmTime, { wet, tone }) {
  const { near, far, left, right, drop } = TABLE;
  const at = (x, y, depth) => roomPoint(camera, x, y, depth);
  const quad = (points, fill) => {
    ctx.fillStyle = fill;
    ctx.beginPath();
    points.forEach(([x, y]) => ctx.lineTo(x, y));
    ctx.closePath();
    ctx.fill();
  };
  // prettier-ignore
  const leg = (x, depth, lit) => {
    const [tx, ty, scale] = at(x, drop, depth);
    const [bx, by] = at(x, FLOOR, depth);
    const wide = 26 * scale;
    const gradient = ctx.createLinearGradient(tx - wide / 2, 0, tx + wide / 2, 0);
    gradient.addColorStop(0, css(tone('#0d110f')));
    gradient.addColorStop(0.75, css(mix(tone('#39423b'), tone('#8a9788'), lit)));
    gradient.addColorStop(1, css(tone('#2b332e')));
    quad([[tx - wide / 2, ty], [tx + wide / 2, ty], [bx + wide * 0.36, by], [bx - wide * 0.36, by]], gradient);
    if (!wet) return;
    // In the water it goes on, broken.
    ctx.fillStyle = css(tone('#0d1210'), 0.5);
    for (let i = 0; i < 12; i++) ctx.fillRect(bx - wide * 0.3 + Math.sin(i * 0.9 + filmTime * 2.2) * (0.6 + i * 0.25), by + i * 6, wide * 0.6, 6.2);
  };
  leg(left + 36, far, 0.2);
  leg(right - 36, far, 0.3);
  leg(left + 30, near, 0.35);
  leg(right - 30, near, 0.6);
  const [a, b, c, d] = [at(left, drop, far), at(right, drop, far), at(right, drop, near), at(left, drop, near)];
  const top = ctx.createLinearGradient(d[0], 0, c[0], 0);
  top.addColorStop(0, css(tone('#2c352f')));
  top.addColorStop(0.55, css(tone('#76857a')));
  top.addColorStop(1, css(tone('#b6c3b6')));
  // Apron first, then the wet board, which takes the window's light.
  // prettier-ignore
  quad([[d[0] + 6, d[1]], [c[0] - 6, c[1]], [c[0] - 6, c[1] + 24], [d[0] + 6, d[1] + 24]], css(tone('#1f2722')));
  quad([a, b, c, d], top);
  quad([d, c, [c[0], c[1] + 6], [d[0], d[1] + 6]], css(tone('#4d5a51')));
  ctx.strokeStyle = css(tone('#d5dfd4'), 0.6);
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(lerp(d[0], c[0], 0.3), d[1] + 0.5);
  ctx.lineTo(c[0], c[1] + 0.5);
  ctx.stroke();
  // Water runs over its edge.
  const runs = wet ? 9 : 0;
  for (let i = 0; i < runs; i++) {
    const x = lerp(d[0], c[0], (i + 0.5 + 0.3 * Math.sin(i * 5)) / 9);
    const fall = (filmTime * (0.7 + (i % 3) * 0.2) + i * 0.37) % 1;
    ctx.fillStyle = css(tone('#dde8de'), 0.6 * (1 - fall * 0.5));
    ctx.fillRect(x, d[1] + 5 + fall * fall * 150, 1.3, 4 + fall * 10);
  }
}

/** The bowl, full; in the rain with rings in it. */
function drawBowl(ctx, camera, filmTime, { wet, tone }) {
  const [bx, by, scale] = roomPoint(camera, -80, TABLE.drop, 2.18);
  const r = 98 * scale;
  const bowl = ctx.createLinearGradient(bx - r, 0, bx + r, 0);
  [tone('#252d29'), tone('#66746a'), tone('#cdd8cd'), tone('#8d9b90')].forEach((each, i) =>
    bowl.addColorStop([0, 0.45, 0.85, 1][i], css(each)),
  );
  ctx.fillStyle = css(tone('#141a17'), 0.5);
  ctx.beginPath();
  ctx.ellipse(bx - 8, by + 2, r * 0.9, r * 0.14, 0, 0, 7);
  ctx.fill();
  ctx.fillStyle = bowl;
  ctx.beginPath();
  ctx.moveTo(bx - r, by - r * 0.72);
  ctx.bezierCurveTo(bx - r * 0.9, by - r * 0.2, bx - r * 0.5, by, bx - r * 0.36, by + 1);
  ctx.lineTo(bx + r * 0.36, by + 1);
  ctx.bezierCurveTo(bx + r * 0.5, by, bx + r * 0.9, by - r * 0.2, bx + r, by - r * 0.72);
  ctx.fill();
  ctx.strokeStyle = css(tone('#3d5a70'), 0.55);
  ctx.lineWidth = 1.6;
  ctx.beginPath();
  ctx.ellipse(bx, by - r * 0.56, r * 0.94, r * 0.2, 0, 0.1, Math.PI - 0.1);
  ctx.stroke();
  ctx.fillStyle = css(tone('#dbe5da'));
  ctx.beginPath();
  ctx.ellipse(bx, by - r * 0.72, r, r * 0.2, 0, 0, 7);
  ctx.fill();
  ctx.fillStyle = css(tone('#6c7f76'));
  ctx.beginPath();
  ctx.ellipse(bx, by - r * 0.71, r * 0.92, r * 0.165, 0, 0, 7);
  ctx.fill();
  const rings = wet ? 3 : 0;
  for (let i = 0; i < rings; i++) {
    const age = (filmTime * 0.62 + i * 0.33) % 1;
    ctx.strokeStyle = css(tone('#eef5ec'), (1 - age) * 0.8);
    ctx.lineWidth = 0.9;
    ctx.beginPath();
    ctx.ellipse(bx + r * 0.1, by - r * 0.71, r * 0.8 * age, r * 0.14 * age, 0, 0, 7);
    ctx.stroke();
  }
  const drip = (filmTime * 0.62 * 3) % 1;
  ctx.fillStyle = css(tone('#f2f8f0'), 0.85);
  if (wet && drip > 0.72) ctx.fillRect(bx + r * 0.1, lerp(by - 260, by - r * 0.75, (drip - 0.72) / 0.28), 1.6, 20);
}

/** The book, open, swollen; its leaves stir. */
function drawBook(ctx, camera, filmTime, { tone }) {
  const [kx, ky, ks] = roomPoint(camera, -300, TABLE.drop, 2.2);
  const u = ks * 100;
  ctx.save();
  ctx.translate(kx, ky);
  ctx.fillStyle = css(tone('#10150f'), 0.5);
  ctx.fillRect(-u * 0.86, -2, u * 1.7, 6);
  ctx.fillStyle = css(tone('#2e2a24'));
  ctx.fillRect(-u * 0.8, -3, u * 1.6, 4);
  for (const side of [-1, 1]) {
    for (let i = 0; i < 7; i++) {
      const swell = 0.1 + i * 0.045 + sway(filmTime * 0.8, i + side) * 0.008;
      ctx.fillStyle = css(mix(tone('#8b9284'), tone('#e2e6d8'), (i / 7) * (side > 0 ? 1 : 0.65)));
      ctx.strokeStyle = css(tone('#4c5249'), 0.7);
      ctx.lineWidth = 0.7;
      ctx.beginPath();
      ctx.moveTo(0, -3);
      ctx.bezierCurveTo(
        side * u * 0.12,
        -u * (swell + 0.16),
        side * u * 0.5,
        -u * (swell + 0.05),
        side * u * (0.78 - i * 0.015),
        -u * swell * 0.5 - 2,
      );
      ctx.lineTo(side * u * 0.78, -2);
      ctx.closePath();
      ctx.fill();
      ctx.stroke();
    }
  }
  const leaf = 0.5 + 0.5 * Math.sin(filmTime * 0.55) + noise1(filmTime, 6) * 0.3;
  ctx.fillStyle = css(tone('#dfe5d8'), 0.94);
  ctx.beginPath();
  ctx.moveTo(0, -u * 0.1);
  ctx.bezierCurveTo(
    u * 0.05,
    -u * 0.5,
    u * lerp(0.5, 0.1, leaf),
    -u * lerp(0.42, 0.8, leaf),
    u * lerp(0.78, 0.34, leaf),
    -u * lerp(0.3, 0.74, leaf),
  );
  ctx.bezierCurveTo(u * 0.5, -u * 0.3, u * 0.2, -u * 0.25, 0, -u * 0.08);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

/** @param tint turns the colours of the rainy day into those of another */
export function drawTable(ctx, camera, filmTime, { wet, tint = (colour) => colour }) {
  const look = { wet, tone: (text) => tint(hex(text)) };
  drawBoard(ctx, camera, filmTime, look);
  drawBowl(ctx, camera, filmTime, look);
  drawBook(ctx, camera, filmTime, look);
}

/** A lamp on its cord, long without light; water runs along it. */
export function drawHangingLamp(ctx, camera, filmTime, { wet, tint = (colour) => colour }) {
  const tone = (text) => tint(hex(text));
  const swing = sway(filmTime * 0.6, 3) * 7;
  const [x, top, scale] = roomPoint(camera, 150, -CEILING, 1.75);
  const y = top + 205 * scale;
  ctx.strokeStyle = css(tone('#0e1310'));
  ctx.lineWidth = 3 * scale;
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.quadraticCurveTo(x, (top + y) / 2, x + swing * scale, y);
  ctx.stroke();
  ctx.save();
  ctx.translate(x + swing * scale, y);
  ctx.rotate(-swing * 0.006);
  ctx.scale(scale, scale);
  const shade = ctx.createLinearGradient(-80, 0, 84, 0);
  // prettier-ignore
  [[0, '#0b0f0d'], [0.45, '#1f2823'], [0.8, '#5f6f64'], [0.93, '#b4c2b3'], [1, '#3b463f']].forEach(([at, each]) => shade.addColorStop(at, css(tone(each))));
  ctx.fillStyle = shade;
  ctx.beginPath();
  ctx.moveTo(-12, 0);
  ctx.bezierCurveTo(-18, 26, -60, 34, -82, 62);
  ctx.quadraticCurveTo(0, 80, 82, 62);
  ctx.bezierCurveTo(60, 34, 18, 26, 12, 0);
  ctx.fill();
  ctx.fillStyle = css(tone('#070a08'));
  ctx.beginPath();
  ctx.ellipse(0, 63, 81, 9, 0, 0, 7);
  ctx.fill();
  ctx.restore();
  const drops = wet ? 3 : 0;
  for (let i = 0; i < drops; i++) {
    const share = (filmTime * 0.9 + i * 0.37) % 1;
    ctx.fillStyle = css(tone('#e8f0e6'), 0.7 * (1 - share));
    ctx.fillRect(x + (swing + (i - 1) * 56) * scale, y + 66 * scale + share * share * 250, 1.6, 9 + share * 16);
  }
}

/** A chair between us and the window, its back to the light. */
export function drawChair(ctx, camera, { wet, tint = (colour) => colour }) {
  const tone = (text) => tint(hex(text));
  const [x, floor, scale] = roomPoint(camera, 560, FLOOR, 1.62);
  ctx.save();
  ctx.translate(x, floor);
  ctx.scale(scale, scale);
  const wood = (from, to) => {
    const gradient = ctx.createLinearGradient(from, 0, to, 0);
    // prettier-ignore
    [[0, '#0a0e0c'], [0.3, '#2a332d'], [0.62, '#141a17'], [1, '#060807']].forEach(([at, each]) => gradient.addColorStop(at, css(tone(each))));
    return gradient;
  };
  const bar = (x0, y0, x1, y1, wide) => {
    ctx.strokeStyle = wood(Math.min(x0, x1) - wide, Math.max(x0, x1) + wide);
    ctx.lineWidth = wide;
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    ctx.lineTo(x1, y1);
    ctx.stroke();
  };
  ctx.lineCap = 'round';
  if (wet) {
    // Its image in the water first.
    ctx.globalAlpha = 0.4;
    bar(-78, 4, -72, 150, 15);
    bar(64, 10, 60, 160, 15);
    ctx.globalAlpha = 1;
  }
  bar(-52, -14, -50, -150, 12);
  bar(86, -10, 84, -150, 12);
  bar(-78, 0, -72, -164, 15);
  bar(64, 6, 62, -160, 15);
  bar(-76, -70, 62, -66, 9);
  ctx.fillStyle = css(tone('#1a211d'));
  ctx.beginPath();
  ctx.moveTo(-88, -160);
  ctx.lineTo(-56, -190);
  ctx.lineTo(96, -188);
  ctx.lineTo(76, -156);
  ctx.closePath();
  ctx.fill();
  ctx.strokeStyle = css(tone('#aab9aa'), 0.8);
  ctx.lineWidth = 2.4;
  ctx.beginPath();
  ctx.moveTo(-56, -190);
  ctx.lineTo(96, -188);
  ctx.stroke();
  // The bent back.
  ctx.strokeStyle = wood(-80, 110);
  ctx.lineWidth = 13;
  ctx.beginPath();
  ctx.moveTo(-56, -188);
  ctx.bezierCurveTo(-74, -330, -50, -396, 18, -398);
  ctx.bezierCurveTo(86, -396, 108, -330, 92, -188);
  ctx.stroke();
  ctx.strokeStyle = css(tone('#93a394'), 0.55);
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(-54, -345);
  ctx.bezierCurveTo(-44, -384, -20, -403, 18, -404);
  ctx.bezierCurveTo(60, -404, 84, -388, 94, -350);
  ctx.stroke();
  ctx.lineWidth = 8;
  ctx.strokeStyle = css(tone('#10150f'));
  ctx.beginPath();
  ctx.moveTo(-26, -188);
  ctx.bezierCurveTo(-38, -300, -20, -352, 18, -354);
  ctx.bezierCurveTo(58, -352, 74, -300, 62, -188);
  ctx.stroke();
  ctx.restore();
}
