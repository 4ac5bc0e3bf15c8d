// What the pictures that `pages/accuracy.js` has seen say of a player.
import { FPS } from './clips.mjs';
import { firstFrameAt } from './plan.mjs';

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
export function judge({ changes, from, to, presented, lead }, expected, rate) {
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

/**
 * Frames that were presented after a seek: stale with what belongs to no moment since the one that was sought, otherwise wrong with what has just gone,
 * or without what belongs to them; one frame to either side is left open.
 *
 * @param frames of each its number, the time that was sought (seconds), and what stood there with it
 * @param longer so many seconds a span may stay for who arrives in it
 */
export function judgeSeeks(frames, display, expected, longer) {
  const since = (span, time) => span.start - 1.5 / FPS <= time;
  const until = (span, time) => time < span.end + longer + 1.5 / FPS;
  const within = (span, time) => time >= span.start + 1.5 / FPS && time < span.end - 1.5 / FPS;
  const spans = new Map(expected.map((span) => [span.id, span]));
  let stale = 0;
  let late = 0;
  /** The most frames in a row that are not right yet, after any seek. */
  let longest = 0;
  let row = 0;
  for (const [i, { time: sought, frame, shown }] of frames.entries()) {
    const { ids } = shown.find((one) => one.display === display);
    const time = frame / FPS;
    const here = ids.map((id) => spans.get(id));
    if (here.some((span) => !since(span, time) || !until(span, sought))) stale++;
    const lacks = expected.some((span) => within(span, time) && !ids.includes(span.id));
    const isLate = lacks || here.some((span) => !until(span, time));
    row = isLate ? (frames[i - 1]?.time === sought ? row : 0) + 1 : 0;
    longest = Math.max(longest, row);
    if (isLate) late++;
  }
  return { frames: frames.length, stale, late, longest };
}
