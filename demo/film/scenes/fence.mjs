/** Scene 2, 0:26 to 0:52. The mother on the fence, the man who goes away, the gust that takes her scarf. */
import { WIDTH, brushwork, css, glow, hex, makeLayer, mistBank, mix, paintSky } from '../paint.mjs';
import { atDepth, makeCamera } from '../camera.mjs';
import { drawField, drawGround, makeWaveLight, paintTufts, sowField } from '../grass.mjs';
import { drawTree, growTree, leafMass, paintTrunk } from '../trees.mjs';
import { drawCloth, drawSeatedMother, drawShoulderScarf, drawWalkingMan, inLight } from '../figures.mjs';
import { makeDrift } from '../drift.mjs';
import { between, clamp, lerp, noise2, seededRandom, smoothstep, sway } from '../noise.mjs';
import { paintWood } from './field.mjs';

const HORIZON = 226;
const GROUND = 560;
const FENCE_DEPTH = 2.2;
const MOTHER = { x: 622, rail: 366, scale: 1.62 };
/** Seconds into the scene at which the scarf goes: film time 0:40. */
const SCARF_GOES = 14.2;

/** Where the path lies on the ground, in pixels from the middle, by pixels under the horizon. */
const pathX = (drop) => -150 + 26 * Math.sin(drop * 0.034 + 0.8) + drop * 0.62;
const pathHalf = (drop) => 2 + drop * 0.085;

function paintGround() {
  const far = hex('#d9b877');
  const middle = hex('#a5893f');
  const near = hex('#3d3a20');
  return makeLayer(1900, 330, (ctx, width, height) => {
    const colourAt = (y) => mix(mix(far, middle, clamp(y / 80)), near, clamp((y - 70) / 220));
    for (let y = 0; y < height; y += 2) {
      ctx.fillStyle = css(colourAt(y));
      ctx.fillRect(0, y, width, 2);
    }
    // prettier-ignore
    brushwork(ctx, {
      seed: 5, x: 0, y: 0, width, height, count: 5200, length: 56, thickness: 3.2,
      colourAt(x, y, random) {
        const patch = noise2(x * 0.013 + 3, y * 0.07);
        return [mix(colourAt(y), patch > 0.5 ? hex('#ecd08c') : hex('#6b6a35'), Math.abs(patch - 0.5) * 1.3 * clamp(1.2 - y / 300)), 0.22 + random() * 0.2];
      },
    });
    // The trodden path.
    for (let y = 6; y < height; y += 1) {
      const wobble = noise2(y * 0.3, 4) * 3;
      for (const [grow, colour, alpha] of [
        [1.25, hex('#6d5730'), 0.35],
        [1, hex('#d7b784'), 0.75],
        [0.55, hex('#ecd2a0'), 0.35],
      ]) {
        ctx.fillStyle = css(mix(colour, near, clamp((y - 90) / 150)), alpha * clamp(1.5 - y / 200));
        ctx.fillRect(width / 2 + pathX(y) - pathHalf(y) * grow + wobble, y, pathHalf(y) * 2 * grow, 1);
      }
    }
  });
}

