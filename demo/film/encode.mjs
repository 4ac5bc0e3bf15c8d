/** ffmpeg, and nothing else, is told here how the film becomes files. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Options as one writes them in a shell; what may hold a blank (a path) is given apart from them. */
const words = (text) => text.trim().split(/\s+/);

/** Runs ffmpeg to its end; with `pictures` it is fed raw frames. */
export async function runFfmpeg(options, pictures) {
  const child = spawn('ffmpeg', [...words('-hide_banner -loglevel error -y'), ...options], {
    stdio: [pictures ? 'pipe' : 'ignore', 'inherit', 'inherit'],
  });
  const ended = once(child, 'close');
  if (pictures) {
    for (const picture of pictures) if (!child.stdin.write(picture)) await once(child.stdin, 'drain');
    child.stdin.end();
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${options.join(' ')}`);
}

/** Without these a player has to guess, and guesses differ. */
const COLOUR = words('-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv');

/** Nearly lossless and quick to write: what both encoders read, twice each. */
export function encodePart(pictures, { width, height, rate, path }) {
  const input = words(`-f rawvideo -pix_fmt rgba -s ${width}x${height} -r ${rate} -i -`);
  const output = words(
    '-c:v libx264 -preset ultrafast -crf 9 -g 24 -pix_fmt yuv420p -vf scale=in_range=full:out_range=tv:out_color_matrix=bt709',
  );
  return runFfmpeg([...input, ...output, ...COLOUR, path], pictures);
}

export const joinParts = (listPath, path) => runFfmpeg([...words('-f concat -safe 0 -i'), listPath, ...words('-c copy'), path]);

/** A keyframe every two seconds at most, so that a jump to a note is quick. */
const KEYFRAMES = '-g 48';

/** A dark film with much grass: bits go to the dark flats (aq-mode 3), few to grain; about 285 kbit/s is what 8 MB leave for 172 s. */
export async function encodeMp4(picturePath, soundPath, path, logPath) {
  const rate = '-b:v 286k -maxrate 1100k -bufsize 2600k';
  const shape = '-preset slow -bf 4 -keyint_min 12 -aq-mode 3 -aq-strength 0.9 -psy-rd 0.7:0 -pix_fmt yuv420p';
  const video = [...words(`-map 0:v -c:v libx264 ${rate} ${KEYFRAMES} ${shape}`), ...COLOUR, '-passlogfile', logPath];
  await runFfmpeg(['-i', picturePath, ...video, ...words('-pass 1 -an -f null /dev/null')]);
  const sound = words('-map 1:a -c:a aac -b:a 72k -movflags +faststart');
  await runFfmpeg(['-i', picturePath, '-i', soundPath, ...video, ...words('-pass 2'), ...sound, path]);
}

export async function encodeWebm(picturePath, soundPath, path, logPath) {
  const rate = '-b:v 300k -maxrate 1000k -bufsize 2600k';
  const shape = '-row-mt 1 -tile-columns 1 -auto-alt-ref 1 -lag-in-frames 25 -deadline good -pix_fmt yuv420p';
  const video = [...words(`-map 0:v -c:v libvpx-vp9 ${rate} ${KEYFRAMES} ${shape}`), ...COLOUR, '-passlogfile', logPath];
  await runFfmpeg(['-i', picturePath, ...video, ...words('-cpu-used 4 -pass 1 -an -f null /dev/null')]);
  const sound = words('-map 1:a -c:a libopus -b:a 60k');
  await runFfmpeg(['-i', picturePath, '-i', soundPath, ...video, ...words('-cpu-used 2 -pass 2'), ...sound, path]);
}
