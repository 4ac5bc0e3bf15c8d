import { expect } from '@open-wc/testing';
import { isSimple, simpleNodes } from '../../src/elements/simple-nodes.js';
import { richNodes } from '../../src/elements/rich-nodes.js';
import { type RichText, simpleMarkup } from '../../src/model/rich-text.js';

const markup = (nodes: readonly Node[]) => {
  const box = document.createElement('div');
  box.append(...nodes);
  return box.getHTML();
};

describe('simpleNodes', () => {
  for (const html of [
    'Words &amp; signs',
    '<p>One <em>fine</em> day<br>in <strong><i>May</i></strong></p><p>x<sup>2</sup></p>',
    '<blockquote><p>He <q>said</q></p></blockquote><ul><li>one</li><li><b>two</b><ol><li>three</li></ol></li></ul>',
  ])
    it(`builds what richNodes builds: ${html}`, () => {
      const text = simpleMarkup(html) as RichText;
      expect(isSimple(text)).to.equal(true);
      expect(markup(simpleNodes(text))).to.equal(markup(richNodes(text)));
    });

  it('leaves the words of all others, and nothing else', () => {
    const text = [{ tag: 'script', children: ['a'] }, { tag: 'a', attributes: { href: 'https://example.org/' }, children: [{ tag: 'em', children: ['b'] }] }] as unknown as RichText; // prettier-ignore
    expect(markup(simpleNodes(text))).to.equal('<span>a</span><span><em>b</em></span>');
  });
});

describe('isSimple', () => {
  const simple = (node: unknown) => isSimple([{ tag: 'p', children: ['One ', node] }] as RichText);

  it('is false of other tags and of attributes, however deep', () => {
    expect(simple({ tag: 'a', attributes: { href: 'https://example.org/' }, children: ['there'] })).to.equal(false);
    expect(simple({ tag: 'em', children: [{ tag: 'mark', children: ['day'] }] })).to.equal(false);
    expect(simple({ tag: 'em', attributes: { lang: 'ru' }, children: ['day'] })).to.equal(false);
    expect(simple({ tag: 'script', children: [] })).to.equal(false);
    expect(simple({ tag: 'em', children: ['day'] })).to.equal(true);
  });
});
