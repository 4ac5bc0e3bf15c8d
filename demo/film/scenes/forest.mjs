/** Scene 7, 2:34 to 2:52. Sunrise; two women hand in hand; the camera goes back into the dark of the trees. */
import { HEIGHT, WIDTH, brushwork, css, fillGradient, glow, hex, makeLayer, mistBank, mix, paintSky } from '../paint.mjs';
import { atDepth, makeCamera } from '../camera.mjs';
import { drawField, drawGround, makeWaveLight, paintTufts, sowField } from '../grass.mjs';
import { drawTree, growTree, leafMass, paintTrunk } from '../trees.mjs';
import { paintFarHouse } from '../house.mjs';
import { drawWoman, inLight } from '../figures.mjs';
import { makeDrift } from '../drift.mjs';
import { between, clamp, lerp, noise2, seededRandom, smoothstep, sway } from '../noise.mjs';
import { paintWood } from './field.mjs';

const HORIZON = 250;
const GROUND = 520;
/** How far the camera goes back, in depths of the first picture. */
const RETREAT = 7.5;
/** The edge of the wood. All depths of this scene are measured from the last place of the camera. */
const EDGE = 7;
/** In depths from the first place of the camera: how far its own field reaches. */
const NEAR_FIELD = 4.2;
const SUN = { x: 392, y: HORIZON - 20 };

