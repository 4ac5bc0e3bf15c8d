import { expect } from '@open-wc/testing';
import fc from '../../support/properties.js';
import { alignArticle } from '../../../src/model/index.js';
import { CUES, DURATION, ESSAY, timeOf } from './late-ferry.js';

const FILM = { cues: CUES, duration: DURATION };
const RUNS = { numRuns: 12 };
const anyRange = fc
  .tuple(fc.double({ min: 0, max: DURATION - 1, noNaN: true }), fc.double({ min: 1, max: 120, noNaN: true }))
  .map(([start, length]) => ({ start, end: Math.min(DURATION, start + length) }));
const anyId = fc.constantFrom(...ESSAY.map(({ id }) => id));

describe('alignArticle, what the author says', () => {
  it('keeps pins exactly', () => {
    fc.assert(
      fc.property(anyId, anyRange, (passage, range) => {
        const { placements } = alignArticle({ passages: ESSAY, ...FILM }, { pins: [{ passage, ...range }] });
        const { state, best } = placements.find((one) => one.passage === passage)!;
        expect(state).to.equal('placed');
        expect(best).to.deep.equal({ ...range, confidence: 1, band: 'sure', reasons: [{ type: 'pin' }] });
      }),
      RUNS,
    );
  });

  it('never gives back what was rejected', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ passage: anyId, range: anyRange }), { maxLength: 6 }), (list) => {
        const rejected = list.map(({ passage, range }) => ({ passage, ...range }));
        for (const { passage, candidates } of alignArticle({ passages: ESSAY, ...FILM }, { rejected }).placements)
          for (const { start, end } of candidates)
            expect(rejected.some((one) => one.passage === passage && one.start < end && start < one.end)).to.equal(false);
      }),
      RUNS,
    );
  });

  it('gives the next best place once the first is rejected', () => {
    const first = alignArticle({ passages: ESSAY, ...FILM }).placements.find(({ passage }) => passage === 'p-5')!.best!;
    const [now] = alignArticle({ passages: ESSAY, ...FILM }, { rejected: [{ passage: 'p-5', ...first }] }).placements.find(
      ({ passage }) => passage === 'p-5',
    )!.candidates;
    expect(now === undefined || now.end <= first.start || now.start >= first.end).to.equal(true);
  });

  it('looks for the neighbours of a pin beside it', () => {
    const vague = [
      { id: 'a', text: 'He goes out and looks at the weather.' },
      { id: 'b', text: 'They sit down together.' },
      { id: 'c', text: 'Someone comes to the door.' },
    ];
    const near = (start: number) => {
      const [, b] = alignArticle({ passages: vague, ...FILM }, { pins: [{ passage: 'a', start }, { passage: 'c', start: start + 60 }] }).placements; // prettier-ignore
      return b!.candidates[0]!;
    };
    for (const start of [60, 300, 560]) {
      const { start: from, end: to } = near(start);
      expect(from, String(start)).to.be.below(start + 90);
      expect(to, String(start)).to.be.above(start - 20);
    }
  });

  it('looks in the chapter that the heading names', () => {
    const passages = [{ id: 'a', text: 'They talk about it for a while, and nobody is angry.', heading: 'The hut on the rock' }];
    const start = timeOf('Nobody home');
    const chapters = [
      { title: 'The ferry', start: 0 },
      { title: 'The Hut', start },
      { title: 'Morning', start: timeOf('The storm') },
    ];
    const [best] = alignArticle({ passages, ...FILM }, { chapters }).placements[0]!.candidates;
    expect(best!.start).to.be.within(start - 10, timeOf('The storm'));
    expect(best!.reasons).to.deep.include({ type: 'chapter', title: 'The Hut' });
  });

  it('takes a moment that the passage names', () => {
    const passages = [{ id: 'a', text: 'At 5:20 nothing is said for a long while.' }];
    const [best] = alignArticle({ passages, ...FILM }).placements[0]!.candidates;
    expect(best!.start).to.be.below(335);
    expect(best!.end).to.be.above(305);
    expect(best!.reasons).to.deep.include({ type: 'timecode' });
  });

  it('places more with a lower threshold, less with a higher one', () => {
    const count = (threshold: number) =>
      alignArticle({ passages: ESSAY, ...FILM }, { threshold }).placements.filter(({ state }) => state === 'placed').length;
    expect(count(1)).to.be.below(count(0.6));
    expect(count(0.3)).to.be.at.least(count(0.6));
  });

  it('gives as many candidates as are asked for', () => {
    for (const most of [1, 3])
      for (const { candidates } of alignArticle({ passages: ESSAY, ...FILM }, { maxCandidates: most }).placements)
        expect(candidates.length).to.be.at.most(most);
  });
});
