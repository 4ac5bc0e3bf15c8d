// The films that the benches play: drawn by ffmpeg into a cache folder that git leaves alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const CACHE = fileURLToPath(new URL('../.cache/bench/', import.meta.url));

export const FPS = 30;
/** Length of the numbered clip, in seconds. */
export const CLIP_SECONDS = 64;
/** Cells of the strip at the top of each frame: black, white, then the bits of the frame's number, lowest first. `pages/picture.js` reads it. */
export const STRIP_BITS = 12;
const [WIDTH, HEIGHT, CELL] = [480, 270, 30];

const bits = Array.from({ length: STRIP_BITS }, (_, bit) => {
  const left = (bit + 2) * CELL;
  return `drawbox=x=${left}:y=0:w=${CELL}:h=${CELL}:color=white:t=fill:enable='mod(floor(n/${2 ** bit}),2)'`;
});
const strip = [
  `drawbox=x=0:y=0:w=${WIDTH}:h=${CELL}:color=black:t=fill`,
  `drawbox=x=${CELL}:y=0:w=${CELL}:h=${CELL}:color=white:t=fill`,
  ...bits,
];
const sound = (seconds) => ['-f', 'lavfi', '-i', `sine=f=220:d=${seconds}`];
const picture = (fps, seconds) => ['-f', 'lavfi', '-i', `testsrc2=s=${WIDTH}x${HEIGHT}:r=${fps}:d=${seconds}`, ...sound(seconds)];
const h264 = (fps) => ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-pix_fmt', 'yuv420p', '-g', String(fps * 2), '-bf', '2'];
const tail = ['-c:a', 'aac', '-b:a', '48k', '-movflags', '+faststart'];

function ffmpeg(name, ...args) {
  const path = join(CACHE, name);
  if (existsSync(path)) return path;
  mkdirSync(CACHE, { recursive: true });
  const partial = join(CACHE, `partial-${name}`);
  const { status, stderr, error } = spawnSync('ffmpeg', ['-v', 'error', '-y', ...args, partial], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ffmpeg, which the bench needs, did not make ${name}: ${error?.message ?? stderr}`);
  renameSync(partial, path);
  return path;
}

/** Every frame carries its number. */
export const numberedClip = () =>
  ffmpeg('numbered.mp4', ...picture(FPS, CLIP_SECONDS), '-vf', strip.join(','), ...h264(FPS), '-b:a', '48k', ...tail);

/** A slide show: one frame a second. */
export const stillsClip = () => ffmpeg('stills.mp4', ...picture(1, CLIP_SECONDS), ...h264(1), ...tail);

export const soundClip = () => ffmpeg('sound.m4a', ...sound(CLIP_SECONDS), '-c:a', 'aac', '-b:a', '48k');

/** As long as a film: the numbered clip over and over. */
export const LONG_SECONDS = CLIP_SECONDS * 94;
export const longFilm = () => ffmpeg('long.mp4', '-stream_loop', '93', '-i', numberedClip(), '-c', 'copy', '-movflags', '+faststart');
