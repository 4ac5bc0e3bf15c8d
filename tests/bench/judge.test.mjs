// How the bench of accuracy counts. `node --test tests/bench/judge.test.mjs`
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judge, judgeSeeks } from '../../bench/judge.mjs';

/** A frame in the middle of that second, presented after a seek to `time`, with these ids. */
const frame = (time, ...ids) => ({ time, frame: time * 30 + 15, shown: [{ display: 'subtitles', ids }] });

describe('judgeSeeks', () => {
  const spans = [
    { id: 'c0', start: 10, end: 11 },
    { id: 'c1', start: 20, end: 21 },
  ];
  const judged = (...frames) => judgeSeeks(frames, 'subtitles', spans, 0);

  it('finds nothing where each frame has its words', () => {
    assert.deepEqual(judged(frame(10, 'c0'), frame(15), frame(20, 'c1')), { frames: 3, stale: 0, late: 0, longest: 0 });
  });
  it('counts words of another moment as stale, and late while their own are not there', () => {
    assert.deepEqual(judged(frame(20, 'c0')), { frames: 1, stale: 1, late: 1, longest: 1 });
  });
  it('counts frames in a row without their words after one seek, not over several', () => {
    assert.equal(judged(frame(10), frame(10), frame(10, 'c0')).longest, 2);
    assert.equal(judged(frame(10), frame(20)).longest, 1);
    assert.equal(judged(frame(10), frame(10, 'c0'), frame(10)).longest, 1);
  });
  it('counts words as late, not as stale, that were the film’s at the moment sought or since, and stay', () => {
    const after = (time, sought) => ({ ...frame(sought, 'c0'), frame: time * 30 });
    assert.deepEqual(judged(after(11.1, 10)), { frames: 1, stale: 0, late: 1, longest: 1 });
    assert.deepEqual(judged(after(11.1, 9.9), after(11.2, 9.9)), { frames: 2, stale: 0, late: 2, longest: 2 });
    assert.equal(judged(after(11.3, 11.2)).stale, 1);
    assert.equal(judged(after(9.8, 9.7)).stale, 1);
  });
  it('leaves a note to who has arrived in it', () => {
    const late = [{ time: 20, frame: 23.9 * 30, shown: [{ display: 'notes', ids: ['c1'] }] }];
    assert.equal(judgeSeeks(late, 'notes', spans, 4).stale, 0);
    assert.equal(judgeSeeks(late, 'notes', spans, 0).late, 1);
  });
});

describe('judge', () => {
  const spans = [{ id: 'c0', start: 1, end: 2 }];
  const run = (changes) => ({ changes, from: 0, to: 5, presented: [], lead: 0 });
  const change = (edge, frame) => ({ id: 'c0', edge, frame, at: frame / 30 });

  it('tells how many frames after its own a change came, less than 0 where it came before', () => {
    const { frames, late, missed } = judge(run([change('start', 29), change('end', 62)]), spans, 1);
    assert.deepEqual([frames, late, missed], [[-1, 2], [-1, 2], 0]);
  });
  it('tells of what never came', () => {
    assert.equal(judge(run([change('start', 30)]), spans, 1).missed, 1);
  });
  it('counts only frames that the engine has presented', () => {
    // Of 61 to 63 none.
    const presented = [[1, 10], [2, 40], [64 / 30, 41]]; // prettier-ignore
    const { frames, late } = judge({ ...run([change('end', 64)]), presented }, spans, 1);
    assert.deepEqual([frames, late], [[4], [1]]);
  });
});
