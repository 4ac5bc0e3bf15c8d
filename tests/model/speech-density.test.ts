import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { speechDensity } from '../../src/model/speech-density.js';
import { cue } from '../support/build.js';

describe('speechDensity', () => {
  it('is the share of each part in which somebody speaks', () => {
    expect(speechDensity([cue(0, 10), cue(15, 20), cue(38, 42)], 60, 3)).to.deep.equal([0.75, 0.1, 0.1]);
  });

  it('counts cues at the same time once', () => {
    expect(speechDensity([cue(0, 10), cue(2, 8), cue(5, 15)], 20, 1)).to.deep.equal([0.75]);
  });

  it('leaves out what comes before the film and after it', () => {
    expect(speechDensity([cue(-5, 5), cue(95, 200), cue(300, 400)], 100, 2)).to.deep.equal([0.1, 0.1]);
  });

  it('is empty where the film has no length', () => {
    for (const duration of [NaN, 0, -1, Infinity]) expect(speechDensity([cue(0, 1)], duration, 10)).to.deep.equal([]);
    expect(speechDensity([cue(0, 1)], 10, 0)).to.deep.equal([]);
  });

  it('passes over cues that end before they start', () => {
    expect(speechDensity([cue(5, 2), cue(6, 7)], 10, 1)).to.deep.equal([0.1]);
  });

  it('adds up to the time in which somebody speaks', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 100 })), { maxLength: 100 });
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 400 }), (given, parts) => {
        const cues = given.map(([start, length]) => cue(start, start + length)).sort((a, b) => a.start - b.start);
        const seconds = new Set(cues.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)).filter((second) => second < 1000)); // prettier-ignore
        const density = speechDensity(cues, 1000, parts);
        const sum = density.reduce((total, share) => total + (share * 1000) / parts, 0);
        expect(sum).to.be.closeTo(seconds.size, 1e-6);
        expect(Math.max(...density)).to.be.at.most(1);
      }),
    );
  });
});
