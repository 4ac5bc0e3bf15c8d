import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { formatHtml } from '../../src/model/rich-html.js';
import { paragraphs, type RichNode, type RichTag, type RichText, simpleMarkup, textOf } from '../../src/model/rich-text.js';
import { safeUrl } from '../../src/model/safe-url.js';
import { patience } from '../support/patience.js';

const el = (tag: RichTag, ...children: RichNode[]): RichNode => ({ tag, children });

describe('textOf', () => {
  it('puts blocks and line breaks on lines of their own', () => {
    const rich = [
      el('h2', 'One'),
      el('p', 'two ', el('em', 'three'), el('br'), 'four'),
      el('ul', el('li', 'five'), el('li', el('p', 'six'))),
    ];
    expect(textOf(rich)).to.equal('One\ntwo three\nfour\nfive\nsix');
  });
  it('collapses white space as a browser would, but not in pre', () => {
    expect(textOf([el('p', ' a\n  b ', el('b', ' c'), ' ', el('i', ' d'))])).to.equal('a b c d');
    expect(textOf([el('pre', 'a\n  b')])).to.equal('a\n  b');
  });
  it('keeps the cells of a row apart', () => {
    expect(textOf([el('table', el('tr', el('td', 'a'), el('td', 'b')), el('tr', el('th', 'c')))])).to.equal('a b\nc');
  });
  it('bears any depth', () => {
    let deep: RichNode = 'core';
    for (let i = 0; i < 100_000; i++) deep = el('em', deep);
    expect(textOf([deep])).to.equal('core');
  });
  it('is empty for nothing', () => expect([textOf([]), textOf([el('p'), ' \n'])]).to.deep.equal(['', '']));
  it('is quick for long texts', () => {
    const rich = Array.from({ length: 100_000 }, () => el('p', 'some words'));
    const before = performance.now();
    textOf(rich);
    expect(performance.now() - before).to.be.lessThan(patience(1000));
  });
});

describe('paragraphs', () => {
  it('splits at blank lines and breaks at single ones', () => {
    expect(paragraphs('One\r\n two\n \n\nThree')).to.deep.equal([el('p', 'One', el('br'), ' two'), el('p', 'Three')]);
  });
  it('leaves signs alone', () => expect(paragraphs('a < b & <b>')).to.deep.equal([el('p', 'a < b & <b>')]));
  it('gives nothing for nothing', () => expect([paragraphs(''), paragraphs(' \n\n ')]).to.deep.equal([[], []]));
});

describe('safeUrl', () => {
  it('lets the web, mail and relative addresses pass', () => {
    expect(safeUrl('https://example.org/a?b#c')).to.equal('https://example.org/a?b#c');
    expect(safeUrl(' HTTP://example.org ')).to.equal('http://example.org/');
    expect(safeUrl('mailto:a@example.org')).to.equal('mailto:a@example.org');
    expect(safeUrl('../essay.html#p-2')).to.equal('../essay.html#p-2');
    expect(safeUrl('a/b:c')).to.equal('a/b:c');
  });
  it('resolves against the base', () => {
    expect(safeUrl('b.html', 'https://example.org/x/a.html')).to.equal('https://example.org/x/b.html');
    expect(safeUrl('//other.org/b', 'https://example.org/')).to.equal('https://other.org/b');
    expect(safeUrl('b.html', 'essays/a.html')).to.equal('b.html');
    expect(safeUrl('b', 'blob:https://example.org/1')).to.equal(null);
  });
  it('refuses everything that could run, and every trick to hide it', () => {
    const bad = ['javascript:alert(1)', 'JavaScript:alert(1)', ' \u0001javascript:alert(1)', 'java\nscript:alert(1)', 'java\tscript:x', 'javascript\u0000:x', 'java script:x', 'java\u200bscript:x', 'vbscript:x', 'data:text/html,x', 'blob:https://example.org/1', 'file:///etc/passwd', 'ftp://example.org', 'about:blank', 'https://[', ':x', '', ' ', 'x'.repeat(5000)]; // prettier-ignore
    for (const url of bad) expect(safeUrl(url), JSON.stringify(url)).to.equal(null);
  });
  it('never gives another scheme, whatever comes', () => {
    const url = fc.array(fc.oneof(fc.constantFrom('javascript', 'data', ':', '\n', '\t', ' ', '/', '\\', '#', '&', '%0a', '\u0001'), fc.string({ maxLength: 3 }))); // prettier-ignore
    fc.assert(
      fc.property(url, fc.constantFrom(undefined, 'https://example.org/a/'), (parts, base) => {
        const safe = safeUrl(parts.join(''), base);
        if (safe !== null) expect(new URL(safe, 'https://example.org/').protocol).to.be.oneOf(['http:', 'https:', 'mailto:']);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('simpleMarkup', () => {
  it('reads plain HTML', () => {
    expect(simpleMarkup('<p>It <em>stays</em><br>open.</p>\n<ul>\n<li>A</li></ul>')).to.deep.equal([
      el('p', 'It ', el('em', 'stays'), el('br'), 'open.'),
      el('ul', el('li', 'A')),
    ]);
    expect(simpleMarkup('No tags')).to.deep.equal(['No tags']);
    expect(simpleMarkup('')).to.deep.equal([]);
  });
  it('decodes the commonest references', () => {
    expect(simpleMarkup('&lt;b&gt; &amp;amp; &quot;&apos;&nbsp;&#233;&#x1F3AC;')).to.deep.equal(['<b> &amp; "\'\u00a0é🎬']);
  });
  it('leaves everything else to the parser', () => {
    const others = ['<p class="a">x</p>', '<script>x</script>', '<p>x', 'x</p>', '<b><i>x</b></i>', '<p><p>x</p></p>', '<li>x</li>', '<ul>x</ul>', '<ul><p>x</p></ul>', '<em><p>x</p></em>', '<!-- x -->', '&eacute;', '&#0;', '&#128;', '&#xD800;', '&#99999999;', 'a &b', 'a < b', '<a href="x">y</a>', '<div>x</div>', 'a\0b', 'a\rb', '<b>'.repeat(40) + '</b>'.repeat(40)]; // prettier-ignore
    for (const html of others) expect(simpleMarkup(html), html).to.equal(null);
  });
});

describe('formatHtml', () => {
  it('escapes text and attributes', () => {
    const link = { tag: 'a', attributes: { href: 'x?a&b="' }, children: ['<b>'] } as const;
    expect(formatHtml([el('p', link, el('br'), '&')])).to.equal('<p><a href="x?a&amp;b=&quot;">&lt;b&gt;</a><br>&amp;</p>');
  });
  it('is read back by simpleMarkup', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '<', '&', ';', '"', 'é', '\u00a0'), minLength: 1 });
    const inline = fc.tuple(fc.constantFrom<RichTag>('em', 'b', 'q'), text).map(([tag, s]) => el(tag, s));
    const block = fc.tuple(text, inline, text).map((children) => el('p', ...children));
    fc.assert(fc.property(fc.array(block), (rich: RichText) => void expect(simpleMarkup(formatHtml(rich))).to.deep.equal(rich))); // prettier-ignore
  });
});

describe('safeUrl of hostile text', () => {
  it('is quick for spaces within', () => {
    const before = performance.now();
    expect(safeUrl(`a${' '.repeat(1_000_000)}b`)).to.equal(null);
    expect(performance.now() - before).to.be.lessThan(patience(1000));
  });
});
