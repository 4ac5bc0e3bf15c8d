import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { MAX_PASSAGE, splitAtBreaks, splitAtSentences } from '../../src/model/rich-slice.js';
import { type RichNode, type RichText, textOf } from '../../src/model/rich-text.js';

const p = (...children: RichNode[]): RichNode => ({ tag: 'p', children });
const br: RichNode = { tag: 'br', children: [] };
const words = (rich: readonly RichText[]) =>
  rich
    .map((piece) => textOf(piece))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean);
const sentence = (n: number, letters = 90) => `Sentence ${n} ${'is long '.repeat(letters / 8)}enough. `;
const long = (count: number) => Array.from({ length: count }, (_, i) => sentence(i)).join('');

describe('splitAtBreaks', () => {
  it('cuts where two line breaks follow each other, whatever white space is between', () => {
    expect(splitAtBreaks([p('One', br, ' \n', br, 'Two', br, 'more', br, br, br, 'Three')]).map(textOf)).to.deep.equal(['One', 'Two\nmore', 'Three']); // prettier-ignore
    expect(splitAtBreaks([p('One ', { tag: 'em', children: ['two', br, br, 'three'] }, ' four')])).to.deep.equal([
      [p('One ', { tag: 'em', children: ['two'] })],
      [p({ tag: 'em', children: ['three'] }, ' four')],
    ]);
  });
  it('leaves the rest as it is', () => {
    const rich = [p('One', br, 'two')];
    expect(splitAtBreaks(rich)).to.deep.equal([rich]);
    expect(splitAtBreaks([p('One', br, br)]).map(textOf)).to.deep.equal(['One']);
  });
});

describe('splitAtSentences', () => {
  it('leaves whole what is short enough, and cuts longer texts into pieces of like length', () => {
    const short = [p('a'.repeat(MAX_PASSAGE))];
    expect(splitAtSentences(short)).to.deep.equal([short]);
    const pieces = splitAtSentences([p(long(40))]).map(textOf);
    expect(pieces.length).to.equal(5);
    for (const piece of pieces) expect([piece.length > 600, piece.length < MAX_PASSAGE, /^Sentence .*enough\.$/.test(piece)]).to.deep.equal([true, true, true]); // prettier-ignore
  });
  it('keeps emphasis, links and lines of a quotation', () => {
    const rich = [{ tag: 'blockquote', children: [p(long(6)), p({ tag: 'em', children: [long(6)] })] }] as RichText;
    const pieces = splitAtSentences(rich);
    expect(pieces).to.have.length(2);
    expect(pieces[1]).to.deep.equal([{ tag: 'blockquote', children: [p({ tag: 'em', children: [long(6).trim()] })] }]);
  });
  it('does not cut after an abbreviation, a number, or within a quotation', () => {
    for (const never of ['as Mr. Pell', 'in St. Ives', 'says J. Lund', '(cf. Lund', 'at 2.35 to one']) {
      const pieces = splitAtSentences([p(`${`word ${never} and so on `.repeat(80)}.`)]);
      expect(pieces, never).to.have.length(1);
    }
    const quoted = splitAtSentences([p(`She says: “${long(12)}”. ${long(12)}`)]).map(textOf);
    expect(quoted[0]).to.match(/“.*”\.$/);
  });
  it('knows the full stop of Chinese and Japanese', () =>
    expect(splitAtSentences([p('彼は橋の上で待っていた。'.repeat(200))]).map((piece) => textOf(piece).endsWith('。'))).to.deep.equal([true, true, true])); // prettier-ignore
  it('loses no word and makes no empty piece, of any tree', () => {
    const text = fc.constantFrom('A word. ', 'and more ', 'No! ', '“So. ', '” ', 'Mr. ', ' ', long(3), '"', 'x'.repeat(400));
    const tree = fc.letrec<{ node: RichNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.constant(br),
        fc.record({ tag: fc.constantFrom('em', 'p', 'a', 'blockquote'), children: fc.array(tie('node'), { maxLength: 6 }) }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (rich) => {
        const pieces = splitAtSentences(rich);
        expect(words(pieces).join('')).to.equal(words([rich]).join(''));
        expect(words(splitAtBreaks(rich)).join('')).to.equal(words([rich]).join(''));
        if (pieces.length > 1) for (const piece of pieces) expect(piece.length).to.be.greaterThan(0);
      }),
    );
  });
});
