/** Fire without a simulation: each tongue, spark and puff of smoke is a closed function of time, so that any picture can be drawn alone. */
import { css, softDisc } from './paint.mjs';
import { between, clamp, lerp, noise1, noise2, seededRandom, smoothstep } from './noise.mjs';

/** How bright the fire is, about 0.6 to 1.1: the room, the faces and the sound all take it from here. */
export const flicker = (filmTime) =>
  0.62 + 0.3 * noise1(filmTime * 3.1, 11) + 0.18 * noise1(filmTime * 8.3, 12) + 0.06 * Math.sin(filmTime * 1.1);

/**
 * A fire over a line of fuel.
 * @param width @param height pixels
 * @param profile share 0..1 along the fuel => how high it burns there, 0..1
 */
export function makeFire({ seed, width, height, tongues = 190, sparks = 90, smoke = 26, profile = () => 1 }) {
  const random = seededRandom(seed);
  const outer = softDisc(32, [150, 34, 6]);
  const middle = softDisc(32, [230, 92, 14]);
  const core = softDisc(32, [255, 196, 84]);
  const ember = softDisc(8, [255, 190, 90], 0.2);
  const puff = softDisc(48, [46, 24, 16]);
  const flames = Array.from({ length: tongues }, () => ({
    at: random(),
    period: between(random, 0.7, 1.5),
    phase: random(),
    size: between(random, 0.5, 1.2),
    seed: random() * 60,
  }));
  const flying = Array.from({ length: sparks }, () => ({
    at: random(),
    period: between(random, 1.8, 4.5),
    phase: random(),
    seed: random() * 60,
    size: between(random, 0.6, 1.7),
  }));
  const clouds = Array.from({ length: smoke }, () => ({
    at: random(),
    period: between(random, 5, 9),
    phase: random(),
    seed: random() * 60,
  }));

  /** Smoke goes behind the flames. */
  function drawSmoke(ctx, time, lean) {
    for (const each of clouds) {
      const life = (time / each.period + each.phase) % 1;
      const radius = width * lerp(0.1, 0.34, life);
      const x = (each.at - 0.5) * width * 0.9 + lean * height * life * 1.6 + (noise1(time * 0.3, each.seed) - 0.5) * 40;
      const y = -height * (0.45 + life * 1.5);
      ctx.globalAlpha = 0.5 * Math.sin(life * Math.PI);
      ctx.drawImage(puff, x - radius, y - radius, radius * 2, radius * 2);
    }
    ctx.globalAlpha = 1;
  }

  function drawFlames(ctx, time, lean, power = 1) {
    ctx.save();
    ctx.globalCompositeOperation = 'lighter';
    for (const each of flames) {
      const life = (time / each.period + each.phase) % 1;
      const burning = profile(each.at) * power;
      if (burning < 0.05) continue;
      const tall = height * burning * (0.72 + 0.5 * noise2(each.at * 5 + 3, time * 1.3));
      const rise = life ** 0.85;
      // A tongue is drawn together as it rises.
      const wobble = (noise2(each.seed, time * 2.3 + life * 2) - 0.5) * width * 0.13 * (0.3 + life);
      const x = (each.at - 0.5) * width * (1 - 0.25 * life) + wobble + lean * tall * life;
      const y = -tall * rise;
      const radius = width * 0.075 * each.size * (1 - life * 0.72) * (0.6 + burning * 0.5);
      const fade = smoothstep(0, 0.12, life) * (1 - life) ** 0.8;
      const stretch = 1.5 + life * 1.3;
      ctx.globalAlpha = 0.34 * fade;
      ctx.drawImage(outer, x - radius * 1.7, y - radius * 1.7 * stretch, radius * 3.4, radius * 3.4 * stretch);
      ctx.globalAlpha = 0.3 * fade;
      ctx.drawImage(middle, x - radius, y - radius * stretch, radius * 2, radius * 2 * stretch);
      if (life < 0.6) {
        ctx.globalAlpha = 0.3 * fade * (1 - life / 0.6);
        ctx.drawImage(core, x - radius * 0.6, y - radius * 0.7 * stretch, radius * 1.2, radius * 1.4 * stretch);
      }
    }
    ctx.restore();
  }

  function drawSparks(ctx, time, lean) {
    ctx.save();
    ctx.globalCompositeOperation = 'lighter';
    for (const each of flying) {
      const life = (time / each.period + each.phase) % 1;
      const x = (each.at - 0.5) * width + lean * height * life * 2 + (noise2(each.seed, life * 5 + time * 0.4) - 0.5) * width * 0.5 * life;
      const y = -height * (0.2 + life * 1.8);
      ctx.globalAlpha = clamp((1 - life) * 1.2) * (0.5 + 0.5 * noise1(time * 9, each.seed));
      const size = each.size * 2.4;
      ctx.drawImage(ember, x - size, y - size, size * 2, size * 2.6);
    }
    ctx.restore();
  }
  return { drawSmoke, drawFlames, drawSparks };
}

/** Beams, black against the fire. */
export function drawBeams(ctx, beams, colour) {
  ctx.strokeStyle = css(colour);
  ctx.lineCap = 'butt';
  for (const [x0, y0, x1, y1, wide] of beams) {
    ctx.lineWidth = wide;
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    ctx.lineTo(x1, y1);
    ctx.stroke();
  }
}
