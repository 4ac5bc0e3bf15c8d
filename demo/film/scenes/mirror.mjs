/** Scene 5, 1:46 to 2:14. A dark room; in its mirror, and only there, a barn burns in the rain. */
import { HEIGHT, WIDTH, brushwork, css, fillGradient, glow, hex, makeLayer, mix } from '../paint.mjs';
import { atDepth, makeCamera } from '../camera.mjs';
import { drawBeams, flicker, makeFire } from '../fire.mjs';
import { drawChild, drawWoman, inLight } from '../figures.mjs';
import { makeDrift } from '../drift.mjs';
import { between, clamp, lerp, noise1, noise2, seededRandom, smoothstep, sway } from '../noise.mjs';

/** The glass of the mirror on the wall's flat. */
const GLASS = { x: 400, y: 44, width: 268, height: 352 };
const WALL_DEPTH = 3;
/** What the mirror shows lies as far behind the glass as it is away from it. */
const DOORWAY_DEPTH = 5.2;
const YARD_DEPTH = 7.5;
const BARN_DEPTH = 11;
const EMBER = hex('#ff9a3c');

function glassPath(ctx, grow = 0) {
  const { x, y, width, height } = GLASS;
  ctx.beginPath();
  ctx.moveTo(x - grow, y + height + grow);
  ctx.lineTo(x - grow, y + 70);
  ctx.bezierCurveTo(x - grow, y + 14 - grow, x + width * 0.26, y - grow, x + width / 2, y - grow);
  ctx.bezierCurveTo(x + width * 0.74, y - grow, x + width + grow, y + 14 - grow, x + width + grow, y + 70);
  ctx.lineTo(x + width + grow, y + height + grow);
  ctx.closePath();
}

/** The carved frame: mouldings, a garland, a shell on top. Lit from inside by what it frames. */
function paintFrame() {
  return makeLayer(460, 520, (ctx) => {
    ctx.translate(-GLASS.x + 96, -GLASS.y + 78);
    // prettier-ignore
    const tones = [[44, '#120a06'], [38, '#2c190d'], [31, '#4a2c14'], [25, '#2a170b'], [18, '#6b421c'], [12, '#8f5c26'], [7, '#3c2210'], [3, '#c98a3e']];
    for (const [grow, colour] of tones) {
      glassPath(ctx, grow);
      ctx.fillStyle = css(hex(colour));
      ctx.fill();
    }
    // Leaves along the moulding.
    const { x, y, width, height } = GLASS;
    const leaf = (px, py, angle, size) => {
      ctx.save();
      ctx.translate(px, py);
      ctx.rotate(angle);
      const gradient = ctx.createLinearGradient(0, -size * 0.5, 0, size * 0.5);
      gradient.addColorStop(0, css(hex('#1c0f07')));
      gradient.addColorStop(0.5, css(hex('#7d5022')));
      gradient.addColorStop(1, css(hex('#d39a4c')));
      ctx.fillStyle = gradient;
      ctx.beginPath();
      ctx.moveTo(-size, 0);
      ctx.quadraticCurveTo(0, -size * 0.62, size, 0);
      ctx.quadraticCurveTo(0, size * 0.62, -size, 0);
      ctx.fill();
      ctx.restore();
    };
    for (let i = 0; i < 17; i++) {
      leaf(x - 28, y + 78 + i * 19, 1.2, 10);
      leaf(x + width + 28, y + 78 + i * 19, Math.PI - 1.2, 10);
    }
    for (let i = 0; i < 15; i++) {
      const angle = Math.PI * (1.06 + (0.88 * i) / 14);
      leaf(x + width / 2 + Math.cos(angle) * (width / 2 + 26), y + 66 + Math.sin(angle) * 92, angle + Math.PI / 2 + 0.4, 10);
    }
    for (let i = 0; i < 13; i++) leaf(x + 10 + i * 21, y + height + 28, 0.3, 10);
    for (let i = 0; i < 9; i++) leaf(x + width / 2 + (i - 4) * 9, y - 44 + Math.abs(i - 4) * 4.2, -Math.PI / 2 + (i - 4) * 0.24, 19);
    glassPath(ctx, 0);
    ctx.save();
    ctx.clip();
    ctx.clearRect(x - 10, y - 10, width + 20, height + 20);
    ctx.restore();
  });
}

