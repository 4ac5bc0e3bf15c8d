/**
 * Grass in the wind. A tuft is painted once in several bends (an atlas); a field stamps some thousand tufts, row behind row,
 * each in the bend that the wind has at its place. Shear makes up for the steps between two bends.
 */
import { WIDTH, css, makeLayer, mix } from './paint.mjs';
import { between, clamp, seededRandom } from './noise.mjs';
import { bendAt } from './wind.mjs';

const BENDS = 8;
const VARIANTS = 5;
/** A tuft leans out of its root: its cell is wider than it is tall. */
const ASPECT = 1.7;
const ROOT = 0.42;
/** How far, in heights, the tip goes at full bend. */
const REACH = 0.62;

/**
 * @param colours `{root, blade, tip, bent, flower?}`; `bent` is the silver that a bent blade turns to the sky
 */
export function paintTufts({ seed, height, blades, colours, thickness = 0.03, flowers = 0 }) {
  const cellWidth = Math.ceil(height * ASPECT);
  const cellHeight = Math.ceil(height);
  const canvas = makeLayer(cellWidth * BENDS, cellHeight * VARIANTS, (ctx) => {
    ctx.lineCap = 'round';
    for (let variant = 0; variant < VARIANTS; variant++) {
      for (let step = 0; step < BENDS; step++) {
        const random = seededRandom(seed * 31 + variant);
        const bend = step / (BENDS - 1);
        ctx.save();
        ctx.beginPath();
        ctx.rect(step * cellWidth, variant * cellHeight, cellWidth, cellHeight);
        ctx.clip();
        ctx.translate(step * cellWidth + cellWidth * ROOT, (variant + 1) * cellHeight);
        for (let i = 0; i < blades; i++) drawBlade(ctx, random, { height, bend, colours, thickness, flower: random() < flowers });
        ctx.restore();
      }
    }
  });
  return { canvas, cellWidth, cellHeight, height };
}

function drawBlade(ctx, random, { height, bend, colours, thickness, flower }) {
  const x = between(random, -0.36, 0.36) * height;
  const tall = between(random, 0.5, 0.96) * height;
  const lean = between(random, -0.16, 0.16) * height;
  const limber = between(random, 0.75, 1.15);
  const tipX = x + lean + bend * limber * REACH * tall;
  const tipY = -tall * (1 - 0.3 * (bend * limber) ** 2);
  const tone = random();
  const lit = clamp(bend * 0.9 + tone * 0.25 - 0.1);
  const gradient = ctx.createLinearGradient(0, 0, 0, -tall);
  gradient.addColorStop(0, css(colours.root, 0));
  gradient.addColorStop(0.25, css(mix(colours.root, colours.blade, 0.2), 0.9));
  gradient.addColorStop(0.65, css(mix(mix(colours.root, colours.blade, 0.35 + tone * 0.6), colours.bent, lit * 0.45)));
  gradient.addColorStop(1, css(mix(mix(colours.blade, colours.tip, tone), colours.bent, lit * 0.8)));
  ctx.fillStyle = gradient;
  const w = thickness * height * between(random, 0.6, 1.3);
  ctx.beginPath();
  ctx.moveTo(x - w, 0);
  ctx.quadraticCurveTo(x - w * 0.6 + lean * 0.3 + bend * 0.1 * tall, -tall * 0.6, tipX, tipY);
  ctx.quadraticCurveTo(x + w * 1.2 + lean * 0.3 + bend * 0.12 * tall, -tall * 0.55, x + w, 0);
  ctx.fill();
  if (!flower) return;
  const size = height * 0.021;
  for (let i = 0; i < 5; i++) {
    ctx.fillStyle = css(mix(colours.flower, colours.tip, 0.15 + random() * 0.6), 0.75);
    ctx.beginPath();
    ctx.arc(tipX + between(random, -2.4, 2.4) * size, tipY + between(random, -1, 2.6) * size, size * between(random, 0.6, 1.25), 0, 7);
    ctx.fill();
  }
}

/**
 * A field of rows from far to near.
 * @param bands atlases from far to near, each `{tufts, from}`: used from that share (0 far, 1 near) of the ground on
 * @param ground pixels from the horizon to a point at depth 1
 */
export function sowField({
  seed,
  horizon,
  ground,
  bands,
  firstRow = 34,
  lastRow = 330,
  tall = 0.3,
  tallFar = 5,
  spread = 1.35,
  gap = 0.5,
  rowGap = 0.27,
  keep = () => true,
}) {
  const random = seededRandom(seed);
  const rows = [];
  for (let drop = firstRow; drop < lastRow;) {
    const depth = ground / drop;
    const height = tallFar + drop * tall;
    const band = bands.findLast((each) => (drop - firstRow) / (lastRow - firstRow) >= each.from) ?? bands[0];
    const tufts = [];
    for (let x = -0.5 * spread * WIDTH; x < 0.5 * spread * WIDTH; x += gap * height * between(random, 0.7, 1.3)) {
      const size = height * between(random, 0.8, 1.15);
      const variant = Math.floor(random() * VARIANTS);
      const dip = between(random, -0.12, 0.12) * height;
      const groundX = x * depth;
      if (keep(groundX, depth, WIDTH / 2 + x, horizon + drop)) tufts.push({ groundX, variant, size: size * depth, dip: dip * depth });
    }
    rows.push({ depth, tufts, atlas: band.tufts });
    drop += rowGap * height;
  }
  return { rows, horizon, ground };
}

