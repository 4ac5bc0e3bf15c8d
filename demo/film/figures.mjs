/**
 * The people. Each is built of soft closed forms, lit from one side, and measured in heads:
 * a standing grown figure is seven and a half, a child five and a half.
 */
import { css, mix, smoothShape } from './paint.mjs';
import { clamp, lerp, sway } from './noise.mjs';

/**
 * A body part: a rounded outline filled across with light, then its folds inside it.
 * `rim` draws the burning line which every edge towards the light keeps, wherever it is in the form.
 */
function form(ctx, points, { left, right, tones, folds, rim, rimWidth = 2.2 }) {
  const gradient = ctx.createLinearGradient(left, 0, right, 0);
  tones.forEach(([at, colour]) => gradient.addColorStop(at, css(colour)));
  smoothShape(ctx, points);
  ctx.fillStyle = gradient;
  ctx.fill();
  if (!folds && !rim) return;
  ctx.save();
  ctx.clip();
  folds?.(ctx);
  if (rim) {
    const xs = points.map(([x]) => x);
    const from = Math.min(...xs);
    const to = Math.max(...xs);
    const edge = ctx.createLinearGradient(from, 0, to, 0);
    edge.addColorStop(0, css(rim, 0.95));
    edge.addColorStop(0.3, css(rim, 0.6));
    edge.addColorStop(0.5, css(rim, 0));
    smoothShape(ctx, points);
    ctx.strokeStyle = edge;
    ctx.lineWidth = rimWidth;
    ctx.stroke();
  }
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

/** A fold without an edge: three strokes, each narrower, through a bend. */
function softFold(ctx, from, bend, to, width, colour, alpha) {
  ctx.strokeStyle = css(colour, alpha / 2.4);
  for (const share of [1.9, 1.2, 0.6]) {
    ctx.lineWidth = width * share;
    ctx.beginPath();
    ctx.moveTo(from[0], from[1]);
    ctx.quadraticCurveTo(bend[0], bend[1], to[0], to[1]);
    ctx.stroke();
  }
}

/** Against a low sun on the left: a thin hot edge, warm dark, and the sky's cold on the far side. */
// prettier-ignore
const fiveTones = ({ rim, lit, base, shade, sky }) => [[0, rim], [0.045, rim], [0.13, lit], [0.36, base], [0.78, shade], [0.96, sky], [1, sky]];

/** From the left, or, against the light, from behind: then both edges burn and the middle is dark. */
const fourTones = ({ rim, lit, base, shade, against }) =>
  // prettier-ignore
  against ? [[0, rim], [0.05, lit], [0.16, base], [0.5, shade], [0.86, base], [0.96, lit], [1, rim]] : [[0, rim], [0.1, lit], [0.42, base], [1, shade]];

/**
 * The mother on the fence, from behind; the rail she sits on is y = 0, her crown about y = -138. The sun is low before her, on the left:
 * one burning edge, a body of warm dark, a breath of sky on the other side.
 * `colours` has `skin, hair, cardigan, skirt, shoe`, each `{rim, lit, base, shade, sky}`.
 */
export function drawSeatedMother(ctx, { time, wind, colours, turn = 0 }) {
  const { skin, hair, cardigan, skirt } = colours;
  const breath = Math.sin(time * 1.15) * 0.5;
  const hem = (i) => sway(time * (1.1 + wind), i * 1.7) * (1 + wind * 3.4) + wind * 4.5;
  ctx.lineCap = 'round';

  // Her heels rest on the far side of the lower rail.
  for (const [x, lean] of [
    [-13, -2],
    [9, 2],
  ]) {
    // prettier-ignore
    limb(ctx, [[x, 24, 11], [x + lean * 0.4, 36, 8], [x + lean, 44, 7.5], [x + lean * 1.1, 49, 9]], { left: x - 8, right: x + 8, tones: fiveTones(colours.shoe) });
  }
  // The skirt spreads on the rail and hangs over it towards us: the broad calm mass under everything.
  // prettier-ignore
  form(ctx, [[-23, -33], [-34, -25], [-43, -13], [-46.5, -2], [-44, 9], [-40 + hem(0) * 0.3, 22], [-39 + hem(1) * 0.8, 41], [-29 + hem(2), 44.5], [-15 + hem(3), 42], [0 + hem(4), 45.5], [15 + hem(5), 42.5], [30 + hem(6), 45.5], [43 + hem(7) * 1.15, 42], [41 + hem(7) * 0.5, 22], [44, 9], [46.5, -2], [43, -13], [34, -25], [23, -33]], {
    left: -48, right: 49, tones: fiveTones(skirt), rim: skirt.rim,
    folds() {
      // prettier-ignore
      for (const [x, wide, dark] of [[-33, 5, 0.5], [-25, 3, -0.4], [-16, 7, 0.45], [-6, 4, -0.16], [3, 6, 0.5], [14, 4, -0.1], [21, 7, 0.4], [33, 5, 0.45]]) {
        softFold(ctx, [x * 0.86, -4 + Math.abs(x) * 0.1], [x * 1.02 + 1, 20], [x * 1.1 + hem(x * 0.1) * 0.9, 50], wide, dark > 0 ? mix(skirt.shade, [0, 0, 0], 0.5) : skirt.lit, Math.abs(dark));
      }
      // The round of the seat, and the weight of it, pressed dark along the rail.
      glowPatch(ctx, -20, -16, 20, skirt.lit, 0.45);
      glowPatch(ctx, 14, -17, 18, skirt.base, 0.5);
      const press = ctx.createLinearGradient(0, -7, 0, 13);
      press.addColorStop(0, css(skirt.shade, 0));
      press.addColorStop(0.5, css(mix(skirt.shade, [0, 0, 0], 0.5), 0.45));
      press.addColorStop(1, css(skirt.shade, 0));
      ctx.fillStyle = press;
      ctx.fillRect(-60, -7, 130, 20);
    },
  });

  // The right arm is bent before her: only its outer line is seen.
  // prettier-ignore
  limb(ctx, [[21, -85, 13], [29.5, -74, 14], [35.5, -57, 12.5], [34, -44, 11], [22, -37, 9]], { left: -40, right: 43, tones: fiveTones(cardigan), rim: cardigan.rim });

  // The back, a little sunk to the side she leans on.
  // prettier-ignore
  form(ctx, [[-7, -101], [-15, -97.5], [-23.5, -93 + breath * 0.3], [-29, -85.5], [-28.5, -73], [-26, -58], [-24.5, -45], [-26.5, -29], [-31, -13], [-16, -9], [0, -8], [16, -9], [31, -13], [27, -29], [24, -44], [25.5, -57], [27.5, -71], [28, -82], [23, -90 + breath * 0.3], [15, -95.5], [7, -100]], {
    left: -31, right: 31, tones: fiveTones(cardigan), rim: cardigan.rim,
    folds() {
      // Shoulder blades, the valley of the spine, wool that hangs from the shoulder to the waist.
      glowPatch(ctx, -15, -77, 17, cardigan.lit, 0.5);
      glowPatch(ctx, 12, -78, 15, cardigan.base, 0.6);
      softFold(ctx, [1, -94], [-1, -66], [1, -30], 6, cardigan.shade, 0.55);
      softFold(ctx, [-24, -70], [-18, -52], [-8, -40], 4, cardigan.shade, 0.4);
      softFold(ctx, [23, -68], [18, -52], [8, -38], 5, mix(cardigan.shade, [0, 0, 0], 0.4), 0.45);
      softFold(ctx, [-22, -44], [-12, -32], [-10, -12], 4, cardigan.shade, 0.4);
      softFold(ctx, [20, -42], [13, -30], [14, -12], 4, mix(cardigan.shade, [0, 0, 0], 0.4), 0.4);
      softFold(ctx, [-20, -48], [-19, -34], [-22, -16], 3, cardigan.lit, 0.3);
    },
  });

  // The left arm props her on the rail.
  // prettier-ignore
  limb(ctx, [[-40, -11, 7], [-41, -5, 6.6], [-42.4, 0, 8], [-41.6, 4, 5.4]], { left: -47, right: -36, tones: fiveTones(skin), rim: skin.rim });
  // prettier-ignore
  limb(ctx, [[-20, -88, 11], [-27.5, -80, 14.5], [-34.5, -62, 13.4], [-39.4, -44, 12], [-40.4, -26, 10.4], [-40, -9, 9.4]], {
    left: -47, right: 34, tones: fiveTones(cardigan), rim: cardigan.rim,
    folds() {
      softFold(ctx, [-34, -58], [-37, -44], [-36, -30], 3, cardigan.shade, 0.4);
      glowPatch(ctx, -30, -76, 10, cardigan.lit, 0.5);
    },
  });

  // Neck, head, the hair drawn into a knot.
  const hx = -1.5 + turn * 2;
  // prettier-ignore
  limb(ctx, [[0.5, -94, 19], [0, -101, 12.6], [hx * 0.7, -107, 11.4], [hx, -113, 12]], { left: -7, right: 8, tones: fiveTones(skin), rim: skin.rim });
  // prettier-ignore
  form(ctx, [[-12, -99], [-6, -101.5], [0, -99.5], [6, -101], [12, -98.4], [8, -95.6], [0, -94], [-8, -95.6]], { left: -13, right: 13, tones: fiveTones(cardigan), rim: cardigan.rim });
  ctx.save();
  ctx.translate(hx, -120.5);
  ctx.rotate(-0.07 + turn * 0.05);
  ctx.scale(1.1, 1.03);
  // The cheek and ear of a head a little turned.
  // prettier-ignore
  form(ctx, [[-11, -3], [-12.6, 2], [-12, 7], [-9, 11.5], [-4, 11.5], [-5, 2], [-8, -5]], { left: -13, right: -1, tones: fiveTones(skin), rim: skin.rim });
  // prettier-ignore
  form(ctx, [[0, -15.6], [-6.4, -14.6], [-10.8, -10.4], [-12.4, -3.6], [-11.2, 2.4], [-9, 6.4], [-7.6, 10], [-4, 12.4], [0, 13], [4.4, 12.2], [8.4, 8.6], [11, 3], [12.2, -3.6], [10.8, -10.4], [6.4, -14.6]], {
    left: -13, right: 13, tones: fiveTones(hair), rim: hair.rim,
    folds() {
      // Hair is read by a few broad lights that run to the knot, not by its threads.
      // prettier-ignore
      for (const [x, alpha, wide] of [[-9.5, 0.6, 2.6], [-6, 0.35, 2], [-1.5, 0.22, 2.4], [4, 0.14, 2]]) softFold(ctx, [x * 0.7, -15.5], [x * 1.24, -4], [x * 0.5, 6], wide, hair.lit, alpha);
      for (const x of [-3.6, 1.6, 6.8, 9.4]) softFold(ctx, [x * 0.7, -15], [x * 1.26, -3], [x * 0.5, 7], 1.6, mix(hair.shade, [0, 0, 0], 0.5), 0.35);
    },
  });
  // The knot: dark all round, round itself.
  glowPatch(ctx, 0.4, 6.4, 12.5, mix(hair.shade, [0, 0, 0], 0.55), 0.95);
  // prettier-ignore
  form(ctx, [[-7.6, 6], [-5.6, 0.6], [0, -1.4], [5.8, 0.4], [8.2, 6], [6, 11.6], [0.4, 13.8], [-5.4, 11.8]], {
    left: -8, right: 9, tones: fiveTones(hair), rim: hair.rim, rimWidth: 1.2,
    folds() {
      glowPatch(ctx, -3, 3.4, 6, hair.lit, 0.8);
      softFold(ctx, [-7, 8], [-1, 1], [7, 6], 1.3, mix(hair.shade, [0, 0, 0], 0.5), 0.4);
      softFold(ctx, [-5, 12], [2, 4], [7, 10], 1.3, mix(hair.shade, [0, 0, 0], 0.5), 0.4);
      softFold(ctx, [-6, 6], [-1, 1.6], [4, 2.4], 1, hair.rim, 0.3);
    },
  });
  // Loose hair: short at the crown, long at the nape, all of it the wind's.
  for (let i = 0; i < 15; i++) {
    const angle = -2.6 + i * 0.3;
    const x = Math.cos(angle) * 11.2;
    const y = Math.sin(angle) * 12.6 - 1;
    const long = (i > 8 ? 13 : 6) * (0.7 + (i % 3) * 0.28);
    const lift = sway(time * (1.6 + wind * 1.5), i) * (1.6 + wind * 3.2);
    strand(
      ctx,
      x,
      y,
      long * (0.2 + wind) + lift * 0.4,
      lift + (1 - wind) * long * 0.45 - wind * 2,
      1.2 + lift * 0.4,
      0.5,
      css(i % 2 ? hair.base : hair.rim, 0.6),
    );
  }
  ctx.restore();
}

/** The scarf as it lies over her shoulders, in the same place as `drawSeatedMother`; `slip` 0..1 draws it off to the right. */
export function drawShoulderScarf(ctx, { time, wind, slip, tones }) {
  const stir = (i) => sway(time * (1.3 + wind), i * 1.3) * (0.5 + wind * 2);
  const off = slip * 34;
  // prettier-ignore
  form(ctx, [[-11 + off, -103], [-20 + off, -98], [-29 + off * 1.2, -90], [-32 + off * 1.4, -80], [-30 + off * 1.2 + stir(1), -71], [-20 + off, -68 + stir(2)], [-10 + off * 0.9, -60 + stir(3)], [-1 + off * 0.8 + stir(4), -49 + stir(4)], [8 + off * 0.7, -57 + stir(5)], [19 + off * 0.6, -66 + stir(6)], [30 + off * 0.6, -69 + stir(7)], [32 + off * 0.5, -78], [29 + off * 0.5, -88], [20 + off * 0.5, -96.5], [11 + off * 0.5, -102], [6 + off * 0.6, -98.5], [-6 + off, -98.5]], {
    left: -33 + off, right: 34 + off * 0.5, tones: fiveTones(tones), rim: tones.rim,
    folds() {
      const dark = mix(tones.shade, [0, 0, 0], 0.3);
      softFold(ctx, [-10 + off, -101], [-22 + off, -88], [-27 + off, -72], 3.4, dark, 0.4);
      softFold(ctx, [-6 + off, -99], [-12 + off, -82], [-10 + off, -60], 3, tones.lit, 0.3);
      softFold(ctx, [0 + off, -98], [-3 + off, -78], [-1 + off, -52], 3.4, dark, 0.4);
      softFold(ctx, [7 + off, -99], [16 + off, -84], [14 + off, -63], 3.4, dark, 0.4);
      softFold(ctx, [12 + off * 0.6, -101], [25 + off * 0.5, -86], [28 + off * 0.5, -70], 3, tones.sky, 0.25);
      softFold(ctx, [-9 + off, -102], [0 + off, -96], [9 + off * 0.6, -101], 3, dark, 0.5);
    },
  });
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

/** Where light runs across a limb: over the whole body from the side, but against the light each limb has its own two edges. */
const across = ({ against }, centre, half, body) =>
  against ? { left: centre - half, right: centre + half } : { left: -body, right: body };

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
      // prettier-ignore
      limb(ctx, [[side * 4.4 + swayHip * 0.5, -9, 5], [side * 4.4, -3 - lift, 4.6], [side * 4.8, -0.4 - lift, 5.2]], { left: -8, right: 8, tones: fourTones(skirt) });
    }
  }
  ctx.translate(0, bob);
  // prettier-ignore
  form(ctx, [[-7, -64], [-9.5 + swayHip, -54], [-12 + swayHip, -40], [-14.5 + hem(1) * 0.4, -22], [-17.5 + hem(2) - step * 1.6, -5], [-9 + hem(3), -2.6 + step], [0 + hem(4), -3.4], [9 + hem(5), -2.6 - step], [18 + hem(6) - step * 1.6, -5], [15 + hem(6) * 0.4, -22], [12 + swayHip, -40], [9.5 + swayHip, -54], [7, -64]], {
    left: -18, right: 19, tones: fourTones(skirt),
    folds() {
      for (let i = 0; i < 8; i++) strand(ctx, -6 + i * 1.8 + swayHip * 0.6, -56, -9 + i * 2.6 + hem(i) * 0.8 - step * (i % 2 ? 2 : -1), 54, 0.6, i % 2 ? 1.6 : 1, css(i % 2 || skirt.against ? mix(skirt.shade, [0, 0, 0], 0.4) : skirt.lit, i % 2 ? 0.5 : 0.3));
    },
  });
  ctx.translate(swayHip * 0.3, stoop * 1.5);
  for (const side of [-1, 1]) {
    const swing = walking ? -side * step * 1.4 : 0;
    const hand = reach === side ? [side * 17, -47 + bob * 0.3] : [side * 11.5 + swing * 0.3, -46 - Math.abs(swing)];
    // prettier-ignore
    limb(ctx, [[side * 9.4, -80, 6.4], [side * 12.4, -70, 5.6], [side * 13.2, -61, 5], [(hand[0] + side * 13) / 2, (hand[1] - 61) / 2 - 0.5, 4], [hand[0], hand[1], 3.2]], { ...across(cloth, side * 13, 5.5, 16), tones: fourTones(cloth) });
  }
  // prettier-ignore
  form(ctx, [[-3.4, -86.5], [-8, -83.6], [-11.4, -79.6], [-10.6, -72], [-8.2, -64], [-8.6, -56], [0, -54.6], [8.6, -56], [8.2, -64], [10.6, -72], [11.4, -79.6], [8, -83.6], [3.4, -86.5]], { left: -12, right: 12, tones: fourTones(cloth) });
  if (shawl) {
    const tip = hem(9) * 0.7;
    // prettier-ignore
    form(ctx, [[-3.6, -87.2], [-8, -84], [-11.6, -79], [-12.4, -71], [-10.4, -63 + tip * 0.2], [-4.6, -55], [tip, -45], [5 + tip * 0.4, -55], [10.8, -63], [12.4, -71], [11.6, -79], [8, -84], [3.6, -87.2], [0, -88]], {
      left: -12.6, right: 13, tones: fourTones(colours.shawl),
      folds() {
        for (let i = 0; i < 7; i++) strand(ctx, -11 + i * 3.6, -85, 8 - i * 2.6 + tip * 0.5, 38, 0.8, 1.1, css(i % 2 || colours.shawl.against ? colours.shawl.shade : colours.shawl.lit, 0.3));
      },
    });
    for (let i = 0; i < 13; i++) {
      const share = i / 12;
      const x = lerp(-10.5, 10.5, share);
      const y = -62 + 15 * (1 - Math.abs(share * 2 - 1));
      strand(
        ctx,
        x + tip * (1 - Math.abs(share * 2 - 1)),
        y,
        hem(i) * 0.35,
        3.4,
        0.3,
        0.4,
        css(colours.shawl.against ? colours.shawl.shade : colours.shawl.base, 0.9),
      );
    }
  }
  const hx = stoop * -1.2;
  limb(
    ctx,
    [
      [0, -85, 6],
      [hx * 0.6, -88.5, 5],
      [hx, -91, 5],
    ],
    { left: -3, right: 3.4, tones: fourTones(skin) },
  );
  // prettier-ignore
  form(ctx, [[hx, -100], [hx - 3.4, -99], [hx - 4.9, -95.6], [hx - 4.5, -91.6], [hx - 2.6, -88.6], [hx, -87.8], [hx + 2.6, -88.6], [hx + 4.5, -91.6], [hx + 4.9, -95.6], [hx + 3.4, -99]], { left: hx - 5, right: hx + 5, tones: fourTones(hair) });
  // prettier-ignore
  form(ctx, [[hx - 3.1, -91.4], [hx, -94], [hx + 3.2, -91.6], [hx + 2.4, -88.4], [hx, -87.2], [hx - 2.4, -88.4]], { left: hx - 7, right: hx + 7, tones: fourTones(hair) });
  for (let i = 0; i < 7; i++) {
    const lift = sway(time * (1.6 + wind), seed + i) * (1 + wind);
    strand(ctx, hx + 4.4 - (i > 4 ? i - 4 : 0) * 0.5, -97 + i * 1.2, 1.4 + wind * 4.4 + lift * 0.3, lift + 1, 0.5, 0.3, css(hair.rim, 0.6));
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
    // prettier-ignore
    limb(ctx, [[side * 4, -42, 8], [side * 4.6, -24, 6.4], [side * 4.4, -8 - lift, 5], [side * 4.4, -1 - lift, 5.4], [side * 5, 0.4 - lift, 5]], { left: -9, right: 9, tones: fourTones(trousers) });
  }
  ctx.translate(step * 0.5, bob);
  for (const side of [-1, 1]) {
    const swing = -side * step;
    // prettier-ignore
    limb(ctx, [[side * 11, -80, 6.6], [side * 13.6, -68, 6], [side * 13.8 + swing * 0.4, -57, 5.2], [side * 13 + swing, -47 - Math.max(0, swing) * 2, 4.2]], { left: -16, right: 16, tones: fourTones(coat) });
  }
  // prettier-ignore
  form(ctx, [[-3.4, -87], [-9, -84.4], [-13, -80], [-12.6, -70], [-10.4, -58], [-11.4, -44], [-13 + flap * 0.5, -27], [-5 + flap * 0.7, -25.4], [0.5 + flap * 0.6, -28], [6 + flap, -25.4], [13.4 + flap, -27], [11.6, -44], [10.4, -58], [12.6, -70], [13, -80], [9, -84.4], [3.4, -87]], {
    left: -14, right: 15, tones: fourTones(coat),
    folds() {
      strand(ctx, 0.4, -56, flap * 0.5, 30, 0, 1, css(mix(coat.shade, [0, 0, 0], 0.5), 0.8));
      strand(ctx, -5, -80, 2, 26, 0.6, 1.4, css(coat.lit, 0.3));
    },
  });
  limb(
    ctx,
    [
      [0, -86, 7],
      [0, -91, 6.4],
    ],
    { left: -4, right: 4, tones: fourTones(coat) },
  );
  // prettier-ignore
  form(ctx, [[-4.2, -97], [-4.6, -93], [-2.8, -88.6], [0, -87.8], [2.8, -88.6], [4.6, -93], [4.2, -97]], { left: -5, right: 5, tones: fourTones(hat) });
  // prettier-ignore
  form(ctx, [[-8.6, -95.4], [-4.6, -97.2], [-4.2, -102], [0, -103.4], [4.2, -102], [4.6, -97.2], [8.6, -95.4], [4, -94.2], [-4, -94.2]], { left: -9, right: 9, tones: fourTones(hat) });
  ctx.restore();
}

