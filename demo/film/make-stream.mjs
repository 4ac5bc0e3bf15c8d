#!/usr/bin/env node
// The film as a stream: HLS and DASH over the same fragments, both with its subtitles. Needs ffmpeg.
// `npm run film:stream` makes it beside the film; `--seconds 12 --height 180 --out DIR` makes a small one, as the tests use.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runFfmpeg } from './encode.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const NAME = 'what-the-wind-kept';
const FILM = join(here, '../public/film', `${NAME}.mp4`);
const SUBTITLES = join(here, '../../subtitles');
const LANGUAGES = [
  ['en', 'English', 'YES'],
  ['ru', 'Русский', 'NO'],
];

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: join(here, '../public/film/stream') },
    seconds: { type: 'string', default: '172' },
    /** Lines of the picture; the film's own where absent: it is then not encoded anew. */
    height: { type: 'string' },
  },
});

const seconds = Number(options.seconds);
const { out } = options;

/** One file of fragments, and a playlist that names them by their bytes. */
async function makeHls() {
  const encoding = options.height
    ? [
        '-vf',
        `scale=-2:${options.height}`,
        '-c:v',
        'libx264',
        '-crf',
        '32',
        '-g',
        '48',
        '-pix_fmt',
        'yuv420p',
        '-c:a',
        'aac',
        '-b:a',
        '32k',
      ]
    : ['-c', 'copy'];
  await runFfmpeg([
    ...['-i', FILM, '-t', String(seconds), ...encoding],
    ...['-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4', '-hls_flags', 'single_file'],
    ...['-hls_fmp4_init_filename', 'film.mp4', '-hls_segment_filename', join(out, 'film.mp4'), join(out, 'film.m3u8')],
  ]);
  const tracks = LANGUAGES.map(([language, name, byDefault]) => {
    copyFileSync(join(SUBTITLES, `${NAME}.${language}.vtt`), join(out, `${language}.vtt`));
    const playlist = ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${Math.ceil(seconds)}`, '#EXT-X-PLAYLIST-TYPE:VOD', `#EXTINF:${seconds.toFixed(3)},`, `${language}.vtt`, '#EXT-X-ENDLIST', '']; // prettier-ignore
    writeFileSync(join(out, `${language}.m3u8`), playlist.join('\n'));
    return `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="${name}",LANGUAGE="${language}",DEFAULT=${byDefault},AUTOSELECT=YES,FORCED=NO,URI="${language}.m3u8"`;
  });
  const size = /^#EXT-X-BYTERANGE:(\d+)/gm;
  const bytes = [...readFileSync(join(out, 'film.m3u8'), 'utf8').matchAll(size)].reduce((sum, [, count]) => sum + Number(count), 0);
  const bandwidth = Math.ceil((bytes * 8) / seconds);
  const master = ['#EXTM3U', '#EXT-X-VERSION:7', ...tracks, `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth},SUBTITLES="subtitles"`, 'film.m3u8', '']; // prettier-ignore
  writeFileSync(join(out, 'master.m3u8'), master.join('\n'));
}

/** The same fragments' pictures and sound, for DASH, and the same subtitles. */
async function makeDash() {
  await runFfmpeg([
    ...['-i', join(out, 'film.m3u8'), '-c', 'copy', '-f', 'dash', '-seg_duration', '4', '-single_file', '1'],
    ...['-single_file_name', 'dash-$RepresentationID$.mp4', join(out, 'film.mpd')],
  ]);
  const manifest = join(out, 'film.mpd');
  const sets = LANGUAGES.map(
    ([language, name]) => `\t\t<AdaptationSet contentType="text" mimeType="text/vtt" lang="${language}">
\t\t\t<Label>${name}</Label>
\t\t\t<Role schemeIdUri="urn:mpeg:dash:role:2011" value="subtitle" />
\t\t\t<Representation id="${language}" bandwidth="256">
\t\t\t\t<BaseURL>${language}.vtt</BaseURL>
\t\t\t</Representation>
\t\t</AdaptationSet>
`,
  );
  writeFileSync(
    manifest,
    readFileSync(manifest, 'utf8').replace(/^\s*<\/Period>/m, (end) => `${sets.join('')}${end}`),
  );
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await makeHls();
await makeDash();
