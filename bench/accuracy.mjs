// Which frame is on screen when a subtitle or a note comes or goes: `node bench/accuracy.mjs`.
// `BROWSERS=chromium` runs one engine alone, `PLAYERS=ours,native` some players, `SECONDS=8` each condition for so long, for all players.
import { launchers } from './browsers.mjs';
import { CLIP_SECONDS, FPS, numberedClip, soundClip, stillsClip, STRIP_BITS } from './clips.mjs';
import { judge, judgeSeeks } from './judge.mjs';
import { bundlePages } from './pages.mjs';
import { NOTE_SECONDS, NOTE_SETS, plan, SEED } from './plan.mjs';
import { annotationsOf, randomFrom, vttOf } from './random.mjs';
import { buildLibrary, keep, quantile } from './record.mjs';
import { serve } from './server.mjs';

const SECONDS = Number(process.env.SECONDS ?? 4);
/** Seconds of film that ours and the browser's own are watched for in each condition: some hundred subtitles come or go, so that the 95th percentile is not the worst of a few. */
const THOROUGH = 30;
const THOROUGHLY = process.env.SECONDS ? [] : ['ours', 'native'];
const secondsFor = (player, rate) => (THOROUGHLY.includes(player) ? THOROUGH / rate : SECONDS);
const PLAYERS = (process.env.PLAYERS ?? 'ours,native,video.js,vidstack,artplayer,plyr').split(',');
/** The longest that the main thread is busy at a stretch where it is blocked, as `pages/accuracy.js` has it. */
const BLOCKED_MS = 30;
const SEEKS = 50;
/** After a seek the picture is watched for so long. */
const WATCH_MS = 250;
/** Each condition begins elsewhere in the clip, with other cues. */
const CONDITIONS = [
  { name: '1×', rate: 1, blocked: false, from: 2 },
  { name: '0.5×', rate: 0.5, blocked: false, from: 16 },
  { name: '2×', rate: 2, blocked: false, from: 24 },
  { name: '1×, blocked', rate: 1, blocked: true, from: 6 },
  { name: '0.5×, blocked', rate: 0.5, blocked: true, from: 20 },
  { name: '2×, blocked', rate: 2, blocked: true, from: 30 },
];
/** Frames late at the 95th percentile that the library sets itself, by condition. */
const GOALS = {
  Chromium: { '1×': 0, '0.5×': 0, '2×': 0, '1×, blocked': 1, '0.5×, blocked': 1, '2×, blocked': 2 },
  Firefox: { '1×': 0, '0.5×': 0, '2×': 0, '1×, blocked': 1, '0.5×, blocked': 1, '2×, blocked': 2 },
  WebKitGTK: { '1×': 1, '0.5×': 1, '2×': 1, '1×, blocked': 1, '0.5×, blocked': 1, '2×, blocked': 2 },
};
/**
 * And early at the 95th percentile, everywhere: the picture is read before the change is painted, and may be the one before.
 * docs/decisions/0031-the-screen-says-which-frame.md
 */
const GOAL_EARLY = 1;
/**
 * Frames in a row with other words than theirs, or without them, after a seek. They are there with the frame that is presented after `seeked`: the words of the moment sought
 * are told as the seek begins. One more is left to a browser that has put that frame together before it paints them.
 */
const GOAL_LATE = 1;
/** Without a picture to go by: milliseconds off the boundary. */
const GOAL_MS = 20;
/** Firefox and WebKitGTK fire the timers of a hidden page once a second: there `timeupdate` keeps up, which comes every quarter of a second. */
const GOAL_HIDDEN_MS = { Firefox: 300, WebKitGTK: 300 };

const spread = (frames) =>
  frames.length ? [0.5, 0.95].map((share) => quantile(frames, share)).join(' / ') + ` / ${Math.max(...frames)}` : 'none';
const shareEarly = (frames) => `${Math.round((frames.filter((late) => late < 0).length / frames.length) * 100)} %`;
const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
const NOT_MEASURED = 'not measured';
const meanOff = ({ frames }) => mean(frames.map(Math.abs));
/** Frames off in the mean, and how often those of the browser's own they are, where it was off at all. */
const offToNative = (run, native) =>
  meanOff(run).toFixed(2) + (native && native !== run && meanOff(native) > 0 ? ` (${(meanOff(run) / meanOff(native)).toFixed(1)}×)` : '');

