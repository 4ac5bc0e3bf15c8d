import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { jsonBreak } from '../../src/model/json-break.js';
import { patience } from '../support/patience.js';

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('jsonBreak', () => {
  for (const [text, index, what] of [
    ['{"a": [}', 7, 'a value that is missing'],
    ['[1, 2]]', 6, 'what follows the end'],
    ['{"a": 1,}', 8, 'a comma too many'],
    ['[1,]', 3, 'a comma too many in a list'],
    ['{"a" 1}', 5, 'a colon that is missing'],
    ['{a: 1}', 1, 'a key without quotation marks'],
    ['[1 2]', 3, 'a comma that is missing'],
    ['["a\nb"]', 3, 'a line break in a string'],
    ['["\\x"]', 2, 'an escape that is none'],
    ['[01]', 2, 'a number that begins with 0'],
    ['[True]', 1, 'a word that is none'],
    ['{"a": "b', 8, 'a string that breaks off'],
    ['[[{"a": 1', 9, 'lists that break off'],
    ['', 0, 'nothing'],
    ['[1] // done', 4, 'a comment'],
  ] as const)
    it(`finds ${what}`, () => {
      expect(isJson(text)).to.equal(false);
      expect(jsonBreak(text)).to.equal(index);
    });

  it('goes through to the end of all that is JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(4), (text, indent) => {
        for (const one of [text, JSON.stringify(JSON.parse(text), null, indent)]) expect(jsonBreak(one)).to.equal(one.length);
      }),
    );
  });

  it('breaks where all that is before could be the beginning of JSON, and nothing more', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom(...'[]{},:"\\ \n0a-'))
      .map(([text, at, sign]) => text.slice(0, at % (text.length + 1)) + sign + text.slice(at % (text.length + 1)))
      .filter((text) => !isJson(text));
    fc.assert(
      fc.property(broken, (text) => {
        const index = jsonBreak(text);
        expect(index).to.be.within(0, text.length);
        let message = '';
        try {
          JSON.parse(text);
        } catch (error) {
          message = String(error);
        }
        // Where the engine says it, it is its line.
        const position = /\bposition (\d+)/.exec(message)?.[1];
        const line = /\bline (\d+)/.exec(message)?.[1] ?? (position && lineAt(text, Number(position)));
        if (line) expect(lineAt(text, index)).to.equal(Number(line));
      }),
    );
  });

  it('takes time by the length of the text, whatever is open', () => {
    for (const text of ['['.repeat(1e6), '{"a":'.repeat(2e5), `["${'\\n'.repeat(5e5)}`, `["${'a'.repeat(1e6)}`, '1'.repeat(1e6) + 'x']) {
      const before = performance.now();
      expect(jsonBreak(text)).to.be.within(1, text.length);
      expect(performance.now() - before, text.slice(0, 9)).to.be.lessThan(patience(500));
    }
  });
});
