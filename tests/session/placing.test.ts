import { expect } from '@open-wc/testing';
import { parseArticle } from '../../src/model/article.js';
import type { Cue } from '../../src/model/cue.js';
import { placeArticle } from '../../src/model/place.js';
import type { FilmOfArticle } from '../../src/session/place-file.js';
import { placeOffThread } from '../../src/session/placing.js';
import { readArticle } from '../../src/session/read-article.js';
import { Memory } from '../../src/session/storage.js';

const LINES = ['Nobody lit the lamp tonight', 'The sea is in the kitchen', 'Ask the gulls about it', 'Then we shall row to bed'];
const CUES: Cue[] = LINES.map((text, i) => ({ id: `${i}`, start: i * 100, end: i * 100 + 3, text, source: text }));
const ESSAY = '# Night\n\nAt first “nobody lit the lamp tonight”, *of course*.\n\nThe gulls are asked.\n\nThe director was born inland.\n';
const article = parseArticle(ESSAY);
const film = { duration: 400, chapters: [] };
const request = { content: new TextEncoder().encode(ESSAY), cues: CUES, source: 'essay.md', base: document.baseURI, ...film };
const { annotations, placements } = placeArticle(article, CUES, { duration: 400 });
const expected = { annotations, placements, title: 'Night' };
const { Worker } = globalThis;
const calm = { signal: new AbortController().signal, onProgress: () => undefined };

/** What a page sees that allows no worker, or whose worker does not come. */
function withWorker(made: unknown): void {
  globalThis.Worker = made as typeof Worker;
}

describe('placing an article beside the page', () => {
  afterEach(() => (globalThis.Worker = Worker));

  it('gives what placing it in the page gives, from a worker that ends, and says how far it is', async () => {
    const ended: boolean[] = [];
    const failed: string[] = [];
    withWorker(
      class extends Worker {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args);
          this.addEventListener('error', ({ message }) => failed.push(message));
        }
        override terminate(): void {
          ended.push(true);
          super.terminate();
        }
      },
    );
    const shares: number[] = [];
    const placed = await placeOffThread(request, { ...calm, onProgress: (share) => shares.push(share) });
    expect(placed).to.deep.include(expected);
    expect([failed, ended]).to.deep.equal([[], [true]]);
    expect(shares.at(-1)).to.equal(1);
  });
  it('is done in the page where no worker may be made', async () => {
    withWorker(
      class {
        constructor() {
          throw new DOMException('not here', 'SecurityError');
        }
      },
    );
    expect(await placeOffThread(request, calm)).to.deep.include(expected);
  });
  it('is done in the page where the worker’s file does not come', async () => {
    withWorker(
      class extends Worker {
        constructor() {
          super('/no/such/worker.js');
        }
      },
    );
    expect(await placeOffThread(request, calm)).to.deep.include(expected);
  });
  it('can be given up, and ends the worker', async () => {
    const controller = new AbortController();
    const asked = placeOffThread(request, { ...calm, signal: controller.signal });
    controller.abort();
    const failure = await asked.then(() => null, (error: unknown) => error); // prettier-ignore
    expect(failure).to.equal(controller.signal.reason);
  });
});

describe('what was placed before', () => {
  afterEach(() => (globalThis.Worker = Worker));
  const read = (memory: Memory, text = ESSAY, cues = CUES, film: FilmOfArticle = { duration: 400, chapters: [] }) =>
    readArticle(new TextEncoder().encode(text), cues, '/essay.md', { ...calm, memory, ...film });
  /** A storage, and how many workers were made since. */
  function watched(items = new Map<string, string>()) {
    let made = 0;
    withWorker(
      class extends Worker {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args);
          made++;
        }
      },
    );
    const memory = new Memory(() => ({ getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value), removeItem: (key) => void items.delete(key) })); // prettier-ignore
    return { memory, items, made: () => made };
  }

  it('is remembered by its content: the same notes, without the work', async () => {
    const { memory, made } = watched();
    const first = await read(memory);
    const second = await read(memory);
    expect(made()).to.equal(1);
    expect(second).to.deep.equal(first);
  });
  it('is placed anew with another article, other subtitles, another length or chapters', async () => {
    const { memory, made } = watched();
    await read(memory);
    await read(memory, `${ESSAY}\nMore.\n`);
    await read(memory, ESSAY, CUES.slice(1));
    await read(memory, ESSAY, CUES, { duration: 500, chapters: [] });
    await read(memory, ESSAY, CUES, { duration: 400, chapters: [{ start: 0, end: 200, title: 'Night' }] });
    expect(made()).to.equal(5);
  });
  it('is placed anew where what is remembered is damaged, or hostile', async () => {
    const { memory, items, made } = watched();
    const first = await read(memory);
    const [name, text] = [...items][0]!;
    const withNotes = (notes: unknown) => text.replace(/"notes":"(?:[^"\\]|\\.)*"/, () => `"notes":${JSON.stringify(notes)}`);
    for (const broken of ['{', '{"version":1,"value":[["x",{}]]}', withNotes('no notes'), withNotes(3)]) {
      items.set(name, broken);
      expect((await read(memory))?.annotations).to.deep.equal(first?.annotations);
    }
    expect(made()).to.equal(5);
  });
  it('keeps the last few only', async () => {
    const { memory, items, made } = watched();
    for (let i = 0; i < 6; i++) await read(memory, `${ESSAY}\nVersion ${i}.\n`);
    expect((JSON.parse([...items.values()][0]!) as { value: unknown[] }).value).to.have.length(4);
    await read(memory, `${ESSAY}\nVersion 5.\n`);
    expect(made()).to.equal(6);
  });
});
