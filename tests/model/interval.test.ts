import { expect } from '@open-wc/testing';
import { contains, intersect, overlaps } from '../../src/model/interval.js';

describe('contains', () => {
  it('holds its start and not its end', () => {
    expect(contains({ start: 1, end: 2 }, 1)).to.equal(true);
    expect(contains({ start: 1, end: 2 }, 2)).to.equal(false);
  });
  it('holds nothing where it has no length, or for a time that is no number', () => {
    expect(contains({ start: 1, end: 1 }, 1)).to.equal(false);
    expect(contains({ start: 0, end: 9 }, NaN)).to.equal(false);
  });
});

describe('overlaps', () => {
  it('does not count two spans that touch', () => expect(overlaps({ start: 0, end: 1 }, { start: 1, end: 2 })).to.equal(false));
  it('counts a span inside another', () => expect(overlaps({ start: 0, end: 9 }, { start: 1, end: 2 })).to.equal(true));
});

describe('intersect', () => {
  it('gives the shared time', () => expect(intersect({ start: 0, end: 3 }, { start: 2, end: 5 })).to.deep.equal({ start: 2, end: 3 }));
  it('gives null for spans that touch', () => expect(intersect({ start: 0, end: 2 }, { start: 2, end: 5 })).to.equal(null));
});
