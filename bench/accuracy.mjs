// Which frame is on screen when a subtitle or a note comes or goes: `node bench/accuracy.mjs`.
// `BROWSERS=chromium` runs one engine alone, `PLAYERS=ours,native` some players, `SECONDS=8` each condition for so long, for all players.
import { launchers } from './browsers.mjs';
import { CLIP_SECONDS, FPS, numberedClip, soundClip, stillsClip, STRIP_BITS } from './clips.mjs';
import { bundlePages } from './pages.mjs';
import { firstFrameAt, NOTE_SECONDS, plan, SEED } from './plan.mjs';
import { annotationsOf, randomFrom, vttOf } from './random.mjs';
import { buildLibrary, keep, quantile } from './record.mjs';
import { serve } from './server.mjs';

const SECONDS = Number(process.env.SECONDS ?? 4);
/** Seconds of film that ours and the browser's own are watched for in each condition: some hundred subtitles come or go, so that the 95th percentile is not the worst of a few. */
const THOROUGH = 30;
const THOROUGHLY = process.env.SECONDS ? [] : ['ours', 'native'];
const secondsFor = (player, rate) => (THOROUGHLY.includes(player) ? THOROUGH / rate : SECONDS);
/** Which players in which engine: the others do not play there, or not unattended. */
const PLAYERS = { Chromium: 'ours,native,video.js,vidstack,artplayer,plyr', Firefox: 'ours,native,video.js', WebKitGTK: 'ours,native' };
const playersIn = (engine) => (process.env.PLAYERS ?? PLAYERS[engine]).split(',');
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
/** Without a picture to go by: milliseconds off the boundary. */
const GOAL_MS = 20;
/** Firefox fires the timers of a hidden page once a second: there `timeupdate` keeps up, which comes every quarter of a second. */
const GOAL_HIDDEN_MS = { Firefox: 300 };

/** Counts the frames that were presented between two frames of the film; where no callback came for one, by what the engine counted around it. */
function presentedBetween(log, from, to) {
  const counterAt = (frame) => {
    const at = log.findIndex(([mediaTime]) => Math.round(mediaTime * FPS) >= frame);
    if (at <= 0) return (log.at(at) ?? [0, 0])[1];
    const [[timeBefore, before], [timeAfter, after]] = [log[at - 1], log[at]];
    const share = (frame - timeBefore * FPS) / ((timeAfter - timeBefore) * FPS);
    return before + Math.max(1, Math.round(share * (after - before)));
  };
  return log.length ? Math.max(0, counterAt(to) - counterAt(from)) : to - from;
}

/** How late each change came, in frames of the film and in milliseconds of its clock (at the film's speed); and how many never did. */
function judge({ changes, from, to, presented, lead }, expected, rate) {
  const spans = new Map(expected.map((span) => [span.id, span]));
  const frames = [];
  const late = [];
  const milliseconds = [];
  let unheard = 0;
  // A note that was there before stays for as long as its reader needs from then on: its end is nobody's to foresee.
  const isOwn = (id) => spans.get(id).start > from;
  for (const { id, edge, frame, at } of changes.filter(({ id }) => isOwn(id))) {
    const time = spans.get(id)[edge];
    if (typeof frame === 'number') {
      const first = firstFrameAt(time);
      frames.push(frame - first);
      late.push(frame > first ? presentedBetween(presented, first, frame) : frame - first);
      // The engine called nobody for the frame of this change, neither the player nor the bench.
      if (late.at(-1) > 0 && !presented.some(([mediaTime]) => Math.round(mediaTime * FPS) === first)) unheard++;
    }
    milliseconds.push(((at * rate + lead - time) / rate) * 1000);
  }
  // The first and the last moments belong to the beginning and the end of the run.
  const due = expected.flatMap(({ id, start, end }) =>
    [
      [start, 'start'],
      [end, 'end'],
    ]
      .filter(([time]) => isOwn(id) && time > from + 0.3 && time < to - 0.7 * rate)
      .map(([, edge]) => ({ id, edge })),
  );
  const missed = due.filter(({ id, edge }) => !changes.some((change) => change.id === id && change.edge === edge)).length;
  return { frames, late, milliseconds, missed, unheard, count: milliseconds.length };
}

