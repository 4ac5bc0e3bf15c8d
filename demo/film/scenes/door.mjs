/** Scene 3, 0:52 to 1:18. Night, the house close; a lamp is carried to the door and goes out. The door stays closed. */
import { HEIGHT, WIDTH, css, fillGradient, glow, hex, makeLayer, mistBank, mix, paintSky, softDisc } from '../paint.mjs';
import { atDepth, flatAt, makeCamera } from '../camera.mjs';
import { drawField, paintTufts, sowField } from '../grass.mjs';
import { drawTree, growTree, leafMass } from '../trees.mjs';
import { drawLogEnds, drawLogs, drawPanes, drawWindowFrame } from '../house.mjs';
import { between, clamp, lerp, noise1, plateau, seededRandom, smoothstep, sway } from '../noise.mjs';
import { paintWood } from './field.mjs';

const CENTRE = [606, 292];
const GROUND = 330;
const WALL_DEPTH = 3;
/** The camera begins this far behind the place from which the flats are measured. */
const FAR = 1.15;
/** The wall is painted larger than it is first seen, for the push in. */
const DETAIL = 1.5;
const WALL = { x: -60, y: -40, width: 1120, height: 460 };
const WINDOWS = [
  { x: 168, y: 214, width: 82, height: 112 },
  { x: 362, y: 214, width: 82, height: 112 },
  { x: 800, y: 214, width: 82, height: 112 },
];
const DOOR = { x: 564, y: 196, width: 84, height: 196 };
const TRANSOM = { x: 568, y: 170, width: 76, height: 22 };
/** Seconds into the scene at which the lamp goes out: film time 1:12. */
const LAMP_OUT = 20;

const NIGHT_DARK = hex('#0b1119');
const WOOD_DARK = hex('#141b24');
const WOOD_BRIGHT = hex('#5f7284');
const TRIM = hex('#9fb2bf');
const LAMP = hex('#ffb45a');

/** Where the lamp is along the wall: it waits at each window, as one does who listens. */
const lampX = (time) => lerp(80, 210, smoothstep(1, 3.4, time)) + 195 * smoothstep(6, 9.2, time) + 200 * smoothstep(11.6, 15.2, time);
const lampPower = (time, filmTime) =>
  smoothstep(0.4, 2.4, time) * (1 - smoothstep(LAMP_OUT - 0.12, LAMP_OUT + 0.5, time)) * (0.9 + 0.16 * noise1(filmTime * 4.2, 4));

