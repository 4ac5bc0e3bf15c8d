import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Cue } from '../../src/model/cue.js';
import { anchorQuote, countWords } from '../../src/model/quote.js';

/** Cues of two seconds, three seconds apart: the first at 0, the second at 3... */
const film = (...lines: string[]): Cue[] => lines.map((text, i) => ({ id: `${i + 1}`, start: i * 3, end: i * 3 + 2, text, source: text }));

const LIGHTHOUSE = film(
  'The keeper lit the lamp at dusk,', // 0
  'as his father had before him.', // 3
  "- You won't stay?\n- Not this winter.", // 6
  '[waves crashing]', // 9
  'MARTHA: The boat leaves in the mor-\nning, with or without you.', // 12
  'I counted every wave that night', // 15
  'and lost my place near four hundred.', // 18
  'Not this winter, then.', // 21
  '♪ Row me over, row me home ♪', // 24
  'Tell them the glass is clean', // 27
  '(sighs) and the oil is full.', // 30
);
const at = (exact: string, more = {}, cues: readonly Cue[] = LIGHTHOUSE) => {
  const { state, start, end } = anchorQuote({ exact, ...more }, cues);
  return state === 'orphan' ? state : [state, start, end];
};

describe('anchorQuote', () => {
  it('finds a line word for word', () => expect(at('I counted every wave that night')).to.deep.equal(['anchored', 15, 17]));
  it('finds a piece of a line', () => expect(at('lit the lamp')).to.deep.equal(['anchored', 0, 2]));
  it('finds words across two cues', () => expect(at('lamp at dusk, as his father')).to.deep.equal(['anchored', 0, 5]));
  it('finds words across a line break, dashes and a change of speaker', () =>
    expect(at('“You won’t stay?” “Not this winter.”')).to.deep.equal(['anchored', 6, 8]));
  it('does not mind case, quotation marks, dashes and full stops', () =>
    expect(at('«AND LOST MY PLACE — near four hundred…»')).to.deep.equal(['anchored', 18, 20]));
  it('joins what a hyphen broke, and leaves out a speaker’s name', () =>
    expect(at('The boat leaves in the morning')).to.deep.equal(['anchored', 12, 14]));
  it('passes over descriptions of sounds and over music signs', () => {
    expect(at('the glass is clean and the oil is full')).to.deep.equal(['anchored', 27, 32]);
    expect(at('Not this winter. The boat leaves')).to.deep.equal(['anchored', 6, 14]);
    expect(at('row me home')).to.deep.equal(['anchored', 24, 26]);
  });
  it('passes over descriptions within a line, over two lines and two cues, and over names', () => {
    const cues = film('I know [sighs\nloudly] the way', '- MAN 2: [a door', 'slams shut]', '>> ANNA (softly): that leads *thud* home.');
    expect(at('I know the way that leads home', {}, cues)).to.deep.equal(['anchored', 0, 11]);
  });
  it('finds what is spoken in brackets', () =>
    expect(at('Do not move at all', {}, film('(whispering) (Do not move)', 'at all.'))).to.deep.equal(['anchored', 0, 5]));
  it('passes over tags that were left in', () =>
    expect(at('the glass is', {}, film('{\\an8}<i>the</i> gla<b>ss</b> is'))).to.deep.equal(['anchored', 0, 2]));
  it('matches whole words only', () => {
    expect(at('Linus', {}, film('What the chines are for'))).to.equal('orphan');
    expect(at('art', {}, film('The heart of the party'))).to.equal('orphan');
  });
  it('finds an elided quotation by its parts, in their order', () => {
    expect(at('The keeper lit the lamp … before him')).to.deep.equal(['anchored', 0, 5]);
    expect(at('I counted every wave [...] near four hundred')).to.deep.equal(['anchored', 15, 20]);
    expect(at('The glass is clean / the oil is full')).to.deep.equal(['anchored', 27, 32]);
    expect(at('near four hundred … I counted every')[0]).to.equal('suggested');
  });
  it('does not take for an elision the dots that are in the line', () =>
    expect(at('I wonder... shall we go', {}, film('I wonder...', '...shall we go?'))).to.deep.equal(['anchored', 0, 5]));
  it('allows a misremembered word where the quotation is long enough', () => {
    expect(at('I counted every single wave that night and lost my place near five hundred')).to.deep.equal(['anchored', 15, 20]);
    expect(at('The boat leaves in the evening, with or without you')).to.deep.equal(['anchored', 12, 14]);
  });
  it('only suggests where it is not sure', () => {
    expect(at('Tell her the glass is dirty')[0]).to.equal('suggested');
    expect(at('counted each wave that')[0]).to.equal('suggested');
  });
  it('says orphan for what nobody says', () => {
    expect(at('Frankly, my dear, the tide will wait for nobody')).to.equal('orphan');
    expect(at('lamp of dusk')).to.equal('orphan');
    expect(at('')).to.equal('orphan');
    expect(at('—!?…')).to.equal('orphan');
    expect(at('anything', {}, [])).to.equal('orphan');
  });
  describe('where the words are said twice', () => {
    it('lets the context decide', () => {
      expect(at('Not this winter', { prefix: 'near four hundred. ' })).to.deep.equal(['anchored', 21, 23]);
      expect(at('Not this winter', { suffix: ', then.' })).to.deep.equal(['anchored', 21, 23]);
      expect(at('Not this winter', { prefix: "You won't stay?" })).to.deep.equal(['anchored', 6, 8]);
    });
    it('then the time', () => expect(at('Not this winter', { near: 30 })).to.deep.equal(['anchored', 21, 23]));
    it('then takes the first, and names the others', () => {
      const match = anchorQuote({ exact: 'not this winter' }, LIGHTHOUSE);
      expect([match.start, match.decidedBy]).to.deep.equal([6, 'first']);
      expect(match.alternatives).to.deep.equal([{ start: 21, end: 23, score: 1 }]);
    });
    it('counts a line that is on screen twice at once as one place', () => {
      const twice = film('Come in from the cold').flatMap((cue) => [cue, { ...cue, start: 1, end: 3 }]);
      expect(anchorQuote({ exact: 'Come in from the cold' }, twice).alternatives).to.deep.equal([]);
    });
  });
  it('knows letters of other scripts, with and without accents', () => {
    const cues = film('Я видел этот дом во сне', 'Où est passé l’été ?', '私は 夢を見た', 'שָׁלוֹם לכולם כאן');
    expect(at('видел ЭТОТ дом', {}, cues)).to.deep.equal(['anchored', 0, 2]);
    expect(at('Ou est passe l’ete', {}, cues)).to.deep.equal(['anchored', 3, 5]);
    expect(at('夢を見た', {}, cues)).to.deep.equal(['anchored', 6, 8]);
    expect(at('שלום לכולם', {}, cues)).to.deep.equal(['anchored', 9, 11]);
  });
  it('passes over cues that are never shown, and bears any order', () => {
    const cues = film('first words here', 'second words here').reverse();
    expect(at('first words here second', {}, cues)).to.deep.equal(['anchored', 0, 5]);
    expect(at('gone words', {}, [{ ...film('gone words')[0]!, end: 0 }])).to.equal('orphan');
  });
  it('finds every run of three words or more that is in the film, whatever the punctuation', () => {
    const cues = LIGHTHOUSE.filter((cue) => /^[\w ,.]+$/.test(cue.text));
    const words = cues.flatMap((cue) => cue.text.match(/\w+/g)!);
    const mark = fc.constantFrom(' ', ', ', '… ', ' — ', '\n', '” “');
    fc.assert(
      fc.property(
        fc.nat(words.length - 4),
        fc.integer({ min: 3, max: 20 }),
        fc.array(mark, { minLength: 20, maxLength: 20 }),
        (from, count, marks) => {
          const exact = words.slice(from, from + count).map((word, i) => word + marks[i]).join(''); // prettier-ignore
          expect(anchorQuote({ exact }, cues).state).to.equal('anchored');
        },
      ),
    );
  });
  it('is quick for cues and quotations made to be slow', () => {
    const slow = ['-\n', 'a-\n\n', ' ', '[', '(', '<a ', 'A', 'A:', '{\\', "a'", '…', ' / ', 'a … '].map((piece) => piece.repeat(20_000));
    const before = performance.now();
    for (const text of slow) anchorQuote({ exact: text }, film(text, 'one more line'));
    expect(performance.now() - before).to.be.lessThan(5000);
  });
  it('never throws, and its times are always in the film', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }),
        (exact, lines) => {
          const { state, start, end } = anchorQuote({ exact, prefix: exact, near: NaN }, film(...lines, exact));
          if (state !== 'orphan') expect(start! >= 0 && end! <= lines.length * 3 + 2 && start! < end!).to.equal(true);
        },
      ),
    );
  });
  it('answers for thousands of quotations that are not there in a few seconds', () => {
    const words = 'the a and you that it is of to in was said my not he with for on but we sea night lamp tower storm'.split(' ');
    let seed = 1;
    const pick = () => words[(seed = (seed * 48271) % 2147483647) % words.length]!;
    const sentence = (length: number) => Array.from({ length }, pick).join(' ');
    const cues = film(...Array.from({ length: 1500 }, () => sentence(7)));
    const before = performance.now();
    for (let i = 0; i < 1000; i++) anchorQuote({ exact: sentence(10) }, cues);
    expect(performance.now() - before).to.be.lessThan(4000);
  });
});

describe('countWords', () => {
  it('counts words as a quotation’s length goes', () => {
    expect(countWords("Don't you — well-known [laughs] man…")).to.equal(4);
    expect(countWords('夢を見た')).to.equal(2);
  });
});
