// The short form of `npm run bench:quotes`, on the dialogue that is kept here; what it counts is the same on every machine.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { ownFilms } from '../../bench/dialogue.mjs';
import { ABSENT, APPROXIMATE_FROM, KINDS, measure, sum } from '../../bench/quotations.mjs';
import { withSources } from '../../bench/sources.mjs';

const long = (count) => count >= APPROXIMATE_FROM;

describe('how quotations are found', () => {
  let measured;
  before(async () => {
    await withSources(async (load) => {
      const model = await load('/src/model/index.ts');
      measured = measure(ownFilms(), model, { real: 8, absent: 30, seed: 20261122 });
    });
  });

  for (const [kind, { from, told }] of Object.entries(KINDS))
    if (!told)
      it(`finds 95 % and more of those quoted so: ${kind}`, () => {
        const { asked, right } = sum(measured.table[kind], (count) => count >= from);
        assert.ok(asked >= 50, `${asked} asked for`);
        assert.ok(right / asked >= 0.95, `${right} of ${asked}`);
      });
  for (const kind of Object.keys(ABSENT)) {
    it(`anchors none of fewer than six words: ${kind}`, () => {
      const { asked, anchored } = sum(measured.table[kind], (count) => !long(count));
      assert.ok(asked >= 300, `${asked} asked for`);
      assert.equal(anchored, 0, JSON.stringify(measured.odd.filter((one) => one.kind === kind)));
    });
    it(`anchors fewer than one in a hundred from six words up: ${kind}`, () => {
      const { asked, anchored } = sum(measured.table[kind], long);
      assert.ok(asked >= 2000, `${asked} asked for`);
      assert.ok(anchored / asked < 0.01, `${anchored} of ${asked}`);
    });
  }
  it('gives places within the cues that it names', async () => {
    await withSources(async (load) => {
      const { anchorQuote } = await load('/src/model/index.ts');
      for (const { cues } of ownFilms())
        for (const cue of cues) {
          const { state, spoken, start, end } = anchorQuote({ exact: cue.text, near: cue.start }, cues);
          assert.equal(state, 'anchored', cue.text);
          assert.ok(start <= spoken.start && spoken.start < spoken.end && spoken.end <= end, cue.text);
        }
    });
  });
});
