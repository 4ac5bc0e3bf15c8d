import { expect } from '@open-wc/testing';
import { excerpt } from '../../src/model/problem-list.js';

describe('excerpt', () => {
  it('leaves a short text as it is, on one line', () => {
    expect(excerpt(' One\n line. ')).to.equal('One line.');
    expect(excerpt('x'.repeat(60))).to.equal('x'.repeat(60));
  });
  it('cuts a long text to the length', () => expect(excerpt('x'.repeat(61))).to.equal(`${'x'.repeat(59)}…`));
  it('ends in one ellipsis, whatever stands at the cut', () => {
    for (const end of ['.', '. ', '...', '…', '?!', ', ', ' — '])
      expect(excerpt(`${'x'.repeat(59 - end.length)}${end}And more`), end).to.equal(`${'x'.repeat(59 - end.length)}…`);
  });
  it('does not cut within a character', () => expect(excerpt(`${'x'.repeat(58)}🎬🎬`)).to.equal(`${'x'.repeat(58)}…`));
});