function paintWall() {
  return makeLayer(1400, 560, (ctx, width, height) => {
    fillGradient(ctx, 0, 0, width, height, [
      [0, hex('#060405')],
      [1, hex('#0b0706')],
    ]);
    for (let x = 0; x < width; x += 44) {
      fillGradient(ctx, x, 0, 22, height, [
        [0, hex('#150d0b'), 0.7],
        [1, hex('#1d120d'), 0.7],
      ]);
      for (let y = (x / 44) % 2 ? 0 : 26; y < height; y += 52) {
        ctx.fillStyle = css(hex('#2a1a11'), 0.8);
        ctx.beginPath();
        ctx.ellipse(x + 11, y, 4, 9, 0.4, 0, 7);
        ctx.ellipse(x + 11, y + 5, 9, 3, -0.4, 0, 7);
        ctx.fill();
      }
    }
    brushwork(ctx, {
      seed: 8,
      x: 0,
      y: 0,
      width,
      height,
      count: 900,
      length: 50,
      thickness: 14,
      angleAt: () => 1.5,
      colourAt: (x, y, random) => [random() < 0.5 ? hex('#050303') : hex('#20130d'), 0.16],
    });
  });
}

/** The barn's skeleton in its own box; y 0 is the ground, x 0 its middle. */
function barnBeams(fall) {
  const beams = [];
  for (let i = 0; i < 9; i++) beams.push([-92 + i * 23, 4, -92 + i * 23 + (i % 3) - 1, -66 - (i % 2) * 4, 4.4]);
  for (const y of [-4, -22, -43, -66]) beams.push([-98, y, 98, y - 2, 4.6]);
  for (let i = 0; i < 7; i++) beams.push([-84 + i * 28, -66, -52 + i * 17.4, -128, 4]);
  beams.push([-104, -62, -50, -132, 5.5], [104, -62, 54, -132, 5.5], [-56, -130, 58, -131, 5.5]);
  // At a certain moment the ridge gives way on the left.
  const drop = fall * fall * 52;
  beams.push([-54, -130 + drop, 10, -130 + drop * 0.15, 6], [-20, -66, -34 - fall * 14, -124 + drop * 0.8, 4.6]);
  return beams;
}

