import { expect } from '@open-wc/testing';
import { readAnnotations } from '../../src/model/annotation.js';
import { simpleBody } from '../../src/model/simple-body.js';
import { FilmSession } from '../../src/session/film-session.js';
import { NoteFile, pagesNear } from '../../src/session/note-file.js';
import { cue, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';

const BASE = 'https://example.org/';
const PAGES = 2000;
const NOTES = 50;
/** Seconds of film that a page covers. */
const COVERS = 10;

const note = (page: number, at: number) => ({
  id: `urn:note:${page}-${at}`,
  type: 'Annotation',
  body: { type: 'TextualBody', value: `Note ${at} of page ${page}.`, format: 'text/plain' },
  target: {
    selector: { type: 'FragmentSelector', value: `t=${(page * COVERS + (at / NOTES) * COVERS).toFixed(3)},${page * COVERS + COVERS}` },
  },
});

const files: Record<string, () => object> = {
  'indexed.json': () => ({
    type: 'AnnotationCollection',
    total: PAGES * NOTES,
    'fc:pageIndex': Array.from({ length: PAGES }, (_, i) => ({ id: `${i}.json`, 'fc:covers': `t=${i * COVERS},${i * COVERS + COVERS}` })),
  }),
  'chain.json': () => ({ type: 'AnnotationCollection', first: '0.json' }),
};

/** A commentary of a hundred thousand notes, with what is asked of its server. */
function long(file: string, { fails = new Set<string>(), pages = 6 } = {}) {
  const asked: string[] = [];
  const seen = { changes: 0 };
  const noteFile: NoteFile = new NoteFile(BASE + file, {
    fetch: async (url) => {
      const name = url.slice(BASE.length);
      asked.push(name);
      if (fails.has(name)) return null;
      const page = Number(name.split('.', 1)[0]);
      const content = files[name]?.() ?? { type: 'AnnotationPage', next: page < pages - 1 ? `${page + 1}.json` : undefined, items: Array.from({ length: NOTES }, (_, i) => note(page, i)) }; // prettier-ignore
      return JSON.stringify(content);
    },
    read: async (text, cues, url) => readAnnotations(text, { cues, base: url, parseBody: simpleBody }),
    changed: () => seen.changes++,
  });
  return { noteFile, asked, seen, notes: async () => (await noteFile.annotations([]))?.annotations ?? [] };
}

describe('notes that are read twice', () => {
  it('are not lost where the one that began first ends last', async () => {
    const cues = [cue(1, 2)];
    const gates = new Map<number, () => void>();
    const noteFile: NoteFile = new NoteFile(BASE + '0.json', {
      fetch: async () => JSON.stringify({ type: 'AnnotationPage', items: [note(0, 1)] }),
      read: async (text, given, url) => {
        await new Promise<void>((resolve) => gates.set(given.length, resolve));
        return readAnnotations(text, { cues: given, base: url, parseBody: simpleBody });
      },
      changed: () => {},
    });
    await noteFile.load();
    const withoutCues = noteFile.annotations([]);
    const withCues = noteFile.annotations(cues);
    await until(() => gates.size === 2, 'both to be read');
    gates.get(1)!();
    gates.get(0)!();
    expect((await withCues)?.annotations).to.have.length(1);
    await withoutCues;
    expect((await noteFile.annotations(cues))?.annotations).to.have.length(1);
  });
});

describe('a chain of pages', () => {
  it('is followed to its end where other cues come while one of them is read', async () => {
    const gates: (() => void)[] = [];
    const asked: string[] = [];
    const noteFile: NoteFile = new NoteFile(BASE + '0.json', {
      fetch: async (url) => {
        asked.push(url);
        const page = asked.length - 1;
        return JSON.stringify({ type: 'AnnotationPage', ...(page < 2 && { next: `${page + 1}.json` }), items: [note(page, 1)] });
      },
      read: async (text, cues, url) => {
        if (url.endsWith('1.json')) await new Promise<void>((resolve) => gates.push(resolve));
        return readAnnotations(text, { cues, base: url, parseBody: simpleBody });
      },
      changed: () => {},
    });
    await noteFile.load();
    await noteFile.annotations([]);
    await until(() => gates.length === 1, 'the second page to be read');
    const cues = [cue(1, 2)];
    const withCues = noteFile.annotations(cues);
    await until(() => gates.length === 2, 'it to be read with the cues');
    gates[0]!();
    await until(() => asked.includes(`${BASE}2.json`), 'the third page');
    gates[1]!();
    await withCues;
    await until(async () => (await noteFile.annotations(cues))?.annotations.length === 3, 'all notes');
  });
});

describe('pagesNear', () => {
  const page = (start: number, end: number) => ({ url: `${start}`, start, end });
  const order = (time: number) =>
    pagesNear([page(0, 100), page(90, 200), page(200, 300), page(400, 500), page(900, 999)], time).map(({ url }) => url);
  it('wants the page of the moment first, then what comes, then what has just been', () =>
    expect(order(210)).to.deep.equal(['200', '400', '90']));
  it('wants both of two that overlap', () => expect(order(95).slice(0, 2)).to.deep.equal(['0', '90']));
  it('wants what comes some minutes on, and not what is far away', () => expect(order(650)).to.deep.equal(['900']));
});

describe('NoteFile', () => {
  it('fetches the page for the moment before all others', async () => {
    const { noteFile, asked, notes } = long('indexed.json');
    await noteFile.load();
    noteFile.near(5003);
    await notes();
    noteFile.near(5003);
    await until(() => asked.includes('500.json'), 'the page');
    expect(asked[1]).to.equal('500.json');
  });
  it('has the notes near the moment, and no others', async () => {
    const { noteFile, notes, asked } = long('indexed.json');
    await noteFile.load();
    noteFile.near(5003);
    await notes();
    await until(() => asked.length > 35, 'the pages around');
    const here = await notes();
    expect(here.some(({ id }) => id === 'urn:note:500-7')).to.equal(true);
    expect(here.every(({ start }) => start > 4900 && start < 5350)).to.equal(true);
    expect(here.every(({ start }, i) => i === 0 || here[i - 1]!.start <= start)).to.equal(true);
  });
  it('lets pages go that are far away, and fetches them again', async () => {
    const { noteFile, notes, asked } = long('indexed.json');
    await noteFile.load();
    await notes();
    for (let time = 0; time < 15_000; time += 400) {
      noteFile.near(time);
      await until(() => asked.includes(`${time / COVERS + 20}.json`), `the pages after ${time} s`);
    }
    expect((await notes()).length).to.be.lessThan(90 * NOTES);
    asked.length = 0;
    noteFile.near(0);
    await until(() => asked.includes('0.json'), 'the first page again');
  });
  it('follows a plain collection from page to page', async () => {
    const { noteFile, notes, asked, seen } = long('chain.json');
    await noteFile.load();
    await notes();
    await until(() => seen.changes > 0 && asked.length === 7, 'six pages');
    expect(asked).to.deep.equal(['chain.json', '0.json', '1.json', '2.json', '3.json', '4.json', '5.json']);
    expect(await notes()).to.have.length(6 * NOTES);
  });
  it('tells of pages that come one upon the other together', async () => {
    const { noteFile, notes, asked, seen } = long('indexed.json');
    await noteFile.load();
    noteFile.near(5003);
    await notes();
    await until(() => asked.length > 35, 'the pages around');
    expect(seen.changes).to.be.within(1, 15);
  });
  it('follows a long plain collection as far as the moment needs, and finds its pages again', async () => {
    const { noteFile, notes, asked } = long('chain.json', { pages: 400 });
    const has = async (id: string) => (await notes()).some((one) => one.id === id);
    await noteFile.load();
    await notes();
    // 10,000 notes are kept; from there on only what is near.
    await until(() => asked.includes('199.json'), 'the first two hundred pages');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked.includes('201.json')).to.equal(false);
    noteFile.near(3500);
    await until(() => asked.includes('380.json'), 'the pages up to the moment');
    await until(() => noteFile.paged, 'pages to be let go');
    expect(await has('urn:note:350-7')).to.equal(true);
    expect((await notes()).length).to.be.lessThan(10_000);
    asked.length = 0;
    noteFile.near(105);
    await until(() => asked.includes('11.json'), 'the first pages again');
    expect(asked[0]).to.equal('10.json');
    expect(await has('urn:note:10-7')).to.equal(true);
  });
  it('goes on where one page fails, and fetches it when asked again', async () => {
    const fails = new Set(['500.json']);
    const { noteFile, notes, asked } = long('indexed.json', { fails });
    await noteFile.load();
    noteFile.near(5003);
    await notes();
    await until(() => asked.length > 30, 'the others');
    expect(asked.filter((name) => name === '500.json')).to.have.length(1);
    fails.clear();
    noteFile.again(`${BASE}500.json`);
    await until(() => asked.filter((name) => name === '500.json').length === 2, 'the page once more');
  });
  it('stops in a chain that never ends, though it brings no notes', async () => {
    let count = 0;
    const noteFile: NoteFile = new NoteFile(`${BASE}0`, {
      fetch: async () => JSON.stringify({ type: 'AnnotationPage', items: [], next: `${BASE}${++count}` }),
      read: async (text, cues, url) => readAnnotations(text, { cues, base: url, parseBody: simpleBody }),
      changed: () => undefined,
    });
    await noteFile.load();
    await noteFile.annotations([]);
    await until(() => count >= 2000, 'the chain');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(count).to.be.within(2000, 2010);
    const told = async () => (await noteFile.annotations([]))?.problems.filter(({ code }) => code === 'too-many-pages').length;
    expect(await told()).to.equal(1);
  });
  it('does not fetch twenty thousand pages that all say they cover everything', async () => {
    files['greedy.json'] = () => ({ type: 'AnnotationCollection', 'fc:pageIndex': Array.from({ length: 5000 }, (_, i) => ({ id: `${i + 10}.json` })) }); // prettier-ignore
    const { noteFile, notes, asked } = long('greedy.json');
    await noteFile.load();
    await notes();
    await until(() => asked.length > 199, 'the pages');
    await notes();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked.length).to.be.lessThan(250);
  });
  it('stops where the pages go in a circle', async () => {
    const { noteFile, notes, asked, seen } = long('circle.json');
    files['circle.json'] = () => ({ type: 'AnnotationPage', items: [note(0, 1)], next: 'circle.json' });
    await noteFile.load();
    await notes();
    await until(() => seen.changes === 1, 'the first round');
    await notes();
    expect(asked.length).to.be.lessThan(4);
  });
});