/** Frames that were presented after a seek with what does not belong to them, or without what does; one frame to either side is left open. */
function judgeSeeks(frames, display, expected) {
  const longer = display === 'notes' ? NOTE_SECONDS : 0;
  const near = (span, time) => time >= span.start - 1.5 / FPS && time < span.end + longer + 1.5 / FPS;
  const within = (span, time) => time >= span.start + 1.5 / FPS && time < span.end - 1.5 / FPS;
  const spans = new Map(expected.map((span) => [span.id, span]));
  let stale = 0;
  let missing = 0;
  for (const { frame, shown } of frames) {
    const { ids } = shown.find((one) => one.display === display);
    const time = frame / FPS;
    if (ids.some((id) => !near(spans.get(id), time))) stale++;
    if (expected.some((span) => within(span, time) && !ids.includes(span.id))) missing++;
  }
  return { frames: frames.length, stale, missing };
}

const spread = (frames) =>
  frames.length ? [0.5, 0.95].map((share) => quantile(frames, share)).join(' / ') + ` / ${Math.max(...frames)}` : 'none';
const shareEarly = (frames) => `${Math.round((frames.filter((late) => late < 0).length / frames.length) * 100)} %`;
const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
const meanOff = ({ frames }) => mean(frames.map(Math.abs));
/** Frames off in the mean, and how often those of the browser's own they are, where it was off at all. */
const offToNative = (run, native) =>
  meanOff(run).toFixed(2) + (native && native !== run && meanOff(native) > 0 ? ` (${(meanOff(run) / meanOff(native)).toFixed(1)}×)` : '');

async function measureEngine(launch, server, { cues, notes, expected }) {
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
  const files = { film: '/numbered.mp4', subtitles: '/cues.vtt', annotations: '/notes.json' };
  const random = randomFrom(SEED + 2);
  const seeks = { from: 5, watchMs: WATCH_MS, times: Array.from({ length: SEEKS }, () => 1 + random() * (CLIP_SECONDS - 6)) };

  const found = [];
  for (const player of playersIn(engine.name)) {
    try {
      const runs = [];
      // A page of its own for each: some engines do not recover from a rate that was changed.
      for (const condition of CONDITIONS)
        runs.push(
          await job(`${player}, ${condition.name}`, {
            player,
            files,
            condition: { seconds: secondsFor(player, condition.rate), ...condition },
          }),
        );
      const { frames, offsets } = await job(`${player}, seeks`, { player, files, seeks });
      if (offsets.some((offset) => offset !== 0)) console.log(`${player}: pictures are off by ${offsets} frames from the time sought`);
      for (const display of player === 'ours' ? ['subtitles', 'notes'] : ['subtitles'])
        found.push({
          column: player === 'ours' ? `ours, ${display}` : player,
          ours: player === 'ours',
          runs: runs.map((run, i) =>
            judge({ ...run, changes: run.changes.filter((c) => c.display === display) }, expected[display], CONDITIONS[i].rate),
          ),
          presented: runs.map(({ presented, seconds }) => (presented.length ? (presented.at(-1)[1] - presented[0][1]) / seconds : NaN)),
          seeks: judgeSeeks(frames, display, expected[display]),
        });
    } catch (error) {
      console.error(`${engine.name}, ${player}: ${error.message}`);
    }
  }

  const times = [];
  if (playersIn(engine.name).includes('ours')) {
    const condition = { rate: 1, blocked: false, from: 2, seconds: secondsFor('ours', 1) };
    const cases = [
      { name: 'sound alone', film: '/sound.m4a', condition },
      { name: 'a still a second', film: '/stills.mp4', condition },
      ...(engine.cover ? [{ name: 'hidden page', film: '/numbered.mp4', condition: { ...condition, hidden: true } }] : []),
    ];
    for (const { name, film, condition } of cases)
      for (const player of ['ours', 'native'])
        try {
          const run = await job(`${name}, ${player}`, { player, files: { ...files, film }, bits: 0, condition });
          if (condition.hidden && !run.hidden) continue;
          for (const display of player === 'ours' ? ['subtitles', 'notes'] : ['subtitles']) {
            const changes = run.changes.filter((change) => change.display === display);
            times.push({
              name,
              column: player === 'ours' ? `ours, ${display}` : player,
              ...judge({ ...run, changes }, expected[display], 1),
            });
          }
        } catch (error) {
          console.error(`${engine.name}, ${name}, ${player}: ${error.message}`);
        }
  }
  await engine.close();
  report(engine, found, times, { cues, notes });
}

