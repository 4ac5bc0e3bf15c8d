/** The paint box: colours, layers, brush marks, glows, mist. */
import { createCanvas } from '@napi-rs/canvas';
import { between, clamp, cloudNoise, lerp, seededRandom } from './noise.mjs';

export const WIDTH = 960;
export const HEIGHT = 540;

/** `hex('#aabbcc')` is `[170, 187, 204]`: colours are kept as numbers, to be mixed. */
export const hex = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
export const mix = (a, b, share) => [lerp(a[0], b[0], share), lerp(a[1], b[1], share), lerp(a[2], b[2], share)];
export const css = (c, alpha = 1) => `rgba(${c[0] | 0},${c[1] | 0},${c[2] | 0},${alpha})`;

/** A colour out of a ramp of `[position 0..1, colour]`. */
function ramp(stops, at) {
  for (let i = 1; i < stops.length; i++) {
    if (at <= stops[i][0]) return mix(stops[i - 1][1], stops[i][1], clamp((at - stops[i - 1][0]) / (stops[i][0] - stops[i - 1][0])));
  }
  return stops[stops.length - 1][1];
}

/** A canvas painted once, to be moved about later. */
export function makeLayer(width, height, paint) {
  const canvas = createCanvas(Math.ceil(width), Math.ceil(height));
  paint(canvas.getContext('2d'), width, height);
  return canvas;
}

export function fillGradient(ctx, x, y, width, height, stops, slant = 0) {
  const gradient = ctx.createLinearGradient(x, y, x + slant, y + height);
  for (const [at, colour, alpha = 1] of stops) gradient.addColorStop(at, css(colour, alpha));
  ctx.fillStyle = gradient;
  ctx.fillRect(x, y, width, height);
}

export function glow(ctx, x, y, radius, colour, alpha, squash = 1) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(1, squash);
  const gradient = ctx.createRadialGradient(0, 0, 0, 0, 0, radius);
  // A bell and not a cone: the eye sees the rim of a linear fall-off.
  for (let i = 0; i <= 6; i++) gradient.addColorStop(i / 6, css(colour, alpha * (Math.exp(-3.2 * (i / 6) ** 2) - Math.exp(-3.2)) * 1.04));
  ctx.fillStyle = gradient;
  ctx.fillRect(-radius, -radius, radius * 2, radius * 2);
  ctx.restore();
}

/** Strokes of a loaded brush; `colourAt(x, y, random)` gives `[colour, alpha]` or nothing, `angleAt` the direction. */
export function brushwork(ctx, { seed, x, y, width, height, count, length, thickness, angleAt = () => 0, colourAt }) {
  const random = seededRandom(seed);
  ctx.lineCap = 'round';
  for (let i = 0; i < count; i++) {
    const px = x + random() * width;
    const py = y + random() * height;
    const paint = colourAt(px, py, random);
    const long = length * between(random, 0.5, 1.4);
    const angle = angleAt(px, py) + between(random, -0.22, 0.22);
    const thick = thickness * between(random, 0.45, 1.2);
    if (!paint) continue;
    const dx = (Math.cos(angle) * long) / 2;
    const dy = (Math.sin(angle) * long) / 2;
    ctx.strokeStyle = css(paint[0], paint[1]);
    ctx.lineWidth = thick;
    ctx.beginPath();
    ctx.moveTo(px - dx, py - dy);
    ctx.quadraticCurveTo(px + dy * 0.3, py - dx * 0.08, px + dx, py + dy);
    ctx.stroke();
  }
}

/** A painted sky: a ramp from top to horizon, and clouds brushed along the wind. */
export function paintSky({ seed, width, height, stops, cloudLight, cloudDark, cover = 0.5, tilt = -0.06, strokes = 2600 }) {
  return makeLayer(width, height, (ctx) => {
    fillGradient(ctx, 0, 0, width, height, stops);
    const at = (px, py) => cloudNoise(px * 0.0042 + seed, (py + px * tilt * -1) * 0.016 + seed * 3.1);
    // prettier-ignore
    brushwork(ctx, {
      seed, x: -20, y: -10, width: width + 40, height: height + 20, count: strokes, length: 90, thickness: 13, angleAt: () => tilt,
      colourAt(px, py, random) {
        const density = at(px, py);
        const share = clamp((density - (1 - cover)) * 3.2);
        const under = at(px, py + 14) - density;
        const base = ramp(stops, clamp(py / height));
        const light = mix(cloudLight, cloudDark, clamp(0.45 - under * 5 + random() * 0.2));
        return [mix(base, light, share), 0.1 + 0.12 * share];
      },
    });
  });
}

/** A bank of mist: soft at every edge, uneven inside. */
export function mistBank({ seed, width, height, colour, puffs = 60 }) {
  const random = seededRandom(seed);
  return makeLayer(width, height, (ctx) => {
    for (let i = 0; i < puffs; i++) {
      const radius = between(random, 0.25, 0.5) * height;
      const squash = between(random, 0.25, 0.5);
      const stretch = between(random, 2.5, 6);
      const px = between(random, radius * stretch * 0.7, width - radius * stretch * 0.7);
      const py = height / 2 + between(random, -0.22, 0.22) * height;
      ctx.save();
      ctx.translate(px, py);
      ctx.scale(stretch, 1);
      glow(ctx, 0, 0, radius, colour, between(random, 0.05, 0.16), squash);
      ctx.restore();
    }
  });
}

/** A soft disc to be stamped many times (dust, sparks, seeds, smoke). */
export function softDisc(radius, colour, hardness = 0) {
  return makeLayer(radius * 2, radius * 2, (ctx) => {
    const gradient = ctx.createRadialGradient(radius, radius, radius * hardness, radius, radius, radius);
    gradient.addColorStop(0, css(colour, 1));
    gradient.addColorStop(0.35, css(colour, 0.5));
    gradient.addColorStop(1, css(colour, 0));
    ctx.fillStyle = gradient;
    ctx.fillRect(0, 0, radius * 2, radius * 2);
  });
}

/** A closed shape through `[x, y]` points, rounded as a brush would (Catmull-Rom). */
export function smoothShape(ctx, points, closed = true) {
  const n = points.length;
  const at = (i) => (closed ? points[(i + n) % n] : points[clamp(i, 0, n - 1)]);
  ctx.beginPath();
  ctx.moveTo(points[0][0], points[0][1]);
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    ctx.bezierCurveTo(b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6, c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6, c[0], c[1]);
  }
  if (closed) ctx.closePath();
}
