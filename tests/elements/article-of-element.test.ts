import { expect, fixture, html } from '@open-wc/testing';
import { articleOfElement } from '../../src/elements/article-of-element.js';
import { parseArticle } from '../../src/model/article.js';

const essay = () =>
  fixture(html`
    <article lang="en">
      <h1>The lamp</h1>
      <p class="byline">By Ann Lee</p>
      <p id="one">At 0:45 he says <q>leave the gate open</q>.</p>
      <nav><a href="/">Home</a></nav>
      <figure>
        <img src="/demo/public/favicon.svg" alt="A still" />
        <figcaption>A caption</figcaption>
      </figure>
      <ul>
        <li>A <a href="/lamps">lamp</a></li>
        <li lang="fr">Une lampe</li>
      </ul>
      <p hidden>Unseen</p>
    </article>
  `);

describe('articleOfElement', () => {
  it('cuts what stands in the page into passages, and knows their elements', async () => {
    const element = await essay();
    const { article, elements } = await articleOfElement(element);
    expect([article.title, article.author, article.language]).to.deep.equal(['The lamp', 'Ann Lee', 'en']);
    expect(article.passages.map(({ id, text, language }) => [id, text, language])).to.deep.equal([
      ['one', 'At 0:45 he says leave the gate open.', 'en'],
      ['p-2', 'A lamp', 'en'],
      ['p-3', 'Une lampe', 'fr'],
    ]);
    expect([...elements].map(([id, { localName, textContent }]) => [id, localName, textContent])).to.deep.equal([
      ['one', 'p', 'At 0:45 he says leave the gate open.'],
      ['p-2', 'li', 'A lamp'],
      ['p-3', 'li', 'Une lampe'],
    ]);
    const [first, second] = article.passages;
    expect([first!.quotations, first!.timecodes, first!.images]).to.deep.equal([['leave the gate open'], [{ start: 45, end: 45 }], [{ src: `${location.origin}/demo/public/favicon.svg`, alt: 'A still' }]]); // prettier-ignore
    expect(second!.links).to.deep.equal([{ href: `${location.origin}/lamps`, text: 'lamp' }]);
  });
  it('takes no language for one that is none', async () => {
    const element = await fixture(html`<article lang="pl_PL"><p>Lampa.</p></article>`);
    expect((await articleOfElement(element)).article.language).to.equal('pl-PL');
    element.setAttribute('lang', '{{ lang }}');
    expect((await articleOfElement(element)).article.language).to.equal(undefined);
  });
  it('ends the worker that cuts a long one, when nobody waits for it any more', async () => {
    const element = await fixture(html`<article>${Array.from({ length: 100 }, (_, i) => html`<p>Paragraph ${i} of words. ${'More of them. '.repeat(5)}</p>`)}</article>`); // prettier-ignore
    const { Worker } = globalThis;
    const controller = new AbortController();
    const open = new Set<unknown>();
    globalThis.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        open.add(this);
        queueMicrotask(() => controller.abort());
      }
      override terminate(): void {
        open.delete(this);
        super.terminate();
      }
    };
    try {
      const error: unknown = await articleOfElement(element, { signal: controller.signal }).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect((error as DOMException | null)?.name).to.equal('AbortError');
      expect(open.size).to.equal(0);
    } finally {
      globalThis.Worker = Worker;
    }
  });
  it('reads the same as from the text of the page', async () => {
    const element = await essay();
    const { article } = await articleOfElement(element);
    const read = parseArticle(element.outerHTML, { format: 'html', base: document.baseURI });
    const bare = ({ passages }: typeof read) =>
      passages.map(({ line: _line, endLine: _endLine, language: _language, ...passage }) => passage);
    expect(bare(article)).to.deep.equal(bare(read));
  });
  it('changes nothing, and takes no address that is not safe', async () => {
    const element = await fixture(
      html`<div>
        <p>
          One <a href="javascript:alert(1)">link</a>
          <script type="text/plain">
            no
          </script>
        </p>
      </div>`,
    );
    const before = element.outerHTML;
    const { article } = await articleOfElement(element);
    expect(article.passages.map(({ text, links }) => [text, links])).to.deep.equal([['One link', []]]);
    expect(element.outerHTML).to.equal(before);
  });
  it('says that there is no text', async () => {
    const { article, elements } = await articleOfElement(document.createElement('div'));
    expect([article.passages, article.problems.map(({ code }) => code), elements.size]).to.deep.equal([[], ['no-passages'], 0]);
  });
  it('bears any depth', async () => {
    const root = document.createElement('div');
    let inner = root;
    for (let i = 0; i < 3000; i++) inner = inner.appendChild(document.createElement('div'));
    inner.textContent = 'deep';
    root.append('shallow');
    expect((await articleOfElement(root)).article.passages.map(({ text }) => text)).to.deep.equal(['shallow']);
  });
});
