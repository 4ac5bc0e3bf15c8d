import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { simpleBody } from '../../src/model/simple-body.js';
import { htmlBlocks, markdownBlocks, parseBody, parseHtml, parseMarkdown } from '../../src/model/markup.js';
import { formatHtml } from '../../src/model/rich-html.js';
import { RICH_TAGS } from '../../src/model/rich-tags.js';
import { type RichText, simpleMarkup, textOf } from '../../src/model/rich-text.js';
import { safeUrl } from '../../src/model/safe-url.js';
import { patience } from '../support/patience.js';

const html = (source: string, base?: string) => formatHtml(parseHtml(source, { base }));
const markdown = (source: string, base?: string) => formatHtml(parseMarkdown(source, { base }));
const text = (source: string) => textOf(parseHtml(source));
const markdownText = (source: string) => textOf(parseMarkdown(source));
const ESSAY = 'https://example.org/essays/mirror.html';

/** Everything that may be in a tree, checked node by node. */
function expectSafe(rich: RichText): void {
  const work = [...rich];
  while (work.length) {
    const node = work.pop()!;
    if (typeof node === 'string') continue;
    expect(RICH_TAGS).to.include(node.tag);
    for (const [name, value] of Object.entries(node.attributes ?? {})) {
      expect(['href', 'src', 'alt', 'width', 'height', 'lang', 'dir', 'title', 'cite', 'datetime', 'start']).to.include(name);
      if (name === 'href' || name === 'src' || name === 'cite') expect(safeUrl(value, ESSAY), value).not.to.equal(null);
      if (name === 'src') expect(new URL(value, ESSAY).origin).to.equal('https://example.org');
    }
    work.push(...node.children);
  }
}

