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
  for (const times of [
    '00:00:03,000 --> 00:00:0x,000',
    '00:00:03,000 --> 00:0x:04,000',
    '00:00:03,000 --> 0x:00:04,000',
    '00:00:03,000 --> 00:00:04,0x0',
    '00:00:O3,000 --> 00:00:04,000',
    '00:00:03,000 -->',
    '--> 00:00:04,000',
    '00:00:03,000 --> x',
  ])
    it(`says one thing of a cue whose times are “${times}”`, () => {
      const { cues, problems } = read(good.replace('00:00:03,000 --> 00:00:04,000', times));
      expect(cues.map(({ text }) => text)).to.deep.equal(['The house\nin the field']);
      expect(problems.map(({ code, line }) => [code, line])).to.deep.equal([['bad-timing', 7]]);
      expect(problems[0]!.message).to.include(`“${times}”`);
    });
  it('reads words right behind a time that is whole', () =>
    expect(read(good.replace('00:00:02,500\n', '00:00:02,500')).cues[0]).to.include({ end: 2.5, text: 'The house\nin the field' }));
  it('says of a cue without text and duration only that it has no text', () =>
    expect(read(good.replace('04,000\n<i>Wind</i>', '03,000')).codes).to.deep.equal(['empty-cue:7']));
  it('leaves out a numbered cue that has no times at all, instead of giving its text to the cue before', () => {
    const { cues, codes } = read(good + '\n3\nlost\n\n4\nlost, too\n\n5\n00:00:05,000 --> 00:00:06,000\ny\n');
    expect(cues.map(({ text }) => text)).to.deep.equal(['The house\nin the field', 'Wind', 'y']);
    expect(codes).to.deep.equal(['missing-timing:10', 'missing-timing:13']);
  });
});
