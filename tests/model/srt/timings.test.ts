import { expect } from '@open-wc/testing';
import { good, read, readsTimings } from './read.js';

describe('parseSrt, times', () => {
  readsTimings([
    ['00:00:01.000 --> 00:00:02.500', 1, 2.5],
    ['00:00:01,5 --> 00:00:02,25', 1.5, 2.25],
    ['00:00:01:500 --> 00:00:02;500', 1.5, 2.5],
    ['00:00:01,0004 --> 00:00:02,12345', 1, 2.123],
    ['0:00:01,000 --> 0:00:02,000', 1, 2],
    ['00:01,000 --> 00:02,000', 1, 2],
    ['00:00:01 --> 00:00:02', 1, 2],
    ['00:00:001,000 --> 00:00:002,000', 1, 2],
    ['00: 00: 01, 000 --> 00: 00: 02, 000', 1, 2],
    ['01: 02: 03,500 --> 01: 02: 04,500', 3723.5, 3724.5],
    ['1: 00:00:01,000 --> 00:00:02,000', 1, 2],
    ['00:00:0 1,0 00 --> 00:00:0 2,500', 1, 2.5],
    ['0 0:00:01,000 --> 0 0:00:02,5 00', 1, 2.5],
    ['００：００：０１，０００ --> ００：００：０２，０００', 1, 2],
    ['\ufeff00:00:01,000 --> 00:00:02,000', 1, 2],
    ['1 00:00:01,000 --> 00:00:02,000', 1, 2],
  ]);
  it('reports each spelling that is not SubRip’s own, with its line', () =>
    expect(read(good.replace(' --> ', '->')).codes).to.deep.equal(['odd-timing:2']));
  it('sets a negative time to the beginning instead of turning it round', () => {
    const { cues, codes } = read('1\n-00:00:01,000 --> 00:00:02,000\nx');
    expect(cues[0]).to.include({ start: 0, end: 2 });
    expect(codes).to.deep.equal(['negative-timing:2']);
  });
  it('keeps reversed and zero-length cues, with a warning', () => {
    const { cues, problems } = read('1\n00:00:02,000 --> 00:00:01,000\nx\n\n2\n00:00:03,000 --> 00:00:03,000\ny');
    expect(cues.map(({ start, end }) => [start, end])).to.deep.equal([[2, 1], [3, 3]]); // prettier-ignore
    expect(problems.map(({ code, severity, line }) => [code, severity, line])).to.deep.equal([['reversed-timing', 'warning', 2], ['empty-interval', 'warning', 6]]); // prettier-ignore
  });
});
