import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/model/annotation.js';
import type { RichText } from '../../src/model/rich-text.js';
import { cue, pause, soon, until } from '../support/build.js';
import { keep } from '../support/kept.js';
import { WatchedPage } from './watched-page.js';

// Whose pictures are fetched: those of the text's own server, and of the servers that the page names. All three servers here are real, and answer.

const OWN = location.origin;
const ALLOWED = `http://127.0.0.1:${location.port}`;
const OTHER = `http://127.0.0.2:${location.port}`;
/** Each test has pictures of its own: what a browser has asked for once it need not ask for again. */
let run = 0;
const picture = (server: string, name: string) => `${server}/canary/${run}/${name}.png`;
const bodies = () =>
  ([[OWN, 'field'], [ALLOWED, 'house'], [OTHER, 'bridge']] as const).map(([server, name]) => `<img src="${picture(server, name)}" alt="a ${name}">`); // prettier-ignore

/** The pictures that were asked for, on any of the servers, since this was last asked. */
const askedFor = async (): Promise<string[]> =>
  ((await (await fetch('/__kept')).json()) as string[]).map((path) => path.replace(/^\/canary\/\d+\/|\.png$/g, '')).sort();

let page: WatchedPage;
beforeEach(async () => {
  run++;
  page = await WatchedPage.open();
  await askedFor();
});
afterEach(() => page.close());

/** What was fetched in all, once this has been; what should not have been asked for would have been asked for with it. */
async function expectAsked(...names: readonly string[]): Promise<void> {
  const asked = new Set<string>();
  for (let tries = 0; tries < 400 && !names.every((name) => asked.has(name)); tries++) {
    for (const name of await askedFor()) asked.add(name);
    await pause(25);
  }
  for (const name of await askedFor()) asked.add(name);
  expect([...asked].sort()).to.deep.equal([...names].sort());
}

interface Given {
  readonly notes?: string;
  readonly article?: string;
  readonly origins?: string;
}

function player({ notes = '', article = '', origins }: Given) {
  const element = page.document.createElement('film-player');
  if (origins !== undefined) element.setAttribute('image-origins', origins);
  Object.assign(element, { src: '/tests/media/plain.mp4', muted: true, storage: 'none', annotationsSrc: notes, article });
  page.document.body.append(element);
  return element;
}

const refusals = ({ problems }: HTMLElementTagNameMap['film-player']) =>
  problems.filter(({ code }) => code === 'picture-refused').map(({ severity, detail }) => `${severity}: ${detail?.['address']}`);

const notesOf = (pictures: readonly string[]) => ({
  type: 'AnnotationPage',
  items: pictures.map((value, i) => ({
    type: 'Annotation',
    id: `note-${i}`,
    body: { type: 'TextualBody', format: 'text/html', value: `<p>Seen here: ${value} and there.</p>` },
    target: `film.mp4#t=${i * 10},${i * 10 + 8}`,
  })),
});

/** The notes as a page would hand them over: what was read where all three servers are allowed. */
const given = (): readonly Annotation[] =>
  page.window.parseAnnotations(notesOf(bodies()), { base: location.href, imageOrigins: [ALLOWED, OTHER] }).annotations;

const sourcesIn = (root: ParentNode | null | undefined) => [...(root?.querySelectorAll('img') ?? [])].map(({ src }) => src);

