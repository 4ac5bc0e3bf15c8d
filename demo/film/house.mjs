/** The house: logs, carved window frames (nalichniki), and the whole of it seen from far. */
import { css, fillGradient, makeLayer, mix } from './paint.mjs';
import { between, clamp, seededRandom } from './noise.mjs';

/** A wall of logs, lit from above or from the side the gradient of `bright` comes from. */
export function drawLogs(ctx, { seed, x, y, width, height, log, dark, bright, light = 0, grain = 26 }) {
  const random = seededRandom(seed);
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.clip();
  for (let top = y; top < y + height; top += log) {
    const tone = between(random, -0.08, 0.1);
    const gradient = ctx.createLinearGradient(0, top, 0, top + log);
    gradient.addColorStop(0, css(mix(dark, bright, 0.35 + tone)));
    gradient.addColorStop(0.28, css(mix(dark, bright, 0.8 + tone)));
    gradient.addColorStop(0.7, css(mix(dark, bright, 0.36 + tone)));
    gradient.addColorStop(0.93, css(mix(dark, [0, 0, 0], 0.15)));
    gradient.addColorStop(1, css(mix(dark, [0, 0, 0], 0.5)));
    ctx.fillStyle = gradient;
    ctx.fillRect(x, top, width, log + 0.5);
    ctx.lineCap = 'round';
    for (let i = 0; i < grain; i++) {
      const px = x + random() * width;
      const py = top + log * between(random, 0.1, 0.88);
      const long = between(random, 0.5, 4) * log;
      ctx.strokeStyle = css(random() < 0.5 ? mix(dark, [0, 0, 0], 0.35) : bright, between(random, 0.08, 0.34));
      ctx.lineWidth = between(random, 0.02, 0.07) * log;
      ctx.beginPath();
      ctx.moveTo(px, py);
      ctx.quadraticCurveTo(px + long / 2, py + between(random, -0.08, 0.08) * log, px + long, py + between(random, -0.05, 0.05) * log);
      ctx.stroke();
    }
  }
  if (light) {
    const side = ctx.createLinearGradient(light > 0 ? x + width : x, 0, light > 0 ? x : x + width, 0);
    side.addColorStop(0, css(bright, 0.3 * Math.abs(light)));
    side.addColorStop(1, css([0, 0, 0], 0.4 * Math.abs(light)));
    ctx.fillStyle = side;
    ctx.fillRect(x, y, width, height);
  }
  ctx.restore();
}

/** The round ends of the logs where two walls cross. */
export function drawLogEnds(ctx, { seed, x, y, height, log, dark, bright }) {
  const random = seededRandom(seed);
  for (let top = y; top < y + height - log * 0.3; top += log) {
    const radius = log * between(random, 0.47, 0.54);
    const gradient = ctx.createRadialGradient(x - radius * 0.3, top + log / 2 - radius * 0.3, radius * 0.1, x, top + log / 2, radius);
    gradient.addColorStop(0, css(mix(dark, bright, 0.95)));
    gradient.addColorStop(0.75, css(mix(dark, bright, 0.5)));
    gradient.addColorStop(1, css(mix(dark, [0, 0, 0], 0.4)));
    ctx.fillStyle = gradient;
    ctx.beginPath();
    ctx.arc(x, top + log / 2, radius, 0, 7);
    ctx.fill();
    ctx.strokeStyle = css(dark, 0.5);
    ctx.lineWidth = log * 0.035;
    for (const ring of [0.3, 0.58]) {
      ctx.beginPath();
      ctx.arc(x + radius * 0.06, top + log / 2, radius * ring, 0.4, 5.6);
      ctx.stroke();
    }
  }
}

/**
 * A carved frame round a window of `width` x `height` whose glass begins at (x, y): crown with a sun and scallops,
 * turned side posts, a sill with hanging lace. The glass is left for the caller to light.
 */
