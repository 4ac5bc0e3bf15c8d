// What the main thread does while a film plays: `node bench/cost.mjs` (Chromium; it can be traced).
import { chromium } from './browsers.mjs';
import { FPS, LONG_SECONDS, longFilm } from './clips.mjs';
import { bundlePages } from './pages.mjs';
import { annotationsOf, randomCues, randomNotes, vttOf } from './random.mjs';
import { buildLibrary, keep } from './record.mjs';
import { serve } from './server.mjs';
import { readAllocations, readTrace, SCRIPTS_TRACED } from './trace.mjs';

const PLAYERS = (process.env.PLAYERS ?? 'bare,every frame,ours,native,shaka,artplayer,plyr,vidstack,video.js').split(',');
const SEED = 20261123;
const CUES = 2000;
const NOTES = 300;
/** Played from here; the controls are away six seconds later. */
const FROM = 600;
/** Traced while words come and go, and in a stretch where nothing does. Seconds of film. */
const BUSY = { from: FROM + 8, until: FROM + 28 };
const STILL = { from: FROM + 32, until: FROM + 44 };
/** Milliseconds of script a second of playback that the library sets itself; shaka took 2.6 on the machine for which that was set. */
const GOAL_MS = 3;
const GOAL_TO_SHAKA = GOAL_MS / 2.6;
/** Between two samples of what is allocated, in bytes. */
const SAMPLED_BYTES = 256;

/** As many as a talkative film has; none near the still stretch. */
function film() {
  const every = LONG_SECONDS / CUES;
  const isStill = ({ start, end }, before) => start < STILL.until + 1 && end > STILL.from - before;
  const cues = randomCues(SEED, { until: LONG_SECONDS, shortest: 1, longest: every * 1.4 - 1, widestGap: every * 0.73 });
  const notes = randomNotes(SEED + 1, { until: LONG_SECONDS, least: LONG_SECONDS / NOTES - 8, most: LONG_SECONDS / NOTES + 8 });
  return {
    cues: cues.filter((cue) => !isStill(cue, 1)),
    notes: notes.filter((note) => !isStill(note, 12)),
  };
}

