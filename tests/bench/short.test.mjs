// The short form of the benches, for every run of the tests: counts and ratios, no milliseconds. `node --test tests/bench/short.test.mjs`
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile } from 'vite';
import { chromium } from '../../bench/browsers.mjs';
import { CACHE } from '../../bench/clips.mjs';
import { annotationsOf, randomCues, randomFrom, vttOf } from '../../bench/random.mjs';
import { serve } from '../../bench/server.mjs';
import { withSources } from '../../bench/sources.mjs';
import { readTrace, SCRIPTS_TRACED } from '../../bench/trace.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLOCK = `${ROOT}src/session/media-clock.ts`;
const STAND_IN = `${ROOT}bench/clock-of-timeupdate.ts`;

/** Seconds of the demo's film: words come and go, then nothing does. */
const FROM = 3;
const UNTIL = 15;
const STILL = 4;
/** Of all changes so many may come after a picture that should have had them: a frame callback can be lost on a busy machine. */
const LATE_SHARE = 0.25;
/** The film has 24 frames a second. Where a browser presents so few of them, late and in time look the same. */
const FPS = 24;
const FEWEST_FPS = 12;

const cues = randomCues(20261125, { from: FROM + 0.4, until: UNTIL - 0.4, shortest: 0.3, longest: 0.7, widestGap: 0.4 });
/** One after the other: each has gone before the next comes. */
const notes = [0.8, 5.3].map((from, i) => ({ id: `n${i}`, start: FROM + from, end: FROM + from + 1, text: `n${i}` }));

/** The library with the stand-in in the place of its clock. */
async function buildWithStandIn(folder) {
  const { config } = await loadConfigFromFile({ command: 'build', mode: 'cdn' }, 'vite.config.ts', ROOT);
  const load = (id) => (id.split('?')[0] === CLOCK ? `export * from ${JSON.stringify(STAND_IN)}` : undefined);
  await build({
    ...config,
    configFile: false,
    root: ROOT,
    mode: 'cdn',
    logLevel: 'error',
    plugins: [{ name: 'stand-in', enforce: 'pre', load }],
    build: { ...config.build, outDir: `${CACHE}${folder}/dist/cdn`, license: false },
  });
  return `/${folder}/dist/cdn/film-commentary.js`;
}

/** When the notes are to be seen, as the library's own schedule has it. */
const notesInTime = () =>
  withSources(async (load) => {
    const { scheduleAnnotations } = await load('/src/model/schedule.ts');
    const whole = notes.map((note) => ({ ...note, body: [], tags: [], origin: 'authored' }));
    return scheduleAnnotations(whole, cues, { density: 'study' }).map(({ annotation, start, end }) => ({ id: annotation.id, start, end }));
  });

/** Of each change of these spans: how many pictures were presented without it, besides the one that it came with; negative where it came too early. */
function lateness({ frames, changes }, shown) {
  const spans = new Map(shown.map((span) => [span.id, span]));
  return changes
    .filter(({ id }) => spans.has(id))
    .map(({ id, edge, presented }) => {
      const time = spans.get(id)[edge];
      const seen = frames.slice(0, presented).filter((frame) => Math.round(frame * 1000) / 1000 >= time).length;
      // No picture of its time yet: it is early by the pictures that were still to come before it.
      const toCome = frames.slice(presented).filter((frame) => Math.round(frame * 1000) / 1000 < time).length;
      return seen ? seen - 1 : -toCome;
    });
}

const shareOf = (list, test) => list.filter(test).length / list.length;
/** Is everything on its frame, or one next to it, but for the odd one? */
const isOnTheFrame = (late) => shareOf(late, (frames) => frames >= 1 || frames <= -2) <= LATE_SHARE;

