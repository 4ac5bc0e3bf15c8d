/** Scene 1, 0:00 to 0:26. A buckwheat field before dawn; the wind comes, stops, comes again. */
import { HEIGHT, WIDTH, brushwork, css, glow, hex, makeLayer, mistBank, mix, paintSky } from '../paint.mjs';
import { atDepth, makeCamera } from '../camera.mjs';
import { drawField, drawGround, makeWaveLight, paintTufts, sowField } from '../grass.mjs';
import { drawTree, growTree } from '../trees.mjs';
import { paintFarHouse } from '../house.mjs';
import { drawCrow } from '../birds.mjs';
import { drawTitle } from '../title.mjs';
import { between, clamp, cloudNoise, noise1, noise2, plateau, seededRandom, smoothstep } from '../noise.mjs';

const HORIZON = 262;
const GROUND = 300;

const NIGHT = hex('#26354d');
const SLATE = hex('#4c6076');
const GREEN = hex('#93a3a0');
const ROSE = hex('#d9a598');
const PEACH = hex('#edc4a2');

/** A far wood as a torn edge, dabbed. */
export function paintWood({ seed, width, height, low, high, dark, bright, count = 3500, rough = 0.02 }) {
  const top = (x) => height - low - (high - low) * cloudNoise(x * rough + seed, seed * 1.7) ** 1.4;
  return makeLayer(width, height, (ctx) => {
    for (let x = 0; x < width; x += 2) {
      ctx.fillStyle = css(mix(dark, bright, 0.25));
      ctx.fillRect(x, top(x) + 3, 2, height);
    }
    // prettier-ignore
    brushwork(ctx, {
      seed, x: 0, y: 0, width, height, count, length: 6, thickness: 4.5, angleAt: () => 1.4,
      colourAt: (x, y, random) => (y > top(x) + random() * 4 ? [mix(dark, bright, clamp((1 - (y - top(x)) / 30) * 0.6 + random() * 0.4)), 0.75] : undefined),
    });
  });
}

function paintGround({ far, middle, near, streak, seed }) {
  return makeLayer(1900, 320, (ctx, width, height) => {
    const colourAt = (x, y) => mix(mix(far, middle, clamp(y / 70)), near, clamp((y - 50) / 230));
    for (let y = 0; y < height; y += 2) {
      ctx.fillStyle = css(colourAt(0, y));
      ctx.fillRect(0, y, width, 2);
    }
    // prettier-ignore
    brushwork(ctx, {
      seed, x: 0, y: 0, width, height, count: 5200, length: 60, thickness: 3.4,
      colourAt(x, y, random) {
        const patch = noise2(x * 0.012, y * 0.06 + 40);
        return [mix(colourAt(x, y), patch > 0.5 ? streak : near, Math.abs(patch - 0.5) * 1.1 * clamp(1.2 - y / 300)), 0.22 + random() * 0.2];
      },
    });
  });
}

/** Posts and rails of a leaning fence along a line of the ground, near end first. */
function makeFence(seed) {
  const random = seededRandom(seed);
  const posts = [];
  for (let i = 0; i < 15; i++) {
    const share = i / 14;
    posts.push({
      groundX: 560 - 2500 * share ** 1.15 - 120 * share,
      depth: 1.15 + 5.4 * share ** 1.25,
      tall: between(random, 128, 158),
      lean: between(random, -0.09, 0.09),
      sag: between(random, -8, 10),
    });
  }
  return posts.reverse();
}