export function mirrorScene() {
  const wall = paintWall();
  const frame = paintFrame();
  const fire = makeFire({
    seed: 7,
    width: 215,
    height: 190,
    tongues: 210,
    sparks: 80,
    profile: (at) => 0.5 + 0.5 * Math.sin(at * Math.PI) + 0.2 * Math.sin(at * 17),
  });
  const random = seededRandom(15);
  const rain = Array.from({ length: 110 }, () => ({
    x: random() * 620,
    y: random() * 420,
    speed: between(random, 420, 620),
    long: between(random, 8, 22),
    near: random(),
  }));
  const light = { warm: hex('#ff9a3c'), cold: hex('#0a0605') };
  const dark = (colour, strength = 0.5) => inLight(mix(hex(colour), [0, 0, 0], 0.35), { ...light, strength, against: true });
  const woman = { skin: dark('#5a3a22'), hair: dark('#1f130b'), cloth: dark('#241814'), skirt: dark('#1c1212'), shawl: dark('#2c1c17') };
  const boy = { skin: dark('#5a3a22'), hair: dark('#4a3018'), cloth: dark('#2e2019'), legs: dark('#1c1310') };
  const girl = { skin: dark('#5a3a22'), hair: dark('#3a2413'), cloth: dark('#3a241e'), legs: dark('#241813') };
  const drawDust = makeDrift({
    seed: 6,
    count: 34,
    colour: hex('#ffb066'),
    size: [0.5, 1.4],
    speed: 10,
    rise: -3,
    wander: 26,
    top: 60,
    bottom: 520,
  });
  const ground = makeLayer(900, 160, (ctx, width, height) => {
    fillGradient(ctx, 0, 0, width, height, [
      [0, hex('#5a2a10')],
      [0.25, hex('#2b150b')],
      [1, hex('#0a0605')],
    ]);
    brushwork(ctx, {
      seed: 3,
      x: 0,
      y: 0,
      width,
      height,
      count: 800,
      length: 50,
      thickness: 3,
      colourAt: (x, y, chance) => [chance() < 0.4 ? hex('#c9692a') : hex('#120a07'), 0.26 * (1 - y / 190)],
    });
  });
  const doorway = makeLayer(760, 560, (ctx) => {
    // The dark room seen in the glass, with a doorway cut out of it.
    fillGradient(ctx, 0, 0, 760, 560, [
      [0, hex('#0a0605')],
      [1, hex('#140b07')],
    ]);
    brushwork(ctx, {
      seed: 31,
      x: 0,
      y: 0,
      width: 760,
      height: 560,
      count: 500,
      length: 60,
      thickness: 10,
      angleAt: () => 1.5,
      colourAt: (x, y, chance) => [chance() < 0.5 ? hex('#1f110a') : hex('#060403'), 0.3],
    });
    const edge = (x, y, w, h, tones, across) => {
      const gradient = across ? ctx.createLinearGradient(x, 0, x + w, 0) : ctx.createLinearGradient(0, y, 0, y + h);
      tones.forEach((tone, i) => gradient.addColorStop(i / (tones.length - 1), css(hex(tone))));
      ctx.fillStyle = gradient;
      ctx.fillRect(x, y, w, h);
    };
    edge(236, 62, 24, 470, ['#1c0f08', '#3a1e0d', '#8a4a1a'], true);
    edge(500, 62, 24, 470, ['#b4632a', '#4a260f', '#1c0f08'], true);
    edge(236, 48, 288, 26, ['#1c0f08', '#3a1e0d', '#9a541f'], false);
    ctx.clearRect(260, 74, 240, 460);
  });

  function drawReflection(ctx, camera, time, filmTime, wind) {
    const power = flicker(filmTime);
    const lean = 0.16 + wind * 0.34;
    const fall = smoothstep(15.4, 17.2, time);
    atDepth(ctx, camera, BARN_DEPTH + 4, () => {
      fillGradient(ctx, -300, -200, 1600, 560, [
        [0, hex('#0d0708')],
        [0.5, hex('#2b120c')],
        [1, hex('#6b2c10')],
      ]);
      glow(ctx, 545, 250, 330, hex('#c9521a'), 0.55 * power);
      // Trees beyond, just caught by the light.
      for (let i = 0; i < 24; i++) {
        const x = 150 + i * 34 + noise1(i * 3.7, 2) * 20;
        const tall = 40 + noise1(i * 5.1, 4) * 74;
        ctx.fillStyle = css(mix(hex('#140906'), hex('#5a260f'), 0.3 * power * clamp(1 - Math.abs(x - 545) / 300)));
        ctx.beginPath();
        ctx.ellipse(x, 292 - tall * 0.4, 24, tall * 0.7, 0, 0, 7);
        ctx.fill();
      }
    });
    atDepth(ctx, camera, BARN_DEPTH, () => {
      ctx.drawImage(ground, 90, 290);
      ctx.save();
      ctx.translate(548, 306);
      fire.drawSmoke(ctx, filmTime, lean);
      glow(ctx, 0, -70, 210, hex('#ff7a22'), 0.5 * power);
      ctx.globalAlpha = 1;
      fire.drawFlames(ctx, filmTime * 1.05, lean, 0.85 + 0.2 * power);
      drawBeams(ctx, barnBeams(fall), hex('#160804'));
      ctx.save();
      ctx.scale(0.95, 0.62);
      fire.drawFlames(ctx, filmTime + 31, lean * 1.1, (0.7 + 0.3 * fall * (1 - fall) * 4) * power);
      ctx.restore();
      fire.drawSparks(ctx, filmTime, lean);
      ctx.restore();
      ctx.globalCompositeOperation = 'lighter';
      glow(ctx, 548, 322, 260, hex('#d9641c'), 0.5 * power, 0.2);
      // Wet ground: the fire stands in it upside down.
      for (let i = 0; i < 9; i++) {
        const x = 548 + (i - 4) * 20 + sway(filmTime * 2, i) * 4;
        glow(ctx, x, 338 + (i % 3) * 12, 30, hex('#ff9a3c'), 0.28 * power * (0.5 + noise2(i, filmTime * 3)), 0.5);
      }
      ctx.globalCompositeOperation = 'source-over';
    });
    atDepth(ctx, camera, YARD_DEPTH, () => {
      ctx.strokeStyle = css(hex('#ffc38a'), 0.3);
      ctx.lineWidth = 1;
      ctx.beginPath();
      for (const drop of rain) {
        const y = ((drop.y + filmTime * drop.speed) % 420) - 20;
        const x = 230 + ((drop.x + y * 0.16 + wind * 30) % 620);
        ctx.moveTo(x, y);
        ctx.lineTo(x + drop.long * 0.16, y + drop.long);
      }
      ctx.stroke();
    });
    const stand = (x, y, size, draw) => {
      ctx.save();
      ctx.translate(x, y);
      // The long shadow towards us.
      const shade = ctx.createLinearGradient(0, 0, 0, 80);
      shade.addColorStop(0, css([4, 2, 2], 0.75));
      shade.addColorStop(1, css([4, 2, 2], 0));
      ctx.fillStyle = shade;
      ctx.beginPath();
      ctx.moveTo(-size * 9, 0);
      ctx.lineTo(size * 9, 0);
      ctx.lineTo(size * 26, 80);
      ctx.lineTo(-size * 22, 80);
      ctx.fill();
      ctx.scale(size, size);
      draw();
      ctx.restore();
      // The fire eats at the edges of whoever stands before it.
    };
    atDepth(ctx, camera, 6.2, () => {
      fillGradient(ctx, 100, 352, 900, 120, [
        [0, hex('#6b3413'), 0],
        [0.3, hex('#4a230e'), 0.85],
        [1, hex('#0d0705')],
      ]);
      glow(ctx, 545, 372, 190, hex('#e8782a'), 0.5 * power, 0.2);
      stand(584, 380, 1.66, () => drawWoman(ctx, { time: filmTime, wind: wind * 0.6, colours: woman, seed: 2 }));
      stand(500, 384, 1.12, () => drawChild(ctx, { time: filmTime, colours: boy, seed: 4 }));
      stand(466, 388, 0.98, () => drawChild(ctx, { time: filmTime, colours: girl, shift: true, seed: 8 }));
    });
    atDepth(ctx, camera, DOORWAY_DEPTH, () => {
      ctx.globalAlpha = 1;
      ctx.drawImage(doorway, 160, -60);
      ctx.globalCompositeOperation = 'lighter';
      glow(ctx, 540, 460, 210, hex('#b8541a'), 0.36 * power, 0.4);
      ctx.globalCompositeOperation = 'source-over';
    });
  }

  /** Jug and glass: dark bodies which bend the fire's light along their edges. */
  function drawStillLife(ctx, power, filmTime) {
    // The jug.
    ctx.save();
    ctx.translate(330, 408);
    const body = ctx.createLinearGradient(-58, 0, 62, 0);
    // prettier-ignore
    [['#050303', 0], ['#120a07', 0.35], ['#3a1d0d', 0.66], ['#b8662a', 0.9], ['#ffc77c', 0.965], ['#6b3615', 1]].forEach(([tone, at]) => body.addColorStop(at, css(mix(hex('#070404'), hex(tone), 0.35 + 0.65 * power))));
    ctx.strokeStyle = css(mix(hex('#1a0d06'), hex('#7a431b'), 0.3 * power));
    ctx.lineWidth = 11;
    ctx.beginPath();
    ctx.moveTo(-26, -146);
    ctx.bezierCurveTo(-86, -140, -82, -66, -46, -58);
    ctx.stroke();
    ctx.fillStyle = body;
    ctx.beginPath();
    ctx.moveTo(-31, -168);
    ctx.bezierCurveTo(-24, -146, -26, -130, -30, -118);
    ctx.bezierCurveTo(-52, -92, -60, -66, -56, -40);
    ctx.bezierCurveTo(-52, -16, -40, -4, -32, 2);
    ctx.bezierCurveTo(-12, 9, 14, 9, 34, 2);
    ctx.bezierCurveTo(44, -4, 56, -18, 60, -40);
    ctx.bezierCurveTo(62, -66, 54, -92, 32, -118);
    ctx.bezierCurveTo(28, -130, 28, -146, 36, -164);
    ctx.bezierCurveTo(42, -174, 48, -174, 50, -176);
    ctx.bezierCurveTo(22, -166, -6, -164, -31, -168);
    ctx.fill();
    ctx.fillStyle = css(hex('#050303'));
    ctx.beginPath();
    ctx.ellipse(5, -169, 34, 5.5, -0.08, 0, 7);
    ctx.fill();
    ctx.globalCompositeOperation = 'lighter';
    glow(ctx, 48, -66, 26, EMBER, 0.5 * power, 1.8);
    glow(ctx, 25, -140, 12, EMBER, 0.4 * power, 1.8);
    ctx.restore();
    // The glass, half full; the fire hangs in it upside down.
    ctx.save();
    ctx.translate(706, 416);
    const rim = css(hex('#ffcf95'), 0.55 * power);
    ctx.fillStyle = css(hex('#2a150a'), 0.5);
    ctx.beginPath();
    ctx.moveTo(-30, -96);
    ctx.lineTo(-23, 0);
    ctx.quadraticCurveTo(0, 8, 23, 0);
    ctx.lineTo(30, -96);
    ctx.closePath();
    ctx.fill();
    const tea = ctx.createLinearGradient(-28, 0, 28, 0);
    // prettier-ignore
    [['#c96a22', 0.9], ['#5a260c', 0.85], ['#3a1808', 0.85], ['#8a4416', 0.9]].forEach(([tone, alpha], i) => tea.addColorStop(i / 3, css(mix(hex('#120806'), hex(tone), power), alpha)));
    ctx.fillStyle = tea;
    ctx.beginPath();
    ctx.moveTo(-27.5, -60);
    ctx.lineTo(-22, -3);
    ctx.quadraticCurveTo(0, 5, 22, -3);
    ctx.lineTo(27.5, -60);
    ctx.quadraticCurveTo(0, -54, -27.5, -60);
    ctx.fill();
    ctx.globalCompositeOperation = 'lighter';
    glow(ctx, -12, -24, 15, EMBER, (0.5 + 0.3 * noise1(filmTime * 5, 3)) * power, 1.5);
    glow(ctx, -16, -78, 7, hex('#ffd9a0'), 0.6 * power, 2.6);
    ctx.globalCompositeOperation = 'source-over';
    ctx.strokeStyle = rim;
    ctx.lineWidth = 1.4;
    ctx.beginPath();
    ctx.ellipse(0, -96, 30, 5, 0, 0, 7);
    ctx.moveTo(-30, -96);
    ctx.lineTo(-23, 0);
    ctx.quadraticCurveTo(0, 8, 23, 0);
    ctx.moveTo(-27.5, -60);
    ctx.quadraticCurveTo(0, -54, 27.5, -60);
    ctx.stroke();
    ctx.restore();
  }

  return function drawMirrorScene(ctx, { time, filmTime, wind }) {
    const ease = smoothstep(-6, 34, time);
    const camera = makeCamera({ x: lerp(-0.34, 0.3, ease), z: lerp(0, 0.2, ease), centre: [WIDTH / 2, 250] });
    const power = flicker(filmTime);
    ctx.fillStyle = '#050303';
    ctx.fillRect(0, 0, WIDTH, HEIGHT);
    atDepth(ctx, camera, WALL_DEPTH, () => {
      ctx.drawImage(wall, -220, -20);
      ctx.globalCompositeOperation = 'lighter';
      glow(ctx, 534, 230, 440, hex('#7a3410'), 0.62 * power);
      ctx.globalCompositeOperation = 'source-over';
      // The frame's own shadow keeps the wall next to it dark.
      glow(ctx, 534, 240, 280, hex('#050303'), 0.5, 1.2);
    });
    ctx.save();
    const { x, y, width, height } = GLASS;
    atDepth(ctx, camera, WALL_DEPTH, () => glassPath(ctx, 2));
    ctx.clip();
    drawReflection(ctx, camera, time, filmTime, wind);
    // Old glass: blind spots towards the edge, one long gleam.
    atDepth(ctx, camera, WALL_DEPTH, () => {
      for (let i = 0; i < 26; i++) {
        const side = i % 2 ? 1 : 0;
        glow(
          ctx,
          x + side * width + (noise1(i * 2.3, 7) - 0.5) * 26,
          y + height * noise1(i * 5.7, 9) * 1.1,
          8 + 22 * noise1(i, 5),
          hex('#0a0604'),
          0.5,
        );
      }
      ctx.globalCompositeOperation = 'lighter';
      const gleam = ctx.createLinearGradient(x, y, x + width, y + height * 0.6);
      [0, 0.05, 0.02, 0.07, 0].forEach((alpha, i) => gleam.addColorStop(i / 4, css(hex('#ffb066'), alpha)));
      ctx.fillStyle = gleam;
      ctx.fillRect(x, y, width, height);
      ctx.globalCompositeOperation = 'source-over';
    });
    ctx.restore();
    atDepth(ctx, camera, WALL_DEPTH, () => {
      ctx.drawImage(frame, x - 96, y - 78);
      ctx.globalCompositeOperation = 'multiply';
      glassPath(ctx, 46);
      ctx.fillStyle = css(hex('#1a0c06'), 0.5 * clamp(1.15 - power));
      ctx.fill();
      ctx.globalCompositeOperation = 'lighter';
      glow(ctx, 534, 250, 250, hex('#e07a2a'), 0.12 * power, 1.25);
      ctx.globalCompositeOperation = 'source-over';
    });
    // The table before the mirror; its polish takes the fire.
    atDepth(ctx, camera, 2.1, () => {
      fillGradient(ctx, -300, 384, 1700, 46, [
        [0, hex('#2e170b')],
        [1, hex('#100806')],
      ]);
      ctx.globalCompositeOperation = 'lighter';
      glow(ctx, 534, 388, 330, hex('#e8853a'), 0.62 * power, 0.14);
      for (let i = 0; i < 7; i++) glow(ctx, 534 + (i - 3) * 30 + sway(filmTime * 1.7, i) * 3, 400, 44, hex('#ff9a3c'), 0.2 * power, 0.35);
      ctx.globalCompositeOperation = 'source-over';
      // prettier-ignore
      fillGradient(ctx, -300, 429, 1700, 14, [[0, mix(hex('#2a150b'), hex('#a85c24'), power * 0.5)], [0.3, hex('#241209')], [1, hex('#0b0604')]]);
      fillGradient(ctx, -300, 443, 1700, 220, [
        [0, hex('#0a0504')],
        [1, hex('#040202')],
      ]);
      drawStillLife(ctx, power, filmTime);
    });
    // The edge of a curtain, nearest to us, only a darker dark with a warm seam.
    atDepth(ctx, camera, 0.95, () => {
      const gradient = ctx.createLinearGradient(1010, 0, 1320, 0);
      // prettier-ignore
      [['#5a2c12', 0], ['#140a07', 0.12], ['#231209', 0.3], ['#080404', 0.5], ['#1a0d08', 0.7], ['#050303', 1]].forEach(([tone, at]) => gradient.addColorStop(at, css(mix(hex('#050303'), hex(tone), power))));
      ctx.fillStyle = gradient;
      ctx.beginPath();
      ctx.moveTo(1012 + sway(filmTime * 0.7, 1) * 3, -40);
      ctx.bezierCurveTo(1030, 160, 1000, 330, 1026 + sway(filmTime * 0.7, 4) * 5, 600);
      ctx.lineTo(1500, 600);
      ctx.lineTo(1500, -40);
      ctx.fill();
    });
    drawDust(ctx, {
      time: filmTime,
      path: filmTime * 0.4,
      glint: (px, py) => clamp(1 - Math.hypot(px - 540, py - 300) / 420),
      alpha: 0.5 * power,
    });
  };
}
