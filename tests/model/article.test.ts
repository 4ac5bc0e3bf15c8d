import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { parseArticle, parseWholeArticle } from '../../src/model/article.js';
import { formatHtml } from '../../src/model/rich-html.js';
import { type RichText, textOf } from '../../src/model/rich-text.js';
import { patience } from '../support/patience.js';

const first = (source: string, options = {}) => parseArticle(source, options).passages[0]!;
const codes = (source: string | Uint8Array) => parseArticle(source).problems.map((problem) => problem.code);

describe('parseArticle', () => {
  it('cuts Markdown into passages with headings, lines and title', () => {
    const { title, passages, problems } = parseArticle('---\ntitle: no\n---\n# The Lamp\n\nOne *two*.\n\n## Later\n\n- a\n- b\n\n> c');
    expect([title, problems]).to.deep.equal(['The Lamp', []]);
    expect(passages.map((p) => [p.id, p.text, p.heading, p.line])).to.deep.equal([
      ['p-1', 'One two.', 'The Lamp', 6],
      ['p-2', 'a', 'Later', 10],
      ['p-3', 'b', 'Later', 11],
      ['p-4', 'c', 'Later', 13],
    ]);
    expect(passages[0]!.body).to.deep.equal([{ tag: 'p', children: ['One ', { tag: 'em', children: ['two'] }, '.'] }]);
  });
  it('reads web pages, their language, title and ids', () => {
    const { title, language, passages } = parseArticle('<!doctype html><html lang=en><title>Site</title><nav><a href=x>Home</a></nav><main><h2>Part</h2><p id=lamp>One</p><ul><li><a href=y>More to read</a></li></ul><p id=lamp>Two</p></main>'); // prettier-ignore
    expect([title, language]).to.deep.equal(['Site', 'en']);
    expect(passages.map((p) => [p.id, p.text, p.heading])).to.deep.equal([['lamp', 'One', 'Part'], ['p-2', 'Two', 'Part']]); // prettier-ignore
  });
  it('reads plain text', () => {
    const { title, passages } = parseArticle('The Lamp\n\nOne\nline, *as is*.\n\nLater\n\nTwo.', { source: 'essay.txt' });
    expect([title, ...passages.map((p) => [p.text, p.heading, p.line])]).to.deep.equal(['The Lamp', ['One line, *as is*.', 'The Lamp', 3], ['Two.', 'Later', 8]]); // prettier-ignore
    expect(parseArticle('One line.\nAnother line.', { format: 'text' }).passages).to.have.length(2);
  });
  it('guesses the format from the text, and from the name before it', () => {
    expect(first('<p>*a*</p>').text).to.equal('*a*');
    expect(first('*a* <b>b</b>').text).to.equal('a b');
    expect(first('*a*', { source: 'x.txt' }).text).to.equal('*a*');
    expect(first('<p>a</p>', { source: 'https://example.org/x.html?v=1' }).text).to.equal('a');
  });
  it('takes a byline and a date under the title for what they are', () => {
    const head = (lines: string, options = {}) => {
      const { author, passages } = parseArticle(`# T\n\n${lines}\n\nWords.`, options);
      return [author, passages.map((p) => p.text).join('|')];
    };
    for (const line of [
      'By Ann Lee',
      '*By Ann Lee*',
      'by Ann Lee',
      'BY Ann Lee',
      '### By Ann Lee',
      'By Ann Lee, 3 May 2024',
      'By Ann Lee · May 3, 2024',
      '3 May 2024\n\nBy Ann Lee',
      'By Ann Lee\n\nPublished on Friday, 2024-05-03',
    ])
      // prettier-ignore
      expect(head(line), line).to.deep.equal(['Ann Lee', 'Words.']);
    for (const line of ['3 May 2024', 'May 3rd, 2024', '3\\. Mai 2024', '03.05.2024', '2024-05-03'])
      expect(head(line), line).to.deep.equal([undefined, 'Words.']);
    for (const line of [
      'By dawn the lamp is out',
      'By Monday nothing is left.',
      'By Ann Lee and all of the others who were there',
      'Bylaws',
      'In 1974',
      '> By Ann Lee went the river, slowly, and on it her lamp',
    ])
      // prettier-ignore
      expect(head(line)[0], line).to.equal(undefined);
    expect(head('By dawn the lamp is out')[1]).to.equal('By dawn the lamp is out|Words.');
    expect(parseArticle('By Ann Lee\n\nWords.').passages, 'no title').to.have.length(2);
    expect(head('One.\n\nBy Ann Lee')[1]).to.equal('One.|By Ann Lee|Words.');
    const text = parseArticle('The Lamp\n\nBy Ann Lee\n\nWords.', { format: 'text' });
    expect([text.author, text.passages[0]!.heading]).to.deep.equal(['Ann Lee', 'The Lamp']);
  });
  it('finds what is quoted', () => {
    const quotes = (source: string) => first(source).quotations;
    expect(quotes('She says "not this winter" and «the oil is full».')).to.deep.equal(['not this winter', 'the oil is full']);
    expect(quotes('“I don’t know,” he said, „wie immer“.')).to.deep.equal(['I don’t know,', 'wie immer']);
    expect(quotes('It’s ‘the keeper’s lamp’ that he’s after')).to.deep.equal(['the keeper’s lamp']);
    expect(quotes("It's 'the keeper's lamp' that he's after")).to.deep.equal(["the keeper's lamp"]);
    expect(quotes('> leave the *gate* open')).to.deep.equal(['leave the gate open']);
    expect(quotes('<p>He asks <q>who lit it</q>.</p>')).to.deep.equal(['who lit it']);
    expect(quotes(`"${'word '.repeat(200)}"`)).to.deep.equal([]);
  });
  it('finds the times it names', () => {
    const times = (source: string) => first(source).timecodes.map(({ start, end }) => [start, end]);
    expect(times('At 1:02:10 the lamp goes out, again at 0:45.')).to.deep.equal([[3730, 3730], [45, 45]]); // prettier-ignore
    expect(times('The storm (0:45–0:52) and from 1:10 to 1:20')).to.deep.equal([[45, 52], [70, 80]]); // prettier-ignore
    expect(times('At 0:25: a gull. 1:02:10:')).to.deep.equal([[25, 25], [3730, 3730]]); // prettier-ignore
    expect(times('[12:30] words')).to.deep.equal([[750, 750]]);
    for (const none of [
      'at 9:30 in the morning',
      'at 9:30 pm',
      '16:9',
      '2.35:1',
      'John 3:16',
      '1:75',
      '2024-01-01T10:20:30',
      '1:2:3:4',
      '01:02:03:04',
    ])
      expect(times(none), none).to.deep.equal([]);
  });
  it('says what a passage is, where it stands, and what it leads to and shows', () => {
    const { passages } = parseArticle('One\ntwo [three](/x "t") ![four](/y.png)\n\n> five\n\n![six](/z.png)\n\n- seven\n\n|a|b|\n|-|-|\n|c|d|\n\n    code', { base: 'https://example.org/a/' }); // prettier-ignore
    expect(passages.map((p) => [p.form, p.line, p.endLine])).to.deep.equal([['paragraph', 1, 2], ['quotation', 4, 4], ['item', 8, 8], ['row', 12, 12], ['preformatted', 14, 14]]); // prettier-ignore
    expect(passages[0]!.links).to.deep.equal([{ href: 'https://example.org/x', text: 'three' }]);
    expect(passages[0]!.images).to.deep.equal([{ src: 'https://example.org/y.png', alt: 'four' }]);
    expect(passages[1]!.images, 'behind it').to.deep.equal([{ src: 'https://example.org/z.png', alt: 'six' }]);
    expect(first('![none](https://tracker.example/x.png)\n\nWords [here](javascript:x)')).to.deep.include({ text: 'Words here', links: [], images: [] }); // prettier-ignore
  });
  it('cuts long passages where a sentence ends, and says which belong together', () => {
    const long = Array.from({ length: 30 }, (_, i) => `This is sentence number ${i} of a paragraph that does not end for a long time.`).join(' '); // prettier-ignore
    const { passages } = parseArticle(`# T\n\nOne.\n\n${long}\n\nLast.`);
    expect(passages.map((p) => [p.id, p.continues])).to.deep.equal([['p-1', undefined], ['p-2', undefined], ['p-2-2', 'p-2'], ['p-2-3', 'p-2'], ['p-3', undefined]]); // prettier-ignore
    expect(passages.slice(1, 4).map((p) => p.text).join(' ')).to.equal(long); // prettier-ignore
    expect(passages.slice(1, 4).every((p) => p.line === 5 && p.heading === 'T' && p.text.endsWith('.'))).to.equal(true);
    const named = parseArticle(`<p id=lamp>${long}</p><p>${long}</p>`).passages.map(({ id }) => id);
    expect(named).to.deep.equal(['lamp', 'lamp-2', 'lamp-3', 'p-2', 'p-2-2', 'p-2-3']);
  });
  it('knows the language of each passage', () => {
    const { language, passages } = parseArticle('<html lang=en><body><main lang=de><p>a</p><p lang=fr>b</p><div lang=ru><p>c</p></div><p lang="no such !">d</p></main>'); // prettier-ignore
    expect([language, ...passages.map((p) => p.language)]).to.deep.equal(['en', 'de', 'fr', 'ru', 'de']);
  });
  it('reads what a Markdown file says about itself', () => {
    const { title, author, language, passages } = parseArticle(
      '---\ntitle: "The Lamp"\nauthor: Ann Lee\nlang: en-GB\ndraft: [x]\n---\nOne.',
    );
    expect([title, author, language, passages[0]!.language, passages[0]!.line]).to.deep.equal(['The Lamp', 'Ann Lee', 'en-GB', 'en-GB', 7]);
    expect(parseArticle('---\ntitle: Other\nauthor: [a, b]\nlang: "no such"\n---\n# The Lamp\n\nBy Ann Lee\n\nOne.')).to.deep.include({ title: 'The Lamp', author: 'Ann Lee' }); // prettier-ignore
  });
  it('leaves out footnotes and their marks', () => {
    const markdown = parseArticle('The wind[^1] speaks.\n\nLater.\n\n[^1]: In the first reel.');
    expect(markdown.passages.map((p) => p.text)).to.deep.equal(['The wind speaks.', 'Later.']);
    const word = parseArticle(
      '<p>The wind<a href="#_ftn1">[1]</a> speaks.</p><div><p><a href="#_ftnref1">[1]</a> In the first reel.</p></div>',
    );
    expect(word.passages.map((p) => p.text)).to.deep.equal(['The wind speaks.']);
    // A list of contents and a power are none.
    expect(parseArticle('<p><a href="#a">The lamp</a> is 3 m<sup>2</sup> large, by far the largest.</p><p id=a>Words.</p>').passages).to.have.length(2); // prettier-ignore
  });
  it('does not take who said it for a part of a quotation', () => {
    for (const source of ['> Leave the gate open.\n>\n> — *the mother*', '> Leave the gate open.\\\n> – the mother', '<blockquote>Leave the gate open. <cite>The mother</cite></blockquote>', '<blockquote><p>Leave the gate open.</p><footer>The mother</footer></blockquote>'])
      expect(first(source).quotations, source).to.deep.equal(['Leave the gate open.']); // prettier-ignore
    expect(first('> - Leave the gate open.\n> - No.').quotations).to.deep.equal(['Leave the gate open. No.']);
  });
  it('says what is too much', () => {
    expect(codes('<p>x</p>'.repeat(6000))).to.deep.equal(['too-many-passages']);
    expect(parseArticle('<p>x</p>'.repeat(6000)).passages).to.have.length(5000);
    expect(codes(`${'<div>'.repeat(200)}x`)).to.deep.equal(['markup-left-out']);
    expect(codes(`<p>${'<q>'.repeat(40)}x</p>`)).to.deep.equal(['markup-left-out']);
    expect(codes('*a* '.repeat(3000))).to.deep.equal(['markup-left-out']);
  });
  it('reads bytes in the encoding they are in', () => {
    const bytes = (text: string, width: number, at: number) =>
      Uint8Array.from([...text].flatMap((c) => Array.from({ length: width }, (_, i) => (i === at ? c.charCodeAt(0) : 0))));
    const read = (source: Uint8Array, encoding?: string) => {
      const { passages, problems, ...rest } = parseArticle(source, { encoding });
      return [passages[0]!.text, rest.encoding, problems.map((problem) => problem.code)];
    };
    const utf8 = new TextEncoder().encode('\uFEFFThe café');
    expect(read(utf8)).to.deep.equal(['The café', 'utf-8', []]);
    expect(parseArticle(utf8.buffer).passages[0]!.text).to.equal('The café');
    expect(read(bytes('The café', 2, 0))).to.deep.equal(['The café', 'utf-16le', []]);
    expect(read(bytes('The café', 2, 1))).to.deep.equal(['The café', 'utf-16be', []]);
    expect(read(Uint8Array.from([...'The caf\xe9 \x93now\x94'].map((c) => c.charCodeAt(0))))).to.deep.equal(['The café “now”', 'windows-1252', []]); // prettier-ignore
    expect(read(Uint8Array.of(0xe4, 0xe0), 'windows-1251')).to.deep.equal(['да', 'windows-1251', []]);
    expect(read(utf8, 'klingon')[2]).to.deep.equal([]);
    expect(read(utf8.slice(3), 'klingon')[2]).to.deep.equal(['unknown-encoding']);
    expect(codes(new Uint8Array())).to.deep.equal(['empty-file']);
    expect(codes(new Uint8Array(20_000_001))).to.deep.equal(['file-too-large']);
    expect(() => parseArticle(null as unknown as string)).to.throw(TypeError);
  });
  it('says what is no article', () => {
    expect(codes('')).to.deep.equal(['empty-file']);
    expect(codes(' \n\uFEFF')).to.deep.equal(['empty-file']);
    expect(codes('\u0000\u0001\u0002')).to.deep.equal(['binary-file']);
    expect(codes('%PDF-1.7 ...')).to.deep.equal(['binary-file']);
    expect(codes('# Only a title')).to.deep.equal(['no-passages']);
    expect(codes('word '.repeat(40_000))).to.deep.equal(['file-too-large']);
  });
  it('takes no web page for a Markdown or text file', () => {
    const page = '<!DOCTYPE html>\n<html><title>Sign in</title><p>Please sign in.</p></html>';
    for (const source of ['a.md', 'https://example.org/a.markdown?v=2', 'a.txt']) {
      const { passages, problems } = parseArticle(page, { source });
      expect([passages, problems.map(({ code, severity }) => [code, severity])], source).to.deep.equal([[], [['html-file', 'error']]]);
      expect(problems[0]!.message).to.equal('This is a web page, not an article. Perhaps the address is wrong, or asks for a login.');
    }
    for (const begin of ['\n<html lang=en>', '<?xml version="1.0"?>\n<!-- x -->\n<html>', '<HEAD>'])
      expect(parseArticle(`${begin}<p>x`, { source: 'a.md' }).problems[0]!.code, begin).to.equal('html-file');
    for (const options of [{ source: 'a.html' }, { source: 'a.htm' }, { source: 'a.md', format: 'html' }, { source: '/essays/7' }, {}])
      expect(parseArticle(page, options as object).passages[0]!.text).to.equal('Please sign in.');
    expect(first('<header>\n\n*a*', { source: 'a.md' }).text).to.equal('a');
  });
  it('is quick for texts made to be slow', () => {
    const slow = [
      `${'<!-- -->'.repeat(2000)}x`,
      "'a ".repeat(50_000),
      '"'.repeat(100_000),
      `a ${' '.repeat(140_000)}b`,
      '1:11 '.repeat(25_000),
      '---\n'.repeat(30_000),
      '<p>a<br><br>'.repeat(20_000),
      `<p>${'A b. '.repeat(40_000)}`,
      `<p>${'<br> '.repeat(40_000)}`,
      `<p>${'Mr. '.repeat(50_000)}`,
      `<p>${'“A. '.repeat(50_000)}`,
      '<blockquote>'.repeat(20_000),
      '<table><tr><td><p>a'.repeat(5000),
      '<dl><dt>a<dd>b'.repeat(5000),
      '<sup><a href="#fn1">1</a></sup>'.repeat(5000),
      '<li id=fn1><a href="#fn1">[1]</a>'.repeat(5000),
      `<p class="${'comment '.repeat(500)}">a`.repeat(40),
      `<div>${'a '.repeat(40)}`.repeat(5000),
      '<figure><figure><img src=x>'.repeat(5000),
      '<figure><img src=x></figure>'.repeat(5000),
      `<p>${'.'.repeat(100_000)}`,
    ];
    for (const text of slow) {
      const before = performance.now();
      parseArticle(text);
      parseArticle(text, { format: 'text' });
      expect(performance.now() - before, text.slice(0, 9)).to.be.lessThan(patience(5000));
    }
  });
  it('knows no other formats', () =>
    expect(() => parseArticle('x', { format: 'pdf' as 'text' })).to.throw(RangeError, 'there is no format "pdf"'));
  it('reads a saved page of megabytes, whose styles, scripts and pictures are inside', () => {
    const weight = 'p{color:red}\n'.repeat(100_000);
    const picture = `<img src="data:image/png;base64,${'A'.repeat(2_000_000)}">`;
    const page = `<html><head><STYLE>\n${weight}</style></head><body><script>${weight}</script><article><p>The gulls are asked.</p>${picture}<p>They answer.</p></article></body></html>`; // prettier-ignore
    const { passages, problems } = parseArticle(page, { format: 'html' });
    expect(passages.map(({ text }) => text)).to.deep.equal(['The gulls are asked.', 'They answer.']);
    expect(problems).to.deep.equal([]);
    expect(passages[0]!.line).to.equal(200_002);
  });
  it('drops the weight of hostile pages in linear time', () => {
    for (const piece of ['<style>', '<svg', '<script></script', '<style></STYLE>', '<template><svg></template>', 'data:a/', '</style']) {
      const before = performance.now();
      parseArticle(`<p>x</p>${piece.repeat(1_000_000 / piece.length)}`, { format: 'html' });
      expect(performance.now() - before, piece).to.be.lessThan(patience(5000));
    }
  });
  it('never throws, and its ids are unique', () => {
    const piece = fc.oneof(fc.constantFrom('# a\n', '- b\n', '> ', '<p id=x>', '</p>', '<main>', '"', '“', '0:45', '|a|\n|-|\n', '\n\n', '---\n', '<script>'), fc.string({ maxLength: 5 })); // prettier-ignore
    const format = fc.constantFrom('markdown', 'html', 'text', undefined);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), format, (pieces, as) => {
        const { passages } = parseArticle(pieces.join(''), { format: as });
        expect(new Set(passages.map((p) => p.id)).size).to.equal(passages.length);
        for (const passage of passages) expect(passage.text).not.to.equal('');
      }),
      { numRuns: 500 },
    );
  });
  it('takes the rubric over a page’s title for no passage, and finds the author below it', () => {
    const { title, author, passages } = parseArticle('<main><p>Essays</p><h1>The lamp</h1><p>By Ann Lee</p><p>One paragraph.</p></main>', { format: 'html' }); // prettier-ignore
    expect([title, author, passages.map(({ id, text }) => [id, text])]).to.deep.equal(['The lamp', 'Ann Lee', [['p-1', 'One paragraph.']]]);
  });
  it('keeps more than two lines over a page’s title: they are the text’s own', () => {
    const lines = ['Bring the lamp,', 'bring the bowl,', 'the night is long.'];
    const html = `<main>${lines.map((line) => `<p>${line}</p>`).join('')}<h1>The lamp</h1><p>One paragraph.</p></main>`;
    const { title, passages } = parseArticle(html, { format: 'html' });
    expect([title, passages.map(({ text }) => text)]).to.deep.equal(['The lamp', [...lines, 'One paragraph.']]);
  });
  it('names languages as BCP 47 does, whatever the page has written, and none that is no language', () => {
    const read = (html: string) => {
      const { language, passages } = parseArticle(html, { format: 'html' });
      return [language, ...passages.map((passage) => passage.language)];
    };
    expect(read('<html lang="pl_PL"><body><p>Lampa.</p><p lang="en-GB">Lamp.</p></body></html>')).to.deep.equal(['pl-PL', 'pl-PL', 'en-GB']); // prettier-ignore
    for (const none of ['e', 'en-', 'en--US', 'English, please', '{{ lang }}', 'en-a'])
      expect(read(`<html lang="${none}"><body><p lang="${none}">Lamp.</p></body></html>`), none).to.deep.equal([undefined, undefined]);
    const { language } = parseArticle('---\nlang: pt_BR\n---\n\nUma lâmpada.\n', { format: 'markdown' });
    expect(language).to.equal('pt-BR');
    const named = parseArticle('<html lang="sr-Latn-RS"><body><p>Lampa.</p></body></html>', { format: 'html' });
    expect(named.language && new Intl.DisplayNames(['en'], { type: 'language' }).of(named.language)).to.contain('Serbian');
  });
});

