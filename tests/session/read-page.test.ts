import { expect } from '@open-wc/testing';
import { richNodes } from '../../src/elements/rich-nodes.js';
import { cutOffThread, readPageOffThread } from '../../src/session/reading-off-thread.js';
import { readPage } from '../../src/session/read-page.js';

const { Worker } = globalThis;
const { signal } = new AbortController();
const LONG = 'The wind goes on over the field, and nobody in the film looks up from what is being done. '.repeat(12);
const ESSAY = `# Title\n\nOne *fine* day.\n\n## Part\n\n- First\n- Second\n\n> A lamp.\n\n| a | b |\n| - | - |\n| c | d |\n\n${`${LONG}\n\n`.repeat(6)}Twice.\n\nTwice.\n`;
const page = (text: string, level = 2) => ({ content: new TextEncoder().encode(text), source: 'essay.md', base: document.baseURI, level });

/** How many workers are made from now on. */
function workers(): () => number {
  let count = 0;
  globalThis.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      count++;
    }
  };
  return () => count;
}

describe('readPage', () => {
  it('says by number which of the text’s elements hold the passages', () => {
    const { article, text, elements } = readPage(page(ESSAY));
    const box = document.createElement('div');
    box.append(...richNodes(text));
    const all = box.querySelectorAll('*');
    const wordsOf = (id: string) => all[elements.get(id)!]!.textContent;
    expect(elements.size).to.equal(article.passages.length);
    const short = article.passages.filter(({ text: words, continues }) => words.length < 40 && !continues);
    expect(short.map(({ id }) => wordsOf(id))).to.deep.equal(['One fine day.', 'First', 'Second', 'A lamp.', 'cd', 'Twice.', 'Twice.']);
    const [last, before] = [article.passages.at(-1)!, article.passages.at(-2)!].map(({ id }) => elements.get(id));
    expect(last).to.be.greaterThan(before!);
  });
  it('finds a passage that has the mark of a note, and says where links within the text lead', () => {
    const { article, text, elements, targets } = readPage(page('# Title\n\nThe wind[^1] speaks.\n\nLater.\n\n[^1]: In the first reel.\n'));
    expect(article.passages.map(({ text: words }) => words)).to.deep.equal(['The wind speaks.', 'Later.']);
    const box = document.createElement('div');
    box.append(...richNodes(text));
    const all = box.querySelectorAll('*');
    expect(article.passages.map(({ id }) => all[elements.get(id)!]?.textContent)).to.deep.equal(['The wind1 speaks.', 'Later.']);
    expect([...targets].map(([id, number]) => [id, all[number]?.localName])).to.deep.equal([
      ['user-content-fnref-1', 'a'],
      ['user-content-fn-1', 'li'],
    ]);
    expect(box.querySelector('[id]')).to.equal(null);
  });
  it('begins the headings at a level', () => {
    const tags = (level: number) => readPage(page(ESSAY, level)).text.flatMap((node) => (typeof node === 'string' || !node.tag.startsWith('h') ? [] : [node.tag])); // prettier-ignore
    expect([tags(1), tags(3), tags(6)]).to.deep.equal([['h1', 'h2'], ['h3', 'h4'], ['h6', 'h6']]); // prettier-ignore
  });
});

describe('reading an article beside the page', () => {
  afterEach(() => (globalThis.Worker = Worker));

  it('gives what reading it in the page gives; a short one needs no worker', async () => {
    const made = workers();
    expect(await readPageOffThread(page(ESSAY), signal)).to.deep.equal(readPage(page(ESSAY)));
    expect(made()).to.equal(1);
    const short = page('# Title\n\nA paragraph.\n');
    expect(await readPageOffThread(short, signal)).to.deep.equal(readPage(short));
    expect(made()).to.equal(1);
  });
  it('is done in the page where no worker may be made', async () => {
    globalThis.Worker = class {
      constructor() {
        throw new DOMException('not here', 'SecurityError');
      }
    } as unknown as typeof Worker;
    expect(await readPageOffThread(page(ESSAY), signal)).to.deep.equal(readPage(page(ESSAY)));
  });
  it('can be given up', async () => {
    const controller = new AbortController();
    const asked = readPageOffThread(page(ESSAY), controller.signal);
    controller.abort();
    expect(await asked.then(() => null, (error: unknown) => error)).to.equal(controller.signal.reason); // prettier-ignore
  });
  it('is so for what stands in a page, too', async () => {
    const paragraph = (line: number, value: string) => ({ type: 'element' as const, tagName: 'p', properties: { dataLine: line }, children: [{ type: 'text' as const, value }] }); // prettier-ignore
    const tree = { type: 'root' as const, children: [paragraph(1, 'One.'), paragraph(2, LONG.slice(0, 600))] };
    const asked = { tree, base: document.baseURI, language: 'en' };
    const made = workers();
    const cut = await cutOffThread(asked, 10_000);
    expect(made()).to.equal(1);
    expect([...cut.elements.values()]).to.deep.equal([0, 1]);
    expect(await cutOffThread(asked, 10)).to.deep.equal(cut);
    expect(made()).to.equal(1);
  });
});