async function measureEngine(launch, server, { cues, notes, sets, expected }) {
  const engine = await launch();
  console.log(`\n${engine.name} ${engine.version}`);
  const job = async (what, given) => {
    server.give('/job.json', JSON.stringify({ bits: STRIP_BITS, ...given }));
    const seconds = 60 + (given.seeks ? SEEKS * 2 : given.condition.seconds);
    let answer = server.report(what, seconds * 1000);
    await engine.open(`${server.address}/page/accuracy`);
    for (;;) {
      const result = await answer;
      if (!result.cover) return result;
      answer = server.report(what, seconds * 1000);
      await engine.cover();
    }
  };
  const files = { film: '/numbered.mp4', subtitles: '/cues.vtt', annotations: sets.map(({ path }) => path) };
  const random = randomFrom(SEED + 2);
  const seeks = { from: 5, watchMs: WATCH_MS, times: Array.from({ length: SEEKS }, () => 1 + random() * (CLIP_SECONDS - 6)) };

  const found = [];
  /** What could not be measured, or not at the first try (its `tries`), and why. */
  const troubles = [];
  /** Once more where a page did not begin: on a busy machine a player may have been waited for in vain. */
  const attempt = async (column, what, given) => {
    const name = `${column}, ${what}`;
    try {
      return await job(name, given).catch(async ({ message }) => {
        console.error(`${engine.name}: ${message} (once more)`);
        const second = await job(name, given);
        troubles.push({ column, what, why: message.replace(`${name}: `, ''), tries: 2 });
        return second;
      });
    } catch (error) {
      console.error(`${engine.name}: ${error.message}`);
      troubles.push({ column, what, why: error.message.replace(`${name}: `, '') });
      return undefined;
    }
  };
  for (const player of PLAYERS) {
    const began = performance.now();
    const runs = [];
    // A page of its own for each: some engines do not recover from a rate that was changed.
    for (const condition of CONDITIONS)
      runs.push(
        await attempt(player, condition.name, { player, files, condition: { seconds: secondsFor(player, condition.rate), ...condition } }),
      );
    const sought = await attempt(player, 'seeks', { player, files, seeks });
    if (sought?.offsets.some((offset) => offset !== 0))
      console.log(`${player}: pictures are off by ${sought.offsets} frames from the time sought`);
    console.log(`(${player}: ${((performance.now() - began) / 1000).toFixed(0)} s)`);
    for (const display of player === 'ours' ? ['subtitles', 'notes'] : ['subtitles'])
      found.push({
        column: player === 'ours' ? `ours, ${display}` : player,
        ours: player === 'ours',
        runs: runs.map(
          (run, i) =>
            run && judge({ ...run, changes: run.changes.filter((c) => c.display === display) }, expected[display], CONDITIONS[i].rate),
        ),
        presented: runs.map((run) => run?.presented.length && (run.presented.at(-1)[1] - run.presented[0][1]) / run.seconds),
        seeks: sought && judgeSeeks(sought.frames, display, expected[display], display === 'notes' ? NOTE_SECONDS : 0),
      });
  }

  const times = [];
  if (PLAYERS.includes('ours')) {
    const condition = { rate: 1, blocked: false, from: 2, seconds: secondsFor('ours', 1) };
    const cases = [
      { name: 'sound alone', film: '/sound.m4a', condition },
      { name: 'a still a second', film: '/stills.mp4', condition },
      { name: 'hidden page', film: '/numbered.mp4', condition: { ...condition, hidden: true } },
    ];
    for (const { name, film, condition } of cases)
      for (const player of ['ours', 'native']) {
        const run = await attempt(player, name, { player, files: { ...files, film }, bits: 0, condition });
        if (!run) continue;
        if (condition.hidden && !run.hidden) {
          troubles.push({ column: player, what: name, why: 'the page was not hidden' });
          continue;
        }
        for (const display of player === 'ours' ? ['subtitles', 'notes'] : ['subtitles']) {
          const changes = run.changes.filter((change) => change.display === display);
          times.push({
            name,
            column: player === 'ours' ? `ours, ${display}` : player,
            ...judge({ ...run, changes }, expected[display], 1),
          });
        }
      }
  }
  await engine.close();
  report(engine, found, times, troubles, { cues, notes });
}

