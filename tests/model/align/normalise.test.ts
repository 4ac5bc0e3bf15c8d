import { expect } from '@open-wc/testing';
import { cueText, tokensOf } from '../../../src/model/align/normalise.js';
import { indexFilm } from '../../../src/model/align/film-index.js';
import { readerFor } from '../../../src/model/align/passage.js';

const words = (text: string) => tokensOf(text).map(({ word }) => word);
const stems = (text: string) => tokensOf(text).map(({ stem }) => stem);

describe('tokensOf', () => {
  it('folds case, accents, apostrophes and the possessive s', () => {
    expect(words('Cézanne’s DON’T')).to.deep.equal(['cezanne', 'dont']);
  });

  it('brings forms of a word together', () => {
    expect(stems('burning')).to.deep.equal(stems('burns'));
  });

  it('gives a number in digits and in words the same value', () => {
    for (const text of ['500,000', 'half a million', 'five hundred thousand']) expect(words(text), text).to.include('500000');
    expect(words('twenty-nine inches')).to.include('29');
    expect(words('a hundred and twenty')).to.include('120');
  });

  it('sees names by their capitals, not where a sentence begins', () => {
    const names = (text: string) => tokensOf(text).filter(({ capital }) => capital).map(({ word }) => word); // prettier-ignore
    expect(names('Then he met Mrs Harrow. Rain fell. “Go”, said Dobbs')).to.deep.equal(['mrs', 'harrow', 'dobbs']);
  });

  it('reads a small l for a capital I', () => {
    expect(words("l know lt. l'm here, little llama")).to.deep.equal(['i', 'know', 'it', 'im', 'here', 'little', 'llama']);
  });
});

describe('cueText', () => {
  it('leaves out tags and sounds, joins what a line break divides', () => {
    expect(words(cueText('<i>Hold</i> [thunder] the (sighs) {\\an8}lan-\ntern'))).to.deep.equal(['hold', 'the', 'lantern']);
  });
});

describe('readerFor', () => {
  const film = indexFilm([{ start: 0, end: 4, text: 'Ask Mister Lathberry about the barometer.' }], 60);
  const read = readerFor(film);

  it('finds a name that the subtitles spell otherwise', () => {
    const term = read({ id: 'a', text: 'We hear of Lathbury.' }).terms.find(({ token }) => token.word === 'lathbury')!;
    expect(term.respelt).to.equal(true);
    expect(term.id).to.be.at.least(0);
  });

  it('does not take one name for another', () => {
    expect(read({ id: 'a', text: 'We hear of Lavender.' }).unknownNames).to.deep.equal(['Lavender']);
  });

  it('finds quotations, years and words of production', () => {
    const passage = read({ id: 'a', text: 'The director, in 1938, cut the line “ask about the barometer”.' });
    expect(passage.quotations.map(({ text }) => text)).to.deep.equal(['ask about the barometer']);
    expect(passage.years).to.deep.equal(['1938']);
    expect(passage.backgroundWords).to.be.above(0);
  });
});
