import { expect } from '@open-wc/testing';
import { checkAnnotations } from '../../src/model/annotation-check.js';
import { cue, note } from '../support/build.js';

const codes = (...given: Parameters<typeof checkAnnotations>) =>
  checkAnnotations(...given).map(({ code, severity, detail }) => [code, severity, detail?.id]);
const quoting = (id: string, exact: string, more = {}) => note(id, 1, 2, { anchor: { type: 'quote', exact, ...more } });

describe('checkAnnotations', () => {
  it('has nothing to say on notes one after the other', () => {
    expect(codes([note('a', 1, 4), note('b', 4, 6), note('c', 10, 12)], { duration: 12 })).to.deep.equal([]);
  });
  it('warns of a note that begins while another lasts, however long that one is', () => {
    expect(codes([note('long', 1, 60), note('b', 4, 6), note('c', 50, 52), note('d', 59.8, 62)])).to.deep.equal([['notes-overlap', 'warning', 'b'], ['notes-overlap', 'warning', 'c']]); // prettier-ignore
  });
  it('finds notes after the end, and notes that last longer than the film', () => {
    expect(codes([note('a', 55, 70), note('b', 70, 75)], { duration: 60 })).to.deep.equal([['beyond-the-end', 'warning', 'a'], ['beyond-the-end', 'error', 'b']]); // prettier-ignore
  });
  it('without the film’s length goes by the last subtitle, and leaves time for the credits', () => {
    expect(codes([note('credits', 500, 505), note('b', 2000, 2005)], { cues: [cue(1, 60)] })).to.deep.equal([
      ['beyond-the-end', 'warning', 'b'],
    ]);
  });
  it('finds quotations that stand in several places, unless something decides', () => {
    const cues = [cue(1, 2, 'Leave it.'), cue(10, 12, 'Leave it.'), cue(20, 22, 'It was a long train.')];
    expect(codes([quoting('a', 'leave it')], { cues })).to.deep.equal([['quote-repeated', 'warning', 'a']]);
    expect(codes([quoting('b', 'leave it', { near: 10 })], { cues })).to.deep.equal([]);
    expect(codes([quoting('c', 'a long train')], { cues })).to.deep.equal([]);
  });
  it('names the file', () =>
    expect(checkAnnotations([note('a', 5, 6)], { duration: 1, source: 'notes.json' })[0]!.source).to.equal('notes.json'));
});
