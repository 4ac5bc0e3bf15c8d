import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { findIn, foldQuery, foldText } from '../../src/model/text-search.js';

/** What is found, as it stands in the original. */
const found = (text: string, query: string) => findIn(foldText(text), foldQuery(query)).map(({ start, end }) => text.slice(start, end));

describe('findIn a folded text', () => {
  const cases: readonly [string, string, string, readonly string[]][] = [
    ['whatever the case', 'The wind. THE WIND!', 'wind', ['wind', 'WIND']],
    ['without accents', 'Élan, ÉLAN, elan', 'elan', ['Élan', 'ÉLAN', 'elan']],
    ['with accents in the query alone', 'Barbra, uber alles', 'über', ['uber']],
    ['accents that are characters of their own', 'e\u0301lan vital', 'élan', ['e\u0301lan']],
    ['across a line break', 'so leave\nthe gate open', 'leave the gate', ['leave\nthe gate']],
    ['across several spaces', 'ä  b', 'ä b', ['ä  b']],
    ['letters that are written as two', 'Straße, STRASSE', 'strasse', ['Straße', 'STRASSE']],
    ['a part of such a letter', 'Straße', 'stras', ['Straß']],
    ['ligatures', 'a ﬁlm', 'film', ['ﬁlm']],
    ['typographic quotation marks, dashes and dots', 'He said “don’t” – so…', '"don\'t" - so...', ['“don’t” – so…']],
    ['ё as е', 'Ещё раз', 'еще', ['Ещё']],
    ['final sigma', 'ὁ κόσμος', 'κοσμοσ', ['κόσμος']],
    ['the Turkish dotted I', 'İstanbul', 'istanbul', ['İstanbul']],
    ['Arabic without vowel marks', 'كِتَابٌ', 'كتاب', ['كِتَابٌ']],
    ['not without the vowels of Hindi', 'काम', 'कम', []],
    ['half and full width', 'ＡＢＣ', 'abc', ['ＡＢＣ']],
    ['soft hyphens apart', 'light\u00adhouse', 'lighthouse', ['light\u00adhouse']],
    ['none over another', 'aaaa é', 'aa', ['aa', 'aa']],
    ['spaces around the query do not count', 'the wind', ' wind ', ['wind']],
    ['nothing for an empty query', 'the wind', '  ', []],
    ['no pattern', 'a.c abc', 'a.c', ['a.c']],
  ];
  for (const [name, text, query, expected] of cases) it(name, () => expect(found(text, query)).to.deep.equal(expected));

  it('finds every piece of any text, and what it finds reads the same', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('a', 'é', 'e\u0301', 'ß', 'ﬁ', ' ', '\n', 'İ', '“', 'щ', '한', '\u00ad', '👍🏽'), maxLength: 12 }),
    );
    fc.assert(
      fc.property(piece, piece, piece, (before, middle, after) => {
        const text = before + middle + after;
        const query = foldQuery(middle);
        fc.pre(query !== '' && foldText(text).text.includes(query));
        const hits = findIn(foldText(text), query);
        expect(hits).not.to.deep.equal([]);
        let last = 0;
        for (const { start, end } of hits) {
          expect(start).to.be.at.least(last);
          expect(end).to.be.greaterThan(start);
          expect(end).to.be.at.most(text.length);
          expect(foldText(text.slice(start, end)).text).to.include(query);
          last = start;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is found whatever the case and accents of the query', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'É', 'o', 'Ü', 'ж', 'Ё', 'σ', 'z', ' '), minLength: 1, maxLength: 20 }),
        (text) => {
          fc.pre(text.trim() !== '');
          const changed = text.toUpperCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
          expect(found(`x ${text} x`, changed).length).to.be.greaterThan(0);
        },
      ),
    );
  });
});