describe('pictures in notes of a file', () => {
  const shown = async (origins: string | undefined) => {
    const address = await keep({ 'notes.json': JSON.stringify(notesOf(bodies())) });
    const film = player({ notes: address('notes.json'), ...(origins !== undefined && { origins }) });
    const list = page.add('film-annotation-list', { session: film.session, spoilers: 'show' });
    await until(() => list.shadowRoot?.querySelectorAll('.body').length === 3, 'the list');
    return { film, list };
  };

  it('are those of the file’s own server; of others the words are there, and the problem says which', async () => {
    const { film, list } = await shown(undefined);
    film.session.addTrack({ cues: [cue(0, 8), cue(10, 18), cue(20, 28)], language: 'en', default: true });
    const margin = page.add('film-transcript', { session: film.session, spoilers: 'show' });
    await until(() => margin.querySelectorAll('.film-transcript-note-body').length === 3, 'the transcript');
    for (const root of [list.shadowRoot, margin]) expect(sourcesIn(root)).to.deep.equal([picture(OWN, 'field')]);
    expect(list.shadowRoot?.textContent).to.include('Seen here: a house and there.').and.include('Seen here: a bridge and there.');
    expect(refusals(film)).to.deep.equal([`warning: ${picture(ALLOWED, 'house')}`, `warning: ${picture(OTHER, 'bridge')}`]);
    expect(film.problems.map(({ detail }) => detail?.['id'])).to.deep.equal(['note-1', 'note-2']);
    await expectAsked('field');
  });

  it('are those, too, of the servers that the player names', async () => {
    const { film, list } = await shown(`  ${ALLOWED}\n https://pictures.example `);
    expect(sourcesIn(list.shadowRoot)).to.deep.equal([picture(OWN, 'field'), picture(ALLOWED, 'house')]);
    expect(refusals(film)).to.deep.equal([`warning: ${picture(OTHER, 'bridge')}`]);
    await expectAsked('field', 'house');
  });

  it('are those over the film', async () => {
    const { film, list } = await shown(ALLOWED);
    list.remove();
    await expectAsked('field', 'house');
    const card = () => film.shadowRoot?.querySelector('film-annotations')?.shadowRoot?.querySelector('.card');
    film.currentTime = 11;
    await until(() => sourcesIn(card())[0] === picture(ALLOWED, 'house'), 'the picture in the card');
    film.currentTime = 21;
    await until(() => card()?.textContent.includes('Seen here: a bridge and there.'), 'the words in the card');
    expect(sourcesIn(card())).to.deep.equal([]);
  });

  it('are those that an element around the player names', async () => {
    const address = await keep({ 'notes.json': JSON.stringify(notesOf(bodies())) });
    const scope = page.document.createElement('film-commentary');
    scope.setAttribute('image-origins', ALLOWED);
    page.document.body.append(scope);
    scope.innerHTML = `<video src="/tests/media/plain.mp4" muted></video><film-annotation-list spoilers="show"></film-annotation-list>`;
    scope.append(Object.assign(page.document.createElement('film-annotations'), { src: address('notes.json') }));
    const list = () => scope.querySelector('film-annotation-list')?.shadowRoot;
    await until(() => list()?.querySelectorAll('.body').length === 3, 'the list');
    expect(sourcesIn(list())).to.deep.equal([picture(OWN, 'field'), picture(ALLOWED, 'house')]);
    await expectAsked('field', 'house');
  });

  for (const origins of [
    '',
    '*',
    'http:',
    'http://*',
    `${OTHER}/canary`,
    `${OTHER}?`,
    `http://viewer@127.0.0.2:${location.port}`,
    `http://127.0.0.2`,
    `${OTHER},${OWN}`,
    'javascript:alert(1)',
    'null',
    '"><img src=x>',
    '__proto__ constructor',
    '* '.repeat(10_000),
  ])
    // prettier-ignore
    it(`are of no other server where the page names ${JSON.stringify(origins.slice(0, 60))}`, async () => {
      const { film, list } = await shown(origins);
      expect(sourcesIn(list.shadowRoot)).to.deep.equal([picture(OWN, 'field')]);
      expect(refusals(film)).to.have.length(2);
      await expectAsked('field');
      expect((await page.faults()).filter((fault) => !fault.startsWith('asked for'))).to.deep.equal([]);
    });
});

describe('pictures in notes that a page hands over', () => {
  it('are those of the page’s own server, and what is refused is told once', async () => {
    const film = player({});
    film.annotations = given();
    const list = page.add('film-annotation-list', { session: film.session, spoilers: 'show' });
    await until(() => list.shadowRoot?.querySelectorAll('.body').length === 3, 'the list');
    const again = page.add('film-annotation-list', { session: film.session, spoilers: 'show' });
    await until(() => again.shadowRoot?.querySelectorAll('.body').length === 3, 'another list');
    expect(sourcesIn(list.shadowRoot)).to.deep.equal([picture(OWN, 'field')]);
    expect(list.shadowRoot?.textContent).to.include('Seen here: a house and there.').and.include('Seen here: a bridge and there.');
    await soon(() =>
      expect(refusals(film)).to.deep.equal([`warning: ${picture(ALLOWED, 'house')}`, `warning: ${picture(OTHER, 'bridge')}`]),
    );
    await expectAsked('field');
    film.annotations = [];
    expect(refusals(film), 'with the notes it goes').to.deep.equal([]);
  });

  it('are those, too, of the servers that the player names', async () => {
    const film = player({ origins: ALLOWED });
    film.annotations = given();
    const card = () => film.shadowRoot?.querySelector('film-annotations')?.shadowRoot?.querySelector('.card');
    await until(() => sourcesIn(card())[0] === picture(OWN, 'field'), 'the first picture');
    film.currentTime = 11;
    await until(() => sourcesIn(card())[0] === picture(ALLOWED, 'house'), 'the picture in the card');
    film.currentTime = 21;
    await until(() => card()?.textContent.includes('Seen here: a bridge and there.'), 'the words in the card');
    await soon(() => expect(refusals(film)).to.deep.equal([`warning: ${picture(OTHER, 'bridge')}`]));
    await expectAsked('field', 'house');
  });

  it('are none of an address that no picture has', async () => {
    const film = player({ origins: 'javascript: data: blob:' });
    const sources = ['javascript:alert(1)', 'data:image/svg+xml,<svg onload=alert(1)>', 'blob:null/1', `//127.0.0.2:${location.port}/canary/x.png`, 'java\nscript:alert(1)', 'mailto:a@b.example']; // prettier-ignore
    const body = sources.map((src): RichText[number] => ({ tag: 'p', children: [{ tag: 'img', attributes: { src, alt: 'no picture' }, children: [] }] })); // prettier-ignore
    film.annotations = [{ id: 'a', start: 0, end: 5, body } as unknown as Annotation];
    const list = page.add('film-annotation-list', { session: film.session, spoilers: 'show' });
    await until(() => list.shadowRoot?.querySelector('.body p'), 'the list');
    expect(list.shadowRoot?.querySelectorAll('img').length).to.equal(0);
    await soon(() => expect(refusals(film)).to.have.length(sources.length));
    await expectAsked();
  });
});

