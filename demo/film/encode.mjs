/** ffmpeg, and nothing else, is told here how the film becomes files. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs ffmpeg to its end; with `pictures` it is fed raw frames. */
export async function runFfmpeg(args, pictures) {
  const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: [pictures ? 'pipe' : 'ignore', 'inherit', 'inherit'],
  });
  const ended = once(child, 'close');
  if (pictures) {
    for (const picture of pictures) if (!child.stdin.write(picture)) await once(child.stdin, 'drain');
    child.stdin.end();
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${args.join(' ')}`);
}

/** Nearly lossless and quick to write: what both encoders read, twice each. */
export const encodePart = (pictures, { width, height, rate, path }) =>
  runFfmpeg(
    [
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgba',
      '-s',
      `${width}x${height}`,
      '-r',
      String(rate),
      '-i',
      '-',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-crf',
      '9',
      '-g',
      '24',
      '-pix_fmt',
      'yuv420p',
      ...COLOUR,
      path,
    ],
    pictures,
  );

/** Without these a player has to guess, and guesses differ. */
const COLOUR = [
  '-vf',
  'scale=in_range=full:out_range=tv:out_color_matrix=bt709',
  '-colorspace',
  'bt709',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-color_range',
  'tv',
];
const COLOUR_TAGS = COLOUR.slice(2);

export const joinParts = (listPath, path) => runFfmpeg(['-f', 'concat', '-safe', '0', '-i', listPath, '-c', 'copy', path]);

/** A keyframe every two seconds, so that a jump to a note is quick. */
const KEYFRAMES = 48;

export async function encodeMp4(picturePath, soundPath, path, logPath) {
  const video = [
    '-map',
    '0:v',
    '-c:v',
    'libx264',
    '-preset',
    'slow',
    '-b:v',
    '286k',
    '-maxrate',
    '1100k',
    '-bufsize',
    '2600k',
    '-g',
    String(KEYFRAMES),
    '-keyint_min',
    '12',
    '-bf',
    '4',
    '-aq-mode',
    '3',
    '-aq-strength',
    '0.9',
    '-psy-rd',
    '0.7:0',
    '-pix_fmt',
    'yuv420p',
    ...COLOUR_TAGS,
    '-passlogfile',
    logPath,
  ];
  await runFfmpeg(['-i', picturePath, ...video, '-pass', '1', '-an', '-f', 'null', '/dev/null']);
  await runFfmpeg([
    '-i',
    picturePath,
    '-i',
    soundPath,
    ...video,
    '-pass',
    '2',
    '-map',
    '1:a',
    '-c:a',
    'aac',
    '-b:a',
    '72k',
    '-movflags',
    '+faststart',
    path,
  ]);
}

export async function encodeWebm(picturePath, soundPath, path, logPath) {
  const video = [
    '-map',
    '0:v',
    '-c:v',
    'libvpx-vp9',
    '-b:v',
    '300k',
    '-maxrate',
    '1000k',
    '-bufsize',
    '2600k',
    '-g',
    String(KEYFRAMES),
    '-row-mt',
    '1',
    '-tile-columns',
    '1',
    '-auto-alt-ref',
    '1',
    '-lag-in-frames',
    '25',
    '-pix_fmt',
    'yuv420p',
    ...COLOUR_TAGS,
    '-passlogfile',
    logPath,
  ];
  await runFfmpeg(['-i', picturePath, ...video, '-deadline', 'good', '-cpu-used', '4', '-pass', '1', '-an', '-f', 'null', '/dev/null']);
  await runFfmpeg([
    '-i',
    picturePath,
    '-i',
    soundPath,
    ...video,
    '-deadline',
    'good',
    '-cpu-used',
    '2',
    '-pass',
    '2',
    '-map',
    '1:a',
    '-c:a',
    'libopus',
    '-b:a',
    '60k',
    path,
  ]);
}
