/** Trees: a trunk that forks, and foliage in masses which sway each for itself. */
import { css, makeLayer, mix } from './paint.mjs';
import { between, clamp, seededRandom, sway } from './noise.mjs';

/** A mass of leaves; light falls from `light` (-1 left .. 1 right) and above. */
export function leafMass({ seed, radius, dark, bright, leaves = 170, leaf = 0.09, light = -0.6, squash = 0.72, air = 0.25 }) {
  const random = seededRandom(seed);
  return makeLayer(radius * 2.4, radius * 2.4, (ctx, size) => {
    ctx.translate(size / 2, size / 2);
    for (let i = 0; i < leaves; i++) {
      const angle = random() * Math.PI * 2;
      const reach = Math.sqrt(random()) * (0.78 + 0.22 * Math.sin(angle * 3 + seed));
      const x = Math.cos(angle) * reach * radius;
      const y = Math.sin(angle) * reach * radius * squash;
      // Back to front: the first leaves are the dark inside.
      const front = i / leaves;
      const lit = clamp(0.38 + light * (x / radius) * 0.5 - (y / radius) * 0.55 + (random() - 0.5) * 0.5) * (0.25 + 0.75 * front);
      ctx.save();
      ctx.translate(x, y);
      ctx.rotate(between(random, -0.9, 0.9) + 0.5);
      ctx.fillStyle = css(mix(dark, bright, lit), reach > 0.8 ? 1 - air : 0.92);
      ctx.beginPath();
      const long = leaf * radius * between(random, 0.6, 1.4);
      ctx.ellipse(0, 0, long, long * 0.52, 0, 0, 7);
      ctx.fill();
      ctx.restore();
    }
  });
}

/**
 * Grows a tree rooted at (0, 0), `height` pixels tall.
 * @returns `{wood, masses, ...}` for `drawTree`
 */
export function growTree({
  seed,
  height,
  spread = 0.5,
  lean = 0,
  bare = 0.35,
  masses = 26,
  massRadius = 0.13,
  dark,
  bright,
  bark,
  light = -0.6,
  sprites = 5,
  crown = 1,
  leaf,
  leaves,
  thickness = 0.035,
  air,
}) {
  const random = seededRandom(seed);
  const atlas = Array.from({ length: sprites }, (_, i) =>
    leafMass({ seed: seed * 7 + i, radius: height * massRadius, dark, bright, light, leaf, leaves, air }),
  );
  const limbs = [];
  const grown = [];
  for (let i = 0; i < masses; i++) {
    const up = bare + (1 - bare) * ((i + random()) / masses);
    const share = (up - bare) / (1 - bare);
    const girth = spread * height * 0.5 * Math.sin(Math.PI * (0.16 + 0.8 * share)) ** crown;
    const side = between(random, -1, 1);
    const x = lean * height * up + side * girth;
    const y = -height * (up - 0.06 * Math.abs(side));
    grown.push({
      x,
      y,
      sprite: Math.floor(random() * sprites),
      size: between(random, 0.7, 1.15) * (1.05 - 0.35 * share),
      seed: random() * 20,
      back: random() < 0.4,
    });
    limbs.push({ x, y, from: Math.max(0.12, up - between(random, 0.1, 0.22)) });
  }
  const margin = height * 0.6;
  const wood = makeLayer(height * 1.2, height * 1.05, (ctx) => {
    ctx.translate(margin, height * 1.02);
    ctx.lineCap = 'round';
    const thick = height * thickness;
    const spine = (up) => lean * height * up + Math.sin(up * 5 + seed) * height * 0.012;
    for (const limb of limbs) {
      const gradientWidth = thick * (1 - limb.from) * 0.42;
      ctx.strokeStyle = css(mix(bark[0], bark[1], 0.3));
      ctx.lineWidth = Math.max(0.6, gradientWidth);
      ctx.beginPath();
      ctx.moveTo(spine(limb.from), -height * limb.from);
      ctx.quadraticCurveTo(
        spine(limb.from) + (limb.x - spine(limb.from)) * 0.45,
        limb.y * 0.5 - height * limb.from * 0.5 + height * 0.02,
        limb.x,
        limb.y,
      );
      ctx.stroke();
    }
    for (let up = 0; up < 0.97; up += 0.012) {
      const half = (thick / 2) * (1 - up) ** 0.8 + (up < 0.05 ? (0.05 - up) * thick * 5 : 0) + 0.4;
      const x = spine(up);
      const gradient = ctx.createLinearGradient(x - half, 0, x + half, 0);
      gradient.addColorStop(0, css(light < 0 ? bark[1] : bark[0]));
      gradient.addColorStop(0.45, css(mix(bark[0], bark[1], 0.35)));
      gradient.addColorStop(1, css(light < 0 ? bark[0] : bark[1]));
      ctx.fillStyle = gradient;
      ctx.fillRect(x - half, -height * (up + 0.0145), half * 2, height * 0.0155);
    }
  });
  return { height, wood, margin, grown, atlas };
}