function paintWall() {
  return makeLayer(WALL.width * DETAIL, WALL.height * DETAIL, (ctx) => {
    ctx.scale(DETAIL, DETAIL);
    ctx.translate(-WALL.x, -WALL.y);
    const random = seededRandom(77);
    // The roof: weathered boards with moss, the eave with carved teeth.
    ctx.beginPath();
    ctx.moveTo(40, 128);
    ctx.lineTo(96, 14);
    ctx.lineTo(900, 10);
    ctx.lineTo(968, 128);
    ctx.closePath();
    ctx.save();
    ctx.clip();
    fillGradient(
      ctx,
      0,
      10,
      1000,
      120,
      [
        [0, hex('#3c4c5c')],
        [1, hex('#1c2530')],
      ],
      200,
    );
    for (let x = 0; x < 1000; x += 13) {
      const tone = random();
      ctx.fillStyle = css(mix(hex('#16202b'), hex('#52677a'), tone), 0.4);
      ctx.beginPath();
      const slant = (x - 500) * 0.1;
      ctx.moveTo(x - slant * 0.2, 0);
      ctx.lineTo(x + 11 - slant * 0.2, 0);
      ctx.lineTo(x + 12 + slant, 130);
      ctx.lineTo(x + slant, 130);
      ctx.fill();
    }
    for (let i = 0; i < 130; i++) {
      ctx.fillStyle = css(mix(hex('#1d2a2b'), hex('#4d6060'), random()), 0.35);
      ctx.beginPath();
      ctx.ellipse(random() * 1000, between(random, 20, 128), between(random, 3, 22), between(random, 1, 4), 0, 0, 7);
      ctx.fill();
    }
    ctx.restore();
    // The chimney, whitewashed once.
    fillGradient(
      ctx,
      700,
      -30,
      46,
      92,
      [
        [0, hex('#4d5f70')],
        [1, hex('#2a3643')],
      ],
      40,
    );
    fillGradient(ctx, 694, -38, 58, 10, [
      [0, hex('#8497a6')],
      [1, hex('#3a4856')],
    ]);
    for (let row = -4; row < 8; row++) {
      ctx.fillStyle = css(hex('#1b2530'), 0.5);
      ctx.fillRect(700, 6 + row * 7.5, 46, 1);
      for (let i = 0; i < 3; i++) ctx.fillRect(706 + i * 16 + (row % 2) * 8, 6 + row * 7.5, 1, 7.5);
    }
    fillGradient(ctx, 733, -30, 13, 92, [
      [0, hex('#9db1c0'), 0.5],
      [1, hex('#9db1c0'), 0.2],
    ]);
    // The logs.
    drawLogs(ctx, {
      seed: 21,
      x: 60,
      y: 128,
      width: 884,
      height: 262,
      log: 23.5,
      dark: WOOD_DARK,
      bright: WOOD_BRIGHT,
      light: 0.5,
      grain: 90,
    });
    const shade = ctx.createLinearGradient(0, 128, 0, 190);
    shade.addColorStop(0, css([3, 5, 9], 0.82));
    shade.addColorStop(1, css([3, 5, 9], 0));
    ctx.fillStyle = shade;
    ctx.fillRect(60, 128, 884, 62);
    for (const x of [64, 500, 712, 940])
      drawLogEnds(ctx, { seed: x, x, y: 128, height: 262, log: 23.5, dark: WOOD_DARK, bright: WOOD_BRIGHT });
    fillGradient(ctx, 30, 122, 946, 12, [
      [0, mix(WOOD_BRIGHT, TRIM, 0.5)],
      [1, WOOD_DARK],
    ]);
    for (let x = 34; x < 972; x += 15) {
      ctx.fillStyle = css(mix(WOOD_DARK, TRIM, 0.42));
      ctx.beginPath();
      ctx.moveTo(x - 7, 133);
      ctx.quadraticCurveTo(x - 6, 147, x, 149);
      ctx.quadraticCurveTo(x + 6, 147, x + 7, 133);
      ctx.fill();
      ctx.fillStyle = css(WOOD_DARK);
      ctx.beginPath();
      ctx.arc(x, 140, 2, 0, 7);
      ctx.fill();
    }
    // Foundation stones.
    for (let x = 56; x < 950;) {
      const wide = between(random, 26, 60);
      const tone = random();
      ctx.fillStyle = css(mix(hex('#131920'), hex('#42505c'), tone * 0.7));
      ctx.beginPath();
      ctx.ellipse(x + wide / 2, 402, wide * 0.55, 15, 0, 0, 7);
      ctx.fill();
      x += wide;
    }
    for (const window of WINDOWS) {
      drawWindowFrame(ctx, { ...window, dark: hex('#1a242e'), bright: TRIM, light: -0.6 });
      ctx.clearRect(window.x, window.y, window.width, window.height);
    }
    // The door: boards, two bands of iron, the latch.
    ctx.fillStyle = css(mix(WOOD_DARK, TRIM, 0.4));
    ctx.fillRect(DOOR.x - 13, TRANSOM.y - 12, DOOR.width + 26, DOOR.y + DOOR.height - TRANSOM.y + 12);
    fillGradient(ctx, DOOR.x - 17, TRANSOM.y - 19, DOOR.width + 34, 10, [
      [0, TRIM],
      [1, hex('#34434f')],
    ]);
    for (let i = 0; i < 6; i++) {
      const x = DOOR.x + (DOOR.width / 6) * i;
      const tone = between(random, 0.16, 0.4);
      // prettier-ignore
      fillGradient(ctx, x, DOOR.y, DOOR.width / 6 - 0.8, DOOR.height, [[0, mix(WOOD_DARK, WOOD_BRIGHT, tone * 0.5)], [0.5, mix(WOOD_DARK, WOOD_BRIGHT, tone + 0.16)], [1, mix(WOOD_DARK, WOOD_BRIGHT, tone * 0.6)]]);
      for (let k = 0; k < 16; k++) {
        ctx.strokeStyle = css(k % 2 ? NIGHT_DARK : WOOD_BRIGHT, 0.28);
        ctx.lineWidth = between(random, 0.4, 1);
        const px = x + random() * 13;
        const py = DOOR.y + random() * DOOR.height;
        ctx.beginPath();
        ctx.moveTo(px, py);
        ctx.lineTo(px + between(random, -1, 1), py + between(random, 10, 46));
        ctx.stroke();
      }
    }
    for (const y of [DOOR.y + 30, DOOR.y + DOOR.height - 40]) {
      fillGradient(ctx, DOOR.x, y, DOOR.width * 0.86, 8, [
        [0, hex('#3a4652')],
        [1, hex('#10151b')],
      ]);
      for (let i = 0; i < 5; i++) {
        ctx.fillStyle = css(hex('#7f92a2'), 0.8);
        ctx.beginPath();
        ctx.arc(DOOR.x + 8 + i * 15, y + 3.6, 1.5, 0, 7);
        ctx.fill();
      }
    }
    ctx.fillStyle = css(hex('#0c1015'));
    ctx.beginPath();
    ctx.ellipse(DOOR.x + 72, DOOR.y + 104, 5.5, 13, 0, 0, 7);
    ctx.fill();
    ctx.strokeStyle = css(hex('#93a7b6'));
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.ellipse(DOOR.x + 72, DOOR.y + 110, 5, 7.5, 0, 0, 7);
    ctx.stroke();
    ctx.fillStyle = css(hex('#b9cbd6'));
    ctx.fillRect(DOOR.x + 65, DOOR.y + 97, 14, 2.6);
    ctx.clearRect(TRANSOM.x, TRANSOM.y, TRANSOM.width, TRANSOM.height);
  });
}

