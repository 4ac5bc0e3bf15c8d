/** The film as a whole: which scene when, the dissolves, the black at both ends. Every picture is a function of its number alone. */
import { createCanvas } from '@napi-rs/canvas';
import { HEIGHT, WIDTH } from './paint.mjs';
import { plateau, smoothstep } from './noise.mjs';
import { gust, windPath } from './wind.mjs';
import { makeFilmStock } from './grain.mjs';
import { fieldScene } from './scenes/field.mjs';
import { fenceScene } from './scenes/fence.mjs';
import { doorScene } from './scenes/door.mjs';
import { rainScene } from './scenes/rain.mjs';
import { mirrorScene } from './scenes/mirror.mjs';
import { birdScene } from './scenes/bird.mjs';
import { forestScene } from './scenes/forest.mjs';

export const RATE = 24;
export const DURATION = 172;
/** Half of a dissolve, on either side of the cut. */
const HALF = 0.5;

/** From the table of SCREENPLAY.md. `grain`: dark scenes need a little more, against bands. */
const SCENES = [
  { name: 'field', start: 0, end: 26, make: fieldScene, grain: 0.05 },
  { name: 'fence', start: 26, end: 52, make: fenceScene, grain: 0.05 },
  { name: 'door', start: 52, end: 78, make: doorScene, grain: 0.06 },
  { name: 'rain', start: 78, end: 106, make: rainScene, grain: 0.05 },
  { name: 'mirror', start: 106, end: 134, make: mirrorScene, grain: 0.06 },
  { name: 'bird', start: 134, end: 154, make: birdScene, grain: 0.045 },
  { name: 'forest', start: 154, end: 172, make: forestScene, grain: 0.05 },
];

export function makeFilm({ scale = 1 } = {}) {
  const canvas = createCanvas(Math.round(WIDTH * scale), Math.round(HEIGHT * scale));
  const second = createCanvas(canvas.width, canvas.height);
  const stock = makeFilmStock();
  const ready = new Map();

  function drawScene(target, scene, filmTime) {
    // A scene's set is painted when it is first seen: a part of the film needs only its own sets.
    if (!ready.has(scene.name)) ready.set(scene.name, scene.make());
    const ctx = target.getContext('2d');
    const [x, y] = stock.weaveAt(filmTime);
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    ctx.globalAlpha = 1;
    ctx.globalCompositeOperation = 'source-over';
    ctx.fillStyle = '#000';
    ctx.fillRect(0, 0, WIDTH, HEIGHT);
    // A little larger than the gate, so that the weave never shows the edge.
    ctx.setTransform(scale * 1.004, 0, 0, scale * 1.004, scale * (x - 1.9), scale * (y - 1.1));
    ctx.save();
    ready.get(scene.name)(ctx, { time: filmTime - scene.start, filmTime, wind: gust(filmTime), path: windPath(filmTime) });
    ctx.restore();
  }

  /** Draws picture number `frame` and returns the canvas it is on. */
  return function drawFrame(frame) {
    const filmTime = frame / RATE;
    const seen = SCENES.filter((scene) => filmTime >= scene.start - (scene.start ? HALF : 0) && filmTime < scene.end + HALF);
    const ctx = canvas.getContext('2d');
    drawScene(canvas, seen[0], filmTime);
    let grain = seen[0].grain;
    if (seen[1]) {
      const share = smoothstep(-HALF, HALF, filmTime - seen[1].start);
      drawScene(second, seen[1], filmTime);
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.globalAlpha = share;
      ctx.drawImage(second, 0, 0);
      ctx.globalAlpha = 1;
      grain += (seen[1].grain - grain) * share;
    }
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    stock.finish(ctx, frame, grain);
    const light = plateau(0, 2.2, 167.4, 169.8, filmTime);
    if (light < 1) {
      ctx.fillStyle = `rgba(0,0,0,${1 - light})`;
      ctx.fillRect(0, 0, WIDTH, HEIGHT);
    }
    return canvas;
  };
}
