import { expect } from '@open-wc/testing';
import { lineWindow, turnedBy } from '../../src/elements/settings-timing.js';
import { cue } from '../support/build.js';

/** Lines at 0, 10, 20... seconds. */
const lines = (count: number) => Array.from({ length: count }, (_, i) => cue(i * 10, i * 10 + 5));

describe('lineWindow', () => {
  it('has the present line in its middle', () => expect(lineWindow(lines(40), 205)).to.deep.equal({ first: 15, now: 20 }));
  it('ends with the lines, at both ends', () => {
    expect(lineWindow(lines(40), -1)).to.deep.equal({ first: 0, now: -1 });
    expect(lineWindow(lines(40), 9999)).to.deep.equal({ first: 29, now: 39 });
    expect(lineWindow(lines(3), 15)).to.deep.equal({ first: 0, now: 1 });
    expect(lineWindow([], 15)).to.deep.equal({ first: 0, now: -1 });
  });
  it('stays while the present is within it, and moves before it leaves it', () => {
    const before = { first: 15, now: 20 };
    expect(lineWindow(lines(40), 245, before)).to.deep.equal({ first: 15, now: 24 });
    expect(lineWindow(lines(40), 255, before), 'the last is coming').to.deep.equal({ first: 20, now: 25 });
    expect(lineWindow(lines(40), 145, before), 'back').to.deep.equal({ first: 9, now: 14 });
  });
  it('finds its way back when there are fewer lines', () =>
    expect(lineWindow(lines(3), 15, { first: 20, now: 25 })).to.deep.equal({ first: 0, now: 1 }));
});

describe('turnedBy', () => {
  it('turns by a page that overlaps a little, and ends with the lines', () => {
    expect(turnedBy(1, lines(40), { first: 15, now: 20 })).to.deep.equal({ first: 24, now: 20 });
    expect(turnedBy(-1, lines(40), { first: 15, now: 20 })).to.deep.equal({ first: 6, now: 20 });
    expect(turnedBy(-1, lines(40), { first: 3, now: 20 }).first).to.equal(0);
    expect(turnedBy(1, lines(40), { first: 25, now: 20 }).first).to.equal(29);
  });
});
