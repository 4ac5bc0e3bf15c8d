/** The room of scenes 4 and 6: the same walls, once wet and grey, once dry and white. One-point perspective, flats and strips. */
import { HEIGHT, WIDTH, brushwork, css, fillGradient, hex, makeLayer, mix } from '../paint.mjs';
import { between, clamp, noise2, seededRandom } from '../noise.mjs';

/** The eye's height on the picture, and where the far wall stands. */
export const EYE = [480, 214];
export const BACK = { depth: 3, left: 110, right: 850, top: 40, bottom: 366 };
export const WINDOW = { x: 540, y: 92, width: 190, height: 196 };
/** Pixels from the eye's height down to the floor, and up to the ceiling, at depth 1. */
export const FLOOR = (BACK.bottom - EYE[1]) * BACK.depth;
export const CEILING = (EYE[1] - BACK.top) * BACK.depth;
const SIDE = { left: (BACK.left - EYE[0]) * BACK.depth, right: (BACK.right - EYE[0]) * BACK.depth };
const DETAIL = 1.3;

/** The screen place of a point of the room: x and y in pixels of depth 1 from the eye's line. */
export function roomPoint(camera, x, y, depth) {
  const distance = depth - camera.z;
  return [EYE[0] + (x - camera.x * WIDTH) / distance, EYE[1] + (y - camera.y * WIDTH) / distance, 1 / distance];
}

function paintWallpaper(ctx, { x, y, width, height, paper, stripe, flower, damp, seed, wet }) {
  const random = seededRandom(seed);
  ctx.fillStyle = css(paper);
  ctx.fillRect(x, y, width, height);
  for (let px = x; px < x + width; px += 36) {
    ctx.fillStyle = css(stripe, 0.32);
    ctx.fillRect(px, y, 14, height);
    for (let py = y + ((px / 36) % 2) * 20; py < y + height; py += 40) {
      ctx.strokeStyle = css(flower, 0.36);
      ctx.fillStyle = css(flower, 0.34);
      ctx.lineWidth = 0.9;
      for (let i = 0; i < 5; i++) {
        const angle = (i / 5) * Math.PI * 2 + 0.3;
        ctx.beginPath();
        ctx.ellipse(px + 7 + Math.cos(angle) * 3.4, py + Math.sin(angle) * 3.4, 2.9, 1.9, angle, 0, 7);
        ctx.fill();
      }
      ctx.beginPath();
      ctx.moveTo(px + 7, py + 5);
      ctx.bezierCurveTo(px + 2, py + 14, px + 12, py + 18, px + 7, py + 30);
      ctx.stroke();
    }
  }
  // What water and years have done: stains from above with a darker edge, and bare plaster.
  // prettier-ignore
  brushwork(ctx, {
    seed: seed + 1, x, y, width, height, count: 1500, length: 46, thickness: 12, angleAt: () => 1.52,
    colourAt(px, py, chance) {
      const stain = noise2(px * 0.014 + seed, py * 0.007) + (1 - (py - y) / height) * 0.35 * wet;
      return stain > 0.62 ? [mix(damp, paper, chance() * 0.4), 0.1 + wet * 0.12] : [mix(paper, damp, chance() * 0.35), 0.08];
    },
  });
  for (let i = 0; i < 5 + wet * 6; i++) {
    const px = x + random() * width;
    const py = y + random() ** 1.6 * height;
    const size = between(random, 14, 46);
    ctx.fillStyle = css(mix(paper, [205, 200, 188], 0.3), 0.5);
    ctx.strokeStyle = css(damp, 0.4);
    ctx.lineWidth = 1.2;
    ctx.beginPath();
    for (let k = 0; k <= 14; k++) {
      const angle = (k / 14) * Math.PI * 2;
      const r = size * (0.55 + 0.5 * noise2(Math.cos(angle) * 2 + i * 7, Math.sin(angle) * 2 + seed));
      ctx.lineTo(px + Math.cos(angle) * r * 0.8, py + Math.sin(angle) * r);
    }
    ctx.closePath();
    ctx.fill();
    ctx.stroke();
  }
}