/** The porch as its own flat, nearer than the wall: a gable on turned posts, rails, steps. */
function paintPorch() {
  return makeLayer(330 * DETAIL, 430 * DETAIL, (ctx) => {
    ctx.scale(DETAIL, DETAIL);
    ctx.translate(-441, -60);
    // prettier-ignore
    const post = (x) => {
      const parts = [[150, 178, 15], [178, 190, 19], [190, 236, 10], [236, 262, 17], [262, 330, 11], [330, 346, 18], [346, 404, 15]];
      for (const [top, bottom, wide] of parts) {
        const gradient = ctx.createLinearGradient(x - wide / 2, 0, x + wide / 2, 0);
        gradient.addColorStop(0, css(hex('#10161e')));
        gradient.addColorStop(0.55, css(hex('#42535f')));
        gradient.addColorStop(0.9, css(hex('#a9bcc7')));
        gradient.addColorStop(1, css(hex('#6c808e')));
        ctx.fillStyle = gradient;
        ctx.beginPath();
        ctx.moveTo(x - wide / 2, top);
        ctx.quadraticCurveTo(x - wide * 0.62, (top + bottom) / 2, x - wide / 2, bottom);
        ctx.lineTo(x + wide / 2, bottom);
        ctx.quadraticCurveTo(x + wide * 0.62, (top + bottom) / 2, x + wide / 2, top);
        ctx.fill();
      }
    };
    // Steps.
    // prettier-ignore
    for (let i = 0; i < 4; i++) fillGradient(ctx, 520 - i * 10, 396 + i * 15, 172 + i * 20, 15, [[0, hex('#8295a3')], [0.16, hex('#53646f')], [0.3, hex('#222c36')], [1, hex('#141a21')]]);
    // Railings on both sides.
    for (const [from, to] of [
      [494, 548],
      [664, 718],
    ]) {
      fillGradient(ctx, from, 322, to - from, 8, [
        [0, hex('#8a9dab')],
        [1, hex('#26323d')],
      ]);
      for (let x = from + 8; x < to - 4; x += 11) {
        fillGradient(ctx, x, 330, 5, 66, [
          [0, hex('#4c5d69')],
          [1, hex('#1c252e')],
        ]);
        ctx.fillStyle = css(hex('#5b6d79'));
        ctx.beginPath();
        ctx.arc(x + 2.5, 352, 4.4, 0, 7);
        ctx.fill();
      }
      fillGradient(ctx, from, 388, to - from, 8, [
        [0, hex('#6c7f8c')],
        [1, hex('#1c252e')],
      ]);
    }
    for (const x of [494, 548, 664, 718]) post(x);
    // The gable with its carved boards and a little sun.
    ctx.fillStyle = css(hex('#0d131a'));
    ctx.beginPath();
    ctx.moveTo(474, 156);
    ctx.lineTo(606, 80);
    ctx.lineTo(738, 156);
    ctx.fill();
    for (let x = 490; x < 726; x += 9) {
      const top = 82 + Math.abs(x + 4 - 606) * 0.576;
      fillGradient(ctx, x, top, 8, 156 - top, [
        [0, hex('#2c3944')],
        [1, hex('#44545f')],
      ]);
    }
    ctx.strokeStyle = css(hex('#8fa3b0'), 0.85);
    ctx.lineWidth = 1.6;
    for (let i = 0; i <= 12; i++) {
      const angle = Math.PI + (Math.PI * i) / 12;
      ctx.beginPath();
      ctx.moveTo(606 + Math.cos(angle) * 11, 150 + Math.sin(angle) * 11);
      ctx.lineTo(606 + Math.cos(angle) * 30, 150 + Math.sin(angle) * 30);
      ctx.stroke();
    }
    ctx.fillStyle = css(hex('#8fa3b0'));
    ctx.beginPath();
    ctx.arc(606, 150, 9, Math.PI, 0);
    ctx.fill();
    for (const side of [-1, 1]) {
      ctx.strokeStyle = css(hex(side < 0 ? '#6f8492' : '#a9bcc8'));
      ctx.lineWidth = 9;
      ctx.beginPath();
      ctx.moveTo(606, 78);
      ctx.lineTo(606 + side * 146, 161);
      ctx.stroke();
      for (let i = 1; i < 13; i++) {
        ctx.fillStyle = css(hex('#5d707e'));
        ctx.beginPath();
        ctx.arc(606 + side * i * 11.4, 84 + i * 6.5, 4.4, 0, 7);
        ctx.fill();
      }
    }
    fillGradient(ctx, 478, 152, 256, 10, [
      [0, hex('#9fb2bf')],
      [1, hex('#2b3843')],
    ]);
  });
}

