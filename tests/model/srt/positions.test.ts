import { expect } from '@open-wc/testing';
import { read } from './read.js';

describe('parseSrt, positions', () => {
  it('makes a position of {\\an}', () => {
    const settings = (place: number) => read(`1\n00:00:01,000 --> 00:00:02,000\n{\\an${place}}x`).cues[0]!.settings;
    expect(settings(2)).to.equal(undefined);
    expect(settings(8)).to.deep.equal({ line: 0 });
    expect(settings(1)).to.deep.equal({ position: 0, align: 'left' });
    expect(settings(6)).to.deep.equal({ line: 50, lineIsPercentage: true, lineAlign: 'center', position: 100, align: 'right' });
  });
});
