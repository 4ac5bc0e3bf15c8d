import { expect } from '@open-wc/testing';
import '../../src/elements/film-settings-button.js';
import { knownRate, rateWords, timingWords } from '../../src/elements/timing-words.js';
import { KNOWN_RATES } from '../../src/model/cue-timing.js';

const speaker = document.createElement('film-settings-button');

describe('timingWords', () => {
  it('says how much later or earlier', () => {
    expect(timingWords(speaker, { offset: 1.21, rate: 1 })).to.equal('Subtitles 1.2 s later');
    expect(timingWords(speaker, { offset: -0.1, rate: 1 })).to.equal('Subtitles 0.1 s earlier');
  });
  it('says how much slower or faster', () => {
    expect(timingWords(speaker, { offset: 0, rate: 25 / 24 })).to.equal('Subtitles begin as in the file, and 4.0 % slower');
    expect(timingWords(speaker, { offset: -2, rate: 24 / 25 })).to.equal('Subtitles 2.0 s earlier, and 4.2 % faster');
  });
  it('says that nothing is corrected', () => {
    for (const offset of [0, 0.04, -0.04]) expect(timingWords(speaker, { offset, rate: 1 })).to.equal('Subtitles begin as in the file');
  });
});

describe('rateWords', () => {
  it('names each known rate, by the frames a second', () => {
    expect(rateWords(speaker, 1)).to.equal('As in the file');
    expect(rateWords(speaker, 25 / (24000 / 1001))).to.equal('25 → 23.976 frames a second');
    expect(rateWords(speaker, 24 / 25)).to.equal('24 → 25 frames a second');
    expect(new Set(KNOWN_RATES.map((rate) => rateWords(speaker, rate))).size).to.equal(KNOWN_RATES.length);
    for (const rate of KNOWN_RATES) expect(rateWords(speaker, rate)).to.not.contain('Measured');
  });
  it('says of another that it was measured', () => expect(rateWords(speaker, 1.02)).to.equal('Measured: 2.0 % slower'));
});

describe('knownRate', () => {
  it('finds a rate again that has been written down, and no other', () => {
    for (const rate of KNOWN_RATES) expect(knownRate(Number(rate.toFixed(9)))).to.equal(rate);
    expect(knownRate(1.02)).to.equal(undefined);
  });
});
