import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import type { Cue } from '../../src/model/cue.js';
import { anchorQuote, anchorQuotes, countWords } from '../../src/model/quote.js';
import { patience } from '../support/patience.js';

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
    expect(at('my place near four hundred … I counted every')[0]).to.equal('suggested');
    expect(at('lit the lamp … dusk'), 'too few words to be sure').to.deep.equal(['suggested', 0, 2]);
  });
  it('does not take for an elision the dots that are in the line', () =>
    expect(at('I wonder... shall we go', {}, film('I wonder...', '...shall we go?'))).to.deep.equal(['anchored', 0, 5]));
  it('allows a misremembered word where the quotation is long enough', () => {
    expect(at('I counted every single wave that night and lost my place near five hundred')).to.deep.equal(['anchored', 15, 20]);
    expect(at('The boat leaves in the evening, with or without you')).to.deep.equal(['anchored', 12, 14]);
  });
  it('allows one other word from six on, however long it is, but not in fewer', () => {
    expect(at('The keeper extinguished the lamp at dusk')).to.deep.equal(['anchored', 0, 2]);
    expect(at('extinguishing every wave that night and')).to.deep.equal(['anchored', 15, 20]);
    expect(at('as his grandmother had before him')).to.deep.equal(['anchored', 3, 5]);
    expect(at('as his father had done before him')).to.deep.equal(['anchored', 3, 5]);
    expect(at('The keeper lit the at dusk')).to.deep.equal(['anchored', 0, 2]);
    expect(at('his grandmother had before him')[0]).to.equal('suggested');
  });
  it('does not take a piece of a word for the word', () =>
    expect(at('thing in the world', {}, film('more than anything in the world'))).not.to.deep.include('anchored'));
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
  it('says when the words are spoken within their cues, which cues these are, and how they were found', () => {
    const cues = film('One two three four', 'five six seven');
    const { spoken, cues: ids, found } = anchorQuote({ exact: 'three four five' }, cues);
    expect(ids).to.deep.equal(['1', '2']);
    expect(found).to.equal('exact');
    // 8 of the 18 letters of the first cue come before, and 4 of 14 of the second are quoted.
    expect(spoken!.start).to.be.closeTo((8 / 18) * 2, 1e-9);
    expect(spoken!.end).to.be.closeTo(3 + (4 / 14) * 2, 1e-9);
    expect(anchorQuote({ exact: 'One two … five six seven' }, cues).found).to.equal('elided');
    expect(anchorQuote({ exact: 'One two three then four five' }, cues).found).to.equal('approximate');
    expect(anchorQuote({ exact: 'One two three four' }, cues).spoken).to.deep.equal({ start: 0, end: 2 });
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
    expect(performance.now() - before).to.be.lessThan(patience(5000));
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
    expect(performance.now() - before).to.be.lessThan(patience(4000));
  });
});

describe('anchorQuotes', () => {
  const cues = film(
    'Leave the gate open',
    'The first is here',
    'Leave the gate open',
    'The second is here',
    'Leave the gate open',
    'The third is here',
  );
  const starts = (...quotations: string[]) => anchorQuotes(quotations.map((exact) => ({ exact })), cues).map(({ start, decidedBy }) => [start, decidedBy]); // prettier-ignore
  it('takes, of equal places, the one that keeps the order of the article', () => {
    expect(starts('the first is here', 'leave the gate open', 'the second is here')).to.deep.equal([[3, 'only'], [6, 'order'], [9, 'only']]); // prettier-ignore
    expect(starts('the second is here', 'leave the gate open', 'the third is here')[1]).to.deep.equal([12, 'order']);
    expect(starts('the third is here', 'not a word of it')[1]).to.deep.equal([undefined, undefined]);
  });
  it('does not where the article goes to and fro', () =>
    expect(starts('the third is here', 'the second is here', 'leave the gate open', 'the first is here')[2]).to.deep.equal([0, 'first']));
  it('lets the context of each go first', () =>
    expect(anchorQuotes([{ exact: 'the first is here' }, { exact: 'leave the gate open', suffix: 'the third' }, { exact: 'the second is here' }], cues)[1]!.decidedBy).to.equal('context')); // prettier-ignore
  it('answers as anchorQuote does for each that has one place', () =>
    expect(anchorQuotes([{ exact: 'the second is here' }], cues)).to.deep.equal([anchorQuote({ exact: 'the second is here' }, cues)]));
  it('bears hundreds of repeats', () => {
    const many = film(...Array.from({ length: 600 }, (_, i) => (i % 3 ? 'Leave the gate open' : `number ${i} is here`)));
    const asked = Array.from({ length: 200 }, (_, i) => ({ exact: i % 2 ? 'Leave the gate open' : `number ${i * 3} is here` }));
    const starts = anchorQuotes(asked, many).map(({ start }) => start!);
    expect(starts).to.deep.equal(starts.toSorted((a, b) => a - b));
  });
});

describe('countWords', () => {
  it('counts words as a quotation’s length goes', () => {
    expect(countWords("Don't you — well-known [laughs] man…")).to.equal(4);
    expect(countWords('夢を見た')).to.equal(2);
  });
});
