// Which frame and which words are on the screen together, read from the screen itself: `node bench/screen.mjs`.
// `accuracy.mjs` asks in the page, where a picture is read before it is painted, each engine in its own way; here nothing but what a viewer sees counts.
// Needs Xvfb and an ffmpeg that grabs its screen. `BROWSERS=chromium` runs one engine alone, `PLAYERS=ours` one player, `SECONDS=10` each condition for so long.
import { spawn } from 'node:child_process';
import { launchers } from './browsers.mjs';
import { CLIP_SECONDS, FPS, numberedClip, STRIP_BITS } from './clips.mjs';
import { bundlePages } from './pages.mjs';
import { firstFrameAt, NOTE_SECONDS, NOTE_SETS, plan } from './plan.mjs';
import { annotationsOf, vttOf } from './random.mjs';
import { buildLibrary, keep, quantile } from './record.mjs';
import { screen } from '../scripts/webkit-session.mjs';
import { serve } from './server.mjs';

const SECONDS = Number(process.env.SECONDS ?? 20);
const PLAYERS = (process.env.PLAYERS ?? 'ours,native').split(',');
const CONDITIONS = [
  { name: '1×', rate: 1, blocked: false, from: 2 },
  { name: '2×', rate: 2, blocked: false, from: 12 },
  { name: '1×, blocked', rate: 1, blocked: true, from: 6 },
  { name: '2×, blocked', rate: 2, blocked: true, from: 16 },
];
/** The longest that the main thread is busy at a stretch where it is blocked, as `pages/screen.js` has it, and from one picture of the screen to the next. */
const BLOCKED_MS = 30;
const REFRESH_MS = 1000 / 60;
/**
 * Frames off, before or after, at the 95th percentile: a change may have to wait for the main thread, and then for the screen's next picture; meanwhile the film goes on.
 * docs/decisions/0031-the-screen-says-which-frame.md
 */
const goalOf = ({ rate, blocked }) => Math.ceil(Math.round((((blocked ? BLOCKED_MS : 0) + REFRESH_MS) * FPS * rate) / 10) / 100);
const SIZE = { width: 1000, height: 700 };
/** Of which so much is looked at, in pixels: a browser’s own bars, the cells, the strip at the top of the film. */
const HEIGHT = 160;
/** More often than any screen here is painted. */
const GRABS = 120;
/** Pixels, as `pages/screen.js` has them: the mark, a cell and how many of them stand side by side, where the film begins, a cell of its own strip. */
const MARK = 16;
const CELL = 12;
const A_ROW = 80;
const FILM_TOP = 40;
const STRIP_CELL = 45;
const DISPLAYS = { ours: ['subtitles', 'notes'], native: ['subtitles'] };