/** The fence as a flat: two rails and posts, lit from the left and above; x 0 is screen x -170. */
function paintFence() {
  const random = seededRandom(12);
  const dark = hex('#35291f');
  const bright = hex('#a58a62');
  return makeLayer(1320, 190, (ctx) => {
    const beam = (x0, y0, x1, y1, thick) => {
      const long = Math.hypot(x1 - x0, y1 - y0);
      ctx.save();
      ctx.translate(x0, y0);
      ctx.rotate(Math.atan2(y1 - y0, x1 - x0));
      const upright = Math.abs(y1 - y0) > Math.abs(x1 - x0);
      const gradient = ctx.createLinearGradient(0, -thick / 2, 0, thick / 2);
      const tones = upright ? [0.05, 0.2, 0.55, 1.05] : [1.1, 0.62, 0.25, 0];
      tones.forEach((tone, i) => gradient.addColorStop(i / 3, css(mix(dark, bright, tone))));
      ctx.fillStyle = gradient;
      ctx.beginPath();
      ctx.moveTo(0, -thick * 0.46);
      for (let x = 0; x <= long; x += 22) ctx.lineTo(x, -thick * (0.46 + (random() - 0.5) * 0.1));
      for (let x = long; x >= 0; x -= 22) ctx.lineTo(x, thick * (0.46 + (random() - 0.5) * 0.12));
      ctx.fill();
      ctx.clip();
      for (let i = 0; i < long / 5; i++) {
        const x = random() * long;
        const y = between(random, -0.45, 0.45) * thick;
        ctx.strokeStyle = css(random() < 0.6 ? mix(dark, [0, 0, 0], 0.4) : bright, between(random, 0.15, 0.45));
        ctx.lineWidth = between(random, 0.5, 1.4);
        ctx.beginPath();
        ctx.moveTo(x, y);
        ctx.quadraticCurveTo(x + 20, y + between(random, -1.5, 1.5), x + between(random, 20, 70), y + between(random, -1, 1));
        ctx.stroke();
      }
      ctx.restore();
    };
    beam(-10, 96, 1330, 88, 12);
    for (const x of [70, 330, 618, 905, 1170]) beam(x + between(random, -5, 5), 176, x + between(random, -6, 6), 2, 19);
    beam(-10, 34, 640, 30, 15);
    beam(600, 31, 1330, 26, 15.5);
  });
}

