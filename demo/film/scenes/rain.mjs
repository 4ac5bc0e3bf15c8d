/** Scene 4, 1:18 to 1:46. It rains from the ceiling of the room. */
import { createCanvas } from '@napi-rs/canvas';
import { HEIGHT, WIDTH, css, fillGradient, glow, hex, makeLayer, mistBank, mix } from '../paint.mjs';
import { atDepth, makeCamera } from '../camera.mjs';
import { drawPanes } from '../house.mjs';
import { between, lerp, noise1, seededRandom, smoothstep, sway } from '../noise.mjs';
import { TABLE, drawChair, drawHangingLamp, drawTable } from './furniture.mjs';
import {
  BACK,
  CEILING,
  EYE,
  FLOOR,
  WET,
  WINDOW,
  drawBackWall,
  drawCurtain,
  drawRoom,
  drawThroughWindow,
  paintGarden,
  paintRoom,
  roomPoint,
} from './room.mjs';

const DROPS = 250;
const FALL = 0.62;

export function rainScene() {
  const room = paintRoom({ palette: WET, wet: 1 });
  const garden = paintGarden({ seed: 4, sky: hex('#dfe8dc'), low: hex('#b7c6b4'), tree: hex('#6f8576'), light: hex('#a8bba6') });
  const haze = mistBank({ seed: 12, width: 1100, height: 260, colour: hex('#b9c8bb'), puffs: 40 });
  const random = seededRandom(404);
  const drops = Array.from({ length: DROPS }, () => {
    const depth = between(random, 1.05, 2.95);
    // Water comes through in some places more than in others.
    const leak = Math.floor(random() * 9);
    const x = random() < 0.45 ? -900 + leak * 230 + between(random, -30, 30) : between(random, -1050, 1050);
    return { x, depth, period: between(random, 1.1, 3.4), phase: random() };
  });
  // prettier-ignore
  const plaster = Array.from({ length: 11 }, (_, i) => ({
    x: between(random, -900, 900), depth: between(random, 1.3, 2.8), phase: random() * 16, size: between(random, 8, 24), spin: between(random, -0.7, 0.7), seed: i * 3.1,
    outline: Array.from({ length: 7 }, (_, k) => [Math.cos((k / 7) * 6.283) * between(random, 0.5, 1.1), Math.sin((k / 7) * 6.283) * between(random, 0.35, 0.8)]),
  }));
  const threads = Array.from({ length: 16 }, () => ({
    x: between(random, -950, 950),
    depth: between(random, 1.3, 2.9),
    seed: random() * 9,
  }));
  const sheets = [
    { x: 196, width: 66, from: 4, length: 176, seed: 1 },
    { x: 322, width: 40, from: 2, length: 92, seed: 4 },
    { x: 424, width: 52, from: 8, length: 138, seed: 7 },
    { x: 778, width: 44, from: 2, length: 150, seed: 2 },
  ];
  const shaft = makeLayer(700, 480, (ctx) => {
    // Grey light that falls through the window, seen because the air is full of water.
    ctx.filter = 'blur(14px)';
    // prettier-ignore
    for (const [from, to, alpha] of [[0, 0.46, 0.3], [0.54, 1, 0.3]]) {
      const gradient = ctx.createLinearGradient(560, 60, 180, 440);
      gradient.addColorStop(0, css(hex('#dbe8da'), alpha));
      gradient.addColorStop(1, css(hex('#b9cab9'), 0));
      ctx.fillStyle = gradient;
      ctx.beginPath();
      ctx.moveTo(470 + from * 190, 60);
      ctx.lineTo(470 + to * 190, 60);
      ctx.lineTo(130 + to * 330, 470);
      ctx.lineTo(-60 + from * 330, 470);
      ctx.fill();
    }
  });
  const offscreen = createCanvas(WIDTH, HEIGHT);
  const strip = makeLayer(170, 430, (ctx) => {
    // A length of wallpaper that has let go, seen close and out of focus.
    ctx.filter = 'blur(5px)';
    const gradient = ctx.createLinearGradient(20, 0, 150, 0);
    [hex('#0c110f'), hex('#2a332e'), hex('#475249'), hex('#161c19')].forEach((tone, i) => gradient.addColorStop(i / 3, css(tone)));
    ctx.fillStyle = gradient;
    ctx.beginPath();
    ctx.moveTo(30, 0);
    ctx.bezierCurveTo(26, 160, 40, 260, 22, 392);
    ctx.bezierCurveTo(50, 430, 80, 380, 96, 410);
    ctx.bezierCurveTo(112, 300, 140, 200, 138, 0);
    ctx.fill();
  });

  /** Sheets which have let go of the far wall: bare plaster where they were, the pale back folded over, a curl at the end. */
  function drawHangingPaper(ctx, time) {
    // prettier-ignore
    for (const sheet of sheets) {
      const { x, width, length, seed } = sheet;
      const y = BACK.top + sheet.from;
      const ragged = (share, side) => (noise1(share * 7, seed + side * 3) - 0.5) * 12;
      ctx.fillStyle = css(hex('#525f55'), 0.9);
      ctx.beginPath();
      for (let i = 0; i <= 10; i++) ctx.lineTo(x + ragged(i / 10, 0), y + length * 0.6 * (i / 10));
      for (let i = 10; i >= 0; i--) ctx.lineTo(x + width + ragged(i / 10, 1), y + length * 0.64 * (i / 10));
      ctx.fill();
      for (let i = 0; i < 9; i++) {
        ctx.fillStyle = css(hex(i % 2 ? '#3b463f' : '#6d7a6e'), 0.3);
        ctx.beginPath();
        ctx.ellipse(x + width * noise1(i * 3.3, seed), y + length * 0.55 * noise1(i * 5.7, seed + 2), width * 0.22, 5 + 10 * noise1(i, seed), 1.5, 0, 7);
        ctx.fill();
      }
      // The folded sheet: light on the fold, dark in its belly, stirred by the draught.
      const stir = sway(time * 0.5, seed) * 4;
      const fold = y + length * 0.56;
      const end = y + length * 1.2;
      const gradient = ctx.createLinearGradient(x, fold, x + width * 0.6, end);
      // prettier-ignore
      [[0, '#b9c4b3'], [0.16, '#8f9c8d'], [0.55, '#5f6d62'], [0.85, '#7d8a7d'], [1, '#3a453e']].forEach(([at, tone]) => gradient.addColorStop(at, css(hex(tone))));
      ctx.fillStyle = css(hex('#0f1411'), 0.4);
      ctx.beginPath();
      ctx.ellipse(x + width * 0.55 + 9, fold + length * 0.34, width * 0.5, length * 0.36, 0, 0, 7);
      ctx.fill();
      ctx.fillStyle = gradient;
      ctx.beginPath();
      ctx.moveTo(x - 3 + ragged(1, 0), fold + 4);
      ctx.bezierCurveTo(x + width * 0.25, fold - 8, x + width * 0.7, fold + 3, x + width + 3 + ragged(1, 1), fold + 9);
      ctx.bezierCurveTo(x + width + 5 + stir, fold + length * 0.25, x + width - 2 + stir, end - length * 0.28, x + width * 0.9 + stir * 2, end - 8);
      for (let i = 0; i <= 8; i++) ctx.lineTo(x + width * (0.9 - (i / 8) * 0.85) + stir * 2, end + ragged(i / 8, 2) * 1.1 - Math.sin((i / 8) * Math.PI) * 8);
      ctx.bezierCurveTo(x - 2 + stir * 2, end - length * 0.25, x - 6 + stir, fold + length * 0.24, x - 3 + ragged(1, 0), fold + 4);
      ctx.fill();
      ctx.strokeStyle = css(hex('#cfd8c9'), 0.5);
      ctx.lineWidth = 1;
      ctx.beginPath();
      ctx.moveTo(x - 3, fold + 4);
      ctx.bezierCurveTo(x + width * 0.25, fold - 8, x + width * 0.7, fold + 3, x + width + 3, fold + 9);
      ctx.stroke();
    }
  }

  function drawRain(ctx, camera, filmTime, fromDepth, toDepth) {
    const groups = [[], [], []];
    for (const drop of drops) {
      if (drop.depth <= fromDepth || drop.depth > toDepth) continue;
      const cycle = (filmTime / drop.period + drop.phase) % 1;
      const seconds = cycle * drop.period;
      const overTable = drop.depth > TABLE.near && drop.depth < TABLE.far && drop.x > TABLE.left && drop.x < TABLE.right;
      const ground = overTable ? TABLE.drop : FLOOR;
      const [x, y, scale] = roomPoint(camera, drop.x, ground, drop.depth);
      if (x < -40 || x > WIDTH + 40) continue;
      if (seconds < FALL) {
        const share = seconds / FALL;
        const [, top] = roomPoint(camera, drop.x, -CEILING, drop.depth);
        const head = lerp(top, y, share * share * 0.75 + share * 0.25);
        const tail = head - (46 + 70 * share) * scale;
        groups[drop.depth < 1.5 ? 0 : drop.depth < 2.2 ? 1 : 2].push([x, Math.max(top, tail), Math.min(head, y), scale]);
        continue;
      }
      const age = seconds - FALL;
      if (age < 0.26) {
        // The crown of the splash.
        ctx.strokeStyle = css(hex('#e6efe4'), (1 - age / 0.26) * 0.4);
        ctx.lineWidth = 1.8 * scale + 0.3;
        ctx.beginPath();
        for (let i = -1; i <= 1; i++) {
          const out = (i * 15 + 4) * (0.3 + age * 4) * scale;
          const up = (i ? 20 : 34) * Math.sin((age / 0.26) * Math.PI) * scale;
          ctx.moveTo(x + out, y - up);
          ctx.lineTo(x + out * 1.05, y - up - 3.5 * scale);
        }
        ctx.stroke();
      }
      if (age < 1.3 && !overTable) {
        for (const lag of [0, 0.22]) {
          if (age < lag) continue;
          const share = (age - lag) / 1.3;
          ctx.strokeStyle = css(hex('#d3dfd2'), (1 - share) ** 1.5 * 0.42);
          ctx.lineWidth = 1.1 * scale + 0.2;
          ctx.beginPath();
          const wide = 70 * Math.sqrt(share) * scale;
          ctx.ellipse(x, y, wide, wide * 0.27, 0, 0, 7);
          ctx.stroke();
        }
      }
    }
    [0.55, 0.5, 0.42].forEach((alpha, i) => {
      ctx.strokeStyle = css(hex('#dfe9de'), alpha);
      ctx.lineWidth = [2, 1.25, 0.85][i];
      ctx.lineCap = 'round';
      ctx.beginPath();
      for (const [x, from, to] of groups[i]) {
        ctx.moveTo(x, from);
        ctx.lineTo(x, to);
      }
      ctx.stroke();
    });
  }

  function drawSet(ctx, camera, { filmTime, wind }) {
    drawRoom(ctx, room, camera);
    drawThroughWindow(ctx, camera, () => atDepth(ctx, camera, 9, () => ctx.drawImage(garden, WINDOW.x - 190, WINDOW.y - 60, 580, 330)));
    atDepth(ctx, camera, BACK.depth, () => {
      const { x, y, width, height } = WINDOW;
      // prettier-ignore
      drawPanes(ctx, { x, y, width, height, bar: hex('#5f6c63'), columns: 2, rows: [0.34, 1], glass: () => fillGradient(ctx, x, y, width, height, [[0, hex('#f0f5ea'), 0.35], [1, hex('#c8d4c4'), 0.1]]) });
      for (let i = 0; i < 26; i++) {
        const px = x + ((i * 73.7) % width);
        const run = (filmTime * 0.05 * (1 + (i % 4)) + i * 0.217) % 1;
        ctx.fillStyle = css(hex('#f7fbf3'), 0.4 * (1 - run));
        ctx.fillRect(px + sway(run * 9, i) * 2, y + run * height, 1.5, 12);
      }
      drawBackWall(ctx, room);
      drawHangingPaper(ctx, filmTime);
      const tones = { shade: hex('#4b584f'), lit: hex('#c5d0c0'), alpha: 0.9 };
      drawCurtain(ctx, { side: -1, time: filmTime, lift: 0.04 + wind * 0.05, tones });
      drawCurtain(ctx, { side: 1, time: filmTime + 3, lift: 0.03 + wind * 0.05, tones, width: 58 });
      ctx.globalCompositeOperation = 'lighter';
      glow(ctx, x + width / 2, y + height / 2, 300, hex('#aebfae'), 0.34);
      ctx.globalCompositeOperation = 'source-over';
    });
  }

  return function drawRainScene(ctx, { time, filmTime, wind, path }) {
    const ease = smoothstep(-6, 34, time);
    const camera = makeCamera({ x: lerp(0.3, -0.34, ease), z: lerp(0, 0.22, ease), y: 0, centre: EYE });
    const view = { filmTime, wind };

    // What the floor will reflect is the room itself: drawn once aside, then laid in twice.
    const away = offscreen.getContext('2d');
    away.setTransform(1, 0, 0, 1, 0, 0);
    away.clearRect(0, 0, WIDTH, HEIGHT);
    drawSet(away, camera, view);
    ctx.drawImage(offscreen, 0, 0);

    const floorY = EYE[1] + FLOOR / (BACK.depth - camera.z);
    ctx.save();
    for (let y = 0; y < HEIGHT - floorY; y += 3) {
      const near = y / (HEIGHT - floorY);
      const ripple = Math.sin(y * 0.16 + filmTime * 2.1) * (0.6 + near * 3) + Math.sin(y * 0.07 - filmTime * 1.4) * near * 5;
      const squeeze = 1.15 + Math.sin(y * 0.11 + filmTime * 2) * 0.012;
      const source = floorY - 3 - y * squeeze;
      if (source < 4) break;
      ctx.globalAlpha = 0.86 - near * 0.2;
      ctx.drawImage(offscreen, 0, source, WIDTH, 3, ripple, floorY + y, WIDTH, 3.3);
    }
    ctx.restore();
    // prettier-ignore
    fillGradient(ctx, 0, floorY - 2, WIDTH, HEIGHT - floorY + 2, [[0, hex('#0c110f'), 0.05], [0.5, hex('#0c110f'), 0.16], [1, hex('#070a09'), 0.6]]);

    // The window itself, shining up from the water.
    ctx.globalCompositeOperation = 'screen';
    const [shineX, , shineScale] = roomPoint(camera, (WINDOW.x + WINDOW.width / 2 - EYE[0]) * BACK.depth, 0, BACK.depth);
    glow(ctx, shineX, floorY + 118, 400 * shineScale, hex('#a9bfac'), 0.55, 1.15);
    ctx.globalCompositeOperation = 'source-over';
    drawRain(ctx, camera, filmTime, TABLE.far, 3);
    atDepth(ctx, camera, 2.7, () => {
      ctx.globalAlpha = 0.3;
      ctx.drawImage(haze, -120 + path * 5, 170);
      ctx.globalAlpha = 1;
    });
    ctx.globalCompositeOperation = 'screen';
    atDepth(ctx, camera, 2.6, () => ctx.drawImage(shaft, 20, 78));
    ctx.globalCompositeOperation = 'source-over';
    drawTable(ctx, camera, filmTime, { wet: true });
    drawRain(ctx, camera, filmTime, TABLE.near, TABLE.far);
    for (const piece of plaster) {
      const long = 16;
      const age = (time + piece.phase + 10) % long;
      const share = age / 9;
      const [x, top, scale] = roomPoint(camera, piece.x, -CEILING, piece.depth);
      const [, ground] = roomPoint(camera, piece.x, FLOOR, piece.depth);
      const y = lerp(top, ground, share * (0.55 + 0.45 * share));
      if (share < 1) {
        ctx.save();
        ctx.translate(x + sway(age, piece.seed) * 14 * scale, y);
        ctx.rotate(piece.seed + age * piece.spin);
        ctx.scale(piece.size * scale * 1.5, piece.size * scale * 1.5 * (0.8 + 0.2 * Math.cos(age * 1.1 + piece.seed)));
        // prettier-ignore
        for (const [shift, tone] of [[0.22, hex('#59655b')], [0, mix(hex('#8c988c'), hex('#dbe2d6'), 0.5 + 0.5 * Math.sin(age * 1.1 + piece.seed))]]) {
          ctx.fillStyle = css(tone);
          ctx.beginPath();
          piece.outline.forEach(([px, py]) => ctx.lineTo(px + shift * 0.4, py + shift));
          ctx.closePath();
          ctx.fill();
        }
        ctx.restore();
      } else if (age - 9 < 2.4) {
        const ring = (age - 9) / 2.4;
        ctx.strokeStyle = css(hex('#dfe9de'), (1 - ring) * 0.6);
        ctx.lineWidth = 2 * scale;
        for (const wide of [ring, ring * 0.6]) {
          ctx.beginPath();
          ctx.ellipse(x, ground, 190 * Math.sqrt(wide) * scale, 52 * Math.sqrt(wide) * scale, 0, 0, 7);
          ctx.stroke();
        }
      }
    }
    // Threads: where it does not drip, it runs.
    for (const thread of threads) {
      const [x, top] = roomPoint(camera, thread.x, -CEILING, thread.depth);
      const [, ground] = roomPoint(camera, thread.x, FLOOR, thread.depth);
      const gradient = ctx.createLinearGradient(0, top, 0, ground);
      const shift = (filmTime * 0.8 + thread.seed) % 1;
      for (let i = 0; i <= 5; i++)
        gradient.addColorStop(i / 5, css(hex('#e3ece1'), 0.08 + 0.3 * Math.max(0, Math.sin((i / 5 - shift) * 12 + thread.seed))));
      ctx.fillStyle = gradient;
      ctx.fillRect(x + sway(filmTime * 2, thread.seed) * 0.5, top, 1.5, ground - top);
    }
    drawRain(ctx, camera, filmTime, 1.62, TABLE.near);
    drawHangingLamp(ctx, camera, filmTime, { wet: true });
    drawChair(ctx, camera, { wet: true });
    drawRain(ctx, camera, filmTime, 0, 1.62);
    atDepth(ctx, camera, 0.92, () => ctx.drawImage(strip, 1120, -60 + sway(filmTime * 0.6, 2) * 3));
    atDepth(ctx, camera, 0.8, () => ctx.drawImage(strip, -330 + sway(filmTime * 0.5, 5) * 3, -40, 230, 480));
  };
}
