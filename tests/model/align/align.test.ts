import { expect } from '@open-wc/testing';
import { alignArticle, type AlignPassage, type AlignResult } from '../../../src/model/index.js';
import { CUES, DURATION, ESSAY, STRANGER, timeOf } from './late-ferry.js';
import answers from './late-ferry.json';

const FILM = { cues: CUES, duration: DURATION };
const placementOf = ({ placements }: AlignResult, id: string) => placements.find(({ passage }) => passage === id)!;

/** A few seconds either way: cells are five seconds long. */
const CLOSE = 12;

describe('alignArticle', () => {
  it('puts passages where the film speaks of the same things', () => {
    const result = alignArticle({ passages: ESSAY, ...FILM });
    for (const [id, words] of Object.entries({
      'p-1': 'Four hundred letters',
      'p-3': 'customs house. He never',
      'p-4': 'burning paraffin',
      'p-5': 'lost his teeth',
      'p-6': 'The glass is falling',
      'p-8': 'Two cups',
      'p-9': 'papered the north wall',
      'p-10': 'three hundred and eighty',
      'p-12': 'ginger, and stamps',
    })) {
      const [first] = placementOf(result, id).candidates;
      expect(first!.start, id).to.be.below(timeOf(words) + CLOSE);
      expect(first!.end, id).to.be.above(timeOf(words) - CLOSE);
    }
    expect(result.aboutThisFilm).to.equal(true);
    expect(result.placements.filter(({ state }) => state === 'placed')).to.have.length.above(5);
  });

  it('leaves history without a place, and says what the film does not know', () => {
    const { state, unknown, why } = placementOf(alignArticle({ passages: ESSAY, ...FILM }), 'p-2');
    expect(state).to.equal('abstained');
    expect(why).to.be.oneOf(['background', 'nothing-distinctive']);
    expect(unknown).to.include.members(['1931', '1938', 'Vance', 'Anglia']);
  });

  it('places nothing of an article about another film', () => {
    const { placements, aboutThisFilm } = alignArticle({ passages: STRANGER, ...FILM });
    expect(placements.map(({ state }) => state)).to.deep.equal(STRANGER.map(() => 'abstained'));
    expect(aboutThisFilm).to.equal(false);
    expect(placements.every(({ why }) => why === 'other-film' || why === 'no-evidence')).to.equal(true);
  });

  it('gives reasons: the quotation, shared words with times, names, neighbours', () => {
    const result = alignArticle({ passages: ESSAY, ...FILM });
    const reasons = placementOf(result, 'p-5').best!.reasons;
    expect(reasons.find(({ type }) => type === 'quotation')).to.include({
      quotation: 'He lost his teeth overboard',
      score: 1,
      elsewhere: 0,
    });
    expect(reasons.find(({ type }) => type === 'order')).to.have.any.keys('after', 'before');
    const names = placementOf(result, 'p-4').candidates[0]!.reasons.find((reason) => reason.type === 'names')!;
    expect(names.names.map(({ word }) => word)).to.include('Gannet');
    for (const { time } of names.names) expect(time).to.be.within(0, DURATION);
  });

  it('answers as in Node, to the last digit', () => {
    // Written by bench/align/answers.mjs; tests/bench/align.test.mjs holds Node to it.
    expect(alignArticle({ passages: ESSAY, ...FILM })).to.deep.equal(answers);
  });
  it('says what is wrong with a call, and bears cues that are none', () => {
    const bad = [null, { id: 'a' }, { text: 'x' }] as unknown as AlignPassage[];
    for (const passage of bad) expect(() => alignArticle({ passages: [{ id: 'p', text: 'x' }, passage], cues: CUES })).to.throw(TypeError, 'passages[1] needs an id and a text'); // prettier-ignore
    const cues = [null, {}, { start: 1, end: 2 }, ...CUES] as unknown as typeof CUES;
    expect(alignArticle({ passages: ESSAY, cues, duration: DURATION })).to.deep.equal(alignArticle({ passages: ESSAY, cues: CUES, duration: DURATION })); // prettier-ignore
    const heading = null as unknown as string;
    expect(() => alignArticle({ passages: [{ id: 'p', text: 'x', heading }], cues: CUES, })).to.not.throw(); // prettier-ignore
  });
});