/**
 * @param palette `{paper, stripe, flower, damp, frame, plank, plankDark, ceiling}`
 * @param wet 0 dry .. 1 rained through
 */
export function paintRoom({ palette, wet, seed = 3 }) {
  const wallWidth = BACK.right - BACK.left;
  const wallHeight = BACK.bottom - BACK.top;
  const back = makeLayer(wallWidth * DETAIL, wallHeight * DETAIL, (ctx) => {
    ctx.scale(DETAIL, DETAIL);
    ctx.translate(-BACK.left, -BACK.top);
    paintWallpaper(ctx, { x: BACK.left, y: BACK.top, width: wallWidth, height: wallHeight, ...palette, seed, wet });
    // Corners and the upper wall sink into shade; the window side keeps some light.
    for (const [from, to] of [
      [BACK.left, BACK.left + 230],
      [BACK.right, BACK.right - 90],
    ]) {
      const shade = ctx.createLinearGradient(from, 0, to, 0);
      shade.addColorStop(0, css(palette.shade, 0.85));
      shade.addColorStop(1, css(palette.shade, 0));
      ctx.fillStyle = shade;
      ctx.fillRect(BACK.left, BACK.top, wallWidth, wallHeight);
    }
    fillGradient(ctx, BACK.left, BACK.top, wallWidth, 90, [
      [0, palette.shade, 0.8],
      [1, palette.shade, 0],
    ]);
    fillGradient(ctx, BACK.left, BACK.bottom - 90, wallWidth, 90, [
      [0, palette.shade, 0],
      [1, palette.shade, 0.6],
    ]);
    // A skirting board.
    // prettier-ignore
    fillGradient(ctx, BACK.left, BACK.bottom - 17, wallWidth, 17, [[0, mix(palette.frame, palette.shade, 0.35)], [0.2, mix(palette.frame, palette.shade, 0.6)], [1, palette.shade]]);
    // The frame of the window, deep in the wall.
    const { x, y, width, height } = WINDOW;
    ctx.fillStyle = css(mix(palette.frame, palette.shade, 0.5));
    ctx.fillRect(x - 19, y - 19, width + 38, height + 34);
    fillGradient(ctx, x - 15, y - 15, width + 30, height + 30, [
      [0, mix(palette.frame, palette.shade, 0.25)],
      [1, palette.frame],
    ]);
    // prettier-ignore
    fillGradient(ctx, x - 27, y + height + 6, width + 54, 13, [[0, mix(palette.frame, [255, 255, 255], 0.3)], [0.3, palette.frame], [1, palette.shade]]);
    ctx.clearRect(x, y, width, height);
  });
  const side = (which) =>
    makeLayer(420, 560, (ctx) => {
      paintWallpaper(ctx, {
        x: 0,
        y: 0,
        width: 420,
        height: 560,
        ...palette,
        paper: mix(palette.paper, palette.shade, 0.5),
        seed: seed + which,
        wet,
      });
      fillGradient(ctx, 0, 0, 420, 560, [
        [0, palette.shade, 0.75],
        [0.4, palette.shade, 0.3],
        [1, palette.shade, 0.7],
      ]);
    });
  const floor = makeLayer(1500, 420, (ctx) => {
    // Painted in the perspective of the first camera: one row of pixels per row of the picture, from the far wall down.
    for (let y = 0; y < 420; y += 1) {
      const depth = FLOOR / (BACK.bottom - EYE[1] + y);
      for (let k = -24; k < 26; k++) {
        const left = 750 + (k * 92) / depth;
        if (left > 1500 || left + 92 / depth < 0) continue;
        const tone = noise2(k * 3.7, 9) * 0.6 + 0.2 * noise2(k * 5.1, depth * 9) + 0.2 * noise2(k * 31 + y * 0.02, depth * 40);
        ctx.fillStyle = css(mix(palette.plankDark, palette.plank, tone));
        ctx.fillRect(left, y, 92 / depth, 1);
        ctx.fillStyle = css(palette.shade, 0.8);
        ctx.fillRect(left, y, Math.max(0.6, 2.6 / depth), 1);
      }
    }
  });
  return { back, left: side(1), right: side(2), floor, palette };
}