/** A dark bough across the picture: twigs and leaves with the moon on their edges. */
function paintBough({ seed, width, height, blur, droop = 0.3 }) {
  const random = seededRandom(seed);
  const masses = [0, 1].map((i) =>
    leafMass({
      seed: seed * 3 + i,
      radius: height * 0.2,
      dark: hex('#05080c'),
      bright: hex('#2d3f4d'),
      light: 0.8,
      leaves: 70,
      leaf: 0.16,
      air: 0.2,
    }),
  );
  return makeLayer(width, height, (ctx) => {
    if (blur) ctx.filter = `blur(${blur}px)`;
    ctx.lineCap = 'round';
    const spine = (s) => [s * width * 0.76, height * (0.3 + droop * s * s + 0.05 * Math.sin(s * 9 + seed))];
    ctx.strokeStyle = css(hex('#06090d'));
    for (let i = 0; i < 40; i++) {
      const [ax, ay] = spine(i / 40);
      const [bx, by] = spine((i + 1) / 40);
      ctx.lineWidth = height * 0.045 * (1 - i / 46);
      ctx.beginPath();
      ctx.moveTo(ax, ay);
      ctx.lineTo(bx, by);
      ctx.stroke();
    }
    for (let i = 0; i < 26; i++) {
      const share = between(random, 0.08, 1);
      const [x, y] = spine(share);
      const tx = x + between(random, 0, 0.12) * width;
      const ty = y + between(random, -0.16, 0.26) * height;
      ctx.lineWidth = height * 0.009;
      ctx.beginPath();
      ctx.moveTo(x, y);
      ctx.quadraticCurveTo(x + 20, y, tx, ty);
      ctx.stroke();
      const size = between(random, 0.2, 0.42) * height;
      ctx.drawImage(masses[i % 2], tx - size / 2, ty - size / 2, size, size);
    }
  });
}