/** `wind` 0..1; `scale` as drawn. The crown leans with the wind, the masses toss. */
export function drawTree(ctx, tree, x, y, { time, wind, scale = 1, flip = false }) {
  const { height, wood, margin, grown, atlas } = tree;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(flip ? -scale : scale, scale);
  const direction = flip ? -1 : 1;
  const leaning = direction * (wind * 0.03 + sway(time * 0.6, height) * 0.006 * (0.3 + wind));
  const mass = (each) => {
    const up = -each.y / height;
    const toss = (0.25 + wind) * height * 0.012;
    const dx = leaning * height * up * up + sway(time * (1 + wind * 0.4), each.seed) * toss;
    const dy = sway(time * 1.1 + 4, each.seed + 9) * toss * 0.6;
    const image = atlas[each.sprite];
    const size = image.width * each.size;
    ctx.drawImage(image, each.x + dx - size / 2, each.y + dy - size / 2, size, size);
  };
  grown.forEach((each) => each.back && mass(each));
  ctx.save();
  ctx.transform(1, 0, -leaning, 1, 0, 0);
  ctx.drawImage(wood, -margin, -height * 1.02);
  ctx.restore();
  grown.forEach((each) => !each.back && mass(each));
  ctx.restore();
}

/** A bare trunk seen close, `width` wide and `height` tall, with bark; birches get their black marks. */
export function paintTrunk({ seed, width, height, dark, bright, light = -0.7, birch = false, strokes = 420, taper = 0.75 }) {
  const random = seededRandom(seed);
  return makeLayer(width * 2, height, (ctx) => {
    const edge = (side, y) =>
      width + side * (width / 2) * (1 - (1 - taper) * (1 - y / height)) + Math.sin(y * 0.012 + seed + side) * width * 0.05;
    ctx.beginPath();
    ctx.moveTo(edge(-1, 0), 0);
    for (let y = 0; y <= height; y += 14) ctx.lineTo(edge(-1, y), y);
    for (let y = height; y >= 0; y -= 14) ctx.lineTo(edge(1, y), y);
    ctx.closePath();
    const gradient = ctx.createLinearGradient(width * 0.5, 0, width * 1.5, 0);
    const peak = clamp(0.5 + light * 0.42, 0.02, 0.98);
    for (let i = 0; i <= 8; i++) gradient.addColorStop(i / 8, css(mix(bright, dark, clamp(Math.abs(i / 8 - peak) * 1.35))));
    ctx.fillStyle = gradient;
    ctx.fill();
    ctx.clip();
    ctx.lineCap = 'round';
    for (let i = 0; i < strokes; i++) {
      const x = width * between(random, 0.45, 1.55);
      const y = random() * height;
      const lit = clamp(1 - Math.abs((x - width * 0.5) / width - peak) * 1.35);
      ctx.strokeStyle = css(mix(dark, bright, clamp(lit + between(random, -0.4, 0.25))), 0.35);
      ctx.lineWidth = width * between(random, 0.01, 0.05);
      ctx.beginPath();
      ctx.moveTo(x, y);
      const along = birch
        ? [between(random, -0.2, 0.2) * width, 2]
        : [between(random, -0.04, 0.04) * width, width * between(random, 0.3, 0.9)];
      ctx.lineTo(x + along[0], y + along[1]);
      ctx.stroke();
    }
    if (!birch) return;
    for (let i = 0; i < height / 26; i++) {
      const x = width * between(random, 0.5, 1.5);
      const y = random() * height;
      ctx.fillStyle = css(mix(dark, [18, 16, 15], 0.7), between(random, 0.5, 0.95));
      ctx.beginPath();
      ctx.ellipse(x, y, width * between(random, 0.06, 0.24), width * between(random, 0.014, 0.06), between(random, -0.15, 0.15), 0, 7);
      ctx.fill();
    }
  });
}