export function drawWindowFrame(ctx, { x, y, width, height, dark, bright, light = 0.5 }) {
  const u = width / 10;
  const tone = (share) => css(mix(dark, bright, share));
  // prettier-ignore
  const plank = (px, py, w, h, share) => {
    fillGradient(ctx, px, py, w, h, [[0, mix(dark, bright, clamp(share + 0.12))], [1, mix(dark, bright, clamp(share - 0.15))]]);
    ctx.fillStyle = css([0, 0, 0], 0.35);
    ctx.fillRect(px, py + h - 0.08 * u, w, 0.08 * u);
  };
  // The shadow that the frame throws on the logs gives it its thickness.
  ctx.fillStyle = css([0, 0, 0], 0.4);
  ctx.fillRect(x - 2 * u - 0.5 * u * light, y - 1.2 * u, width + 4.4 * u, height + 3.6 * u);
  for (const side of [-1, 1]) {
    const px = side < 0 ? x - 1.9 * u : x + width + 0.1 * u;
    plank(px, y - 0.6 * u, 1.8 * u, height + 1.6 * u, 0.55);
    for (let i = 0; i < 7; i++) {
      const cy = y + height * (0.09 + i * 0.137);
      ctx.fillStyle = tone(i % 2 ? 0.85 : 0.25);
      ctx.beginPath();
      if (i % 2) ctx.ellipse(px + 0.9 * u, cy, 0.42 * u, 0.42 * u, 0, 0, 7);
      else ctx.ellipse(px + 0.9 * u, cy, 0.3 * u, 0.62 * u, 0, 0, 7);
      ctx.fill();
    }
  }
  plank(x - 2.3 * u, y + height + 0.1 * u, width + 4.6 * u, 1.1 * u, 0.7);
  ctx.fillStyle = tone(0.5);
  ctx.beginPath();
  for (let i = 0; i < 9; i++) {
    const cx = x - 1.5 * u + ((width + 3 * u) / 8) * i;
    ctx.moveTo(cx - 0.7 * u, y + height + 1.2 * u);
    ctx.quadraticCurveTo(cx, y + height + 3 * u, cx + 0.7 * u, y + height + 1.2 * u);
  }
  ctx.fill();
  // The crown: a stepped gable with a rayed half sun.
  const top = y - 0.4 * u;
  const mid = x + width / 2;
  const half = width / 2 + 2.4 * u;
  ctx.fillStyle = tone(0.5);
  ctx.beginPath();
  ctx.moveTo(mid - half, top);
  ctx.lineTo(mid - half, top - 1.6 * u);
  ctx.bezierCurveTo(mid - half * 0.75, top - 2 * u, mid - half * 0.6, top - 3 * u, mid - half * 0.45, top - 4.2 * u);
  ctx.bezierCurveTo(mid - half * 0.3, top - 5 * u, mid - half * 0.15, top - 5.6 * u, mid, top - 6.6 * u);
  ctx.bezierCurveTo(mid + half * 0.15, top - 5.6 * u, mid + half * 0.3, top - 5 * u, mid + half * 0.45, top - 4.2 * u);
  ctx.bezierCurveTo(mid + half * 0.6, top - 3 * u, mid + half * 0.75, top - 2 * u, mid + half, top - 1.6 * u);
  ctx.lineTo(mid + half, top);
  ctx.closePath();
  ctx.fill();
  ctx.strokeStyle = tone(0.9);
  ctx.lineWidth = 0.28 * u;
  ctx.stroke();
  ctx.strokeStyle = tone(0.95);
  ctx.lineWidth = 0.2 * u;
  for (let i = 0; i <= 10; i++) {
    const angle = Math.PI * (1.06 + 0.088 * i);
    ctx.beginPath();
    ctx.moveTo(mid + Math.cos(angle) * 1.4 * u, top - 1 * u + Math.sin(angle) * 1.4 * u);
    ctx.lineTo(mid + Math.cos(angle) * 3.1 * u, top - 1 * u + Math.sin(angle) * 3.1 * u);
    ctx.stroke();
  }
  ctx.fillStyle = tone(0.8);
  ctx.beginPath();
  ctx.arc(mid, top - 1 * u, 1.1 * u, Math.PI, 0);
  ctx.fill();
  for (const side of [-1, 1]) {
    ctx.beginPath();
    ctx.arc(mid + side * half * 0.72, top - 1.1 * u, 0.5 * u, 0, 7);
    ctx.fill();
  }
  plank(mid - half - 0.3 * u, top - 0.7 * u, half * 2 + 0.6 * u, 0.8 * u, 0.75);
}

/** The bars of a window and, behind them, what the caller wants: `glass` is painted first. */
export function drawPanes(ctx, { x, y, width, height, bar, glass, columns = 2, rows = [0.3, 1] }) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.clip();
  glass(ctx);
  ctx.fillStyle = css(bar);
  const thick = width * 0.055;
  for (let i = 1; i < columns; i++) ctx.fillRect(x + (width * i) / columns - thick / 2, y, thick, height);
  for (const row of rows.slice(0, -1)) ctx.fillRect(x, y + height * row - thick / 2, width, thick);
  ctx.lineWidth = thick * 1.6;
  ctx.strokeStyle = css(bar);
  ctx.strokeRect(x, y, width, height);
  ctx.restore();
}

/**
 * The house from far, in a box of 330 x 250, standing on y = 232.
 * @returns `{canvas, lamp}`: the lit window's place in that box
 */