export function doorScene() {
  // prettier-ignore
  const sky = paintSky({ seed: 31, width: 1300, height: 420, stops: [[0, hex('#0d1724')], [0.5, hex('#1b2b3d')], [1, hex('#31465a')]], cloudLight: hex('#5a6f83'), cloudDark: hex('#101a27'), cover: 0.55, tilt: -0.12 });
  const random = seededRandom(5);
  const stars = Array.from({ length: 70 }, () => ({
    x: random() * 1200 - 100,
    y: random() * 200 - 30,
    size: between(random, 0.4, 1.2),
    seed: random() * 30,
  }));
  const leaf = {
    dark: hex('#070c12'),
    bright: hex('#31434f'),
    bark: [hex('#05080c'), hex('#22303a')],
    light: 0.7,
    sprites: 4,
    leaves: 160,
    leaf: 0.1,
  };
  const trees = [
    { tree: growTree({ ...leaf, seed: 41, height: 430, spread: 0.5, masses: 36, massRadius: 0.12 }), x: 60, y: 400 },
    { tree: growTree({ ...leaf, seed: 42, height: 380, spread: 0.45, masses: 34, massRadius: 0.12 }), x: 985, y: 404 },
    { tree: growTree({ ...leaf, seed: 43, height: 330, spread: 0.5, masses: 30, massRadius: 0.12 }), x: 470, y: 330 },
  ];
  const hedge = paintWood({
    seed: 23,
    width: 1700,
    height: 110,
    low: 14,
    high: 84,
    dark: hex('#0a1016'),
    bright: hex('#26333e'),
    count: 4200,
    rough: 0.02,
  });
  const wall = paintWall();
  const porch = paintPorch();
  // prettier-ignore
  const bands = [
    { from: 0, tufts: paintTufts({ seed: 1, height: 60, blades: 15, thickness: 0.022, colours: { root: hex('#0b1117'), blade: hex('#1c2a33'), tip: hex('#3d505d'), bent: hex('#8499a8') } }) },
    { from: 0.3, tufts: paintTufts({ seed: 2, height: 120, blades: 15, thickness: 0.015, colours: { root: hex('#070b10'), blade: hex('#121c24'), tip: hex('#2b3b47'), bent: hex('#647a8a') } }) },
  ];
  const grass = sowField({
    seed: 61,
    horizon: CENTRE[1],
    ground: GROUND,
    bands,
    firstRow: 82,
    lastRow: 430,
    gap: 0.55,
    rowGap: 0.26,
    tall: 0.26,
    tallFar: 10,
    spread: 1.7,
    keep: (x, depth) => depth < 2.3 + FAR || Math.abs(x) > 265,
  });
  const mist = mistBank({ seed: 9, width: 1200, height: 130, colour: hex('#8aa2b8'), puffs: 46 });
  const boughs = [
    { picture: paintBough({ seed: 3, width: 620, height: 300, blur: 0 }), depth: 2.2, x: -250, y: -90, flip: false },
    { picture: paintBough({ seed: 4, width: 560, height: 300, blur: 1.5 }), depth: 1.75, x: 1190, y: -100, flip: true },
    { picture: paintBough({ seed: 6, width: 640, height: 340, blur: 3 }), depth: 1.3, x: -420, y: -60, flip: false },
    { picture: paintBough({ seed: 7, width: 640, height: 360, blur: 4 }), depth: 1.02, x: 1420, y: 60, flip: true },
    { picture: paintBough({ seed: 8, width: 640, height: 380, blur: 6 }), depth: 0.5, x: -900, y: 60, flip: false },
  ];
  const dapple = leafMass({ seed: 90, radius: 190, dark: [0, 0, 0], bright: [0, 0, 0], leaves: 130, leaf: 0.1, air: 0.3 });
  const falling = leafMass({ seed: 91, radius: 5, dark: hex('#10181f'), bright: hex('#5d7382'), leaves: 2, leaf: 0.7 });
  const spark = softDisc(8, hex('#c9dcf0'));

  function drawGlass(ctx, window, x, power) {
    const middle = window.x + window.width / 2;
    const near = Math.exp(-(((x - middle) / 92) ** 2)) * power;
    // prettier-ignore
    drawPanes(ctx, { ...window, bar: mix(hex('#2a3743'), hex('#1a120b'), near), glass() {
      // prettier-ignore
      fillGradient(ctx, window.x, window.y, window.width, window.height, [[0, hex('#2b3d4e')], [0.5, hex('#121c27')], [1, hex('#0a1017')]], 60);
      // The moon's broken gleam on old glass.
      ctx.fillStyle = css(hex('#8aa4ba'), 0.16 * (1 - near));
      ctx.beginPath();
      ctx.moveTo(window.x + window.width * 0.62, window.y);
      ctx.lineTo(window.x + window.width, window.y);
      ctx.lineTo(window.x + window.width * 0.5, window.y + window.height);
      ctx.lineTo(window.x + window.width * 0.22, window.y + window.height);
      ctx.fill();
      ctx.globalCompositeOperation = 'lighter';
      glow(ctx, x, window.y + window.height * 0.55, 150, hex('#e07a22'), near * 0.95);
      glow(ctx, x, window.y + window.height * 0.55, 74, LAMP, near);
      glow(ctx, x, window.y + window.height * 0.55, 22, hex('#fff0c8'), near);
      ctx.globalCompositeOperation = 'source-over';
      // She who carries it: a shoulder and a head, just behind the flame.
      ctx.save();
      ctx.translate(x - 27, window.y + window.height * 0.42);
      ctx.fillStyle = css(hex('#1a0d06'), 0.86 * clamp(near * 2.2));
      ctx.beginPath();
      ctx.ellipse(0, 0, 10.5, 13.5, 0.1, 0, 7);
      ctx.ellipse(-8, 6, 6, 5.5, 0, 0, 7);
      ctx.fill();
      ctx.beginPath();
      ctx.moveTo(-34, 90);
      ctx.bezierCurveTo(-34, 40, -24, 24, -6, 19);
      ctx.lineTo(-4, 8);
      ctx.lineTo(5, 8);
      ctx.bezierCurveTo(6, 20, 22, 22, 22, 50);
      ctx.lineTo(20, 90);
      ctx.fill();
      ctx.restore();
      // A short curtain with a lace edge.
      ctx.fillStyle = css(mix(hex('#222c36'), hex('#ffcf8a'), near * 0.7), 0.7);
      for (const side of [0, 1]) {
        ctx.beginPath();
        const edge = side ? window.x + window.width : window.x;
        const inward = side ? -1 : 1;
        ctx.moveTo(edge, window.y);
        ctx.lineTo(edge + inward * window.width * 0.42, window.y);
        ctx.bezierCurveTo(edge + inward * window.width * 0.36, window.y + window.height * 0.4, edge + inward * window.width * 0.16, window.y + window.height * 0.5, edge + inward * window.width * 0.1, window.y + window.height);
        ctx.lineTo(edge, window.y + window.height);
        ctx.fill();
      }
    } });
    return near;
  }

  return function drawDoorScene(ctx, { time, filmTime, wind, path }) {
    const ease = smoothstep(-8, 30, time);
    const camera = makeCamera({ x: lerp(-0.12, 0.02, ease), y: lerp(0.01, 0.0, ease), z: lerp(-FAR, 1.3, ease), centre: CENTRE });
    const cameraX = camera.x * WIDTH;
    const x = lampX(time);
    const power = lampPower(time, filmTime);

    atDepth(ctx, camera, 70, () => {
      ctx.drawImage(sky, -170, -60);
      for (const star of stars) {
        ctx.globalAlpha = 0.35 + 0.35 * Math.sin(filmTime * 1.7 + star.seed);
        ctx.drawImage(spark, star.x, star.y, star.size * 4, star.size * 4);
      }
      ctx.globalAlpha = 1;
      ctx.globalCompositeOperation = 'lighter';
      glow(ctx, 880, 34, 380, hex('#7d98b4'), 0.5);
      glow(ctx, 880, 34, 70, hex('#dbe8f2'), 0.5);
      ctx.globalCompositeOperation = 'source-over';
      ctx.fillStyle = css(hex('#eef4f4'));
      ctx.beginPath();
      ctx.arc(880, 34, 21, 0, 7);
      ctx.fill();
      for (const [dx, dy, r] of [
        [-5, -4, 6],
        [6, 3, 5],
        [-3, 8, 4],
      ])
        glow(ctx, 880 + dx, 34 + dy, r, hex('#9fb3c2'), 0.5);
      ctx.globalAlpha = 0.8;
      ctx.drawImage(mist, 120 + path * 9, -36, 1100, 110);
      ctx.globalAlpha = 1;
    });
    atDepth(ctx, camera, 6, () => drawTree(ctx, trees[2].tree, 500, 320, { time: filmTime, wind }));
    atDepth(ctx, camera, 4.2, () => ctx.drawImage(hedge, -350, 322));
    atDepth(ctx, camera, 4.4, () =>
      trees.slice(0, 2).forEach((each) => drawTree(ctx, each.tree, each.x, each.y, { time: filmTime, wind })),
    );

    atDepth(ctx, camera, WALL_DEPTH, () => {
      fillGradient(ctx, -900, 396, 2800, 420, [
        [0, hex('#10171d')],
        [1, hex('#0b1117')],
      ]);
      // The dark of the house shows through the windows; the wall has holes there.
      const near = [...WINDOWS, TRANSOM].map((window) => {
        if (window !== TRANSOM) return drawGlass(ctx, window, x, power);
        const share = smoothstep(480, 606, x) * power;
        fillGradient(ctx, window.x, window.y, window.width, window.height, [
          [0, hex('#1b2732')],
          [1, hex('#0c131a')],
        ]);
        ctx.save();
        ctx.beginPath();
        ctx.rect(window.x, window.y, window.width, window.height);
        ctx.clip();
        ctx.globalCompositeOperation = 'lighter';
        glow(ctx, x + sway(filmTime, 2) * 3, window.y + 24, 80, hex('#f08f30'), share);
        glow(ctx, x + sway(filmTime, 2) * 3, window.y + 26, 34, hex('#ffe2a4'), share * 0.9);
        ctx.restore();
        return share;
      });
      ctx.drawImage(wall, WALL.x, WALL.y, WALL.width, WALL.height);
      ctx.fillStyle = css(hex('#1d262e'));
      for (const bar of [1, 2, 3]) ctx.fillRect(TRANSOM.x + (TRANSOM.width / 4) * bar - 1.5, TRANSOM.y, 3, TRANSOM.height);

      // Leaf shadows wander on the logs.
      ctx.save();
      ctx.beginPath();
      ctx.rect(60, 0, 884, 395);
      ctx.clip();
      ctx.globalAlpha = 0.34;
      for (let i = 0; i < 3; i++) {
        const dx = sway(filmTime * (0.9 + wind), i * 3) * (5 + wind * 16);
        ctx.drawImage(dapple, [560, 250, 720][i] + dx, [120, -40, -60][i] + sway(filmTime, i + 9) * 5, 460, 400);
      }
      ctx.restore();
      // The lamp's warmth on frames, logs and, last, through the cracks of the door.
      ctx.globalCompositeOperation = 'lighter';
      WINDOWS.forEach((window, i) => {
        glow(ctx, window.x + window.width / 2, window.y + window.height * 0.6, 165, hex('#c9691e'), near[i] * 0.34);
        glow(ctx, window.x + window.width / 2, window.y + window.height + 30, 80, hex('#c9691e'), near[i] * 0.3, 0.5);
      });
      glow(ctx, 606, 186, 120, hex('#c9691e'), near[3] * 0.42);
      ctx.fillStyle = css(hex('#ff9d42'), near[3] * 0.85);
      ctx.fillRect(DOOR.x + 2, DOOR.y + DOOR.height - 2.2, DOOR.width - 4, 2.2);
      ctx.fillRect(DOOR.x + DOOR.width - 1.2, DOOR.y + 4, 1.2, DOOR.height - 8);
      ctx.fillRect(DOOR.x + 42, DOOR.y + 6, 0.7, DOOR.height - 20);
      glow(ctx, 606, DOOR.y + DOOR.height + 4, 80, hex('#e0802c'), near[3] * 0.5, 0.22);
      ctx.globalCompositeOperation = 'source-over';
    });
    atDepth(ctx, camera, 2.62, () => ctx.drawImage(porch, 441, 60, 330, 430));
    atDepth(ctx, camera, 2.62, () => {
      ctx.globalCompositeOperation = 'lighter';
      glow(ctx, 606, 330, 150, hex('#a8541a'), smoothstep(500, 606, x) * power * 0.3, 0.8);
      // Long warm squares on the ground before the lit windows.
      WINDOWS.slice(0, 2).forEach((window) => {
        const middle = window.x + window.width / 2;
        glow(ctx, middle - 10, 432, 120, hex('#d5782a'), Math.exp(-(((x - middle) / 92) ** 2)) * power * 0.42, 0.26);
      });
      ctx.globalCompositeOperation = 'source-over';
    });
    drawField(ctx, grass, { cameraX, cameraZ: camera.z + FAR, filmTime, path, strength: wind, centreX: CENTRE[0] });
    atDepth(ctx, camera, 1.9, () => {
      ctx.globalAlpha = 0.42;
      ctx.drawImage(mist, -350 + path * 14, 352, 1500, 150);
      ctx.globalAlpha = 1;
    });
    for (let i = 0; i < 6; i++) {
      const age = (filmTime * 0.11 + i * 0.173) % 1;
      ctx.drawImage(
        falling,
        90 + i * 160 + path * 16 - 120 * Math.sin(age * 9 + i) * 0.4 + age * 60,
        -20 + age * 560,
        9 + 6 * Math.sin(age * 40 + i),
        11,
      );
    }
    for (const bough of boughs) {
      const flat = flatAt(camera, bough.depth);
      // What comes too near the lens melts away instead of filling the picture.
      const alpha = flat ? smoothstep(0.16, 0.5, bough.depth - camera.z) : 0;
      if (alpha <= 0) continue;
      atDepth(ctx, camera, bough.depth, () => {
        ctx.globalAlpha = alpha;
        ctx.translate(bough.x, bough.y);
        if (bough.flip) ctx.scale(-1, 1);
        ctx.rotate(sway(filmTime * (0.8 + wind * 0.5), bough.depth * 9) * (0.008 + wind * 0.02));
        ctx.drawImage(bough.picture, 0, 0);
      });
    }
    // After the lamp there is only the moon.
    ctx.fillStyle = css([2, 5, 10], 0.28 * plateau(LAMP_OUT, LAMP_OUT + 0.8, 30, 31, time));
    ctx.fillRect(0, 0, WIDTH, HEIGHT);
  };
}
