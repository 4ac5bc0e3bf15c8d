// Transcripts of a film's lines and of five times as many: when they are there, what they are made of, scrolling and searching: `node bench/transcript.mjs`.
import { chromium } from './browsers.mjs';
import { keep, quantile } from './record.mjs';
import { serve } from './server.mjs';
import { ask, buildTranscripts, measurer, open, TRANSCRIPTS } from './transcript-page.mjs';

const FILM = 2000;
const MANY = 10_000;
const RUNS = 5;
const FRAMES = 120;
/** Pixels a frame: two thousand lines in some seconds. */
const STEP = 400;
const SLOWER = 4;
/** What the library sets itself, in milliseconds. */
const GOALS = { appear: 100, task: 50, frame: 34 };

const server = await serve();
server.give(await buildTranscripts(), TRANSCRIPTS);
const address = `${server.address}/transcripts.html`;
const engine = await chromium();
const { page } = engine;
const ms = (list, share = 0.5) => quantile(list, share);

const measure = await measurer(page, address);

try {
  await open(page, address);
  const ways = await page.evaluate(() => globalThis.ways);
  // The first of all is the slowest, whichever it is.
  for (const way of ways) await measure(way, FILM);
  /** By processor, number of lines and way. */
  const runs = new Map();
  for (const slower of [1, SLOWER]) {
    await page.emulateCPUThrottling(slower);
    // In turns: who comes first is not always the same, and all have the same weather.
    for (let run = 0; run < RUNS; run++)
      for (const count of [FILM, MANY])
        for (const way of ways) {
          // The slowest of the ways need not be waited for again on a slow processor.
          if (slower > 1 && count === MANY && way !== 'ours') continue;
          const found = await measure(way, count);
          if (way === 'ours' && count === MANY) {
            found.frames = await ask(page, 'scrollThrough', FRAMES, STEP);
            found.search = await ask(page, 'search', 'wind');
          }
          const key = `${slower} ${count} ${way}`;
          runs.set(key, [...(runs.get(key) ?? []), found]);
        }
  }
  const of = (slower, count, way = 'ours') => runs.get(`${slower} ${count} ${way}`);
  const table = (slower, count) => ({
    title: `${count} lines${slower > 1 ? `, processor ${slower}× slower` : ''}: milliseconds (median of ${RUNS}), and what is in the page`,
    heads: [
      '',
      'first lines painted',
      'all there and painted',
      'p95',
      'work of the main thread',
      'longest task',
      'elements',
      'blocks laid out',
    ],
    rows: ways.flatMap((way) => {
      const list = of(slower, count, way);
      if (!list) return [];
      const [{ elements, blocks, laidOut }] = list;
      const wholes = list.map(({ whole }) => whole);
      return [
        [
          way,
          ms(list.map(({ first }) => first)).toFixed(0),
          ms(wholes).toFixed(0),
          ms(wholes, 0.95).toFixed(0),
          ms(list.map(({ work }) => work)).toFixed(0),
          ms(list.map(({ task }) => task)).toFixed(0),
          elements,
          blocks ? `${laidOut} of ${blocks}` : '-',
        ],
      ];
    }),
  });
  const frames = of(1, MANY).flatMap(({ frames }) => frames);
  const searches = of(1, MANY).map(({ search }) => search);
  const appear = ms(of(1, FILM).map(({ whole }) => whole));
  const work = ms(of(1, FILM).map(({ work }) => work));
  const task = Math.max(...of(1, MANY).map(({ task }) => task));
  const scroll = ms(frames, 0.95);
  keep('transcript', {
    title: 'Transcript',
    command: 'node bench/transcript.mjs',
    words:
      `From the moment the element is put into the page, with its cues at hand, in Chromium; a task counts from 50 ms on. ` +
      `${MANY} lines scrolled by ${STEP} px a frame: ${ms(frames).toFixed(1)} ms a frame in the median, ${scroll.toFixed(1)} at p95, ${Math.max(...frames).toFixed(0)} at most. ` +
      `A search of a frequent word in them (${searches[0].count}): ${ms(searches.map(({ ms }) => ms)).toFixed(0)} ms, ${ms(searches.map(({ painted }) => painted)).toFixed(0)} until its hits are painted.`,
    tables: [table(1, FILM), table(1, MANY), table(SLOWER, FILM), table(SLOWER, MANY)],
    goals: [
      {
        goal: `${FILM} lines are there within ${GOALS.appear} ms`,
        found: `${appear.toFixed(0)} ms, of which the main thread works ${work.toFixed(0)}`,
        met: appear <= GOALS.appear,
      },
      { goal: `no task over ${GOALS.task} ms with ${MANY}`, found: `${task.toFixed(0)} ms`, met: task <= GOALS.task },
      { goal: `${MANY} scroll without a frame lost (p95 ${GOALS.frame} ms)`, found: `${scroll.toFixed(1)} ms`, met: scroll <= GOALS.frame },
    ],
  });
} finally {
  await engine.close();
  server.close();
}