export function fieldScene() {
  // prettier-ignore
  const night = paintSky({ seed: 2, width: 1180, height: 340, stops: [[0, NIGHT], [0.45, SLATE], [0.78, GREEN], [1, mix(GREEN, ROSE, 0.5)]], cloudLight: hex('#8f9aa6'), cloudDark: hex('#33425a'), cover: 0.5 });
  // prettier-ignore
  const dawn = paintSky({ seed: 2, width: 1180, height: 340, stops: [[0, hex('#4d6480')], [0.4, hex('#8f9fa8')], [0.72, mix(GREEN, ROSE, 0.75)], [1, PEACH]], cloudLight: hex('#f0bfa6'), cloudDark: hex('#6a7187'), cover: 0.52 });
  const hills = paintWood({ seed: 3, width: 1300, height: 90, low: 12, high: 62, dark: hex('#566b7c'), bright: hex('#75848d') });
  const wood = paintWood({
    seed: 9,
    width: 1300,
    height: 90,
    low: 6,
    high: 66,
    dark: hex('#2f414d'),
    bright: hex('#4e616a'),
    count: 5000,
    rough: 0.03,
  });
  const house = paintFarHouse({
    wallDark: hex('#1c2429'),
    wallBright: hex('#4b5558'),
    roofDark: hex('#22303a'),
    roofBright: hex('#566772'),
    trim: hex('#76837f'),
    lamp: hex('#ffc873'),
  });
  const leaf = {
    dark: hex('#162228'),
    bright: hex('#47585a'),
    bark: [hex('#141b20'), hex('#3a464b')],
    light: 0.5,
    sprites: 4,
    leaves: 150,
    leaf: 0.11,
  };
  const trees = [
    { tree: growTree({ ...leaf, seed: 11, height: 225, spread: 0.34, masses: 34, massRadius: 0.1, bare: 0.26 }), x: 712, y: HORIZON + 12 },
    {
      tree: growTree({ ...leaf, seed: 12, height: 190, spread: 0.4, masses: 30, massRadius: 0.11, bare: 0.3, lean: 0.04 }),
      x: 652,
      y: HORIZON + 8,
    },
    {
      tree: growTree({ ...leaf, seed: 13, height: 165, spread: 0.46, masses: 30, massRadius: 0.12, bare: 0.25, lean: -0.05 }),
      x: 775,
      y: HORIZON + 12,
    },
    { tree: growTree({ ...leaf, seed: 14, height: 120, spread: 0.62, masses: 26, massRadius: 0.14, bare: 0.16 }), x: 838, y: HORIZON + 12 },
    { tree: growTree({ ...leaf, seed: 15, height: 105, spread: 0.5, masses: 24, massRadius: 0.14, bare: 0.2 }), x: 548, y: HORIZON + 8 },
  ];
  const mist = [1, 2, 3].map((seed) =>
    mistBank({ seed: seed + 40, width: 1100, height: 110, colour: [hex('#aab8c0'), hex('#c3c2c2'), hex('#d8c0b6')][seed - 1], puffs: 46 }),
  );
  const ground = paintGround({ seed: 21, far: hex('#8d9694'), middle: hex('#6f7f7b'), near: hex('#27363a'), streak: hex('#c3bdb4') });
  const flower = hex('#ecdcd6');
  // prettier-ignore
  const bands = [
    { from: 0, tufts: paintTufts({ seed: 1, height: 18, blades: 10, thickness: 0.05, flowers: 0.22, colours: { root: hex('#566a68'), blade: hex('#74857f'), tip: hex('#93a099'), bent: hex('#bcc4c0'), flower } }) },
    { from: 0.12, tufts: paintTufts({ seed: 2, height: 32, blades: 13, thickness: 0.036, flowers: 0.24, colours: { root: hex('#42575a'), blade: hex('#5f7470'), tip: hex('#84948e'), bent: hex('#b3bdbb'), flower } }) },
    { from: 0.34, tufts: paintTufts({ seed: 3, height: 58, blades: 15, thickness: 0.026, flowers: 0.24, colours: { root: hex('#2c4046'), blade: hex('#486063'), tip: hex('#6f8482'), bent: hex('#a6b4b6'), flower: hex('#e6d3cf') } }) },
    { from: 0.64, tufts: paintTufts({ seed: 4, height: 100, blades: 17, thickness: 0.021, flowers: 0.22, colours: { root: hex('#1b2b32'), blade: hex('#334a51'), tip: hex('#5a7074'), bent: hex('#97a8ae'), flower: hex('#dcc5c4') } }) },
  ];
  const field = sowField({ seed: 31, horizon: HORIZON, ground: GROUND, bands, firstRow: 30, lastRow: 400, gap: 0.6, rowGap: 0.3 });
  const drawWaves = makeWaveLight(hex('#fff2ea'));
  const fence = makeFence(51);
  const stalks = makeLayer(1500, 330, (ctx) => {
    ctx.filter = 'blur(5px)';
    const tufts = paintTufts({
      seed: 8,
      height: 300,
      blades: 9,
      thickness: 0.016,
      flowers: 0.5,
      colours: { root: hex('#0d161b'), blade: hex('#152329'), tip: hex('#24353b'), bent: hex('#4a5b62'), flower: hex('#4f5258') },
    });
    const random = seededRandom(88);
    for (let i = 0; i < 11; i++) {
      const variant = i % 5;
      ctx.drawImage(
        tufts.canvas,
        tufts.cellWidth * (i % 3),
        tufts.cellHeight * variant,
        tufts.cellWidth,
        tufts.cellHeight,
        i * 125 - 160,
        between(random, 40, 150),
        tufts.cellWidth,
        tufts.cellHeight,
      );
    }
  });

  return function drawFieldScene(ctx, { time, filmTime, wind, path }) {
    const ease = smoothstep(-4, 30, time);
    const camera = makeCamera({ x: 0.02 + ease * 0.3, z: ease * 0.42, y: 0, centre: [WIDTH / 2, HORIZON] });
    const cameraX = camera.x * WIDTH;
    const day = smoothstep(2, 27, time);

    atDepth(ctx, camera, 60, () => {
      ctx.drawImage(night, -110, -64);
      ctx.globalAlpha = day;
      ctx.drawImage(dawn, -110, -64);
      ctx.globalAlpha = 1;
      glow(ctx, 420, HORIZON + 6, 420, hex('#ffc9a0'), 0.12 + day * 0.5, 0.42);
    });
    atDepth(ctx, camera, 34, () => ctx.drawImage(hills, -150, HORIZON - 76));
    atDepth(ctx, camera, 28, () => ctx.drawImage(mist[2], -120 - path * 3, HORIZON - 74, 1300, 92));
    atDepth(ctx, camera, 20, () => ctx.drawImage(wood, -150, HORIZON - 78));
    atDepth(ctx, camera, 18, () => ctx.drawImage(mist[1], -60 - path * 5, HORIZON - 58, 1200, 90));

    drawGround(ctx, ground, { horizon: HORIZON, ground: GROUND, cameraX, cameraZ: camera.z, height: 290 });
    atDepth(ctx, camera, 11, () => {
      for (const each of trees.slice(0, 2)) drawTree(ctx, each.tree, each.x, each.y, { time: filmTime, wind });
      ctx.drawImage(house.canvas, 560, HORIZON - 93, 150, 113.6);
      const lampX = 560 + house.lamp[0] * 0.4545;
      const lampY = HORIZON - 93 + house.lamp[1] * 0.4545;
      const flicker = 0.9 + noise1(filmTime * 3, 2) * 0.2;
      ctx.globalCompositeOperation = 'lighter';
      glow(ctx, lampX, lampY, 46, hex('#ff9d42'), 0.34 * flicker);
      glow(ctx, lampX, lampY, 11, hex('#ffd08a'), 0.6 * flicker);
      ctx.globalCompositeOperation = 'source-over';
      for (const each of trees.slice(2)) drawTree(ctx, each.tree, each.x, each.y, { time: filmTime, wind });
    });
    // The hollow fills with mist in front of the house's foot.
    atDepth(ctx, camera, 9, () => {
      ctx.globalAlpha = 0.95;
      ctx.drawImage(mist[1], 120 - path * 8, HORIZON - 40, 1000, 96);
      ctx.drawImage(mist[0], 220 - path * 5, HORIZON - 22, 900, 64);
      ctx.drawImage(mist[2], -420 + path * 6, HORIZON - 26, 1050, 70);
      ctx.globalAlpha = 1;
    });

    // The fence stands in the field: each bay goes in before the first row that is nearer than it.
    let nextPost = 0;
    // prettier-ignore
    const drawBay = (index) => {
      const here = fence[index];
      const there = fence[index + 1];
      const place = ({ groundX, depth, tall, lean, sag }) => {
        const distance = depth - camera.z;
        const x = WIDTH / 2 + (groundX - cameraX) / distance;
        const y = HORIZON + GROUND / distance;
        return { x, y, top: y - tall / distance, lean: (lean * tall) / distance, scale: 1 / distance, sag: sag / distance };
      };
      const a = place(here);
      const tone = mix(hex('#1a272d'), hex('#6d7c80'), clamp((here.depth - 1.2) / 7));
      const light = mix(tone, hex('#b5a7a4'), 0.22 + day * 0.3);
      ctx.lineCap = 'round';
      if (there && there.depth - camera.z > 0.6) {
        const b = place(there);
        for (const [share, droop] of [[0.86, 5], [0.46, -3]]) {
          for (const [colour, offset, width] of [[tone, 0, 9], [light, -2.6, 2.2]]) {
            ctx.strokeStyle = css(colour);
            ctx.lineWidth = width * (a.scale + b.scale) * 0.5;
            ctx.beginPath();
            ctx.moveTo(a.x + a.lean * share - 7 * a.scale, a.y + (a.top - a.y) * share + a.sag + offset * a.scale);
            ctx.quadraticCurveTo((a.x + b.x) / 2, (a.y + (a.top - a.y) * share + b.y + (b.top - b.y) * share) / 2 + (droop + a.sag) * b.scale + offset * b.scale, b.x + b.lean * share + 8 * b.scale, b.y + (b.top - b.y) * share + b.sag * 0.4 + offset * b.scale);
            ctx.stroke();
          }
        }
      }
      ctx.strokeStyle = css(tone);
      ctx.lineWidth = 13 * a.scale;
      ctx.lineCap = 'butt';
      ctx.beginPath();
      ctx.moveTo(a.x, a.y + 10 * a.scale);
      ctx.lineTo(a.x + a.lean, a.top);
      ctx.stroke();
      ctx.strokeStyle = css(light);
      ctx.lineWidth = 3 * a.scale;
      ctx.beginPath();
      ctx.moveTo(a.x - 4.6 * a.scale, a.y);
      ctx.lineTo(a.x + a.lean - 4.6 * a.scale, a.top + 1.5 * a.scale);
      ctx.stroke();
    };
    // prettier-ignore
    drawField(ctx, field, {
      cameraX, cameraZ: camera.z, filmTime, path, strength: wind,
      beforeRow(depth) {
        while (nextPost < fence.length && fence[nextPost].depth > depth) drawBay(nextPost++);
      },
    });
    drawWaves(ctx, field, { cameraX, cameraZ: camera.z, filmTime, path, strength: wind, alpha: 0.75, reach: 290, mode: 'soft-light' });

    atDepth(ctx, camera, 3.2, () => {
      ctx.globalAlpha = 0.5 * (1 - wind * 0.45);
      ctx.drawImage(mist[0], -300 - path * 26, 318, 1700, 120);
      ctx.globalAlpha = 1;
    });
    const [first, second] = [clamp((time - 9) / 15), clamp((time - 10.2) / 15)];
    if (first > 0) drawCrow(ctx, 930 - first * 640, 172 - Math.sin(first * 3) * 34, 31, filmTime * 9.4, -1, hex('#1c252e'));
    if (second > 0) drawCrow(ctx, 985 - second * 660, 192 - Math.sin(second * 2.7 + 0.3) * 34, 25, filmTime * 10.1 + 2, -1, hex('#222c35'));

    atDepth(ctx, camera, 0.95, () => {
      ctx.save();
      ctx.transform(1, 0, -wind * 0.14 - Math.sin(filmTime * 2.1) * 0.012, 1, wind * 70, 0);
      ctx.drawImage(stalks, -60, 268);
      ctx.restore();
    });

    // Before dawn everything is bluer and darker than it will be.
    ctx.globalCompositeOperation = 'multiply';
    ctx.fillStyle = css(hex('#6a80ac'), 0.62 * (1 - day));
    ctx.fillRect(0, 0, WIDTH, HEIGHT);
    ctx.globalCompositeOperation = 'source-over';
    drawTitle(ctx, plateau(5, 6.6, 8.6, 10, time));
  };
}