/** Pictures of the screen, in shades of grey, as long as they are asked for. */
async function grab(display, seconds, take) {
  const ffmpeg = spawn(
    'ffmpeg',
    // prettier-ignore
    ['-v', 'fatal', '-f', 'x11grab', '-framerate', `${GRABS}`, '-draw_mouse', '0', '-video_size', `${SIZE.width}x${HEIGHT}`, '-i', display,
      '-t', `${seconds}`, '-fps_mode', 'passthrough', '-pix_fmt', 'gray', '-f', 'rawvideo', '-'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const size = SIZE.width * HEIGHT;
  let rest = [];
  let length = 0;
  ffmpeg.stdout.on('data', (data) => {
    rest.push(data);
    length += data.length;
    if (length < size) return;
    let whole = Buffer.concat(rest);
    for (; whole.length >= size; whole = whole.subarray(size)) take((x, y) => whole[y * SIZE.width + x]);
    rest = [whole];
    length = whole.length;
  });
  const status = await new Promise((resolve, reject) => ffmpeg.on('error', reject).on('close', resolve));
  if (status !== 0) throw new Error('ffmpeg, which the bench needs, did not grab the screen');
}

/** Where the page begins: its grey mark is found by its lowest line, for a browser's own bar may throw a shadow on the highest. */
function originIn(at) {
  const isGrey = (x, y) => Math.abs(at(x, y) - 0x80) < 4;
  for (let y = MARK - 1; y < HEIGHT - 1; y++)
    for (let x = 0; x < 20; x++) if ([0, 5, 10, 15].every((i) => isGrey(x + i, y) && at(x + i, y + 1) < 30)) return { x, y: y - MARK + 1 };
  return undefined;
}

/**
 * What one picture of the screen shows: the frame's number, and the ids beside it.
 *
 * @param cells of each display how many there are: one for each id, for an engine may paint a part of a change first, and no part may look like another id
 */
function read(at, { x, y }, cells) {
  const isLit = (left, top, size) => at(x + left + (size >> 1), y + top + (size >> 1)) > 128;
  let row = 0;
  const shown = {};
  for (const [display, count] of Object.entries(cells)) {
    const lit = Array.from({ length: count }, (_, i) => i).filter((i) =>
      isLit(MARK + (i % A_ROW) * CELL, (row + Math.floor(i / A_ROW)) * CELL, CELL),
    );
    shown[display] = lit.map((i) => `${display[0] === 's' ? 'c' : 'n'}${i}`);
    row += Math.ceil(count / A_ROW);
  }
  let frame = 0;
  for (let i = 0; i < STRIP_BITS; i++) if (isLit(STRIP_CELL * (2 + i), FILM_TOP, STRIP_CELL)) frame += 2 ** i;
  return { frame, shown };
}

/** How far from its frame each change was seen: in frames that were seen, before (less than 0) or after; and how many pictures of the screen were wrong. */
function judge(pictures, display, expected) {
  const frames = [...new Set(pictures.map(({ frame }) => frame))].sort((a, b) => a - b);
  const place = (frame) => frames.findIndex((one) => one >= frame);
  const spans = new Map(expected.map((span) => [span.id, span]));
  const [first] = frames;
  const off = [];
  let before = pictures[0].shown[display];
  for (const { frame, shown } of pictures) {
    const now = shown[display];
    const edges = [...now.filter((id) => !before.includes(id)).map((id) => [id, 'start']), ...before.filter((id) => !now.includes(id)).map((id) => [id, 'end'])]; // prettier-ignore
    before = now;
    for (const [id, edge] of edges) {
      const span = spans.get(id);
      // A note that was there before stays for as long as its reader needs from then on.
      if (!span || firstFrameAt(span.start) <= first) continue;
      const due = place(firstFrameAt(span[edge]));
      if (due > 0) off.push(place(frame) - due);
    }
  }
  const settled = firstFrameAt((first + 1) / FPS + (display === 'notes' ? NOTE_SECONDS : 1));
  const counted = pictures.filter(({ frame }) => frame >= settled);
  const isWrong = ({ frame, shown }) =>
    expected.some(({ id, start, end }) => (frame >= firstFrameAt(start) && frame < firstFrameAt(end)) !== shown[display].includes(id));
  return { off, frames: frames.length, wrong: counted.filter(isWrong).length / counted.length };
}

async function measureEngine(launch, display, server, { cues, notes, sets, expected }) {
  const engine = await launch({ shown: true });
  console.log(`\n${engine.name} ${engine.version}`);
  const files = { film: '/numbered.mp4', subtitles: '/cues.vtt', annotations: sets.map(({ path }) => path) };
  const found = [];
  for (const player of PLAYERS) {
    const runs = [];
    for (const condition of CONDITIONS) {
      const cells = Object.fromEntries(DISPLAYS[player].map((name) => [name, (name === 'notes' ? notes : cues).length]));
      server.give('/job.json', JSON.stringify({ player, files, cells, ...condition }));
      const ready = server.report(`${player}, ${condition.name}`, 60_000);
      await engine.open(`${server.address}/page/screen`);
      await ready;
      const seconds = Math.min(SECONDS, (CLIP_SECONDS - condition.from - 3) / condition.rate);
      const pictures = [];
      let origin;
      await grab(display, seconds, (at) => {
        origin ??= originIn(at);
        if (origin) pictures.push(read(at, origin, cells));
      });
      if (new Set(pictures.map(({ frame }) => frame)).size < 2) throw new Error('no film is found on the screen');
      runs.push(DISPLAYS[player].map((display) => judge(pictures, display, expected[display])));
    }
    DISPLAYS[player].forEach((display, i) =>
      found.push({ column: player === 'ours' ? `ours, ${display}` : player, ours: player === 'ours', runs: runs.map((run) => run[i]) }),
    );
  }
  await engine.close();
  report(engine, found, { cues, notes });
}

const share = (part) => `${(part * 100).toFixed(1)} %`;

function report({ name, version }, found, { cues, notes }) {
  const columns = CONDITIONS.map(({ name }) => name);
  const [ours, native] = ['ours, subtitles', 'native'].map((wanted) => found.find(({ column }) => column === wanted));
  const rows = (cell) => found.map(({ column, runs }) => [column, ...runs.map(cell)]);
  keep(`screen-${name.toLowerCase()}`, {
    title: `What is on the screen together in ${name} ${version}`,
    command: 'node bench/screen.mjs',
    words:
      `Pictures of the screen itself, ${GRABS} a second for ${SECONDS} s: which frame of the film is to be seen, and which words are in the page with it. ${FPS} frames a second, ${cues.length} cues and ${notes.length} notes in ${NOTE_SETS} sets at random times; ` +
      'frames are counted as they were seen, those that an engine left out are not. Blocked: the main thread is busy for 30 of every 60 ms.',
    tables: [
      {
        title: 'Changes seen before their frame / with it / one frame after / later',
        heads: ['', ...columns],
        rows: rows(({ off }) =>
          [(n) => n < 0, (n) => n === 0, (n) => n === 1, (n) => n > 1].map((is) => off.filter(is).length).join(' / '),
        ),
      },
      {
        title: 'Frames off: earliest / median / latest',
        heads: ['', ...columns],
        rows: rows(({ off }) => (off.length ? [Math.min(...off), quantile(off, 0.5), Math.max(...off)].join(' / ') : 'none')),
      },
      {
        title: 'Pictures of the screen with words that are not theirs, or without theirs',
        heads: ['', ...columns],
        rows: rows(({ wrong }) => share(wrong)),
      },
      {
        title: 'Frames that were seen a second',
        heads: ['', ...columns],
        rows: rows(({ frames }, i) => Math.round(frames / Math.min(SECONDS, (CLIP_SECONDS - CONDITIONS[i].from - 3) / CONDITIONS[i].rate))),
      },
    ],
    goals: found
      .filter(({ ours }) => ours)
      .flatMap(({ column, runs }) =>
        CONDITIONS.map((condition, i) => {
          const off = quantile(runs[i].off.map(Math.abs), 0.95) ?? 'none came';
          const most = goalOf(condition);
          return { goal: `${column}, ${condition.name}: p95 at most ${most} off, before or after`, found: `${off}`, met: off <= most };
        }),
      )
      .concat(
        ours && native
          ? CONDITIONS.map((condition, i) => {
              const [own, browsers] = [ours, native].map(({ runs }) => runs[i].wrong);
              return {
                goal: `ours, subtitles, ${condition.name}: no more pictures with words that are not theirs, or without theirs, than the browser’s own`,
                found: `${share(own)}, and ${share(browsers)}`,
                met: own <= browsers,
              };
            })
          : [],
      ),
  });
}

numberedClip();
if (!process.env.NO_BUILD) buildLibrary();
await bundlePages(['screen']);
const planned = await plan();
const server = await serve();
server.give('/cues.vtt', vttOf(planned.cues));
for (const { path, notes } of planned.sets) server.give(path, annotationsOf(notes));
const shown = await screen(SIZE);
process.env.DISPLAY = shown.display;
try {
  for (const launch of launchers()) await measureEngine(launch, shown.display, server, planned);
} finally {
  shown.close();
  server.close();
}