async function measure(engine, server, player, files) {
  server.give('/job.json', JSON.stringify({ player, files, from: FROM }));
  const ready = server.report(player, 60_000);
  await engine.open(`${server.address}/page/cost`);
  await ready;
  const { page } = engine;
  const client = await page.createCDPSession();
  const timeIs = async (time) => {
    const now = await page.evaluate(() => globalThis.film.currentTime);
    if (now > time) throw new Error(`${player} was at ${now} s before ${time} s could be traced`);
    await new Promise((resolve) => setTimeout(resolve, (time - now) * 1000));
  };
  const trace = async ({ from, until }) => {
    await timeIs(from);
    await page.tracing.start({ categories: SCRIPTS_TRACED });
    await timeIs(until);
    return readTrace(await page.tracing.stop(), until - from);
  };
  const busy = await trace(BUSY);
  const still = await trace({ from: STILL.from, until: STILL.from + 5 });
  await client.send('HeapProfiler.startSampling', {
    samplingInterval: SAMPLED_BYTES,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  const began = await page.evaluate(() => globalThis.film.currentTime);
  await timeIs(STILL.until - 1);
  const { profile } = await client.send('HeapProfiler.stopSampling');
  const bytes = readAllocations(profile, STILL.until - 1 - began);
  await client.detach();
  return { player, busy, still, bytes };
}

longFilm();
buildLibrary();
await bundlePages(['cost']);
const { cues, notes } = film();
const server = await serve();
server.give('/cues.vtt', vttOf(cues));
server.give('/notes.json', annotationsOf(notes));
const files = { film: '/long.mp4', subtitles: '/cues.vtt', annotations: '/notes.json' };
const found = [];
let version;
try {
  for (const player of PLAYERS) {
    const engine = await chromium();
    ({ version } = engine);
    try {
      found.push(await measure(engine, server, player, files));
    } catch (error) {
      console.error(`${player}: ${error.message}`);
    } finally {
      await engine.close();
    }
  }
} finally {
  server.close();
}

const ours = found.find(({ player }) => player === 'ours');
const shaka = found.find(({ player }) => player === 'shaka');
const everyFrame = found.find(({ player }) => player === 'every frame');
/** All that is allocated in a page of ours but by video.js: what the browser makes for us counts. */
const allocated = ours && ours.bytes.all - ours.bytes.engine;
const toShaka = ours && shaka && ours.busy.ours.script / shaka.busy.script;
const ms = (number) => number.toFixed(2);
const ratio = (number, own) => (own > 0 ? `${(number / own).toFixed(1)}×` : '');
const rows = found.flatMap(({ player, busy }) => {
  const line = (name, part) => [
    name,
    ms(part.script),
    ratio(part.script, ours?.busy.ours.script),
    part.calls.toFixed(0),
    ms(busy.styleMs),
    ms(busy.script),
  ];
  return player === 'ours' ? [line('ours', busy.ours), line('video.js inside ours', busy.engine)] : [line(player, busy)];
});
keep('cost', {
  title: `Cost, in Chromium ${version}`,
  command: 'node bench/cost.mjs',
  words:
    `A film of ${Math.round(LONG_SECONDS / 60)} minutes at ${FPS} frames a second with ${cues.length} cues and, for ours, ${notes.length} notes. ` +
    `The main thread by the browser’s trace, ${BUSY.until - BUSY.from} s of playback with the controls away; thread time, ours and video.js told apart by the file a function is in. ` +
    '“every frame” is a plain video each of whose frames calls a function that asks for the next and does nothing else.',
  tables: [
    {
      title: 'Milliseconds a second of playback',
      heads: ['', 'script', 'to ours', 'calls', 'page’s style and layout', 'page’s script'],
      rows,
    },
    {
      title: 'A second in which nothing comes or goes',
      heads: ['', 'script ms', 'calls', 'style and layout', 'KiB allocated'],
      rows: found.map(({ player, still, bytes }) => [
        player,
        ms(still.script),
        still.calls.toFixed(1),
        still.styles.toFixed(1),
        (bytes.all / 1024).toFixed(1),
      ]),
    },
  ],
  goals: ours
    ? [
        { goal: `our script at most ${GOAL_MS} ms a second`, found: ms(ours.busy.ours.script), met: ours.busy.ours.script <= GOAL_MS },
        ...(toShaka
          ? [
              {
                goal: `and at most ${GOAL_TO_SHAKA.toFixed(2)} times that of shaka, whatever the machine`,
                found: `${toShaka.toFixed(2)} times`,
                met: toShaka <= GOAL_TO_SHAKA,
              },
            ]
          : []),
        {
          goal: 'no style or layout between changes',
          found: `${ours.still.ours.styles.toFixed(1)} a second by us, ${ours.still.engine.styles.toFixed(1)} by video.js inside`,
          met: ours.still.styles === 0,
        },
        {
          goal: 'nothing of ours runs per frame, so that there is no garbage per frame',
          found: `${ours.still.ours.calls.toFixed(1)} calls a second, ${FPS} frames; ${(ours.bytes.ours / 1024).toFixed(1)} KiB a second by us, ${(ours.bytes.engine / 1024).toFixed(1)} by video.js inside`,
          met: ours.still.ours.calls < FPS / 2,
        },
        ...(everyFrame
          ? [
              {
                goal: 'all but video.js allocates less than the least that looks at every frame',
                found: `${(allocated / 1024).toFixed(1)} KiB a second, of ${(everyFrame.bytes.all / 1024).toFixed(1)}`,
                met: allocated < everyFrame.bytes.all,
              },
            ]
          : []),
        {
          goal: 'video.js inside rests, too',
          found: `${ours.still.engine.calls.toFixed(1)} calls and ${ms(ours.still.engine.script)} ms a second`,
          met: ours.still.engine.calls < FPS,
        },
      ]
    : [],
});
