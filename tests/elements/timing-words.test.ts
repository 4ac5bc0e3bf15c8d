import { expect } from '@open-wc/testing';
import { timingWords } from '../../src/elements/timing-words.js';

describe('timingWords', () => {
  it('says how much later or earlier', () => {
    expect(timingWords({ offset: 1.21, rate: 1 })).to.equal('Subtitles 1.2 s later');
    expect(timingWords({ offset: -0.1, rate: 1 })).to.equal('Subtitles 0.1 s earlier');
  });
  it('says how much slower or faster', () => {
    expect(timingWords({ offset: 0, rate: 25 / 24 })).to.equal('Subtitles begin as in the file, and 4.0 % slower');
    expect(timingWords({ offset: -2, rate: 24 / 25 })).to.equal('Subtitles 2.0 s earlier, and 4.2 % faster');
  });
  it('says that nothing is corrected', () => {
    for (const offset of [0, 0.04, -0.04]) expect(timingWords({ offset, rate: 1 })).to.equal('Subtitles begin as in the file');
  });
});
