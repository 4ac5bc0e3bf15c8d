/** `npm run film`. See README.md; the screenplay is SCREENPLAY.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DURATION, RATE, makeFilm } from './film.mjs';

const { values: options } = parseArgs({
  options: {
    stills: { type: 'string' },
    at: { type: 'string', default: '3' },
    from: { type: 'string', default: '0' },
    to: { type: 'string', default: String(DURATION) },
    scale: { type: 'string', default: '1' },
  },
});

if (options.stills) {
  mkdirSync(options.stills, { recursive: true });
  const drawFrame = makeFilm({ scale: Number(options.scale) });
  for (const at of options.at.split(',').map(Number)) {
    const canvas = drawFrame(Math.round(at * RATE));
    writeFileSync(join(options.stills, `${at.toFixed(2).padStart(6, '0')}.png`), canvas.toBuffer('image/png'));
  }
}