describe('FilmSession: a commentary in pages', () => {
  const watching = (file: string) => {
    const session = new FilmSession();
    const media = new FakeMedia();
    media.duration = 3000;
    session.attach(media);
    session.addTrack({ cues: [cue(10, 12)], language: 'en' });
    session.addAnnotations({ src: `/tests/pages/notes/${file}` });
    const ids = () => session.state.commentary.annotations.map(({ title }) => title);
    return { session, media, ids };
  };
  it('shows the notes of the moment, and fetches others when the film comes to them', async () => {
    const { session, media, ids } = watching('indexed.json');
    await until(() => ids().length === 2, 'the first page');
    expect(session.state.commentary.sets[0]).to.include({ label: 'A long commentary', total: 6 });
    media.currentTime = 1995;
    await until(() => ids().includes('Note 5'), 'the last page');
    expect(ids()).to.not.include('Note 3');
    media.currentTime = 2001;
    expect(session.state.commentary.shown.map(({ title }) => title)).to.deep.equal(['Note 5']);
  });
  it('reads a plain collection to its end', async () => {
    const { session, ids } = watching('plain.json');
    await until(() => ids().length === 6, 'all pages');
    expect(session.state.problems).to.deep.equal([]);
  });
  it('places no article beside a commentary whose notes are not near yet', async () => {
    const { session, ids } = watching('indexed.json');
    session.setArticle('/essay.md');
    await until(() => ids().length === 2, 'the first page');
    expect(session.state.commentary.sets.map(({ id }) => id)).to.not.include('article');
  });
});
