/**
 * The people. Each is built of soft closed forms, lit from one side, and measured in heads:
 * a standing grown figure is seven and a half, a child five and a half.
 */
import { css, mix, smoothShape } from './paint.mjs';
import { clamp, lerp, sway } from './noise.mjs';

/** A body part: a rounded outline filled across with light, then its folds inside it. */
function form(ctx, points, { left, right, tones, folds }) {
  const gradient = ctx.createLinearGradient(left, 0, right, 0);
  tones.forEach(([at, colour]) => gradient.addColorStop(at, css(colour)));
  smoothShape(ctx, points);
  ctx.fillStyle = gradient;
  ctx.fill();
  if (!folds) return;
  ctx.save();
  ctx.clip();
  folds(ctx);
  ctx.restore();
}

/** A limb along `[x, y, width]` joints. */
function limb(ctx, joints, options) {
  const leftEdge = [];
  const rightEdge = [];
  joints.forEach(([x, y, width], i) => {
    const [ax, ay] = joints[Math.max(0, i - 1)];
    const [bx, by] = joints[Math.min(joints.length - 1, i + 1)];
    const long = Math.hypot(bx - ax, by - ay) || 1;
    const nx = (-(by - ay) / long) * (width / 2);
    const ny = ((bx - ax) / long) * (width / 2);
    leftEdge.push([x + nx, y + ny]);
    rightEdge.unshift([x - nx, y - ny]);
  });
  form(ctx, [...leftEdge, ...rightEdge], options);
}

function strand(ctx, x, y, dx, dy, curl, width, colour) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.bezierCurveTo(x + dx * 0.3, y + dy * 0.2 - curl, x + dx * 0.65, y + dy * 0.7 + curl, x + dx, y + dy);
  ctx.stroke();
}

