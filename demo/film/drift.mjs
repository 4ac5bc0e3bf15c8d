/** Small things in the air: seeds and dust that go with the wind, each on its own way. */
import { HEIGHT, WIDTH, css, softDisc } from './paint.mjs';
import { between, seededRandom, sway } from './noise.mjs';

/**
 * @param glint how bright a mote is at screen place (x, y), 0..1
 * @param tails seeds carry a tuft of threads, dust does not
 */
export function makeDrift({
  seed,
  count,
  colour,
  size = [1, 3],
  speed = 60,
  rise = 0,
  wander = 30,
  tails = false,
  top = -20,
  bottom = HEIGHT,
}) {
  const random = seededRandom(seed);
  const disc = softDisc(16, colour);
  // prettier-ignore
  const motes = Array.from({ length: count }, () => ({
    x: random() * (WIDTH + 80), y: between(random, top, bottom), near: random(), size: between(random, ...size), seed: random() * 40, turn: random() * 6,
  }));
  return function drawDrift(ctx, { time, path, cameraX = 0, glint = () => 1, alpha = 1 }) {
    ctx.save();
    ctx.globalCompositeOperation = 'lighter';
    const width = WIDTH + 80;
    const span = bottom - top;
    for (const mote of motes) {
      const close = 0.35 + mote.near;
      const x = ((((mote.x + path * speed * close - cameraX * close + sway(time * 0.5, mote.seed) * wander) % width) + width) % width) - 40;
      const y = ((((mote.y - top - time * rise * close + sway(time * 0.43, mote.seed + 7) * wander * 0.7) % span) + span) % span) + top;
      const bright = glint(x, y) * alpha * (0.55 + 0.45 * Math.sin(time * 1.4 + mote.seed));
      if (bright < 0.02) continue;
      const radius = mote.size * close * 2;
      ctx.globalAlpha = Math.min(1, bright);
      ctx.drawImage(disc, x - radius, y - radius, radius * 2, radius * 2);
      if (!tails || mote.near < 0.45) continue;
      ctx.strokeStyle = css(colour, 0.5);
      ctx.lineWidth = 0.5;
      ctx.beginPath();
      for (let i = 0; i < 5; i++) {
        const angle = mote.turn + time * 0.6 + (i - 2) * 0.36;
        ctx.moveTo(x, y);
        ctx.lineTo(x + Math.cos(angle) * radius * 1.9, y + Math.sin(angle) * radius * 1.9);
      }
      ctx.stroke();
    }
    ctx.restore();
  };
}
