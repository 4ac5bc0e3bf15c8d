/** What the film stock adds: grain, the darker corners, the slight unrest in the gate. */
import { HEIGHT, WIDTH, css, makeLayer } from './paint.mjs';
import { noise1, seededRandom } from './noise.mjs';

/**
 * Grain is the dearest thing for a codec, so it is soft, weak and changes every second picture only;
 * what it is here for is to keep dark gradients from breaking into bands.
 */
const TILES = 5;
const TILE_WIDTH = 640;
const TILE_HEIGHT = 360;

function paintGrain(seed) {
  const random = seededRandom(seed);
  const fine = makeLayer(TILE_WIDTH, TILE_HEIGHT, (ctx) => {
    const image = ctx.createImageData(TILE_WIDTH, TILE_HEIGHT);
    for (let i = 0; i < image.data.length; i += 4) {
      const value = 128 + (random() + random() + random() - 1.5) * 150;
      image.data[i] = image.data[i + 1] = image.data[i + 2] = value;
      image.data[i + 3] = 255;
    }
    ctx.putImageData(image, 0, 0);
  });
  return makeLayer(WIDTH, HEIGHT, (ctx) => {
    ctx.imageSmoothingQuality = 'high';
    ctx.drawImage(fine, 0, 0, WIDTH, HEIGHT);
  });
}

export function makeFilmStock() {
  const tiles = Array.from({ length: TILES }, (_, i) => paintGrain(900 + i));
  const vignette = makeLayer(WIDTH, HEIGHT, (ctx) => {
    ctx.translate(WIDTH / 2, HEIGHT / 2);
    ctx.scale(1, 0.66);
    const gradient = ctx.createRadialGradient(0, 0, 260, 0, 0, 620);
    gradient.addColorStop(0, css([12, 9, 8], 0));
    gradient.addColorStop(0.5, css([12, 9, 8], 0.16));
    gradient.addColorStop(1, css([12, 9, 8], 0.58));
    ctx.fillStyle = gradient;
    ctx.fillRect(-700, -700, 1400, 1400);
  });
  return {
    /** Less than a pixel: felt, not seen. */
    weaveAt: (filmTime) => [(noise1(filmTime * 1.7, 5) - 0.5) * 1.1, (noise1(filmTime * 2.1, 8) - 0.5) * 0.9],
    finish(ctx, frame, strength = 0.1) {
      ctx.drawImage(vignette, 0, 0);
      ctx.save();
      ctx.globalCompositeOperation = 'overlay';
      ctx.globalAlpha = strength;
      const tile = tiles[(frame >> 1) % TILES];
      ctx.drawImage(tile, 0, 0);
      ctx.restore();
    },
  };
}