/** Walls, ceiling and floor, without what stands in them. */
export function drawRoom(ctx, room, camera) {
  const { palette } = room;
  const corner = (x, y) => roomPoint(camera, x, y, BACK.depth);
  const [, ceilingY] = corner(0, -CEILING);
  const [, floorY] = corner(0, FLOOR);
  // Ceiling: boards running away from us, dark towards us.
  fillGradient(ctx, 0, -10, WIDTH, ceilingY + 12, [
    [0, mix(palette.ceiling, [0, 0, 0], 0.6)],
    [1, palette.ceiling],
  ]);
  ctx.strokeStyle = css(palette.shade, 0.5);
  ctx.lineWidth = 1.4;
  ctx.beginPath();
  for (let k = -16; k < 18; k++) {
    const [ax, ay] = roomPoint(camera, k * 150, -CEILING, BACK.depth);
    const [bx, by] = roomPoint(camera, k * 150, -CEILING, 1.4);
    ctx.moveTo(ax, ay);
    ctx.lineTo(bx, by);
  }
  ctx.stroke();
  // Floor, in strips, each at its depth.
  for (let y = floorY; y < HEIGHT; y += 3) {
    const distance = FLOOR / (y + 1.5 - EYE[1] + (camera.y * WIDTH) / (BACK.depth - camera.z));
    const depth = distance + camera.z;
    const source = clamp(FLOOR / depth - (BACK.bottom - EYE[1]), 0, 416);
    const scale = depth / distance;
    const width = 1500 * scale;
    ctx.drawImage(room.floor, 0, source, 1500, 2, EYE[0] - width / 2 - (camera.x * WIDTH) / distance, y, width, 3.4);
  }
  // Side walls, in upright strips.
  // prettier-ignore
  for (const [picture, x] of [[room.left, SIDE.left], [room.right, SIDE.right]]) {
    const steps = 46;
    const outline = [roomPoint(camera, x, -CEILING, 0.9), roomPoint(camera, x, -CEILING, BACK.depth), roomPoint(camera, x, FLOOR, BACK.depth), roomPoint(camera, x, FLOOR, 0.9)];
    ctx.save();
    ctx.beginPath();
    outline.forEach(([px, py]) => ctx.lineTo(px, py));
    ctx.clip();
    for (let i = 0; i < steps; i++) {
      // Even steps on the picture, not on the wall, else the near ones would be coarse.
      const depthAt = (k) => 1 / (1 / BACK.depth + (k / steps) * (1 / 0.9 - 1 / BACK.depth));
      const [ax] = roomPoint(camera, x, -CEILING, depthAt(i));
      // The nearer edge of a strip is the taller one; the outline cuts what is too much.
      const [bx, bTop, bScale] = roomPoint(camera, x, -CEILING, depthAt(i + 1));
      if (Math.max(ax, bx) < 0 || Math.min(ax, bx) > WIDTH) continue;
      const source = ((BACK.depth - depthAt(i)) / (BACK.depth - 0.9)) * 410;
      const sourceWidth = Math.max(1, ((depthAt(i) - depthAt(i + 1)) / (BACK.depth - 0.9)) * 410);
      ctx.drawImage(picture, source, 0, sourceWidth, 560, Math.min(ax, bx) - 0.4, bTop, Math.abs(bx - ax) + 0.8, (CEILING + FLOOR) * bScale);
    }
    ctx.restore();
  }
}

/** Draws what is outside, cut to the window's opening. */
export function drawThroughWindow(ctx, camera, draw) {
  const [left, top, scale] = roomPoint(camera, (WINDOW.x - EYE[0]) * BACK.depth, (WINDOW.y - EYE[1]) * BACK.depth, BACK.depth);
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, WINDOW.width * BACK.depth * scale, WINDOW.height * BACK.depth * scale);
  ctx.clip();
  draw();
  ctx.restore();
}