describe('the short form of the benches', () => {
  let server;
  let engine;
  let shownNotes;
  before(async () => {
    shownNotes = await notesInTime();
    server = await serve();
    server.give('/cues.vtt', vttOf(cues));
    server.give('/notes.json', annotationsOf(notes));
    engine = await chromium();
  });
  after(async () => {
    await engine?.close();
    server?.close();
  });

  async function playWith(library) {
    const film = '/demo/public/film/what-the-wind-kept.mp4';
    const files = { film, subtitles: '/cues.vtt', annotations: '/notes.json', library };
    server.give('/job.json', JSON.stringify({ files, from: FROM, until: UNTIL }));
    const played = server.report('the short form', 60_000);
    await engine.open(`${server.address}/page/short?plain`);
    const result = await played;
    const fps = result.frames.length / (result.frames.at(-1) - result.frames[0]);
    return { fps, late: lateness(result, cues), lateNotes: lateness(result, shownNotes) };
  }

  it('shows and takes away every subtitle and every note with its picture, and rests where nothing changes', async () => {
    const { late, lateNotes } = await playWith('/dist/cdn/film-commentary.js');
    assert.equal(late.length, cues.length * 2, 'every subtitle comes and goes once');
    assert.ok(isOnTheFrame(late), `pictures without their words, by change: ${late.join(' ')}`);
    assert.equal(lateNotes.length, notes.length * 2, 'every note comes and goes once');
    assert.ok(isOnTheFrame(lateNotes), `pictures without their notes, by change: ${lateNotes.join(' ')}`);

    await new Promise((resolve) => setTimeout(resolve, 1500));
    await engine.page.tracing.start({ categories: SCRIPTS_TRACED });
    await new Promise((resolve) => setTimeout(resolve, STILL * 1000));
    const still = readTrace(await engine.page.tracing.stop(), STILL);
    assert.ok(still.calls > 0, 'the trace has found the page');
    assert.equal(still.ours.styles, 0, 'style and layout that we cause between changes');
    // A browser may look at the page once by itself; a bar that follows the film unseen does so four times a second and more.
    assert.ok(still.styles < 2, `${still.styles} times style and layout a second between changes, whoever causes it`);
    assert.ok(still.engine.calls < FPS, `${still.engine.calls} calls of video.js a second: less than one a frame`);
    assert.ok(still.ours.calls < FPS, `${still.ours.calls} calls of ours a second: less than one a frame`);
  });

  it('fails with a clock of timeupdate alone', async () => {
    const library = await buildWithStandIn('short-timeupdate');
    let played = await playWith(library);
    // A machine that was busy for a while is asked again.
    for (let again = 0; played.fps < FEWEST_FPS && again < 2; again++) played = await playWith(library);
    const { late, lateNotes, fps } = played;
    assert.ok(late.length > cues.length, `of ${cues.length * 2} changes ${late.length} came: it plays, and shows most subtitles`);
    assert.ok(
      shareOf(late, (frames) => frames >= 1) > LATE_SHARE,
      `at ${fps.toFixed(1)} frames a second, pictures without their words, by change: ${late.join(' ')}`,
    );
    assert.ok(
      lateNotes.length > notes.length && lateNotes.some((frames) => frames >= 1),
      `at ${fps.toFixed(1)} frames a second, pictures without their notes, by change: ${lateNotes.join(' ')}`,
    );
  });

  it('finds what is active at least 50 times as fast as a scan of 100,000 does', async () => {
    await withSources(async (load) => {
      const { Timeline } = await load('/src/model/timeline.ts');
      const random = randomFrom(1);
      const items = Array.from({ length: 100_000 }, (_, i) => {
        const start = i < 10 ? 0 : random() * 9000;
        return { start, end: i < 10 ? 9000 : start + 1 + random() * 5 };
      });
      const timeline = new Timeline(items);
      const times = Array.from({ length: 60 }, () => random() * 9000);
      const timeOf = (ask) => {
        const began = performance.now();
        for (const time of times) ask(time);
        return performance.now() - began;
      };
      const quickest = (ask) => Math.min(...Array.from({ length: 5 }, () => timeOf(ask)));
      const scan = quickest((time) => items.filter(({ start, end }) => start <= time && time < end));
      const ours = quickest((time) => timeline.activeAt(time));
      assert.ok(scan / ours > 50, `a scan takes ${(scan / ours).toFixed(0)} times as long`);
    });
  });
});
