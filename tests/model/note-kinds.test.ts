import { expect } from '@open-wc/testing';
import { BACKGROUND, kindOf, kindsOf } from '../../src/model/note-kinds.js';
import { note } from '../support/build.js';

describe('kindOf', () => {
  it('is the category, background, or nothing', () => {
    expect(kindOf(note('a', 0, 1, { category: 'Sound' }))).to.equal('Sound');
    expect(kindOf(note('a', 0, 1))).to.equal('');
    expect(kindOf(note('a', 0, 1, { category: 'Sound', origin: 'ambient' }))).to.equal(BACKGROUND);
  });
});

describe('kindsOf', () => {
  const sets = [
    { annotations: [note('b', 20, 21, { category: 'Sound' }), note('c', 30, 31), note('d', 40, 41, { category: 'Echo' })] },
    { annotations: [note('a', 10, 11, { category: 'Light' }), note('e', 50, 51, { category: 'Sound' })] },
    { annotations: [note('f', 5, 6, { origin: 'ambient' })] },
  ];

  it('are in the order of the film, whichever set they come from, each once', () => {
    expect(kindsOf(sets)).to.deep.equal(['Light', 'Sound', 'Echo']);
  });

  it('are the same list for the same sets', () => {
    expect(kindsOf(sets)).to.equal(kindsOf(sets));
    expect(kindsOf([])).to.deep.equal([]);
  });
});
