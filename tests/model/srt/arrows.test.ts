import { expect } from '@open-wc/testing';
import { parseSubtitles } from '../../../src/model/index.js';
import { readsTimings } from './read.js';

describe('parseSrt, arrows', () => {
  readsTimings([
    ['00:00:01,000 -> 00:00:02,000', 1, 2],
    ['00:00:01,000 - > 00:00:02,000', 1, 2],
    ['00:00:01,000 - - > 00:00:02,000', 1, 2],
    ['00:00:01,000 –> 00:00:02,000', 1, 2],
    ['00:00:01,000 —> 00:00:02,000', 1, 2],
    ['00:00:01,000 → 00:00:02,000', 1, 2],
    ['00:00:01,000 --&gt; 00:00:02,000', 1, 2],
    ['00:00:01,000 ==> 00:00:02,000', 1, 2],
    ['00:00:01,000-->00:00:02,000', 1, 2],
    ['00:00:01,000\t-->\t00:00:02,000\t', 1, 2],
    ['  00:00:01,000  -->  00:00:02,000  ', 1, 2],
    ['00:00:01,000 00:00:02,000', 1, 2],
    ['00:00:01,000 -- 00:00:02,000', 1, 2],
  ]);

  it('takes one that is escaped, amid words, for words', () => {
    const { cues, problems } = parseSubtitles('1\n00:00:01,000 --> 00:00:02,000\nFrom 3:05 --&gt; the gate.\n', { format: 'srt' });
    expect(cues.map(({ text }) => text)).to.deep.equal(['From 3:05 --> the gate.']);
    expect(problems).to.deep.equal([]);
  });

  it('says where an escaped one has no time that can be read', () => {
    const { problems } = parseSubtitles('1\n00:00:01,000 --&gt; 00:00:02,000\nWind\n\n2\n00:00:03,000 --&gt; soon\nRain\n', {
      format: 'srt',
    });
    expect(problems.map(({ severity, line }) => [severity, line])).to.deep.include(['error', 6]);
  });
});
