/**
 * `npm run film`: draws the film, plays its sound, writes the two files and the poster. See README.md.
 *
 *   --stills DIR --at 3,12,30.5   only pictures, as PNG
 *   --from 52 --to 78             only a part, as --out FILE.mp4, quickly and without the final encoders
 *   --scale 0.5                   smaller
 *   --jobs 2                      processes that draw
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { encodeMp4, encodePart, encodeWebm, joinParts, runFfmpeg } from './encode.mjs';
import { DURATION, RATE, makeFilm } from './film.mjs';
import { HEIGHT, WIDTH } from './paint.mjs';
import { writeSound } from './sound.mjs';

const { values: options } = parseArgs({
  options: {
    stills: { type: 'string' },
    at: { type: 'string', default: '3' },
    from: { type: 'string', default: '0' },
    to: { type: 'string', default: String(DURATION) },
    scale: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    out: { type: 'string' },
  },
});

const FILM = fileURLToPath(new URL('../public/film/', import.meta.url));
const NAME = 'what-the-wind-kept';
/** The picture that stands for the film before it plays. */
const POSTER_AT = 41.1;

const scale = Number(options.scale);
const from = Number(options.from);
const to = Number(options.to);

function drawStills(directory) {
  mkdirSync(directory, { recursive: true });
  const drawFrame = makeFilm({ scale });
  for (const at of options.at.split(',').map(Number)) {
    const canvas = drawFrame(Math.round(at * RATE));
    writeFileSync(join(directory, `${at.toFixed(2).padStart(6, '0')}.png`), canvas.toBuffer('image/png'));
  }
}

async function drawPart(path) {
  const drawFrame = makeFilm({ scale });
  function* pictures() {
    for (let frame = Math.round(from * RATE); frame < Math.round(to * RATE); frame++) yield Buffer.from(drawFrame(frame).data());
  }
  await encodePart(pictures(), { width: Math.round(WIDTH * scale), height: Math.round(HEIGHT * scale), rate: RATE, path });
}

/** Every picture can be drawn alone, so the film is cut into spans and each span given to a process. */
async function drawAll(directory) {
  const jobs = Math.max(1, Number(options.jobs));
  const spans = Array.from({ length: jobs * 4 }, (_, i) =>
    [(DURATION * i) / (jobs * 4), (DURATION * (i + 1)) / (jobs * 4)].map((t) => Math.round(t * RATE) / RATE),
  );
  const waiting = spans.map((span, i) => ({ span, path: join(directory, `part-${String(i).padStart(3, '0')}.mp4`) }));
  const list = join(directory, 'parts.txt');
  writeFileSync(list, waiting.map(({ path }) => `file '${path}'\n`).join(''));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const args = [
        fileURLToPath(import.meta.url),
        '--from',
        String(next.span[0]),
        '--to',
        String(next.span[1]),
        '--scale',
        String(scale),
        '--out',
        next.path,
      ];
      const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close');
      if (code !== 0) throw new Error(`drawing ${next.span.join(' to ')} failed`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const path = join(directory, 'picture.mp4');
  await joinParts(list, path);
  return path;
}

async function makeAll() {
  const directory = mkdtempSync(join(tmpdir(), 'film-'));
  const say = (what) => console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${what}`);
  try {
    mkdirSync(FILM, { recursive: true });
    say('sound');
    const sound = join(directory, 'sound.wav');
    writeSound(sound);
    say('pictures');
    const picture = await drawAll(directory);
    say('mp4');
    await encodeMp4(picture, sound, join(FILM, `${NAME}.mp4`), join(directory, 'mp4'));
    say('webm');
    await encodeWebm(picture, sound, join(FILM, `${NAME}.webm`), join(directory, 'webm'));
    const still = join(directory, 'poster.png');
    writeFileSync(still, makeFilm()(Math.round(POSTER_AT * RATE)).toBuffer('image/png'));
    await runFfmpeg(['-i', still, '-q:v', '4', join(FILM, 'poster.jpg')]);
    say('done');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

if (options.stills) drawStills(options.stills);
else if (options.out) await drawPart(options.out);
else await makeAll();
