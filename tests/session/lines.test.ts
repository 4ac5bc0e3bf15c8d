import { expect } from '@open-wc/testing';
import { lineMeant, linesAround, nearestLine, pausesAfter } from '../../src/session/lines.js';
import { cue } from '../support/build.js';

const cues = [cue(10, 12), cue(12, 14), cue(20, 22), cue(20, 21, 'at once'), cue(30, 32)];
const starts = (time: number) => {
  const { before, current, shown, after } = linesAround(cues, time);
  return [before?.start, current?.start, after?.start, shown];
};

describe('linesAround', () => {
  it('before the first line', () => expect(starts(3)).to.deep.equal([undefined, undefined, 10, false]));
  it('in a line', () => expect(starts(11)).to.deep.equal([undefined, 10, 12, true]));
  it('at the change of two lines the later counts', () => expect(starts(12)).to.deep.equal([10, 12, 20, true]));
  it('a hair before a line, where a seek may land', () => expect(starts(11.98)).to.deep.equal([10, 12, 20, true]));
  it('between lines', () => expect(starts(16)).to.deep.equal([10, 12, 20, false]));
  it('lines that begin at once are one', () => expect(starts(20.5)).to.deep.equal([12, 20, 30, true]));
  it('is shown as long as one of them is', () => expect(starts(21.5)[3]).to.equal(true));
  it('after lines that begin at once', () => expect(starts(31)).to.deep.equal([20, 30, undefined, true]));
  it('after the last line', () => expect(starts(99)).to.deep.equal([20, 30, undefined, false]));
  it('without lines', () => expect(linesAround([], 5)).to.deep.equal({ shown: false }));
});

describe('nearestLine', () => {
  it('is the one on screen', () => expect(nearestLine(cues, 13.9)?.start).to.equal(12));
  it('is the next between lines, if that is nearer', () => expect(nearestLine(cues, 19)?.start).to.equal(20));
  it('is the last between lines, if that is nearer', () => expect(nearestLine(cues, 15)?.start).to.equal(12));
  it('is the first before all', () => expect(nearestLine(cues, 0)?.start).to.equal(10));
  it('is the last after all', () => expect(nearestLine(cues, 99)?.start).to.equal(30));
  it('is a long line that is still there under a short one', () =>
    expect(nearestLine([cue(0, 10), cue(2, 3), cue(6, 7)], 5)?.start).to.equal(0));
  it('is nothing where there is none', () => expect(nearestLine([], 1)).to.equal(undefined));
});

describe('lineMeant', () => {
  it('is the nearest, up to ten seconds away', () => {
    expect(lineMeant(cues, 40)?.start).to.equal(30);
    expect(lineMeant(cues, 2)?.start).to.equal(10);
  });
  it('is none farther away', () => expect([lineMeant(cues, 41), lineMeant([cue(50, 51)], 3)]).to.deep.equal([undefined, undefined]));
  it('is one on screen, however long it has been there', () => expect(lineMeant([cue(0, 60)], 50)?.start).to.equal(0));
});

describe('pausesAfter', () => {
  const ends = (...given: readonly (readonly [number, number])[]) =>
    pausesAfter(given.map(([from, to]) => cue(from, to))).map((time) => Math.round(time * 10 + 1) / 10);
  it('ends with each line', () => expect(ends([1, 2], [2, 3], [5, 6])).to.deep.equal([2, 3, 6]));
  it('waits for the last of lines that overlap', () => expect(ends([1, 4], [2, 3], [3.5, 5], [6, 7])).to.deep.equal([5, 7]));
  it('begins just before the end, with the line on screen', () => {
    expect(pausesAfter([cue(1, 2)])[0]).to.be.within(1.8, 1.95);
  });
  it('never begins before the line', () => expect(pausesAfter([cue(10, 10.04)])).to.deep.equal([10]));
  it('has none without lines', () => expect(ends()).to.deep.equal([]));
});