function report({ name, version }, found, times, { cues, notes }) {
  const goals = [];
  for (const { column, runs, seeks } of found.filter(({ ours }) => ours)) {
    CONDITIONS.forEach((condition, i) => {
      const allowed = GOALS[name][condition.name];
      const { late, missed, unheard } = runs[i];
      const lateOnes = late.filter((frames) => frames > 0).length;
      const found = quantile(late, 0.95);
      goals.push({
        goal: `${column}, ${condition.name}: p95 at most ${allowed} late`,
        found: `${found}${missed ? `, ${missed} never came` : ''}${lateOnes ? ` (${lateOnes} late, of which ${unheard} where the engine had no callback for their frame)` : ''}`,
        met: found <= allowed && !missed,
      });
    });
    const early = runs.map(({ frames }) => (frames.length ? Math.max(0, -quantile(frames, 0.05)) : 'none'));
    goals.push({
      goal: `${column}, in each condition: p95 at most ${GOAL_EARLY} early`,
      found: early.join(', '),
      met: early.every((frames) => frames === 'none' || frames <= GOAL_EARLY),
    });
    goals.push({
      goal: `${column}: nothing stale after a seek`,
      found: `${seeks.stale} of ${seeks.frames} frames`,
      met: seeks.stale === 0,
    });
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
      `${FPS} frames a second, H.264, ${cues.length} cues and ${notes.length} notes at random times; ${SECONDS} s of each condition${THOROUGHLY.length ? `, and ${THOROUGH} s of film for ${THOROUGHLY.join(' and ')}` : ''}. ` +
      'When something came or went in the page: the number of the frame on screen, less that of the first frame it belongs to. ' +
      'Blocked: the main thread is busy for 30 of every 60 ms.',
    tables: [
      {
        title: 'Frames late, median / p95 / most',
        heads: ['', ...columns],
        rows: found.map(({ column, runs }) => [
          column,
          ...runs.map(({ frames, missed }) => spread(frames) + (missed ? ` (${missed} never)` : '')),
        ]),
      },
      {
        title: 'The same, of the frames that the engine did present (at 2× it leaves some out): median / p95 / most',
        heads: ['', ...columns],
        rows: found.map(({ column, runs }) => [column, ...runs.map(({ late }) => spread(late))]),
      },
      {
        title: 'Frames off in either direction, mean (times the browser’s own)',
        heads: ['', ...columns],
        rows: found.map(({ column, runs }) => [column, ...runs.map((run, i) => offToNative(run, native?.runs[i]))]),
      },
      {
        title: 'Changes that came early, and frames that the engine presented a second',
        heads: ['', ...columns],
        rows: found.map(({ column, runs, presented }) => [
          column,
          ...runs.map(({ frames, count }, i) => `${shareEarly(frames)} of ${count}, ${presented[i].toFixed(0)}/s`),
        ]),
      },
      {
        title: `After ${SEEKS} random seeks while playing: frames presented in the first ${WATCH_MS} ms with words that are not theirs, or without theirs`,
        heads: ['', 'frames', 'stale', 'missing'],
        rows: found.map(({ column, seeks }) => [column, seeks.frames, seeks.stale, seeks.missing]),
      },
      ...(times.length
        ? [
            {
              title: 'Milliseconds from the boundary by the film’s clock, median / p95 / most',
              heads: ['', 'case', 'late', 'changes', 'never'],
              rows: times.map((one) => [
                one.column,
                one.name,
                [quantile(one.milliseconds, 0.5), quantile(one.milliseconds, 0.95), Math.max(...one.milliseconds)]
                  .map((ms) => ms.toFixed(1))
                  .join(' / '),
                one.count,
                one.missed,
              ]),
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
buildLibrary();
await bundlePages(['accuracy']);
const planned = await plan();
const server = await serve();
server.give('/cues.vtt', vttOf(planned.cues));
server.give('/notes.json', annotationsOf(planned.notes));
try {
  for (const launch of launchers()) await measureEngine(launch, server, planned);
} finally {
  server.close();
}