describe('parseHtml', () => {
  it('keeps simple markup', () => {
    expect(html('<p>It <em>stays</em> open.</p><blockquote>So</blockquote>')).to.equal(
      '<p>It <em>stays</em> open.</p><blockquote>So</blockquote>',
    );
  });
  it('drops script and its like with their text', () => {
    const hostile = ['<script>alert(1)</script>', '<style>p{}</style>', '<template><p>t</p></template>', '<iframe src=x>t</iframe>', '<noscript><p>t</p></noscript>', '<object>t</object>', '<svg><script>alert(1)</script><text>t</text></svg>', '<math><mtext>t</mtext></math>', '<textarea>t</textarea>', '<select><option>t</select>', '<title>t</title>', '<xmp>t</xmp>', '<svg><p>t</p></svg>']; // prettier-ignore
    for (const source of hostile) expect(text(`a${source}b`), source).to.equal('ab');
  });
  it('drops handlers, styles, ids and classes', () => {
    expect(html('<p id="x" class="y" style="color:red" onclick="alert(1)" data-x=1>t</p>')).to.equal('<p>t</p>');
    expect(html('<img src=x onerror=alert(1)>')).to.equal('<img src="x" alt="">');
  });
  it('keeps links that lead somewhere safe', () => {
    expect(html('<a href="https://example.org/">t</a>')).to.equal('<a href="https://example.org/">t</a>');
    expect(html('<a href="b.html">t</a>', ESSAY)).to.equal('<a href="https://example.org/essays/b.html">t</a>');
    for (const href of [
      'javascript:alert(1)',
      'java&#10;script:alert(1)',
      'java&Tab;script:x',
      '&#1;javascript:x',
      'data:text/html,x',
      '#top',
    ])
      expect(html(`<a href="${href}">t</a>`), href).to.equal('t');
  });
  it('keeps pictures of its own origin alone', () => {
    expect(html('<img src="a.png" alt="A" width=3>', ESSAY)).to.equal('<img src="https://example.org/essays/a.png" alt="A" width="3">');
    expect(html('<img src="https://tracker.example/a.png" alt="A">', ESSAY)).to.equal('A');
    expect(html('<img src="//tracker.example/a.png">')).to.equal('');
    expect(html('<img src="data:image/png;base64,AAAA" alt="A">')).to.equal('A');
  });
  it('makes paragraphs of boxes, and leaves unknown tags out', () => {
    expect(html('<div>a</div><section>b<p>c</p></section><my-tag>d</my-tag>')).to.equal('<p>a</p><p>b</p><p>c</p><p>d</p>');
  });
  it('mends broken nesting', () => {
    expect(html('<p>a<p>b <b>c<i>d</b>e')).to.equal('<p>a</p><p>b <b>c<i>d</i></b>e</p>');
    expect(html('<ul><li>a<li>b</ul>')).to.equal('<ul><li>a</li><li>b</li></ul>');
    expect(html('<table><tr><td>a<td>b<tr><td>c</table>')).to.contain('<td>b</td></tr><tr><td>c</td>');
  });
  it('reads < and & that begin nothing', () => expect(html('a < b & c <3')).to.equal('a &lt; b &amp; c &lt;3'));
  it('keeps language and direction', () => {
    expect(html('<p lang="ru" dir="ltr">Дом</p><span lang=x"y>a</span>')).to.equal('<p lang="ru" dir="ltr">Дом</p><p>a</p>');
  });
  it('reads what simpleMarkup reads to the same tree', () => {
    const piece = fc.constantFrom('<p>', '</p>', '<em>', '</em>', '<b>', '</b>', '<ul>', '<li>', '</li>', '</ul>', '<br>', '<blockquote>', '</blockquote>', ' ', '\n', 'a', ' b', '&amp;', '&lt;', '&#233;', '&nbsp;'); // prettier-ignore
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const simple = simpleMarkup(pieces.join(''));
        if (!simple) return;
        read++;
        expect(simple).to.deep.equal(parseHtml(pieces.join('')));
      }),
      { numRuns: 3000 },
    );
    expect(read).to.be.greaterThan(20);
    for (const source of [
      '<p>a</p> b <em>c</em><p>d</p>',
      '<ul>\n<li>a\n<ul><li>b</li></ul></li>\n</ul>',
      '<blockquote> <p> a </p> b</blockquote>',
      '<p></p><em></em><ul></ul>',
    ])
      expect(simpleMarkup(source), source).to.deep.equal(parseHtml(source));
  });
  it('never lets through a tag, an attribute or an address that is not allowed', () => {
    const piece = fc.oneof(
      fc.constantFrom('<script>', '</script>', '<svg>', '</svg>', '<math>', '<style>', '<a href="', 'javascript:', 'jav&#x09;ascript:', '">', "'", '<img src=', 'x onerror=alert(1) ', '>', '<', '</', '<!--', '-->', '<![CDATA[', ']]>', '<p title="', '<table>', '<td>', '<template>', '<noscript>', '<mtext>', '<mglyph>', '<foreignObject>', '<iframe srcdoc="', '<base href=//x>', '<form action=x>', '<input>', '<title>', '&lt;', '&#60;', '<plaintext>', '<select>', '<frameset>', '\0'), // prettier-ignore
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), (pieces, base) => {
        expectSafe(parseHtml(pieces.join(''), base ? { base: ESSAY } : {}));
        expectSafe(parseMarkdown(pieces.join('')));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('parseMarkdown', () => {
  it('reads emphasis, lists, quotations, tables and links', () => {
    expect(markdown('*a* **b** `c`\n\n> d\n\n1. e\n2. f')).to.equal(
      '<p><em>a</em> <strong>b</strong> <code>c</code></p><blockquote><p>d</p></blockquote><ol><li>e</li><li>f</li></ol>',
    );
    expect(markdown('| a | b |\n|---|---|\n| c | ~~d~~ |')).to.contain('<td>c</td><td><del>d</del></td>');
    expect(markdown('[t](b.html "B")', ESSAY)).to.equal('<p><a href="https://example.org/essays/b.html" title="B">t</a></p>');
  });
  it('treats HTML in it as HTML', () => {
    expect(markdown('a <em>b</em> <script>alert(1)</script>c')).to.equal('<p>a <em>b</em> c</p>');
    expect(markdown('<div>\n\n*a*\n\n</div>\n\nb')).to.equal('<p><em>a</em></p><p>b</p>');
    expect(markdown('<script>\n\nalert(1)\n\n</script>\n\nb')).to.equal('<p>b</p>');
  });
  it('refuses links and pictures that HTML may not have either', () => {
    expect(markdown('[t](javascript:alert(1)) ![A](https://tracker.example/a.png) <javascript:alert(1)>', ESSAY)).not.to.contain('href');
  });
  it('reads named references, and leaves code as it is', () => {
    expect(markdownText('caf&eacute; &amp; &lt;b&gt; &hearts; &nothing; &copy &AMP;')).to.equal('café & <b> ♥ &nothing; &copy &');
    expect(markdown('[t](x?a&amp;b "c&quot;d")')).to.equal('<p><a href="x?a&amp;b" title="c&quot;d">t</a></p>');
    expect(markdownText('`&eacute; &nothing; &#233;` <b>&eacute;&amp;lt;</b>')).to.equal('&eacute; &nothing; &#233; é&lt;');
    expect(markdownText('    &eacute;')).to.equal('&eacute;');
    expect(markdownText('`&#0000065;b; &amp;b;` &#0000065;')).to.equal('&#0000065;b; &amp;b; A');
  });
  it('touches no HTML sink of the page', () => {
    const sink = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')!;
    let touched = false;
    const set = () => {
      touched = true;
    };
    Object.defineProperty(Element.prototype, 'innerHTML', { ...sink, set });
    try {
      expect(markdownText('caf&eacute; &nothing; [t](x?a&copy;b)')).to.equal('café &nothing; t');
    } finally {
      Object.defineProperty(Element.prototype, 'innerHTML', sink);
    }
    expect(touched).to.equal(false);
  });
  it('keeps footnotes as text', () => {
    expect(textOf(parseMarkdown('a[^1]\n\n[^1]: b'))).to.equal('a1\nNotes\nb');
  });
});

describe('simpleBody', () => {
  it('reads Markdown to the same tree as the parser, or not at all', () => {
    const piece = fc.constantFrom('a', 'B', ' ', '  ', '*', '**', '1', '.', '1. ', ')', '(', '- ', '-', "'", '"', '!', ':', '\n', '\n\n', '“', '”', 'é', '—', 'www.', '://', '\u00a0'); // prettier-ignore
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const simple = simpleBody(pieces.join(''), 'text/markdown');
        if (!simple) return;
        read++;
        expect(simple).to.deep.equal(parseMarkdown(pieces.join('')));
      }),
      { numRuns: 5000 },
    );
    expect(read).to.be.greaterThan(100);
  });
});

