import { expect } from '@open-wc/testing';
import { type Article, parseArticle } from '../../src/model/article.js';

const page = async (name: string): Promise<Article> => {
  const response = await fetch(new URL(`./pages/${name}`, import.meta.url));
  return parseArticle(await response.arrayBuffer(), { format: 'html', base: 'https://example.org/2024/page.html' });
};
const outline = ({ passages }: Article) =>
  passages.map(({ form, heading, text }) => [form, heading, text.length > 40 ? `${text.slice(0, 40)}…` : text]);

describe('parseArticle, of pages as they are', () => {
  it('reads a blog with a theme: no header, sidebar, captions, sharing, pull quotes or comments', async () => {
    const article = await page('blog.html');
    expect([article.title, article.language, article.problems]).to.deep.equal(['The lamp in the window', 'en-GB', []]);
    expect(outline(article)).to.deep.equal([
      ['paragraph', 'The lamp in the window', 'The film opens on a road that nobody wal…'],
      ['paragraph', 'The lamp in the window', 'At 1:02:10 the woman says “they have lef…'],
      ['quotation', 'The lamp in the window', 'Once she came out on the steps to call.\n…'],
      ['paragraph', 'What the wind kept', 'Ici le vent parle, et personne ne lui ré…'],
      ['item', 'What the wind kept', 'The barn, which burns in the rain.'],
      ['item', 'What the wind kept', 'The press, at night.'],
      ['row', 'What the wind kept', '0:45 · a gust'],
    ]);
    const [first, second, third, fourth] = article.passages;
    expect(first!.images).to.deep.equal([{ src: 'https://example.org/still.jpg', alt: 'A road' }]);
    expect(second!.quotations).to.deep.equal(['they have left one window lit for me']);
    expect(second!.timecodes).to.deep.equal([{ start: 3730, end: 3730 }]);
    expect(second!.links).to.deep.equal([{ href: 'https://example.org/lamps#one', text: 'the first lamp' }]);
    expect([second!.line, second!.endLine, second!.language]).to.deep.equal([17, 17, 'en-GB']);
    expect(third!.quotations, 'without who said it').to.deep.equal(['Once she came out on the steps to call.']);
    expect(fourth!.language).to.equal('fr');
  });
  it('reads an old page laid out by tables, with paragraphs told apart by line breaks', async () => {
    const article = await page('old-blog.html');
    expect([article.title, article.language]).to.deep.equal(['nightly: the ferry', 'en']);
    expect(article.passages.map(({ text }) => text.slice(0, 24))).to.deep.equal([
      'It rains for the whole o',
      'Then the ferryman speaks',
      'The rest is silence, or ',
      'I have written about him',
    ]);
    expect(article.passages[1]!.quotations).to.deep.equal(['there is only the one pier, miss']);
    expect(article.passages.flatMap(({ images }) => images!), 'none of another origin').to.deep.equal([]); // prettier-ignore
  });
  it('reads a newsletter: no forms, no footnotes, no marks of them in the words', async () => {
    const article = await page('newsletter.html');
    expect([article.title, article.author]).to.deep.equal(['On waiting', 'Marta Quist']);
    expect(article.passages.map(({ text }) => text)).to.deep.equal([
      'I used to think that waiting was what happened between the scenes. Now I think that it is the scene.',
      'In the second film somebody says I know what time it went, and sits down.',
      'The third I will keep to myself.',
    ]);
    expect(article.passages[0]!.images).to.deep.equal([{ src: 'https://example.org/platform.png', alt: 'A platform at night' }]);
  });
  it('reads a paper: definitions, nested quotations, notes at its end', async () => {
    const article = await page('paper.html');
    expect(outline(article)).to.deep.equal([
      ['paragraph', 'Abstract', 'The paper asks who speaks where nobody d…'],
      ['paragraph', '1. Voices', 'The grass is flattened twice (at 0:45 an…'],
      ['quotation', '1. Voices', "You're still afraid.\nI never was."],
      ['definition', '1. Voices', 'Off: A voice whose body is not seen.'],
      ['definition', '1. Voices', 'Over, Voice-over: A voice from another t…'],
      ['paragraph', '1. Voices', 'As one critic has it, the wind "had the …'],
    ]);
    expect(article.passages[1]!.text).to.equal('The grass is flattened twice (at 0:45 and at 1:10), and the child is not told why [3].');
  });
});