function report({ name, version }, found, times, troubles, { cues, notes }) {
  const goals = troubles
    .filter(({ column, tries }) => column === 'ours' && !tries)
    .map(({ column, what, why }) => ({ goal: `${column}, ${what}: is measured`, found: why, met: false }));
  for (const { column, runs, presented, seeks } of found.filter(({ ours }) => ours)) {
    CONDITIONS.forEach((condition, i) => {
      if (!runs[i]) return;
      const allowed = GOALS[name][condition.name];
      const { late, missed, unheard } = runs[i];
      const lateOnes = late.filter((frames) => frames > 0).length;
      const found = quantile(late, 0.95);
      const shown = condition.blocked && found > allowed ? presented[i] : 0;
      goals.push({
        goal: `${column}, ${condition.name}: p95 at most ${allowed} late`,
        found: `${found ?? 'nothing came or went'}${missed ? `, ${missed} never came` : ''}${lateOnes ? ` (${lateOnes} late, of which ${unheard} where the engine had no callback for their frame)` : ''}${shown ? `; it presented ${shown.toFixed(0)} a second, so ${((shown * BLOCKED_MS) / 1000).toFixed(1)} while the main thread was busy` : ''}`,
        met: found <= allowed && !missed,
      });
    });
    const early = runs.map((run) => (run?.frames.length ? Math.max(0, -quantile(run.frames, 0.05)) : 'none'));
    goals.push({
      goal: `${column}, in each condition: p95 at most ${GOAL_EARLY} early`,
      found: early.join(', '),
      met: early.every((frames) => frames === 'none' || frames <= GOAL_EARLY),
    });
    if (!seeks) continue;
    goals.push(
      { goal: `${column}: nothing stale after a seek`, found: `${seeks.stale} of ${seeks.frames} frames`, met: seeks.stale === 0 },
      {
        goal: `${column}: after a seek the words are those of the frame by the second one, at most ${GOAL_LATE} in a row without them or with what has just gone`,
        found: `${seeks.longest}, ${seeks.late} of ${seeks.frames} frames in all`,
        met: seeks.longest <= GOAL_LATE,
      },
    );
  }
  for (const { name: what, column, milliseconds } of times.filter((one) => one.column.startsWith('ours'))) {
    const late = quantile(milliseconds.map(Math.abs), 0.95);
    const allowed = (what === 'hidden page' && GOAL_HIDDEN_MS[name]) || GOAL_MS;
    const why = allowed === GOAL_MS ? '' : ', as the browser’s timers allow: they run once a second there, timeupdate every quarter of one';
    goals.push({
      goal: `${column}, ${what}: p95 within ${allowed} ms${why}`,
      found: late === undefined ? 'nothing came or went' : `${late.toFixed(1)} ms`,
      met: late <= allowed,
    });
  }
  const columns = CONDITIONS.map((condition) => condition.name);
  const native = found.find(({ column }) => column === 'native');
  keep(`accuracy-${name.toLowerCase()}`, {
    title: `Accuracy in ${name} ${version}`,
    command: 'node bench/accuracy.mjs',
    words:
      `${FPS} frames a second, H.264, ${cues.length} cues and ${notes.length} notes in ${NOTE_SETS} sets at random times; ${SECONDS} s of each condition${THOROUGHLY.length ? `, and ${THOROUGH} s of film for ${THOROUGHLY.join(' and ')}` : ''}. ` +
      'When something came or went in the page: the number of the frame on screen, less that of the first frame it belongs to. ' +
      `Blocked: the main thread is busy for ${BLOCKED_MS} of every 60 ms, in which the film goes on by 0.9 frames at 1× and by 1.8 at 2×.`,
    tables: [
      {
        title: 'Frames late, median / p95 / most',
        heads: ['', ...columns],
        rows: found.map(({ column, runs }) => [
          column,
          ...runs.map((run) => (run ? spread(run.frames) + (run.missed ? ` (${run.missed} never)` : '') : NOT_MEASURED)),
        ]),
      },
      {
        title: 'The same, of the frames that the engine did present (at 2× it leaves some out): median / p95 / most',
        heads: ['', ...columns],
        rows: found.map(({ column, runs }) => [column, ...runs.map((run) => (run ? spread(run.late) : NOT_MEASURED))]),
      },
      {
        title: 'Frames off in either direction, mean (times the browser’s own)',
        heads: ['', ...columns],
        rows: found.map(({ column, runs }) => [column, ...runs.map((run, i) => (run ? offToNative(run, native?.runs[i]) : NOT_MEASURED))]),
      },
      {
        title: 'Changes that came early, and frames that the engine presented a second',
        heads: ['', ...columns],
        rows: found.map(({ column, runs, presented }) => [
          column,
          ...runs.map((run, i) => (run ? `${shareEarly(run.frames)} of ${run.count}, ${presented[i].toFixed(0)}/s` : NOT_MEASURED)),
        ]),
      },
      {
        title: `After ${SEEKS} random seeks while playing: frames presented in the first ${WATCH_MS} ms with words of no moment since the one sought (stale), and with what has just gone, or without theirs (late)`,
        heads: ['', 'frames', 'stale', 'late', 'late in a row, at most'],
        rows: found.map(({ column, seeks }) => [
          column,
          ...(seeks ? [seeks.frames, seeks.stale, seeks.late, seeks.longest] : Array(4).fill(NOT_MEASURED)),
        ]),
      },
      ...(times.length
        ? [
            {
              title: 'Milliseconds from the boundary by the film’s clock, median / p95 / most',
              heads: ['', 'case', 'late', 'changes', 'never'],
              rows: times.map((one) => [
                one.column,
                one.name,
                one.count
                  ? [quantile(one.milliseconds, 0.5), quantile(one.milliseconds, 0.95), Math.max(...one.milliseconds)]
                      .map((ms) => ms.toFixed(1))
                      .join(' / ')
                  : 'none',
                one.count,
                one.missed,
              ]),
            },
          ]
        : []),
      ...(troubles.length
        ? [
            {
              title: 'Not measured, or not at the first try',
              heads: ['', 'what', 'measured', 'why'],
              rows: troubles.map(({ column, what, why, tries }) => [column, what, tries ? 'at the second try' : 'no', why]),
            },
          ]
        : []),
    ],
    goals,
  });
}

numberedClip();
stillsClip();
soundClip();
if (!process.env.NO_BUILD) buildLibrary();
await bundlePages(['accuracy']);
const planned = await plan();
const server = await serve();
server.give('/cues.vtt', vttOf(planned.cues));
for (const { path, notes } of planned.sets) server.give(path, annotationsOf(notes));
try {
  for (const launch of launchers()) await measureEngine(launch, server, planned);
} finally {
  server.close();
}
