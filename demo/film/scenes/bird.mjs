/** Scene 6, 2:14 to 2:34. The window stands open; a white bird; the feather that stays. */
import { HEIGHT, WIDTH, css, fillGradient, glow, hex, makeLayer, mix } from '../paint.mjs';
import { atDepth, makeCamera } from '../camera.mjs';
import { drawFeather, drawFlyingDove, drawStandingDove } from '../dove.mjs';
import { makeDrift } from '../drift.mjs';
import { clamp, lerp, plateau, smoothstep, sway } from '../noise.mjs';
import { drawChair, drawHangingLamp, drawTable } from './furniture.mjs';
import {
  BACK,
  DRY,
  EYE,
  FLOOR,
  WINDOW,
  drawBackWall,
  drawCurtain,
  drawRoom,
  drawThroughWindow,
  paintGarden,
  paintRoom,
  roomPoint,
} from './room.mjs';

/** Seconds into the scene: the leap, and when the bird has left the picture. */
const LEAP = 7.2;
const GONE = 9.9;
const SILL = { x: WINDOW.x + 100, y: WINDOW.y + WINDOW.height + 5 };

export function birdScene() {
  const room = paintRoom({ palette: DRY, wet: 0.15 });
  const garden = paintGarden({ seed: 4, sky: hex('#fffdf4'), low: hex('#d5dfbf'), tree: hex('#7f9a78'), light: hex('#cfdcb4') });
  const drawDust = makeDrift({
    seed: 16,
    count: 120,
    colour: hex('#fff6dc'),
    size: [0.5, 1.5],
    speed: 7,
    rise: -4,
    wander: 30,
    top: 20,
    bottom: 540,
  });
  const sash = makeLayer(110, 210, (ctx) => {
    // One casement: its panes hold a little of the sky.
    fillGradient(ctx, 0, 0, 110, 210, [
      [0, hex('#eef3ee'), 0.5],
      [1, hex('#d9e2d8'), 0.25],
    ]);
    ctx.fillStyle = css(hex('#ffffff'), 0.4);
    ctx.beginPath();
    ctx.moveTo(60, 0);
    ctx.lineTo(96, 0);
    ctx.lineTo(30, 210);
    ctx.lineTo(4, 210);
    ctx.fill();
    ctx.lineWidth = 13;
    ctx.strokeStyle = css(hex('#d9d5c6'));
    ctx.strokeRect(6, 6, 98, 198);
    ctx.lineWidth = 2;
    ctx.strokeStyle = css(hex('#8f8b7c'));
    ctx.strokeRect(13, 13, 84, 184);
    ctx.fillStyle = css(hex('#d9d5c6'));
    ctx.fillRect(6, 66, 98, 10);
  });
  /** The beam from the window to the floor, painted once, soft. */
  const beam = makeLayer(760, 540, (ctx) => {
    ctx.filter = 'blur(16px)';
    // prettier-ignore
    for (const [from, to, shift, alpha] of [[0, 1, 0, 0.42], [0.06, 0.42, -10, 0.4], [0.56, 0.95, 6, 0.4]]) {
      const gradient = ctx.createLinearGradient(600, 120, 160, 520);
      gradient.addColorStop(0, css(hex('#fffbe6'), alpha));
      gradient.addColorStop(0.6, css(hex('#fff4d2'), alpha * 0.55));
      gradient.addColorStop(1, css(hex('#fff0c4'), alpha * 0.2));
      ctx.fillStyle = gradient;
      ctx.beginPath();
      ctx.moveTo(560, 60 + from * 190);
      ctx.lineTo(720, 60 + from * 190);
      ctx.lineTo(720, 60 + to * 190);
      ctx.lineTo(330 + shift, 540);
      ctx.lineTo(20 + shift + from * 200, 540);
      ctx.fill();
    }
  });

  const sunPatch = makeLayer(520, 140, (ctx) => {
    ctx.filter = 'blur(3px)';
    ctx.transform(1, 0, -0.8, 1, 130, 0);
    // prettier-ignore
    for (const [x, y, width, height] of [[40, 22, 150, 28], [208, 22, 150, 28], [40, 58, 150, 58], [208, 58, 150, 58]]) fillGradient(ctx, x, y, width, height, [[0, hex('#fff3cf'), 0.62], [1, hex('#ffeab8'), 0.5]]);
  });
  const warm = (colour) => mix(mix(colour, hex('#a07a4c'), 0.42), [255, 244, 220], 0.06);

  const inBeam = (x, y) => {
    // The beam's axis runs from the window down to the left.
    const along = clamp((640 - x) / 440);
    const axis = lerp(190, 500, along);
    return 0.1 + 0.9 * Math.exp(-(((y - axis) / lerp(70, 120, along)) ** 2));
  };

  function drawSash(ctx, camera, side, open) {
    // Hinged on the window's outer edge, swung into the room: a picture in perspective, in upright strips.
    const hinge = side < 0 ? WINDOW.x : WINDOW.x + WINDOW.width;
    const long = WINDOW.width / 2;
    const steps = 18;
    for (let i = 0; i < steps; i++) {
      const at = (share) => {
        const x = hinge - side * Math.cos(open) * long * share;
        const depth = BACK.depth - Math.sin(open) * (long / 330) * share;
        return [...roomPoint(camera, (x - EYE[0]) * BACK.depth, (WINDOW.y - EYE[1]) * BACK.depth, depth), depth];
      };
      const [ax, ay, scale] = at(i / steps);
      const [bx] = at((i + 1) / steps);
      ctx.drawImage(
        sash,
        (i / steps) * 110,
        0,
        110 / steps,
        210,
        Math.min(ax, bx) - 0.3,
        ay,
        Math.abs(bx - ax) + 0.7,
        WINDOW.height * BACK.depth * scale,
      );
    }
  }

  return function drawBirdScene(ctx, { time, filmTime, wind, path }) {
    const ease = smoothstep(-6, 26, time);
    const camera = makeCamera({ x: lerp(0.1, -0.1, ease), z: lerp(0.05, 0.52, ease), y: lerp(0, -0.015, ease), centre: EYE });
    const lift = clamp(0.18 + wind * 0.75 + 0.4 * plateau(LEAP - 0.3, LEAP + 0.4, LEAP + 1, LEAP + 3.4, time));

    drawRoom(ctx, room, camera);
    drawThroughWindow(ctx, camera, () => {
      atDepth(ctx, camera, 9, () => ctx.drawImage(garden, WINDOW.x - 190, WINDOW.y - 60, 580, 330));
      ctx.globalCompositeOperation = 'screen';
      atDepth(ctx, camera, 9, () => {
        glow(ctx, WINDOW.x + 130, WINDOW.y + 10, 190, hex('#fffdf2'), 0.85);
        // A bough that moves outside.
        ctx.globalCompositeOperation = 'multiply';
        ctx.strokeStyle = css(hex('#6f8560'), 0.7);
        ctx.lineWidth = 3;
        for (let i = 0; i < 5; i++) {
          const dx = sway(filmTime, i) * (3 + wind * 8);
          ctx.beginPath();
          ctx.moveTo(WINDOW.x + 240, WINDOW.y + i * 24);
          ctx.quadraticCurveTo(WINDOW.x + 150, WINDOW.y - 10 + i * 22, WINDOW.x + 70 + dx + i * 12, WINDOW.y + 36 + i * 22 + dx);
          ctx.stroke();
          for (let k = 0; k < 7; k++) {
            ctx.fillStyle = css(hex('#86a070'), 0.6);
            ctx.beginPath();
            ctx.ellipse(WINDOW.x + 80 + dx + i * 12 + k * 15, WINDOW.y + 30 + i * 22 + dx - k * 4, 8, 4, 0.6 + k, 0, 7);
            ctx.fill();
          }
        }
      });
    });
    atDepth(ctx, camera, BACK.depth, () => {
      drawBackWall(ctx, room);
      // The far corner keeps the night a little longer.
      const dusk = ctx.createLinearGradient(BACK.left, BACK.top, BACK.left + 300, BACK.top + 190);
      dusk.addColorStop(0, css(hex('#2b2720'), 0.6));
      dusk.addColorStop(1, css(hex('#2b2720'), 0));
      ctx.fillStyle = dusk;
      ctx.fillRect(BACK.left, BACK.top, WINDOW.x - BACK.left - 30, BACK.bottom - BACK.top);
      ctx.globalCompositeOperation = 'screen';
      glow(ctx, WINDOW.x + WINDOW.width / 2, WINDOW.y + WINDOW.height / 2 - 30, 300, hex('#fff8e4'), 0.42);
      ctx.globalCompositeOperation = 'source-over';
    });
    drawSash(ctx, camera, -1, 1.92 + sway(filmTime * 0.7, 1) * 0.03 * (1 + wind));
    drawSash(ctx, camera, 1, 2.05 + sway(filmTime * 0.7, 5) * 0.03 * (1 + wind));

    // The patch of sun on the boards.
    const [px, py, ps] = roomPoint(camera, -500, FLOOR, 2);
    ctx.globalCompositeOperation = 'screen';
    glow(ctx, px + 30, py, 330 * ps * 2, hex('#ffe9b8'), 0.5, 0.24);
    ctx.drawImage(sunPatch, px - 240 * ps * 2, py - 60 * ps * 2, 520 * ps * 2, 140 * ps * 2);
    ctx.globalCompositeOperation = 'source-over';

    const tones = { shade: hex('#bdb8a8'), lit: hex('#fffdf6'), alpha: 0.82 };
    atDepth(ctx, camera, BACK.depth - 0.12, () => {
      drawCurtain(ctx, { side: 1, time: filmTime + 3, lift: lift * 0.7, tones, width: 46 });
      drawCurtain(ctx, { side: -1, time: filmTime, lift, tones, width: 60 });
    });
    ctx.globalCompositeOperation = 'screen';
    atDepth(ctx, camera, BACK.depth, () => glow(ctx, WINDOW.x + WINDOW.width * 0.5, WINDOW.y + 60, 210, hex('#fffaf0'), 0.5));
    ctx.globalCompositeOperation = 'source-over';
    drawTable(ctx, camera, filmTime, { wet: false, tint: warm });
    ctx.globalCompositeOperation = 'screen';
    atDepth(ctx, camera, 2.4, () => ctx.drawImage(beam, -30, 30));
    ctx.globalCompositeOperation = 'source-over';
    if (time < LEAP) {
      const turn = -0.9 + 1.7 * smoothstep(2.4, 2.9, time) - 1.1 * smoothstep(4.2, 4.6, time) + 1.2 * smoothstep(5.6, 6, time);
      atDepth(ctx, camera, BACK.depth - 0.06, () => {
        // Its shadow on the sill, then the bird.
        ctx.fillStyle = css(hex('#8f8a7a'), 0.5);
        ctx.beginPath();
        ctx.ellipse(SILL.x - 6, SILL.y + 3, 26, 3, 0, 0, 7);
        ctx.fill();
        ctx.translate(SILL.x, SILL.y);
        ctx.scale(1.34, 1.34);
        drawStandingDove(ctx, {
          turn: clamp(turn, -1, 1),
          crouch: plateau(LEAP - 0.6, LEAP - 0.15, 99, 100, time),
          breath: Math.sin(filmTime * 5) * 0.5,
        });
      });
    }
    drawHangingLamp(ctx, camera, filmTime, { wet: false, tint: (colour) => mix(colour, hex('#6b5a44'), 0.4) });
    drawChair(ctx, camera, { wet: false, tint: (colour) => mix(colour, hex('#7a5a38'), 0.45) });
    drawDust(ctx, { time: filmTime, path: path * 0.8, cameraX: camera.x * WIDTH * 0.4, glint: inBeam, alpha: 0.9 });

    if (time > LEAP && time < GONE) {
      // From the sill towards us and out above to the right: its distance shrinks evenly, so that it grows faster and faster.
      const share = (time - LEAP) / (GONE - LEAP);
      const depth = lerp(BACK.depth - 0.06, 0.34, smoothstep(-0.35, 1.05, share) * 1.08 - 0.08);
      const rise = Math.sin(clamp(share * 1.2) * Math.PI * 0.5);
      const x = lerp((SILL.x - EYE[0]) * BACK.depth, 300, share) - Math.sin(share * Math.PI) * 300;
      const y = lerp((SILL.y - 36 - EYE[1]) * BACK.depth, -20, rise) - 150 * smoothstep(0.62, 1, share);
      const [sx, sy, scale] = roomPoint(camera, x, y, depth + camera.z * share);
      ctx.save();
      ctx.translate(sx, sy);
      ctx.scale(scale * 2.6, scale * 2.6);
      drawFlyingDove(ctx, { beat: (time - LEAP) * 17, bank: -0.25 * Math.cos(share * 4) });
      ctx.restore();
    }

    // The feather comes down through the beam, in the arcs of a falling leaf.
    const fall = time - (LEAP + 1.5);
    if (fall > 0) {
      const swing = Math.sin(fall * 1.25);
      const x = 432 + swing * 58 + fall * -3;
      const y = 128 + fall * 21 + Math.cos(fall * 2.5) * 9;
      ctx.save();
      ctx.globalAlpha = smoothstep(0, 0.8, fall);
      ctx.translate(x, y);
      ctx.scale(1.25, 1.25);
      drawFeather(ctx, { angle: -0.35 + Math.cos(fall * 1.25) * 0.6, roll: fall * 1.1 + swing });
      ctx.restore();
      ctx.globalCompositeOperation = 'screen';
      glow(ctx, x, y, 60, hex('#fff6dc'), 0.22 * inBeam(x, y));
      ctx.globalCompositeOperation = 'source-over';
    }
    // First light: it begins too bright for the eye.
    ctx.fillStyle = css(hex('#fffaf0'), 0.3 * (1 - smoothstep(-0.5, 2.4, time)));
    ctx.fillRect(0, 0, WIDTH, HEIGHT);
  };
}