/** A soft touch of light or dark inside a form. */
function glowPatch(ctx, x, y, radius, colour, alpha) {
  const gradient = ctx.createRadialGradient(x, y, 0, x, y, radius);
  gradient.addColorStop(0, css(colour, alpha));
  gradient.addColorStop(1, css(colour, 0));
  ctx.fillStyle = gradient;
  ctx.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

const fourTones = ({ rim, lit, base, shade }) => [[0, rim], [0.1, lit], [0.42, base], [1, shade]]; // prettier-ignore

/**
 * The mother on the fence, from behind; the rail she sits on is y = 0, her crown about y = -140. Light comes from the left.
 * `colours` has `skin, hair, cardigan, skirt, shoe`, each `{rim, lit, base, shade}`.
 */
export function drawSeatedMother(ctx, { time, wind, colours, turn = 0 }) {
  const { skin, hair, cardigan, skirt } = colours;
  const breath = Math.sin(time * 1.15) * 0.5;
  const hem = (i) => sway(time * (1.1 + wind), i * 1.7) * (1.2 + wind * 4.5) + wind * 5;
  ctx.lineCap = 'round';

  // Her heels rest on the far side of the lower rail.
  for (const [x, lean] of [[-17, -3], [9, 2]]) {
    limb(ctx, [[x, 16, 13], [x + lean * 0.4, 30, 9], [x + lean, 40, 8.5], [x + lean * 1.1, 46, 10]], { left: x - 9, right: x + 8, tones: fourTones(colours.shoe) });
  }
  // The skirt spreads on the rail, hangs a little over it towards us: the broad calm mass under everything.
  form(ctx, [[-25, -34], [-33, -24], [-41, -9], [-46, 2], [-48 + hem(0) * 0.3, 14], [-49 + hem(1) * 0.7, 28], [-36 + hem(2), 33], [-22 + hem(3), 29], [-8 + hem(4), 34], [8 + hem(5), 29.5], [24 + hem(6), 34.5], [40 + hem(7), 30], [54 + hem(7) * 1.2, 31], [50 + hem(7) * 0.5, 14], [46, 2], [40, -10], [32, -24], [25, -34]], {
    left: -50, right: 56, tones: fourTones(skirt),
    folds() {
      ctx.lineCap = 'round';
      for (let i = 0; i < 13; i++) {
        const x = -44 + i * 7.4;
        const bright = i % 3 === 1;
        ctx.strokeStyle = css(bright ? skirt.lit : mix(skirt.shade, [0, 0, 0], 0.3), bright ? 0.4 - i * 0.02 : 0.32);
        ctx.lineWidth = bright ? 2.4 : 3.6 + (i % 2) * 2;
        ctx.beginPath();
        ctx.moveTo(x * 0.8 + 2, -6 + Math.abs(x) * 0.08);
        ctx.bezierCurveTo(x * 0.96, 6, x * 1.04 + (i % 2) * 3, 16, x * 1.1 + hem(i * 0.6) * 0.9, 40);
        ctx.stroke();
      }
      // The round of the seat: light from above the rail, then the weight pressed dark along it.
      glowPatch(ctx, -20, -14, 22, skirt.lit, 0.4);
      glowPatch(ctx, 16, -14, 20, skirt.base, 0.5);
      const press = ctx.createLinearGradient(0, -6, 0, 12);
      press.addColorStop(0, css(skirt.shade, 0));
      press.addColorStop(0.5, css(mix(skirt.shade, [0, 0, 0], 0.4), 0.65));
      press.addColorStop(1, css(skirt.shade, 0));
      ctx.fillStyle = press;
      ctx.fillRect(-60, -6, 130, 18);
    },
  }); // prettier-ignore

  // The right arm is bent before her: only its outer line is seen.
  limb(ctx, [[25, -86, 15], [34, -74, 16.5], [41, -56, 14.5], [40, -43, 13], [26, -36, 11]], { left: 22, right: 48, tones: fourTones(cardigan).slice(1) });

  // The back.
  form(ctx, [[-8, -101], [-17, -97], [-27, -91.5 + breath * 0.3], [-33.5, -83], [-34, -72], [-31.5, -58], [-28.5, -45], [-30, -30], [-33, -15], [-18, -9.5], [0, -8], [18, -9.5], [33, -15], [30, -31], [28, -46], [31, -59], [34, -72], [33, -83], [26, -91.5 + breath * 0.3], [16, -97], [8, -101]], {
    left: -35, right: 36, tones: fourTones(cardigan),
    folds() {
      // The valley of the spine, the shoulder blades, the pull of the wool at the waist.
      ctx.lineWidth = 7;
      strand(ctx, 1, -92, 0, 70, 0, 6, css(cardigan.shade, 0.35));
      strand(ctx, -20, -84, 8, 24, 3, 6, css(cardigan.lit, 0.3));
      strand(ctx, 12, -84, 4, 22, -2, 5, css(cardigan.lit, 0.12));
      glowPatch(ctx, -15, -72, 20, cardigan.lit, 0.5);
      glowPatch(ctx, 15, -74, 17, cardigan.base, 0.6);
      for (let i = 0; i < 4; i++) strand(ctx, -30 + i * 2, -46 + i * 7, 20 + i * 4, 7 - i * 3, 2, 2.4, css(cardigan.shade, 0.3));
      for (let i = 0; i < 3; i++) strand(ctx, 30, -46 + i * 8, -22, 9 - i * 3, -2, 2.4, css(mix(cardigan.shade, [0, 0, 0], 0.3), 0.3));
      for (let y = -100; y < -12; y += 2.6) strand(ctx, -36, y, 72, 0, 0.8, 0.6, css(mix(cardigan.shade, [0, 0, 0], 0.3), 0.09));
      strand(ctx, -34, -18, 68, 0, -3.5, 1.6, css(cardigan.shade, 0.4));
    },
  }); // prettier-ignore

  // The left arm props her on the rail.
  const prop = { left: -49, right: -14, tones: fourTones(cardigan) };
  limb(ctx, [[-43, -13, 8], [-44.5, -6, 7.5], [-46, 0, 8.5], [-45, 4, 6]], { left: -50, right: -40, tones: fourTones(skin) });
  limb(ctx, [[-24, -86, 14], [-31.5, -77, 17], [-39, -60, 15.5], [-43.5, -43, 14], [-44, -26, 12], [-43.5, -11, 10.5]], { ...prop, folds() {
    for (let i = 0; i < 4; i++) strand(ctx, -51, -49 + i * 5, 13, 4, 1, 2, css(cardigan.shade, 0.35));
  } }); // prettier-ignore

  // Neck, head, the hair drawn into a knot.
  const hx = -2 + turn * 2;
  limb(ctx, [[0.5, -95, 20], [0, -101, 14], [hx * 0.7, -107, 13], [hx, -113, 13]], { left: -8, right: 9, tones: fourTones(skin) });
  form(ctx, [[-13, -100.5], [-7, -102.5], [0, -100.5], [7, -102.5], [13, -100.5], [9, -97], [0, -95], [-9, -97]], { left: -13, right: 13, tones: fourTones(cardigan) });
  ctx.save();
  ctx.translate(hx, -120.5);
  ctx.rotate(-0.08 + turn * 0.05);
  ctx.scale(1.06, 1.04);
  // The cheek and ear of a head a little turned.
  form(ctx, [[-12.2, -3], [-13.4, 2], [-12.6, 8], [-9, 12.5], [-4, 12], [-5, 2], [-8, -5]], { left: -14, right: -3, tones: fourTones(skin) });
  form(ctx, [[0, -16.5], [-8, -14.6], [-12.3, -8], [-12.6, -1], [-10.5, 3.5], [-9.6, 7.5], [-6.5, 11.5], [0, 13.4], [6.5, 11.8], [10.6, 6.5], [12.4, -1], [12, -8.5], [7.8, -14.6]], {
    left: -13, right: 13, tones: fourTones(hair),
    folds() {
      for (let i = 0; i < 22; i++) {
        const x = -12 + i * 1.12;
        strand(ctx, x, -16 + Math.abs(x) * 0.6, -x * 0.78 + 0.6, 24 - Math.abs(x) * 0.6, x * 0.12, 0.9, css(i % 2 ? hair.lit : hair.shade, i % 2 ? 0.3 - i * 0.01 : 0.28));
      }
    },
  }); // prettier-ignore
  form(ctx, [[-9, 9.5], [-7.6, 4], [-1, 1.4], [6.6, 3.4], [9.6, 9], [7.4, 14.4], [-0.5, 16.4], [-7.4, 14.6]], {
    left: -10, right: 10, tones: fourTones(hair),
    folds() {
      for (let i = 0; i < 7; i++) {
        ctx.strokeStyle = css(i % 2 ? hair.lit : hair.shade, 0.4);
        ctx.lineWidth = 0.8;
        ctx.beginPath();
        ctx.ellipse(0, 9.6, 8.4 - i * 1.1, 6.4 - i * 0.8, 0.3, i, i + 4.2);
        ctx.stroke();
      }
    },
  }); // prettier-ignore
  // Loose hair: short at the crown, long at the nape, all of it the wind's.
  for (let i = 0; i < 15; i++) {
    const angle = -2.5 + i * 0.31;
    const x = Math.cos(angle) * 11.5;
    const y = Math.sin(angle) * 13 - 1;
    const long = (i > 8 ? 15 : 7) * (0.8 + (i % 3) * 0.25);
    const lift = sway(time * (1.6 + wind * 1.5), i) * (2 + wind * 3.5);
    strand(ctx, x, y, long * (0.25 + wind * 0.95) + lift * 0.4, lift + (1 - wind) * long * 0.5 - wind * 2, 1.5 + lift * 0.4, 0.7, css(i % 3 ? hair.base : hair.rim, 0.7));
  }
  ctx.restore();
}

/** The scarf as it lies over her shoulders, in the same place as `drawSeatedMother`; `slip` 0..1 draws it off to the right. */
export function drawShoulderScarf(ctx, { time, wind, slip, tones }) {
  const stir = (i) => sway(time * (1.3 + wind), i * 1.3) * (0.6 + wind * 2);
  const off = slip * 34;
  form(ctx, [[-14 + off, -104], [-25 + off, -97], [-35 + off * 1.2, -87], [-38 + off * 1.4, -76], [-33 + off * 1.2 + stir(1), -69], [-21 + off, -69 + stir(2)], [-10 + off * 0.9, -60 + stir(3)], [1 + off * 0.8 + stir(4), -50 + stir(4)], [12 + off * 0.7, -59 + stir(5)], [23 + off * 0.6, -68 + stir(6)], [35 + off * 0.6, -71 + stir(7)], [39 + off * 0.5, -78], [36 + off * 0.5, -88], [26 + off * 0.5, -97], [14 + off * 0.5, -104], [7 + off * 0.6, -100], [-7 + off, -100]], {
    left: -39 + off, right: 40 + off * 0.5, tones: fourTones(tones),
    folds() {
      for (let i = 0; i < 11; i++) strand(ctx, -30 + i * 6 + off, -102 + Math.abs(i - 5) * 2.4, 22 - i * 4.2, 44 - Math.abs(i - 5) * 5, i % 2 ? 2 : -1, 2.2, css(i % 2 ? tones.shade : tones.lit, 0.3));
    },
  }); // prettier-ignore
}

/**
 * A strip of cloth along a moving line.
 * @param lineAt share 0..1 => [x, y]; `turnAt` share => angle of the cloth about its line
 */
export function drawCloth(ctx, { lineAt, turnAt, width, lit, base, shade, pieces = 26, alpha = 1 }) {
  let before;
  for (let i = 0; i <= pieces; i++) {
    const share = i / pieces;
    const [x, y] = lineAt(share);
    const [nx, ny] = lineAt(share + 0.01);
    const long = Math.hypot(nx - x, ny - y) || 1;
    const turn = turnAt(share);
    const half = (width / 2) * (0.28 + 0.72 * Math.abs(Math.cos(turn))) * (share > 0.9 ? 1 - (share - 0.9) * 4 : 1);
    const now = [x - ((ny - y) / long) * half, y + ((nx - x) / long) * half, x + ((ny - y) / long) * half, y - ((nx - x) / long) * half];
    if (before) {
      const light = Math.sin(turn + 0.6);
      ctx.fillStyle = css(light > 0 ? mix(base, lit, light) : mix(base, shade, -light), alpha);
      ctx.strokeStyle = ctx.fillStyle;
      ctx.lineWidth = 0.6;
      ctx.beginPath();
      ctx.moveTo(before[0], before[1]);
      ctx.lineTo(now[0], now[1]);
      ctx.lineTo(now[2], now[3]);
      ctx.lineTo(before[2], before[3]);
      ctx.closePath();
      ctx.fill();
      ctx.stroke();
    }
    before = now;
  }
}

/**
 * A woman standing or walking, seen from behind; feet at (0, 0), 100 units tall.
 * `stride` is the phase of the walk in radians (nothing: she stands); `reach` lowers a hand to the side (-1 left, 1 right, 0 none).
 */
export function drawWoman(ctx, { time, wind = 0.3, stride, colours, reach = 0, shawl = true, stoop = 0, seed = 0 }) {
  const { skin, hair, cloth, skirt } = colours;
  const walking = stride !== undefined;
  const step = walking ? Math.sin(stride) : 0;
  const bob = walking ? -Math.abs(Math.cos(stride)) * 1.1 : 0;
  const swayHip = step * 1.1;
  const hem = (i) => sway(time * (1.2 + wind), seed + i * 2.3) * (0.7 + wind * 1.8) + wind * 2.5;
  ctx.save();
  ctx.lineCap = 'round';
  // Feet: the rear one lifts its heel.
  if (walking) {
    for (const side of [-1, 1]) {
      const lift = Math.max(0, side * step) * 3.2;
      limb(ctx, [[side * 4.4 + swayHip * 0.5, -9, 5], [side * 4.4, -3 - lift, 4.6], [side * 4.8, -0.4 - lift, 5.2]], { left: -8, right: 8, tones: fourTones(skirt) });
    }
  }
  ctx.translate(0, bob);
  form(ctx, [[-7, -64], [-9.5 + swayHip, -54], [-12 + swayHip, -40], [-14.5 + hem(1) * 0.4, -22], [-17.5 + hem(2) - step * 1.6, -5], [-9 + hem(3), -2.6 + step], [0 + hem(4), -3.4], [9 + hem(5), -2.6 - step], [18 + hem(6) - step * 1.6, -5], [15 + hem(6) * 0.4, -22], [12 + swayHip, -40], [9.5 + swayHip, -54], [7, -64]], {
    left: -18, right: 19, tones: fourTones(skirt),
    folds() {
      for (let i = 0; i < 8; i++) strand(ctx, -6 + i * 1.8 + swayHip * 0.6, -56, -9 + i * 2.6 + hem(i) * 0.8 - step * (i % 2 ? 2 : -1), 54, 0.6, i % 2 ? 1.6 : 1, css(i % 2 ? mix(skirt.shade, [0, 0, 0], 0.4) : skirt.lit, i % 2 ? 0.5 : 0.32));
    },
  }); // prettier-ignore
  ctx.translate(swayHip * 0.3, stoop * 1.5);
  for (const side of [-1, 1]) {
    const swing = walking ? -side * step * 1.4 : 0;
    const hand = reach === side ? [side * 17, -47 + bob * 0.3] : [side * 11.5 + swing * 0.3, -46 - Math.abs(swing)];
    limb(ctx, [[side * 9.4, -80, 6.4], [side * 12.4, -70, 5.6], [side * 13.2, -61, 5], [(hand[0] + side * 13) / 2, (hand[1] - 61) / 2 - 0.5, 4], [hand[0], hand[1], 3.2]], { left: -16, right: 16, tones: fourTones(cloth) });
  }
  form(ctx, [[-3.4, -86.5], [-8, -83.6], [-11.4, -79.6], [-10.6, -72], [-8.2, -64], [-8.6, -56], [0, -54.6], [8.6, -56], [8.2, -64], [10.6, -72], [11.4, -79.6], [8, -83.6], [3.4, -86.5]], { left: -12, right: 12, tones: fourTones(cloth) });
  if (shawl) {
    const tip = hem(9) * 0.7;
    form(ctx, [[-4, -87.6], [-9, -84], [-13, -78.4], [-14, -69], [-11, -61 + tip * 0.2], [-4, -54], [tip, -46.5], [5 + tip * 0.4, -54], [12, -61], [14, -69], [13, -78.4], [9, -84], [4, -87.6], [0, -88.4]], {
      left: -14, right: 15, tones: fourTones(colours.shawl),
      folds() {
        for (let i = 0; i < 7; i++) strand(ctx, -11 + i * 3.6, -85, 8 - i * 2.6 + tip * 0.5, 38, 0.8, 1.1, css(i % 2 ? colours.shawl.shade : colours.shawl.lit, 0.4));
      },
    }); // prettier-ignore
    for (let i = 0; i < 13; i++) {
      const share = i / 12;
      const x = lerp(-12.5, 12.5, share);
      const y = -62 + 15 * (1 - Math.abs(share * 2 - 1));
      strand(ctx, x + tip * (1 - Math.abs(share * 2 - 1)), y, hem(i) * 0.35, 3.4, 0.3, 0.4, css(colours.shawl.base, 0.9));
    }
  }
  const hx = stoop * -1.2;
  limb(ctx, [[0, -85, 6], [hx * 0.6, -88.5, 5], [hx, -91, 5]], { left: -3, right: 3.4, tones: fourTones(skin) });
  form(ctx, [[hx, -100], [hx - 3.4, -99], [hx - 4.9, -95.6], [hx - 4.5, -91.6], [hx - 2.6, -88.6], [hx, -87.8], [hx + 2.6, -88.6], [hx + 4.5, -91.6], [hx + 4.9, -95.6], [hx + 3.4, -99]], { left: hx - 5, right: hx + 5, tones: fourTones(hair) });
  form(ctx, [[hx - 2.9, -90.2], [hx, -92.6], [hx + 3, -90.4], [hx + 2.2, -87.4], [hx, -86.6], [hx - 2.2, -87.4]], { left: hx - 3, right: hx + 3, tones: fourTones(hair) });
  for (let i = 0; i < 7; i++) {
    const lift = sway(time * (1.6 + wind), seed + i) * (1 + wind);
    strand(ctx, hx + 3.4 - i * 0.6, -97 + i * 1.4, 2 + wind * 5 + lift * 0.3, lift + 1.4, 0.6, 0.35, css(hair.rim, 0.75));
  }
  ctx.restore();
}

/** A man walking away, in a long coat and a hat; feet at (0, 0), 100 units tall. */
export function drawWalkingMan(ctx, { stride, colours, time, wind }) {
  const { coat, trousers, hat } = colours;
  const step = Math.sin(stride);
  const bob = -Math.abs(Math.cos(stride)) * 1.4;
  const flap = sway(time * 1.6, 3) * (0.6 + wind * 2) + wind * 2.4;
  ctx.save();
  for (const side of [-1, 1]) {
    const lift = Math.max(0, side * step) * 5;
    limb(ctx, [[side * 4, -42, 8], [side * 4.6, -24, 6.4], [side * 4.4, -8 - lift, 5], [side * 4.4, -1 - lift, 5.4], [side * 5, 0.4 - lift, 5]], { left: -9, right: 9, tones: fourTones(trousers) });
  }
  ctx.translate(step * 0.5, bob);
  for (const side of [-1, 1]) {
    const swing = -side * step;
    limb(ctx, [[side * 11, -80, 6.6], [side * 13.6, -68, 6], [side * 13.8 + swing * 0.4, -57, 5.2], [side * 13 + swing, -47 - Math.max(0, swing) * 2, 4.2]], { left: -16, right: 16, tones: fourTones(coat) });
  }
  form(ctx, [[-3.4, -87], [-9, -84.4], [-13, -80], [-12.6, -70], [-10.4, -58], [-11.4, -44], [-13 + flap * 0.5, -27], [-5 + flap * 0.7, -25.4], [0.5 + flap * 0.6, -28], [6 + flap, -25.4], [13.4 + flap, -27], [11.6, -44], [10.4, -58], [12.6, -70], [13, -80], [9, -84.4], [3.4, -87]], {
    left: -14, right: 15, tones: fourTones(coat),
    folds() {
      strand(ctx, 0.4, -56, flap * 0.5, 30, 0, 1, css(mix(coat.shade, [0, 0, 0], 0.5), 0.8));
      strand(ctx, -5, -80, 2, 26, 0.6, 1.4, css(coat.lit, 0.3));
    },
  }); // prettier-ignore
  limb(ctx, [[0, -86, 7], [0, -91, 6.4]], { left: -4, right: 4, tones: fourTones(coat) });
  form(ctx, [[-4.2, -97], [-4.6, -93], [-2.8, -88.6], [0, -87.8], [2.8, -88.6], [4.6, -93], [4.2, -97]], { left: -5, right: 5, tones: fourTones(hat) });
  form(ctx, [[-8.6, -95.4], [-4.6, -97.2], [-4.2, -102], [0, -103.4], [4.2, -102], [4.6, -97.2], [8.6, -95.4], [4, -94.2], [-4, -94.2]], { left: -9, right: 9, tones: fourTones(hat) });
  ctx.restore();
}

/** A child standing, from behind; feet at (0, 0), 100 units tall, a head of 19. */
export function drawChild(ctx, { time, colours, shift = false, seed = 0 }) {
  const { skin, hair, cloth, legs } = colours;
  const breath = sway(time * 0.7, seed) * 0.5;
  ctx.save();
  for (const side of [-1, 1]) limb(ctx, [[side * 5, -40, 8], [side * 5.4, -22, 6], [side * 5.2, -4, 5], [side * 6.4, 0, 6]], { left: -10, right: 10, tones: fourTones(legs) });
  for (const side of [-1, 1]) limb(ctx, [[side * 11, -74, 7], [side * 14.5, -62, 6.4], [side * 14.6, -50, 5.4], [side * 12.6, -40, 4.6]], { left: -17, right: 17, tones: fourTones(cloth) });
  const flare = shift ? 17 : 12.5;
  form(ctx, [[-3, -81], [-9, -79], [-13, -74], [-11.6, -60], [-11.6, -50], [-flare, shift ? -22 : -34], [0, shift ? -20 : -32.5], [flare, shift ? -22 : -34], [11.6, -50], [11.6, -60], [13, -74], [9, -79], [3, -81]], { left: -15, right: 15, tones: fourTones(cloth) });
  ctx.translate(breath, 0);
  limb(ctx, [[0, -79, 7], [0, -86, 6.4]], { left: -4, right: 4, tones: fourTones(skin) });
  form(ctx, [[0, -101], [-5.6, -99.4], [-8.4, -94], [-8, -87.6], [-5, -83], [0, -81.6], [5, -83], [8, -87.6], [8.4, -94], [5.6, -99.4]], { left: -8.6, right: 8.6, tones: fourTones(hair) });
  if (shift) limb(ctx, [[1, -86, 6], [1.6, -78, 4.6], [1 + breath, -68, 3]], { left: -3, right: 5, tones: fourTones(hair) });
  ctx.restore();
}

/** Tones for one material in one light. */
export function inLight(colour, { warm, cold, strength = 1 }) {
  return {
    rim: mix(colour, warm, clamp(0.78 * strength)),
    lit: mix(colour, warm, clamp(0.36 * strength)),
    base: mix(colour, cold, 0.42),
    shade: mix(mix(colour, cold, 0.7), [0, 0, 0], 0.25),
  };
}
