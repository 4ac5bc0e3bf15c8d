import { expect } from '@open-wc/testing';
import { read } from './read.js';

describe('parseSrt, what stands behind the times', () => {
  it('lets coordinates go with a word', () => {
    const { cues, codes } = read('1\n00:00:01,000 --> 00:00:02,000  X1:201 X2:516 Y1:397 Y2:423\nx');
    expect(cues[0]).to.include({ text: 'x' });
    expect(codes).to.deep.equal(['coordinates-ignored:2']);
  });
  it('takes text behind the times for the first line', () => {
    const { cues, codes } = read('1\n00:00:01,000 --> 00:00:02,000 Hello\nyou');
    expect(cues[0]).to.include({ text: 'Hello\nyou', end: 2 });
    expect(codes).to.deep.equal(['text-on-timing-line:2']);
  });
  it('reads WebVTT’s settings behind the times', () =>
    expect(read('1\n00:00:01,000 --> 00:00:02,000 line:0 align:start\nx').cues[0]!.settings).to.deep.equal({ line: 0, align: 'start' }));
});