describe('hostile size', () => {
  const many = (piece: string, length = 1_000_000) => piece.repeat(Math.ceil(length / piece.length));
  const html: Record<string, string> = {
    'a million nested tags': many('<b>'),
    'nested boxes': many('<div>'),
    'nested boxes, closed': many('<div>', 500_000) + many('</div>', 500_000),
    'nested lists': many('<ul><li>'),
    'nested tables': many('<table><tr><td>'),
    'nested quotations with text': many('<blockquote>x'),
    'unclosed formatting in paragraphs': many('<p><b><i><u><s><em>x'),
    'different fonts': Array.from({ length: 40_000 }, (_, i) => `<b lang=x${i}><p>`).join(''),
    'links in links': many('<a href=x>y'),
    'attributes without end': `<p ${many('a b=c ')}>x`,
    'different attributes': `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>x`,
    'tags of many attributes': many(`<p ${'a1 b2 '.repeat(50)}>`),
    'an open quote': `<p title="${many('x')}`,
    'open comments': many('<!--'),
    'open scripts': many('<script>'),
    'ends without beginnings': many('</b></p></div>'),
    'breaks': many('<br>'),
    'breaks in a box in a box': `<div><div><div>${many('<br>')}</div></div></div>`,
    'signs': many('<'),
    'references': many('&amp;&'),
    'svg': many('<svg><p>'),
    'misnested': many('<b><div></b><i></div></i>'),
    'white space in tags': many('<p                    '),
  }; // prettier-ignore
  for (const [name, source] of Object.entries(html))
    it(`reads HTML quickly: ${name}`, () => {
      const before = performance.now();
      expectSafe(parseHtml(source));
      htmlBlocks(source);
      expect(performance.now() - before).to.be.lessThan(patience(5000));
    });
  const marks: Record<string, string> = {
    'nested quotations': many('>'),
    'nested quotations with spaces': many('> '),
    'nested lists': many('- '),
    'numbered lists': many('1. '),
    'indented lists': Array.from({ length: 1400 }, (_, i) => `${' '.repeat(2 * (i % 700))}- x\n`).join(''),
    'brackets': many('['),
    'picture brackets': many('!['),
    'brackets apart': many('[ a '),
    'link beginnings': many('[a]('),
    'links': many('[a](b)'),
    'stars': many('*'),
    'stars apart': many('*a '),
    'stars and underscores': many('*a_b'),
    'tildes': many('~~a '),
    'ticks': Array.from({ length: 1400 }, (_, i) => '`'.repeat(i % 60) + 'a').join(''),
    'signs': many('<'),
    'tags': many('<b>'),
    'html': many('<b>a</i>'),
    'lines of html': many('<div>\n\n'),
    'table columns': `${many('|a', 200_000)}\n${many('|-', 200_000)}\n${many('|\n')}`,
    'table rows': `${many('|a', 60)}\n${many('|-', 60)}\n${many('|\n')}`,
    'definitions': Array.from({ length: 60_000 }, (_, i) => `[a${i}]: b`).join('\n'),
    'references': `[a]: b\n\n${many('[a] ')}`,
    'footnotes': Array.from({ length: 40_000 }, (_, i) => `[^${i}] `).join('') + '\n\n[^1]: a',
    'footnotes in footnotes': Array.from({ length: 10_000 }, (_, i) => `[^${i}]: [^${i + 1}]\n\n`).join('') + '[^0]',
    'addresses': many('www.a.b '),
    'mail': many('a@'),
    'escapes': many('\\*'),
    'references of characters': many('&amp;'),
    'headings': many('# a\n'),
    'underlines': many('a\n='),
    'blank lines': many('\n'),
    'one long line': many('word '),
    'many paragraphs': many('word\n\n'),
    'carriage returns': many('> \r- \r'),
  }; // prettier-ignore
  for (const [name, source] of Object.entries(marks))
    it(`reads Markdown quickly: ${name}`, () => {
      const before = performance.now();
      expectSafe(parseMarkdown(source));
      expect(performance.now() - before).to.be.lessThan(patience(5000));
    });
});