export function fenceScene() {
  // prettier-ignore
  const sky = paintSky({ seed: 6, width: 1180, height: 310, stops: [[0, hex('#7e9aa6')], [0.4, hex('#b5b69c')], [0.75, hex('#ecca8c')], [1, hex('#f8dc9f')]], cloudLight: hex('#fbe2ac'), cloudDark: hex('#9a8f84'), cover: 0.5, tilt: -0.09 });
  const hills = paintWood({ seed: 13, width: 1300, height: 90, low: 10, high: 54, dark: hex('#a89a74'), bright: hex('#d8bc83') });
  const wood = paintWood({
    seed: 17,
    width: 1300,
    height: 90,
    low: 4,
    high: 60,
    dark: hex('#6d6540'),
    bright: hex('#c09c55'),
    count: 5000,
    rough: 0.028,
  });
  const haze = mistBank({ seed: 3, width: 1100, height: 100, colour: hex('#ffe2a6'), puffs: 46 });
  const ground = paintGround();
  const flower = hex('#f3dfb8');
  // prettier-ignore
  const bands = [
    { from: 0, tufts: paintTufts({ seed: 1, height: 20, blades: 10, thickness: 0.05, flowers: 0.16, colours: { root: hex('#93803f'), blade: hex('#b79a4e'), tip: hex('#dcbf74'), bent: hex('#f6e0a2'), flower } }) },
    { from: 0.12, tufts: paintTufts({ seed: 2, height: 36, blades: 12, thickness: 0.036, flowers: 0.16, colours: { root: hex('#6f6630'), blade: hex('#998541'), tip: hex('#ccae66'), bent: hex('#f2da98'), flower } }) },
    { from: 0.36, tufts: paintTufts({ seed: 3, height: 62, blades: 14, thickness: 0.024, flowers: 0.14, colours: { root: hex('#474522'), blade: hex('#746a34'), tip: hex('#b09455'), bent: hex('#e6cd8c'), flower } }) },
    { from: 0.66, tufts: paintTufts({ seed: 4, height: 108, blades: 15, thickness: 0.018, flowers: 0.1, colours: { root: hex('#25261a'), blade: hex('#444224'), tip: hex('#86733f'), bent: hex('#cfb272'), flower } }) },
  ];
  const keep = (groundX, depth) => {
    const drop = GROUND / depth;
    return Math.abs(groundX / depth - pathX(drop)) > pathHalf(drop) * 1.05;
  };
  const field = sowField({
    seed: 37,
    horizon: HORIZON,
    ground: GROUND,
    bands,
    firstRow: 30,
    lastRow: 430,
    gap: 0.62,
    rowGap: 0.32,
    tall: 0.24,
    keep,
  });
  const drawWaves = makeWaveLight(hex('#fff0c0'));
  const fence = paintFence();
  const birch = {
    dark: hex('#5d5a2a'),
    bright: hex('#e0bb55'),
    light: -0.8,
    bark: [hex('#6f6455'), hex('#f2e2c0')],
    thickness: 0.026,
    leaf: 0.075,
    leaves: 150,
    sprites: 4,
  };
  const farBirches = [
    {
      tree: growTree({ ...birch, seed: 21, height: 215, spread: 0.36, masses: 34, massRadius: 0.085, bare: 0.3 }),
      x: 832,
      y: HORIZON + 44,
    },
    {
      tree: growTree({ ...birch, seed: 22, height: 245, spread: 0.32, masses: 36, massRadius: 0.08, bare: 0.32, lean: 0.03 }),
      x: 905,
      y: HORIZON + 52,
    },
  ];
  const leftTrunk = paintTrunk({
    seed: 31,
    width: 62,
    height: 640,
    dark: hex('#57493a'),
    bright: hex('#fbe6bb'),
    light: -0.8,
    birch: true,
  });
  const rightTrunk = paintTrunk({
    seed: 33,
    width: 92,
    height: 660,
    dark: hex('#4a4038'),
    bright: hex('#e2cda4'),
    light: -0.75,
    birch: true,
  });
  const hanging = [1, 2, 3].map((seed) =>
    leafMass({ seed: seed + 60, radius: 70, dark: hex('#3f3f1e'), bright: hex('#d9b052'), leaves: 120, leaf: 0.1, squash: 1.1, air: 0.4 }),
  );
  const random = seededRandom(71);
  const boughs = Array.from({ length: 17 }, (_, i) => ({
    x: 700 + i * 21 + between(random, -20, 20),
    y: between(random, -46, 26) + Math.max(0, i - 6) * 5,
    image: i % 3,
    size: between(random, 70, 130),
    seed: i * 1.9,
  }));
  const leftBoughs = Array.from({ length: 6 }, (_, i) => ({
    x: -66 + i * 20,
    y: between(random, -40, 6) - i * 7,
    image: i % 3,
    size: between(random, 70, 110),
    seed: i * 2.3,
  }));
  // prettier-ignore
  const shadows = makeLayer(1500, 320, (ctx) => {
    ctx.filter = 'blur(3px)';
    for (const [y, thick, from] of [[24, 5, 0], [40, 7, 180], [66, 12, 0], [112, 20, 60], [176, 34, 0]]) {
      const gradient = ctx.createLinearGradient(from, 0, 1500, 0);
      gradient.addColorStop(0, css(hex('#5c4f4a'), 0.75));
      gradient.addColorStop(0.75, css(hex('#6f6250'), 0.4));
      gradient.addColorStop(1, css(hex('#6f6250'), 0));
      ctx.fillStyle = gradient;
      ctx.beginPath();
      ctx.moveTo(from, y);
      ctx.quadraticCurveTo(700, y + thick * 0.5, 1500, y + thick * 1.2);
      ctx.lineTo(1500, y + thick * 2.3);
      ctx.quadraticCurveTo(700, y + thick * 1.4, from, y + thick);
      ctx.fill();
    }
  });
  const drawSeeds = makeDrift({
    seed: 4,
    count: 46,
    colour: hex('#fff0c8'),
    size: [0.8, 2],
    speed: 95,
    rise: 3,
    wander: 34,
    tails: true,
    top: 40,
    bottom: 470,
  });

  const light = { warm: hex('#ffd48a'), cold: hex('#261f24') };
  const mother = {
    skin: inLight(hex('#c79a78'), light),
    hair: inLight(hex('#59391f'), light),
    cardigan: inLight(hex('#5d4a3f'), light),
    skirt: inLight(hex('#4a3436'), { ...light, strength: 0.9 }),
    shoe: inLight(hex('#33271f'), { ...light, strength: 0.7 }),
  };
  const man = { coat: inLight(hex('#4b443c'), light), trousers: inLight(hex('#3b352f'), light), hat: inLight(hex('#3d342b'), light) };
  const scarf = inLight(hex('#a8706a'), light);
  const cloth = { lit: mix(scarf.lit, scarf.rim, 0.5), base: hex('#a8706a'), shade: hex('#5e3f45') };

  function drawMother(ctx, time, filmTime, wind) {
    const gone = time - SCARF_GOES;
    ctx.save();
    ctx.translate(MOTHER.x, MOTHER.rail);
    ctx.scale(MOTHER.scale, MOTHER.scale);
    drawSeatedMother(ctx, { time: filmTime, wind, colours: mother, turn: smoothstep(15, 17.5, time) * 1.6 - 0.2 });
    const slip = smoothstep(-0.05, 0.6, gone);
    if (slip < 1) {
      ctx.globalAlpha = 1 - smoothstep(0.5, 1, slip);
      drawShoulderScarf(ctx, { time: filmTime, wind, slip, tones: scarf });
      ctx.globalAlpha = 1;
    }
    const pull = clamp(0.25 + wind * 0.9);
    const flown = Math.max(0, gone - 0.25);
    const rootX = 27 + flown * 30 + flown * flown * 21;
    const rootY = -82 - smoothstep(0, 1.2, flown) * 34 + Math.sin(flown * 2.6) * 16 - flown * 6;
    const long = 24 + 14 * wind + smoothstep(0.1, 0.9, gone) * 62;
    const heading = lerp(1.15, 0.02, pull) - Math.sin(flown * 2.2) * 0.4;
    if (gone > -0.4 && rootX < 330) {
      // prettier-ignore
      drawCloth(ctx, {
        lineAt(s) {
          const ripple = Math.sin(s * 7 - filmTime * (5 + wind * 4)) * (2 + wind * 5 + flown * 3) * s;
          return [rootX + Math.cos(heading) * long * s - Math.sin(heading) * ripple, rootY + Math.sin(heading) * long * s + Math.cos(heading) * ripple];
        },
        turnAt: (s) => s * 3.4 - filmTime * (3 + wind * 2.4) + flown * 2,
        width: 3 + smoothstep(-0.5, 0.7, gone) * 22, ...cloth,
      });
    }
    ctx.restore();
  }

  return function drawFenceScene(ctx, { time, filmTime, wind, path }) {
    const ease = smoothstep(-5, 31, time);
    const camera = makeCamera({ x: -0.05 + ease * 0.13, z: ease * 0.22, y: 0, centre: [WIDTH / 2, HORIZON] });
    const cameraX = camera.x * WIDTH;

    atDepth(ctx, camera, 60, () => {
      ctx.drawImage(sky, -110, -70);
      ctx.globalCompositeOperation = 'screen';
      glow(ctx, 10, HORIZON - 8, 540, hex('#d98a45'), 0.62, 0.55);
      glow(ctx, -20, HORIZON - 14, 230, hex('#ffe0a0'), 0.75, 0.8);
      ctx.globalCompositeOperation = 'source-over';
    });
    atDepth(ctx, camera, 34, () => ctx.drawImage(hills, -150, HORIZON - 74));
    atDepth(ctx, camera, 28, () => ctx.drawImage(haze, -160 - path * 2, HORIZON - 70, 1300, 90));
    atDepth(ctx, camera, 22, () => ctx.drawImage(wood, -190, HORIZON - 80));
    atDepth(ctx, camera, 20, () => ctx.drawImage(haze, -60 - path * 3, HORIZON - 44, 1200, 70));
    drawGround(ctx, ground, { horizon: HORIZON, ground: GROUND, cameraX, cameraZ: camera.z, height: 320 });
    atDepth(ctx, camera, 11, () => farBirches.forEach((each) => drawTree(ctx, each.tree, each.x, each.y, { time: filmTime, wind })));

    const manDepth = 7.6 + (time + 1) * 0.78;
    let manDrawn = false;
    const drawMan = () => {
      manDrawn = true;
      const distance = manDepth - camera.z;
      const drop = GROUND / manDepth;
      const size = (1.5 * GROUND) / distance / 100;
      const x = WIDTH / 2 + (pathX(drop) * manDepth - cameraX) / distance;
      const y = HORIZON + GROUND / distance;
      ctx.save();
      ctx.translate(x, y);
      // His shadow goes before him to the right, as long as three of him.
      const shade = ctx.createLinearGradient(0, 0, 280 * size, 0);
      shade.addColorStop(0, css(hex('#3b3020'), 0.55));
      shade.addColorStop(1, css(hex('#3b3020'), 0));
      ctx.fillStyle = shade;
      ctx.beginPath();
      ctx.moveTo(-3 * size, 1);
      ctx.lineTo(280 * size, 7 * size);
      ctx.lineTo(280 * size, 17 * size);
      ctx.lineTo(4 * size, 3 * size);
      ctx.fill();
      ctx.scale(size, size);
      drawWalkingMan(ctx, { stride: filmTime * 5.1, colours: man, time: filmTime, wind });
      ctx.restore();
      // Air between us and him.
      glow(ctx, x, y - 46 * size, 90 * size, hex('#f0cf90'), clamp((manDepth - 9) / 26) * 0.8);
    };
    drawField(ctx, field, {
      cameraX,
      cameraZ: camera.z,
      filmTime,
      path,
      strength: wind,
      to: FENCE_DEPTH,
      beforeRow: (depth) => !manDrawn && depth < manDepth && drawMan(),
    });
    drawWaves(ctx, field, { cameraX, cameraZ: camera.z, filmTime, path, strength: wind, alpha: 0.8, reach: 300 });
    ctx.globalCompositeOperation = 'multiply';
    atDepth(ctx, camera, 5, () => ctx.drawImage(shadows, -200, HORIZON + 10));
    ctx.globalCompositeOperation = 'source-over';
    atDepth(ctx, camera, 4, () => glow(ctx, 60, 330, 420, hex('#ffce7c'), 0.35, 0.35));

    const sun = (x, y) => 0.35 + 0.65 * clamp(1 - x / 900) + (y < 60 ? -0.4 : 0);
    atDepth(ctx, camera, FENCE_DEPTH, () => {
      ctx.drawImage(fence, -170, MOTHER.rail - 28);
      drawMother(ctx, time, filmTime, wind);
    });
    drawField(ctx, field, { cameraX, cameraZ: camera.z, filmTime, path, strength: wind, from: FENCE_DEPTH });
    drawSeeds(ctx, { time: filmTime, path, cameraX, glint: sun, alpha: 0.85 });

    const bough = (each) => {
      const size = each.size * 1.5;
      ctx.drawImage(
        hanging[each.image],
        each.x - size / 2 + sway(filmTime * (1 + wind * 0.5), each.seed) * (3 + wind * 7) + wind * 12,
        each.y - size / 2 + sway(filmTime, each.seed + 3) * 3,
        size,
        size * 1.15,
      );
    };
    atDepth(ctx, camera, 1.55, () => {
      ctx.drawImage(leftTrunk, -58, -60);
      leftBoughs.forEach(bough);
    });
    atDepth(ctx, camera, 1.25, () => {
      ctx.drawImage(rightTrunk, 830, -60);
      boughs.forEach(bough);
    });
    ctx.globalCompositeOperation = 'lighter';
    glow(ctx, -20, 190, 640, hex('#e08a3f'), 0.14);
    ctx.globalCompositeOperation = 'source-over';
  };
}