/**
 * Draws the rows between two depths. `camera` moves in pixels of depth 1 (x) and in depth (z).
 */
export function drawField(
  ctx,
  field,
  {
    cameraX = 0,
    cameraZ = 0,
    horizonShift = 0,
    filmTime,
    path,
    strength,
    from = Infinity,
    to = 0,
    stiff = 1,
    centreX = WIDTH / 2,
    beforeRow,
  },
) {
  const base = ctx.getTransform();
  for (const row of field.rows) {
    const distance = row.depth - cameraZ;
    if (row.depth > from || row.depth <= to || distance < 0.55) continue;
    if (beforeRow) {
      ctx.setTransform(base);
      beforeRow(row.depth);
    }
    const y = field.horizon + horizonShift + field.ground / distance;
    const { canvas, cellWidth, cellHeight, height } = row.atlas;
    for (const tuft of row.tufts) {
      const size = tuft.size / distance;
      const x = centreX + (tuft.groundX - cameraX) / distance;
      if (x < -size || x > WIDTH + size * 0.7) continue;
      const bend = clamp(bendAt(tuft.groundX, row.depth, path, strength, filmTime) * stiff, -0.25, 1.1);
      const step = clamp(Math.round(bend * (BENDS - 1)), 0, BENDS - 1);
      const shear = (bend - step / (BENDS - 1)) * REACH;
      const scale = size / height;
      ctx.setTransform(
        base.a * scale,
        base.b * scale,
        -shear * base.a * scale,
        base.d * scale,
        base.a * x + base.e,
        base.d * (y + tuft.dip / distance) + base.f,
      );
      ctx.drawImage(
        canvas,
        step * cellWidth,
        tuft.variant * cellHeight,
        cellWidth,
        cellHeight,
        -cellWidth * ROOT,
        -cellHeight,
        cellWidth,
        cellHeight,
      );
    }
  }
  ctx.setTransform(base);
  beforeRow?.(to);
}

/**
 * The painted ground under and beyond the tufts, laid in strips so that each lies at its own depth when the camera moves.
 * `picture` begins at the horizon; its middle is straight ahead.
 */
export function drawGround(
  ctx,
  picture,
  { horizon, ground, cameraX = 0, cameraZ = 0, horizonShift = 0, height = 300, centreX = WIDTH / 2 },
) {
  for (let drop = 0; drop < height;) {
    const step = drop < 40 ? 2 : 4;
    const depth = ground / (drop + step / 2);
    const drop0 = ground / (depth + cameraZ);
    const scale = (depth + cameraZ) / depth;
    const sourceStep = step / scale;
    const source = Math.min(Math.max(0, drop0 - sourceStep / 2), picture.height - sourceStep - 1);
    const width = picture.width * scale;
    const x = centreX - width / 2 - cameraX / depth;
    ctx.drawImage(picture, 0, source, picture.width, sourceStep, x, horizon + horizonShift + drop, width, step + 0.4);
    drop += step;
  }
}

/**
 * The light that runs over the field with the wind: a small picture of the waves, laid large and soft over the ground.
 * The far field is too fine for tufts; there this is all one sees of the wind, and it is enough.
 */
const WAVE_WIDTH = 120;
const WAVE_HEIGHT = 60;
export function makeWaveLight(colour) {
  const canvas = makeLayer(WAVE_WIDTH, WAVE_HEIGHT, () => {});
  const waveCtx = canvas.getContext('2d');
  const image = waveCtx.createImageData(WAVE_WIDTH, WAVE_HEIGHT);
  for (let i = 0; i < image.data.length; i += 4) [image.data[i], image.data[i + 1], image.data[i + 2]] = colour;
  return function drawWaveLight(
    ctx,
    field,
    { cameraX = 0, cameraZ = 0, horizonShift = 0, filmTime, path, strength, alpha = 0.5, reach = 300, mode = 'soft-light', top = 2 },
  ) {
    for (let row = 0; row < WAVE_HEIGHT; row++) {
      const share = row / (WAVE_HEIGHT - 1);
      const drop = top + share * share * (reach - top);
      const depth = field.ground / drop + cameraZ;
      // Fades at the far and the near edge, so that no border is seen.
      const fade = Math.min(1, share * 6) * (1 - share * 0.55);
      for (let column = 0; column < WAVE_WIDTH; column++) {
        const groundX = ((column / (WAVE_WIDTH - 1) - 0.5) * WIDTH * field.ground) / drop + cameraX;
        const bend = bendAt(groundX, depth, path, strength, filmTime);
        image.data[(row * WAVE_WIDTH + column) * 4 + 3] = clamp(bend * 1.15 - 0.12) * fade * 255;
      }
    }
    waveCtx.putImageData(image, 0, 0);
    ctx.save();
    ctx.globalCompositeOperation = mode;
    ctx.globalAlpha = alpha;
    // Rows are denser near the horizon: drawn in bands, each stretched as its rows lie.
    for (let row = 0; row < WAVE_HEIGHT - 1; row++) {
      const a = (row / (WAVE_HEIGHT - 1)) ** 2 * (reach - top) + top;
      const b = ((row + 1) / (WAVE_HEIGHT - 1)) ** 2 * (reach - top) + top;
      ctx.drawImage(canvas, 0, row, WAVE_WIDTH, 1, 0, field.horizon + horizonShift + a, WIDTH, b - a + 0.02);
    }
    ctx.restore();
  };
}