/** The far wall as a flat (the window is a hole in it). */
export function drawBackWall(ctx, room) {
  ctx.drawImage(room.back, BACK.left, BACK.top, BACK.right - BACK.left, BACK.bottom - BACK.top);
}

/** A curtain of folds beside the window; `lift` 0..1 blows it into the room. */
export function drawCurtain(ctx, { side, time, lift, tones, width = 74, length = 246 }) {
  const anchor = side < 0 ? WINDOW.x - 26 : WINDOW.x + WINDOW.width + 26;
  const folds = 13;
  const top = WINDOW.y - 26;
  const spine = (share, k) => {
    const fold = k / folds;
    const blow = lift * share ** 1.6;
    const ripple = Math.sin(time * 2.1 - share * 5 + k * 0.5) * (1.5 + lift * 9) * share;
    return [
      anchor - side * fold * width * (1 - share * 0.3 + blow * 0.9) - side * blow * 26 + ripple - side * Math.sin(share * 3) * 5,
      top + length * share * (1 - 0.34 * blow * (0.4 + fold * 0.6)) + Math.sin(k * 1.7) * 3 * share,
    ];
  };
  for (let k = 0; k < folds; k++) {
    const light = 0.5 + 0.5 * Math.sin(k * 2.2 + Math.sin(time * 1.3 + k) * 0.3 * (0.3 + lift));
    const gradient = ctx.createLinearGradient(0, top, 0, top + length);
    gradient.addColorStop(0, css(mix(tones.shade, tones.lit, light * 0.5), tones.alpha));
    gradient.addColorStop(0.5, css(mix(tones.shade, tones.lit, light), tones.alpha));
    gradient.addColorStop(1, css(mix(tones.shade, tones.lit, light * 0.7), tones.alpha));
    ctx.fillStyle = gradient;
    ctx.beginPath();
    for (let i = 0; i <= 12; i++) ctx.lineTo(...spine(i / 12, k));
    for (let i = 12; i >= 0; i--) ctx.lineTo(...spine(i / 12, k + 1.12));
    ctx.closePath();
    ctx.fill();
  }
}

/** The garden outside: soft, far, moved behind the window by the camera. */
export function paintGarden({ seed, sky, low, tree, light }) {
  const random = seededRandom(seed);
  return makeLayer(520, 330, (ctx) => {
    fillGradient(ctx, 0, 0, 520, 330, [
      [0, sky],
      [0.7, low],
      [1, mix(low, tree, 0.6)],
    ]);
    ctx.filter = 'blur(4px)';
    for (let i = 0; i < 46; i++) {
      const x = random() * 520;
      const tall = between(random, 30, 150);
      ctx.fillStyle = css(mix(tree, light, random() * 0.8), 0.34);
      ctx.beginPath();
      ctx.ellipse(x, 270 - tall * 0.6, between(random, 14, 44), tall * 0.6, 0, 0, 7);
      ctx.fill();
    }
    ctx.strokeStyle = css(tree, 0.7);
    for (let i = 0; i < 8; i++) {
      const x = random() * 520;
      ctx.lineWidth = between(random, 2, 7);
      ctx.beginPath();
      ctx.moveTo(x, 300);
      ctx.quadraticCurveTo(x + between(random, -12, 12), 150, x + between(random, -40, 40), between(random, -10, 90));
      ctx.stroke();
    }
  });
}

// prettier-ignore
export const DRY = { paper: hex('#cdc7b2'), stripe: hex('#b3ab92'), flower: hex('#8f8a6f'), damp: hex('#9c9478'), frame: hex('#f2eee2'), plank: hex('#b59c78'), plankDark: hex('#7c6749'), ceiling: hex('#8f8a7b'), shade: hex('#4a463f') };
// prettier-ignore
export const WET = { paper: hex('#7f8c7c'), stripe: hex('#68776b'), flower: hex('#4f5e55'), damp: hex('#414c44'), frame: hex('#a9b5a8'), plank: hex('#4d564e'), plankDark: hex('#272e2a'), ceiling: hex('#3c4640'), shade: hex('#141a18') };