export function paintFarHouse({ wallDark, wallBright, roofDark, roofBright, trim, lamp }) {
  const canvas = makeLayer(330, 250, (ctx) => {
    // Side wall and roof, going back to the right.
    drawLogs(ctx, {
      seed: 5,
      x: 138,
      y: 132,
      width: 162,
      height: 100,
      log: 9.5,
      dark: mix(wallDark, [0, 0, 0], 0.2),
      bright: mix(wallDark, wallBright, 0.5),
      grain: 8,
    });
    ctx.beginPath();
    ctx.moveTo(78, 44);
    ctx.lineTo(232, 58);
    ctx.lineTo(316, 142);
    ctx.lineTo(152, 140);
    ctx.closePath();
    const roof = ctx.createLinearGradient(80, 40, 250, 150);
    roof.addColorStop(0, css(roofBright));
    roof.addColorStop(1, css(roofDark));
    ctx.fillStyle = roof;
    ctx.fill();
    ctx.save();
    ctx.clip();
    const random = seededRandom(8);
    for (let i = 0; i < 70; i++) {
      ctx.strokeStyle = css(random() < 0.5 ? roofDark : roofBright, 0.3);
      ctx.lineWidth = between(random, 0.6, 1.8);
      const x = 70 + i * 3.4;
      ctx.beginPath();
      ctx.moveTo(x - 10, 40);
      ctx.lineTo(x + 78, 146);
      ctx.stroke();
    }
    ctx.restore();
    // The chimney.
    fillGradient(ctx, 176, 26, 20, 44, [
      [0, mix(wallBright, [190, 180, 170], 0.25)],
      [1, wallDark],
    ]);
    ctx.fillStyle = css(wallDark);
    ctx.fillRect(173, 24, 26, 5);
    // The gable front.
    drawLogs(ctx, { seed: 6, x: 16, y: 132, width: 124, height: 100, log: 9.5, dark: wallDark, bright: wallBright, grain: 8, light: -0.5 });
    ctx.save();
    ctx.beginPath();
    ctx.moveTo(78, 48);
    ctx.lineTo(146, 136);
    ctx.lineTo(10, 136);
    ctx.closePath();
    ctx.clip();
    fillGradient(ctx, 0, 44, 150, 95, [
      [0, mix(wallDark, wallBright, 0.35)],
      [1, mix(wallDark, wallBright, 0.75)],
    ]);
    for (let x = 8; x < 150; x += 7) {
      ctx.fillStyle = css(wallDark, 0.4);
      ctx.fillRect(x, 40, 1.3, 100);
    }
    ctx.restore();
    drawLogEnds(ctx, { seed: 3, x: 17, y: 132, height: 100, log: 9.5, dark: wallDark, bright: wallBright });
    drawLogEnds(ctx, { seed: 4, x: 140, y: 132, height: 100, log: 9.5, dark: wallDark, bright: wallBright });
    // Bargeboards with a carved end, the little attic window.
    ctx.strokeStyle = css(trim);
    ctx.lineWidth = 6;
    ctx.beginPath();
    ctx.moveTo(2, 147);
    ctx.lineTo(78, 46);
    ctx.lineTo(154, 147);
    ctx.stroke();
    ctx.fillStyle = css(trim);
    ctx.fillRect(75, 36, 6, 26);
    ctx.fillRect(65, 84, 26, 32);
    ctx.fillStyle = css(mix(wallDark, [0, 0, 0], 0.5));
    ctx.fillRect(69, 88, 18, 24);
    ctx.fillStyle = css(trim);
    ctx.fillRect(77, 88, 2, 24);
    for (const x of [30, 68, 106]) {
      drawWindowFrame(ctx, { x, y: 164, width: 17, height: 28, dark: wallDark, bright: trim });
      const isLamp = lamp && x === 106;
      // prettier-ignore
      drawPanes(ctx, { x, y: 164, width: 17, height: 28, bar: trim, glass: () => {
        ctx.fillStyle = css(isLamp ? lamp : mix(wallDark, [0, 0, 0], 0.55));
        ctx.fillRect(x, 164, 17, 28);
      } });
    }
    // The porch at the side: a small roof on posts, steps.
    ctx.fillStyle = css(mix(wallDark, [0, 0, 0], 0.5));
    ctx.fillRect(214, 164, 24, 62);
    for (const x of [200, 250])
      fillGradient(ctx, x, 156, 5, 76, [
        [0, trim],
        [1, wallDark],
      ]);
    ctx.fillStyle = css(roofDark);
    ctx.beginPath();
    ctx.moveTo(190, 162);
    ctx.lineTo(228, 134);
    ctx.lineTo(268, 162);
    ctx.closePath();
    ctx.fill();
    ctx.strokeStyle = css(trim, 0.8);
    ctx.lineWidth = 2.5;
    ctx.stroke();
    for (let i = 0; i < 3; i++) {
      ctx.fillStyle = css(mix(wallDark, wallBright, 0.6 - i * 0.15));
      ctx.fillRect(204 - i * 3, 222 + i * 4, 48 + i * 6, 4);
    }
  });
  return { canvas, lamp: [114.5, 178] };
}