describe('parseBody', () => {
  it('reads each format', () => {
    expect(textOf(parseBody('*a* <b>', 'text/plain'))).to.equal('*a* <b>');
    expect(textOf(parseBody('*a* <b>', 'text/html'))).to.equal('*a*');
    expect(textOf(parseBody('*a* b', 'text/markdown'))).to.equal('a b');
  });
});

describe('htmlBlocks', () => {
  const texts = (source: string) =>
    htmlBlocks(source)
      .blocks.filter(({ kind }) => kind !== 'picture')
      .map((block) => `${block.kind === 'heading' ? '#' : ''}${textOf(block.rich)}`);
  it('finds the main text of a page', () => {
    const page = '<!doctype html><html lang="en"><head><title>T &amp; U</title></head><body><nav><p>Menu</p></nav><main><article><header><h1>Title</h1></header><p>One</p><figure><img src=x><figcaption>Caption</figcaption></figure><ul><li>Two</li></ul><aside><p>Ad</p></aside></article></main><footer><p>Foot</p></footer></body></html>'; // prettier-ignore
    expect(texts(page)).to.deep.equal(['#Title', 'One', 'Two']);
    const { title, language } = htmlBlocks(page);
    expect([title, language]).to.deep.equal(['T & U', 'en']);
  });
  it('does without main and article', () => {
    expect(texts('<body><div><header><p>Site</p><h1>T</h1></header><div>One<p>Two</p>Three</div></div>')).to.deep.equal(['#T', 'One', 'Two', 'Three']); // prettier-ignore
  });
  it('gives each list item, quotation and table row, with line and id', () => {
    const { blocks } = htmlBlocks('<p id="a">One</p>\n<!-- x\n-->\n<table><tr><th>H</th></tr>\n<tr><td>c</td><td>d</td></tr></table>\n<blockquote><p>Q</p><p>R</p></blockquote>\n<script>\n</script><ol><li>i<li><p>k</ol>'); // prettier-ignore
    expect(blocks.map((b) => [textOf(b.rich), b.line, b.id])).to.deep.equal([['One', 1, 'a'], ['c · d', 5, undefined], ['Q\nR', 6, undefined], ['i', 8, undefined], ['k', 8, undefined]]); // prettier-ignore
  });
});

describe('markdownBlocks', () => {
  it('gives blocks with their lines, also beside HTML', () => {
    const { blocks } = markdownBlocks('# T\n\nOne\ntwo\n\n- a\n- b\n\n<div>\n\nx\n\n</div>\n\n> q');
    expect(blocks.map((b) => [b.kind, textOf(b.rich), b.line])).to.deep.equal([
      ['heading', 'T', 1],
      ['passage', 'One two', 3],
      ['passage', 'a', 6],
      ['passage', 'b', 7],
      ['passage', 'x', 11],
      ['passage', 'q', 15],
    ]);
  });
});