describe('pictures in articles', () => {
  const essay = () => `# Essay\n\nIt begins. ${bodies().join(' and ')}\n\n${bodies().join('\n\n')}\n`;

  it('are those of the article’s own server; of others the words are there, and the film’s problems say which', async () => {
    const address = await keep({ 'essay.md': essay() });
    const { session } = player({});
    const article = page.add('film-article', { session, src: address('essay.md') });
    await until(() => article.shadowRoot?.querySelector('.text')?.textContent.includes('It begins.'), 'the article');
    const text = article.shadowRoot!.querySelector<HTMLElement>('.text')!;
    // It is built a little at a time.
    await soon(() =>
      expect([...text.querySelectorAll('.unshown')].map(({ textContent }) => textContent)).to.deep.equal(['a house', 'a bridge']),
    );
    expect(sourcesIn(text)).to.deep.equal([picture(OWN, 'field'), picture(OWN, 'field')]);
    expect(text.textContent).to.include('and a house and a bridge');
    const codes = () => session.state.problems.map(({ code, source }) => [code, source]);
    await soon(() => expect(codes()).to.deep.equal([1, 2].map(() => ['picture-refused', address('essay.md')])));
    article.remove();
    await soon(() => expect(codes(), 'with the article it goes').to.deep.equal([]));
  });

  it('are those, too, of the servers that the article names, or its film’s player', async () => {
    const address = await keep({ 'essay.md': essay() });
    const named = page.document.createElement('film-article');
    named.setAttribute('image-origins', ALLOWED);
    page.document.body.append(Object.assign(named, { src: address('essay.md') }));
    const { session } = player({ origins: OTHER });
    const other = page.add('film-article', { session, src: address('essay.md') });
    for (const [article, server, name] of [
      [named, ALLOWED, 'house'],
      [other, OTHER, 'bridge'],
    ] as const) {
      // prettier-ignore
      await until(() => article.shadowRoot?.querySelector('.text')?.textContent.includes('It begins.'), 'the article');
      const expected = [picture(OWN, 'field'), picture(server, name)];
      await soon(() => expect(sourcesIn(article.shadowRoot)).to.deep.equal([...expected, ...expected]));
    }
  });

  it('are told of and shown by the same rule where the article is placed over the film', async () => {
    const address = await keep({ 'essay.md': essay() });
    const film = player({ article: address('essay.md'), origins: ALLOWED });
    const list = page.add('film-annotation-list', { session: film.session, spoilers: 'show' });
    await until(() => list.shadowRoot?.textContent.includes('It begins.'), 'the notes');
    expect(new Set(sourcesIn(list.shadowRoot))).to.deep.equal(new Set([picture(OWN, 'field'), picture(ALLOWED, 'house')]));
    expect(list.shadowRoot?.textContent).to.include('a bridge');
    expect(refusals(film)).to.deep.equal([`warning: ${picture(OTHER, 'bridge')}`]);
    await expectAsked('field', 'house');
  });

  it('and where an element has placed it', async () => {
    const address = await keep({ 'essay.md': essay() });
    const film = player({});
    const article = page.document.createElement('film-article');
    article.setAttribute('image-origins', ALLOWED);
    page.document.body.append(Object.assign(article, { session: film.session, src: address('essay.md') }));
    const list = page.add('film-annotation-list', { session: film.session, spoilers: 'show' });
    await until(() => list.shadowRoot?.textContent.includes('It begins.'), 'the notes');
    expect(new Set(sourcesIn(list.shadowRoot))).to.deep.equal(new Set([picture(OWN, 'field'), picture(ALLOWED, 'house')]));
    await soon(() => expect(refusals(film)).to.deep.equal([`warning: ${picture(OTHER, 'bridge')}`]));
  });
});