describe('parseWholeArticle', () => {
  it('gives the passages, and the text with all that stands between them', () => {
    const source = '---\ntitle: T\n---\n\n# One\n\nA.\n\n1. b\n2. c\n\n![x](y.png)\n\n## Two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n';
    const { article, text } = parseWholeArticle(source, { format: 'markdown', base: 'https://example.org/' });
    expect(article).to.deep.equal(parseArticle(source, { format: 'markdown', base: 'https://example.org/' }));
    expect(text.map((node) => (typeof node === 'string' ? node : node.tag))).to.deep.equal(['h1', 'p', 'ol', 'p', 'h2', 'table']);
  });
  it('gives of a page the main text, and headings of plain text', () => {
    const page =
      '<!doctype html><nav>Home</nav><main><h1>T</h1><p>A paragraph.</p><figure><img src="a.png" alt=""><figcaption>C</figcaption></figure></main>';
    expect(textOf(parseWholeArticle(page, { format: 'html' }).text)).to.equal('T\nA paragraph.\nC');
    const plain = parseWholeArticle('Title\n\nFirst words, and more.\n\nA part\n\nLast words.\n', { format: 'text' });
    expect(plain.text.map((node) => (typeof node === 'string' ? node : node.tag))).to.deep.equal(['h1', 'p', 'h2', 'p']);
  });
  it('gives captions for display, however a theme marks them, and makes no passages of them', () => {
    const picture = '<img src="/a.png" alt="A road">';
    for (const [figure, tags] of [
      [`<figure>${picture}<figcaption>By <i>night</i></figcaption></figure>`, 'figure>figcaption'],
      [`<div class="wp-caption">${picture}<p class="wp-caption-text">By <i>night</i></p></div>`, 'figcaption'],
      [`<table class="tr-caption-container"><tr><td>${picture}</td></tr><tr><td class="tr-caption">By <i>night</i></td></tr></table>`, 'table>tbody>tr>td>figcaption'], // prettier-ignore
      ['<blockquote><p>x</p><footer>By <i>night</i></footer></blockquote>', 'blockquote>figcaption'],
      [`<table><caption>By <i>night</i></caption><tr><td>x</td></tr></table>`, 'table>caption'],
    ] as const) {
      const { article, text } = parseWholeArticle(`<main><p>One.</p>${figure}<p>Two.</p></main>`, { format: 'html', base: 'https://example.org/' }); // prettier-ignore
      expect(
        article.passages.map((one) => one.text).filter((words) => words !== 'x'),
        figure,
      ).to.deep.equal(['One.', 'Two.']);
      const path = (nodes: RichText): string | undefined =>
        nodes.flatMap((node) => (typeof node === 'string' || !textOf([node]).includes('night') ? [] : node.tag === 'i' ? [''] : [`${node.tag}>${path(node.children)}`]))[0]; // prettier-ignore
      expect(path(text), figure).to.equal(`${tags}>`);
    }
  });
  it('keeps links whose ends are named, as Word names them', () => {
    const word =
      '<p>The wind<a href="#_ftn1" name="_ftnref1">[1]</a> speaks.</p><div><p><a href="#_ftnref1" name="_ftn1">[1]</a> In the first reel.</p></div>';
    expect(formatHtml(parseWholeArticle(word, { format: 'html' }).text)).to.equal(
      '<p>The wind<a href="#_ftn1" id="_ftnref1">[1]</a> speaks.</p><p><a href="#_ftnref1" id="_ftn1">[1]</a> In the first reel.</p>',
    );
  });
  it('keeps links within the text, and of ids those to which one leads', () => {
    const shown = (source: string) => formatHtml(parseWholeArticle(source).text);
    expect(shown('The wind[^1] speaks.\n\nLater.\n\n[^1]: In the first reel.')).to.equal(
      '<p>The wind<sup><a href="#user-content-fn-1" id="user-content-fnref-1">1</a></sup> speaks.</p><p>Later.</p>' +
        '<h2>Notes</h2><ol><li id="user-content-fn-1"><p>In the first reel. <a href="#user-content-fnref-1">↩</a></p></li></ol>',
    );
    const paper =
      '<p>The wind<a href="#fn1" id="ref1"><sup>1</sup></a> speaks.</p><section role="doc-endnotes"><ol><li id="fn1"><p>In it. <a href="#ref1">↩︎</a></p></li></ol></section>';
    expect(shown(paper)).to.equal(
      '<p>The wind<a href="#fn1" id="ref1"><sup>1</sup></a> speaks.</p><ol><li id="fn1"><p>In it. <a href="#ref1">↩︎</a></p></li></ol>',
    );
    expect(parseArticle(paper).passages.map((p) => p.text)).to.deep.equal(['The wind speaks.']);
    expect(shown('<p>To <a href="#caf%C3%A9">it</a>, to <a href="#box">a box</a>.</p><h2 id="café">A</h2><div id="box"><p>B</p><p id="c">C</p></div>')).to.equal(
      '<p>To <a href="#café">it</a>, to <a href="#box">a box</a>.</p><h2 id="café">A</h2><p id="box">B</p><p>C</p>',
    ); // prettier-ignore
  });
  it('keeps nothing of links within the text that lead nowhere but their words, and no arrow', () => {
    const { text } = parseWholeArticle('<p id="a">See <a href="#nowhere">there</a>, <a href="#script">here</a>.<a href="#gone">↑</a></p><script id="script"></script>'); // prettier-ignore
    expect(formatHtml(text)).to.equal('<p>See there, here.</p>');
  });
  it('has in the place of a picture of another origin one without an address; in a line of words what it shows is read', () => {
    const source = '<p>One.</p><p><a href="/x"><img src="https://elsewhere.example/a.png" alt="A road"></a></p><p>The <img src="https://elsewhere.example/s.png" alt="☀"> is up.</p><figure><img src="https://elsewhere.example/b.png" alt="A field"><figcaption>By day</figcaption></figure><img src="https://elsewhere.example/c.png" alt="">'; // prettier-ignore
    const { text, article } = parseWholeArticle(source, { base: 'https://example.org/e.html' });
    expect(formatHtml(text)).to.equal(
      '<p>One.</p><p><a href="https://example.org/x"><img alt="A road"></a></p><p>The ☀ is up.</p><figure><img alt="A field"><figcaption>By day</figcaption></figure>',
    );
    expect(article.passages.map((one) => [one.text, one.images])).to.deep.equal([['One.', []], ['The ☀ is up.', []]]); // prettier-ignore
  });
  it('gives nothing of what is no article, and says why', () => {
    for (const [source, code] of [['', 'empty-file'], ['%PDF-1', 'binary-file'], ['<!doctype html><p>x', 'html-file']] as const) {
      const { article, text } = parseWholeArticle(source, { format: 'markdown' });
      expect([text, article.problems[0]?.code]).to.deep.equal([[], code]);
    } // prettier-ignore
  });
});
