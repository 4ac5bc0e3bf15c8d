import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { reachedBy, tellsOfMore, tellsUpTo } from '../../src/model/spoilers.js';
import { note } from '../support/build.js';

describe('tellsUpTo', () => {
  it('is a note’s start, or what it gives away beyond that', () => {
    expect(tellsUpTo(note('a', 10, 20))).to.equal(10);
    expect(tellsUpTo(note('a', 10, 20, { spoilsUpTo: 90 }))).to.equal(90);
    expect(tellsUpTo(note('a', 10, 20, { spoilsUpTo: 5 }))).to.equal(10);
  });
});

describe('tellsOfMore', () => {
  it('is so where the author names a later moment than the note’s own', () => {
    expect([undefined, 5, 10, 90].map((spoilsUpTo) => tellsOfMore(note('a', 10, 20, { spoilsUpTo })))).to.deep.equal([
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('reachedBy', () => {
  it('is the last moment that the horizon has come to; all for who knows the film', () => {
    const notes = [note('a', 10, 20, { spoilsUpTo: 90 }), note('b', 50, 60)];
    expect([0, 10, 50, 70, 90, Infinity].map((horizon) => reachedBy(notes, horizon))).to.deep.equal([-1, -1, 50, 50, 90, Infinity]);
    expect(reachedBy([], 70)).to.equal(-1);
  });
  it('hides the same notes as the horizon', () => {
    const drawn = fc.record({ start: fc.nat(100), spoilsUpTo: fc.option(fc.nat(100), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(drawn), fc.nat(100), (all, horizon) => {
        const notes = all.map(({ start, spoilsUpTo }) => note('a', start, start + 1, spoilsUpTo === undefined ? {} : { spoilsUpTo }));
        const reached = reachedBy(notes, horizon);
        for (const one of notes) expect(tellsUpTo(one) > reached).to.equal(tellsUpTo(one) > horizon);
      }),
    );
  });
});
