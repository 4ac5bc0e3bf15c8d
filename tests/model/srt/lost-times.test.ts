import { expect } from '@open-wc/testing';
import { good, read } from './read.js';

describe('parseSrt, times that are broken or missing', () => {
  it('leaves out a cue whose times are broken, keeps its neighbours, and says so', () => {
    const { cues, problems } = read(good.replace('00:00:03,000', '00:0x:03,000') + '\n3\n00:00:05,000 --> 00:00:06,000\ny\n');
    expect(cues.map(({ text }) => text)).to.deep.equal(['The house\nin the field', 'y']);
    expect(problems.map(({ code, severity, line }) => ({ code, severity, line }))).to.deep.equal([
      { code: 'bad-timing', severity: 'error', line: 7 },
    ]);
  });
  it('leaves out a numbered cue that has no times at all, instead of giving its text to the cue before', () => {
    const { cues, codes } = read(good + '\n3\nlost\n\n4\nlost, too\n\n5\n00:00:05,000 --> 00:00:06,000\ny\n');
    expect(cues.map(({ text }) => text)).to.deep.equal(['The house\nin the field', 'Wind', 'y']);
    expect(codes).to.deep.equal(['missing-timing:10', 'missing-timing:13']);
  });
});