/** A child standing, from behind; feet at (0, 0), 100 units tall, a head of 19. */
export function drawChild(ctx, { time, colours, shift = false, seed = 0 }) {
  const { skin, hair, cloth, legs } = colours;
  const breath = sway(time * 0.7, seed) * 0.5;
  ctx.save();
  // prettier-ignore
  for (const side of [-1, 1]) limb(ctx, [[side * 5, -40, 8], [side * 5.4, -22, 6], [side * 5.2, -4, 5], [side * 6.4, 0, 6]], { left: -10, right: 10, tones: fourTones(legs) });
  // prettier-ignore
  for (const side of [-1, 1]) limb(ctx, [[side * 11, -74, 7], [side * 14.5, -62, 6.4], [side * 14.6, -50, 5.4], [side * 12.6, -40, 4.6]], { ...across(cloth, side * 14, 6, 17), tones: fourTones(cloth) });
  const flare = shift ? 17 : 12.5;
  // prettier-ignore
  form(ctx, [[-3, -81], [-9, -79], [-13, -74], [-11.6, -60], [-11.6, -50], [-flare, shift ? -22 : -34], [0, shift ? -20 : -32.5], [flare, shift ? -22 : -34], [11.6, -50], [11.6, -60], [13, -74], [9, -79], [3, -81]], { left: -15, right: 15, tones: fourTones(cloth) });
  ctx.translate(breath, 0);
  limb(
    ctx,
    [
      [0, -79, 7],
      [0, -86, 6.4],
    ],
    { left: -4, right: 4, tones: fourTones(skin) },
  );
  // prettier-ignore
  form(ctx, [[0, -101], [-5.6, -99.4], [-8.4, -94], [-8, -87.6], [-5, -83], [0, -81.6], [5, -83], [8, -87.6], [8.4, -94], [5.6, -99.4]], { left: -8.6, right: 8.6, tones: fourTones(hair) });
  if (shift)
    limb(
      ctx,
      [
        [1, -86, 6],
        [1.6, -78, 4.6],
        [1 + breath, -68, 3],
      ],
      { left: -3, right: 5, tones: fourTones(hair) },
    );
  ctx.restore();
}

/** Tones for one material in one light. */
export function inLight(colour, { warm, cold, strength = 1, against = false }) {
  return {
    against,
    rim: mix(colour, warm, clamp(0.78 * strength)),
    lit: mix(colour, warm, clamp(0.36 * strength)),
    base: mix(colour, cold, 0.42),
    shade: mix(mix(colour, cold, 0.7), [0, 0, 0], 0.25),
    sky: mix(mix(colour, cold, 0.55), [150, 160, 160], 0.2),
  };
}