export function forestScene() {
  // prettier-ignore
  const sky = paintSky({ seed: 12, width: 1180, height: 330, stops: [[0, hex('#7fa0b4')], [0.45, hex('#cfc3a8')], [0.75, hex('#f6cf94')], [1, hex('#ffe3ad')]], cloudLight: hex('#ffeac0'), cloudDark: hex('#a08c88'), cover: 0.55, tilt: -0.05 });
  const hills = paintWood({ seed: 3, width: 1300, height: 90, low: 12, high: 62, dark: hex('#b59a7c'), bright: hex('#e3c08e') });
  const wood = paintWood({
    seed: 9,
    width: 1300,
    height: 90,
    low: 6,
    high: 66,
    dark: hex('#7d6a4e'),
    bright: hex('#c79d62'),
    count: 5000,
    rough: 0.03,
  });
  const mist = mistBank({ seed: 44, width: 1100, height: 110, colour: hex('#ffe6b8'), puffs: 50 });
  const house = paintFarHouse({
    wallDark: hex('#4a3a2c'),
    wallBright: hex('#a07c54'),
    roofDark: hex('#57493d'),
    roofBright: hex('#b59a74'),
    trim: hex('#d8c094'),
  });
  const leaf = {
    dark: hex('#4a4424'),
    bright: hex('#cfa850'),
    bark: [hex('#3a2f24'), hex('#a68a5c')],
    light: -0.6,
    sprites: 4,
    leaves: 150,
    leaf: 0.11,
  };
  const trees = [
    { tree: growTree({ ...leaf, seed: 11, height: 190, spread: 0.34, masses: 34, massRadius: 0.1, bare: 0.26 }), x: 700, y: HORIZON + 14 },
    { tree: growTree({ ...leaf, seed: 12, height: 160, spread: 0.4, masses: 30, massRadius: 0.11, bare: 0.3 }), x: 640, y: HORIZON + 10 },
    { tree: growTree({ ...leaf, seed: 13, height: 140, spread: 0.46, masses: 30, massRadius: 0.12, bare: 0.25 }), x: 752, y: HORIZON + 14 },
  ];
  // prettier-ignore
  const ground = makeLayer(1900, 330, (ctx, width, height) => {
    const tone = (y) => mix(mix(hex('#f2cd8c'), hex('#b3933f'), clamp(y / 80)), hex('#2c2a18'), clamp((y - 60) / 230));
    for (let y = 0; y < height; y += 2) {
      ctx.fillStyle = css(tone(y));
      ctx.fillRect(0, y, width, 2);
    }
    brushwork(ctx, { seed: 25, x: 0, y: 0, width, height, count: 4600, length: 56, thickness: 3.2, colourAt(x, y, random) {
      const patch = noise2(x * 0.013 + 3, y * 0.07 + 9);
      return [mix(tone(y), patch > 0.5 ? hex('#ffe2a0') : hex('#6b6a35'), Math.abs(patch - 0.5) * 1.2 * clamp(1.2 - y / 300)), 0.22 + random() * 0.2];
    } });
  });
  const flower = hex('#fff0d4');
  // prettier-ignore
  const bands = [
    { from: 0, tufts: paintTufts({ seed: 1, height: 20, blades: 10, thickness: 0.05, flowers: 0.25, colours: { root: hex('#9a8440'), blade: hex('#c2a052'), tip: hex('#ecca7c'), bent: hex('#ffeab4'), flower } }) },
    { from: 0.14, tufts: paintTufts({ seed: 2, height: 38, blades: 12, thickness: 0.034, flowers: 0.25, colours: { root: hex('#6f6430'), blade: hex('#a08840'), tip: hex('#dbb768'), bent: hex('#fbe0a0'), flower } }) },
    { from: 0.4, tufts: paintTufts({ seed: 3, height: 70, blades: 14, thickness: 0.022, flowers: 0.22, colours: { root: hex('#3c3a1e'), blade: hex('#6b602f'), tip: hex('#b5934e'), bent: hex('#eccf8a'), flower } }) },
  ];
  // Sown from the last camera's place: the field must be deep enough for the whole way back.
  const field = sowField({
    seed: 47,
    horizon: HORIZON,
    ground: GROUND,
    bands,
    firstRow: 26,
    lastRow: 330,
    gap: 0.5,
    rowGap: 0.2,
    tall: 0.25,
    spread: 1.5,
  });
  // Near the first place of the camera that field would be too thin: it gets a second, sown from there, down to `NEAR_FIELD`.
  const nearBands = [
    ...bands,
    {
      from: 0.62,
      tufts: paintTufts({
        seed: 5,
        height: 112,
        blades: 16,
        thickness: 0.016,
        flowers: 0.16,
        colours: { root: hex('#24241a'), blade: hex('#4a4526'), tip: hex('#94793f'), bent: hex('#d9b972'), flower },
      }),
    },
  ];
  const nearField = sowField({
    seed: 49,
    horizon: HORIZON,
    ground: GROUND,
    bands: nearBands,
    firstRow: GROUND / NEAR_FIELD,
    lastRow: 430,
    gap: 0.6,
    rowGap: 0.31,
    tall: 0.25,
    spread: 2.1,
  });
  // Ferns and wood grass, near black, a little gilt at the tips.
  const fernBands = [
    {
      from: 0,
      tufts: paintTufts({
        seed: 7,
        height: 60,
        blades: 11,
        thickness: 0.04,
        colours: { root: hex('#070504'), blade: hex('#120d07'), tip: hex('#3a2c15'), bent: hex('#6b5226') },
      }),
    },
  ];
  const under = sowField({
    seed: 48,
    horizon: HORIZON,
    ground: GROUND,
    bands: fernBands,
    firstRow: 88,
    lastRow: 330,
    gap: 0.6,
    rowGap: 0.34,
    tall: 0.17,
    spread: 1.8,
  });
  const drawWaves = makeWaveLight(hex('#fff2c8'));

  // The wood we go back into: trunks by depth, with a gap in the middle that closes.
  const random = seededRandom(70);
  const barks = [1, 2, 3, 4].map((seed) =>
    paintTrunk({ seed: seed * 5, width: 90, height: 720, dark: hex('#080605'), bright: hex('#37260f'), light: -1.1, taper: 0.84 }),
  );
  const trunks = [];
  for (let i = 0; i < 44; i++) {
    const depth = lerp(0.8, 6.7, (i / 43) ** 0.9);
    const side = i % 2 ? 1 : -1;
    // Far trunks leave the glade open, near ones stand across it.
    const open = lerp(150, 520, clamp((depth - 0.9) / 5));
    const x = side * (open + between(random, 0, 1) ** 1.3 * (300 + depth * 190));
    trunks.push({ depth, x, width: between(random, 0.6, 1.4) * 118, bark: i % 4, lean: between(random, -0.035, 0.035) });
  }
  // The last two leave a slit, and in it, far away, the women.
  trunks.push({ depth: 1.7, x: -94, width: 112, bark: 0, lean: 0.006 }, { depth: 1.5, x: 97, width: 120, bark: 2, lean: -0.008 });
  trunks.sort((a, b) => b.depth - a.depth);
  const fronds = [1, 2, 3].map((seed) =>
    leafMass({
      seed: seed + 70,
      radius: 150,
      dark: hex('#090806'),
      bright: hex('#54441f'),
      leaves: 330,
      leaf: 0.05,
      squash: 0.8,
      air: 0.3,
      light: 0,
    }),
  );
  const crowns = Array.from({ length: 34 }, (_, i) => ({
    depth: lerp(0.9, 6.4, i / 33),
    x: between(random, -0.75, 0.75) * WIDTH,
    y: between(random, -50, 26),
    image: i % 3,
    size: between(random, 200, 360),
    seed: i * 1.7,
  })).sort((a, b) => b.depth - a.depth);
  const drawMotes = makeDrift({
    seed: 19,
    count: 60,
    colour: hex('#ffe9b8'),
    size: [0.7, 1.8],
    speed: 26,
    rise: 2,
    wander: 34,
    top: 60,
    bottom: 480,
  });

  const light = { warm: hex('#ffdf9e'), cold: hex('#1d1412'), against: true };
  const deep = (colour) => inLight(mix(hex(colour), [12, 8, 8], 0.4), light);
  const old = { skin: deep('#9a7458'), hair: deep('#b8b0a6'), cloth: deep('#4c423e'), skirt: deep('#3c3230'), shawl: deep('#a8797a') };
  const young = { skin: deep('#b08862'), hair: deep('#6b4a2c'), cloth: deep('#7c6a5e'), skirt: deep('#56403f'), shawl: deep('#a8797a') };

  function drawWomen(ctx, filmTime, wind, x, y, size) {
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(size, size);
    // The same walk: one phase for both.
    const stride = filmTime * 4.3;
    ctx.save();
    ctx.translate(-15.6, 0);
    ctx.scale(0.95, 0.95);
    drawWoman(ctx, { time: filmTime, wind, stride, colours: old, reach: 1, stoop: 0.8, seed: 2 });
    ctx.restore();
    ctx.save();
    ctx.translate(15.6, 0);
    drawWoman(ctx, { time: filmTime, wind, stride, colours: young, reach: -1, seed: 6 });
    ctx.restore();
    ctx.restore();
  }

  return function drawForestScene(ctx, { time, filmTime, wind, path }) {
    // The move begins gently and never quite stops.
    const back = RETREAT * smoothstep(-1.5, 14.6, time);
    const camera = makeCamera({ x: 0.03 - 0.05 * smoothstep(0, 17, time), z: RETREAT - back, centre: [SUN.x + 60, HORIZON] });
    const centreX = camera.centre[0];
    const cameraX = camera.x * WIDTH;
    // In the last camera's measure the first picture's depths are this much larger.
    const far = (depth) => depth + RETREAT;
    const dark = smoothstep(4, 15.5, time);

    atDepth(ctx, camera, 400, () => {
      ctx.drawImage(sky, -110, -70);
      ctx.globalCompositeOperation = 'screen';
      glow(ctx, SUN.x, SUN.y, 560, hex('#f0a052'), 0.7, 0.7);
      glow(ctx, SUN.x, SUN.y, 230, hex('#ffe6ae'), 0.85);
      ctx.globalCompositeOperation = 'source-over';
      ctx.fillStyle = css(hex('#fffbe8'));
      ctx.beginPath();
      ctx.arc(SUN.x, SUN.y - smoothstep(-1, 17, time) * 14, 23, 0, 7);
      ctx.fill();
    });
    atDepth(ctx, camera, 120, () => ctx.drawImage(hills, -150, HORIZON - 76));
    atDepth(ctx, camera, 90, () => ctx.drawImage(mist, -120 - path * 2, HORIZON - 70, 1300, 90));
    atDepth(ctx, camera, 60, () => ctx.drawImage(wood, -150, HORIZON - 78));
    ctx.globalCompositeOperation = 'screen';
    glow(ctx, SUN.x, HORIZON - 12, 300, hex('#ffcf80'), 0.6, 0.5);
    ctx.globalCompositeOperation = 'source-over';

    drawGround(ctx, ground, { horizon: HORIZON, ground: GROUND, cameraX, cameraZ: 0, height: HEIGHT - HORIZON, centreX });
    atDepth(ctx, camera, far(26), () => {
      trees.slice(0, 2).forEach((each) => drawTree(ctx, each.tree, each.x, each.y, { time: filmTime, wind }));
      ctx.drawImage(house.canvas, 575, HORIZON - 74, 130, 98);
      drawTree(ctx, trees[2].tree, trees[2].x, trees[2].y, { time: filmTime, wind });
      ctx.drawImage(mist, 300 - path * 4, HORIZON - 16, 720, 50);
    });

    // They walk away from us while we go away from them.
    const womenDepth = far(2.9) + time * 0.14;
    let drawn = false;
    const women = () => {
      drawn = true;
      const distance = womenDepth - camera.z;
      const x = centreX + (26 - cameraX) / distance;
      const y = HORIZON + GROUND / distance;
      drawWomen(ctx, filmTime, wind, x, y, (1.36 * GROUND) / distance / 100);
      glow(ctx, x - 40 / distance, y - 90 / distance, 420 / distance, hex('#ffdf9e'), 0.06);
    };
    const place = { cameraX, cameraZ: camera.z - 1.1, filmTime, path, strength: wind, centreX };
    drawField(ctx, field, { ...place, beforeRow: (depth) => !drawn && depth + 1.1 < womenDepth && women() });
    // As we go back the thick field of the beginning thins into the one behind it.
    ctx.globalAlpha = 1 - smoothstep(0.2, 2.4, back);
    if (ctx.globalAlpha > 0.01) drawField(ctx, nearField, { ...place, cameraZ: camera.z - RETREAT, from: womenDepth - RETREAT });
    ctx.globalAlpha = 1;
    drawWaves(ctx, { ...field }, { cameraX, cameraZ: camera.z, filmTime, path, strength: wind, alpha: 0.8, reach: 290 });
    drawMotes(ctx, { time: filmTime, path, cameraX, glint: (x, y) => clamp(1.2 - Math.hypot(x - SUN.x, y - SUN.y) / 560), alpha: 0.9 });

    // Under the trees the ground is dark; its edge recedes as we go back.
    const shadeAt = EDGE - camera.z;
    if (shadeAt > 0.5) {
      const y = HORIZON + GROUND / shadeAt;
      // prettier-ignore
      fillGradient(ctx, 0, y - 26, WIDTH, HEIGHT - y + 28, [[0, hex('#0d0a06'), 0], [0.16, hex('#0d0a06'), 0.6], [0.5, hex('#0b0805'), 0.92], [1, hex('#050403'), 1]]);
    }
    let nextCrown = 0;
    const drawCrownsDownTo = (depth) => {
      while (nextCrown < crowns.length && crowns[nextCrown].depth >= depth) {
        const each = crowns[nextCrown++];
        const distance = each.depth - camera.z;
        if (distance < 0.25) continue;
        const size = (each.size * 1.5) / Math.max(1, distance ** 0.5);
        const x = centreX + (each.x * (0.5 + each.depth * 0.35) - cameraX) / distance + sway(filmTime, each.seed) * 5;
        if (x < -size || x > WIDTH + size) continue;
        ctx.globalAlpha = smoothstep(0.25, 0.8, distance);
        ctx.drawImage(fronds[each.image], x - size / 2, each.y - size * 0.42 + sway(filmTime * 0.8, each.seed + 3) * 4, size, size * 0.8);
        ctx.globalAlpha = 1;
      }
    };
    let nextTrunk = 0;
    const drawTrunksDownTo = (depth) => {
      while (nextTrunk < trunks.length && trunks[nextTrunk].depth >= depth) {
        const trunk = trunks[nextTrunk++];
        drawCrownsDownTo(trunk.depth);
        const distance = trunk.depth - camera.z;
        if (distance < 0.16) continue;
        const scale = 1 / distance;
        const wide = trunk.width * scale * 2;
        const x = centreX + (trunk.x - cameraX) / distance;
        if (x + wide < 0 || x - wide > WIDTH) continue;
        ctx.save();
        ctx.globalAlpha = smoothstep(0.16, 0.42, distance);
        ctx.translate(x, 0);
        ctx.rotate(trunk.lean);
        const tall = Math.max(HEIGHT + 160, 720 * scale * 0.9);
        const foot = Math.min(HEIGHT + 60, HORIZON + GROUND / distance);
        // The side towards the sun is gilt: each bark is painted with its light on the left.
        if (x < SUN.x + 40) ctx.scale(-1, 1);
        ctx.drawImage(barks[trunk.bark], -wide / 2, foot - tall, wide, tall);
        ctx.restore();
      }
    };
    // Each trunk before the ferns that are nearer than it, so that its foot stands in them.
    drawField(ctx, under, {
      ...place,
      from: EDGE - 1.1,
      strength: wind * 0.4,
      beforeRow: (depth) => depth > 0 && drawTrunksDownTo(depth + 1.1),
    });
    drawTrunksDownTo(0);
    drawCrownsDownTo(0);
    // The vault closes as well.
    fillGradient(ctx, 0, 0, WIDTH, 200, [
      [0, hex('#070504'), 0.9 * dark],
      [1, hex('#070504'), 0],
    ]);
    const closing = 0.97 * smoothstep(8, 14.5, time);
    for (const [from, to] of [
      [0, 400],
      [WIDTH, 520],
    ]) {
      const side = ctx.createLinearGradient(from, 0, to, 0);
      side.addColorStop(0, css(hex('#060403'), closing));
      side.addColorStop(0.55, css(hex('#060403'), closing * 0.8));
      side.addColorStop(1, css(hex('#060403'), 0));
      ctx.fillStyle = side;
      ctx.fillRect(Math.min(from, to), 0, Math.abs(to - from), HEIGHT);
    }
    ctx.fillStyle = css(hex('#060403'), 0.3 * smoothstep(9, 15, time));
    ctx.fillRect(0, 0, WIDTH, HEIGHT);
    ctx.globalCompositeOperation = 'screen';
    glow(ctx, SUN.x, SUN.y, 420, hex('#f0a850'), 0.34 * (1 - dark * 0.5));
    ctx.globalCompositeOperation = 'source-over';
  };
}
