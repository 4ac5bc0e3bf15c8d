import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmAnnotations } from '../../src/elements/film-annotations.js';
import type { FilmArticle } from '../../src/elements/film-article.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import type { FetchLike } from '../../src/session/load.js';
import type { StorageLike } from '../../src/session/storage.js';
import { note, until } from '../support/build.js';
import { deep, ESSAY, FILM, loaded, NOTES, notesOf, SUBTITLES } from '../support/player.js';

const CHAPTERS = '/chapters.vtt';

/** A loader that asks for all with a password, and writes down what it was asked for. */
function loader() {
  const asked: string[] = [];
  const load: FetchLike = (url, init) => {
    asked.push(url);
    return fetch(url, { ...init, headers: { Authorization: 'Bearer of tidings' } });
  };
  return { asked, load };
}

/** A page's own place to remember things. */
function shelf(): StorageLike & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

let film: Blob;
// Not kept: with the whole film in its cache, Firefox lets the seeks of all later files wait.
before(async () => (film = await (await fetch(FILM, { cache: 'no-store' })).blob()));

describe('a loader of the page’s own', () => {
  it('fetches subtitles, notes, chapters and articles', async () => {
    const { asked, load } = loader();
    const player = await fixture<FilmPlayer>(
      html`<film-player muted src=${FILM} storage="none" .fetch=${load} subtitles=${SUBTITLES} annotations=${NOTES} chapters=${CHAPTERS}>
      </film-player>`,
    );
    await loaded(player);
    await until(() => player.session.state.chapters.length, 'the chapters');
    const article = await fixture<FilmArticle>(html`<film-article src=${ESSAY} .session=${player.session}></film-article>`);
    await until(() => article.shadowRoot?.querySelector('p')?.textContent, 'the article');
    expect(new Set(asked)).to.deep.equal(new Set([SUBTITLES, NOTES, CHAPTERS, ESSAY]));
  });

  it('fetches the article that is placed', async () => {
    const { asked, load } = loader();
    const player = await fixture<FilmPlayer>(
      html`<film-player muted src=${FILM} storage="none" .fetch=${load} article=${ESSAY}></film-player>`,
    );
    await until(() => asked.includes(ESSAY), 'the article');
    player.remove();
  });

  it('may make up what it gives', async () => {
    const player = await fixture<FilmPlayer>(
      html`<film-player
        muted
        src=${FILM}
        storage="none"
        .fetch=${() => Promise.resolve(new Response('WEBVTT\n\n00:00.000 --> 00:09.000\nFrom nowhere.'))}
        subtitles="cellar:film.vtt"
      ></film-player>`,
    );
    await until(() => player.cues[0]?.text === 'From nowhere.', 'the line');
  });

  it('may make what the library reads of an article in another format', async () => {
    const { session } = await fixture<FilmPlayer>(
      html`<film-player
        muted
        src=${FILM}
        storage="none"
        .fetch=${() => Promise.resolve(new Response('<h1>The well</h1><p>It was dry by June.</p>'))}
      ></film-player>`,
    );
    const article = await fixture<FilmArticle>(html`<film-article src="/no/such/essay.adoc" .session=${session}></film-article>`);
    await until(() => article.shadowRoot?.querySelector('p')?.textContent.includes('dry by June'), 'the article');
    expect(article.shadowRoot?.querySelector('h1, h2, h3')?.textContent).to.equal('The well');
  });

  it('that was given before the element was defined is asked, too', async () => {
    const { asked, load } = loader();
    // What the browser upgrades has its properties already.
    const page = document.implementation.createHTMLDocument();
    const early = Object.assign(page.createElement('film-player'), { fetch: load, muted: true }) as unknown as FilmPlayer;
    early.setAttribute('storage', 'none');
    early.setAttribute('subtitles', SUBTITLES);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(early);
    await until(() => early.cues.length, 'the subtitles');
    expect(asked).to.deep.equal([SUBTITLES]);
  });

  it('that refuses is told of as a server that cannot be reached', async () => {
    const player = await fixture<FilmPlayer>(
      html`<film-player
        muted
        src=${FILM}
        storage="none"
        .fetch=${() => Promise.reject(new Error('no'))}
        subtitles=${SUBTITLES}
      ></film-player>`,
    );
    await until(() => player.problems.length, 'the problem');
    expect(player.problems[0]?.code).to.equal('load-network');
  });

  it('fetches for a plain video, too', async () => {
    const { asked, load } = loader();
    const scope = document.createElement('film-commentary');
    scope.fetch = load;
    const video = Object.assign(document.createElement('video'), { src: FILM, muted: true });
    const track = Object.assign(document.createElement('track'), { src: SUBTITLES, kind: 'subtitles', srclang: 'en', default: true });
    video.append(track);
    scope.append(video, document.createElement('film-subtitles'));
    (await fixture<HTMLElement>(html`<div></div>`)).append(scope);
    await until(() => scope.session?.state.tracks.tracks[0]?.cues.length, 'the subtitles');
    expect(asked.map((url) => new URL(url, location.href).pathname)).to.deep.equal([SUBTITLES]);
  });
});

describe('a film with a name of the page’s own', () => {
  /** A visit to the film, which has another address each time. */
  const visit = async (storageArea: StorageLike, name = 'what the wind kept') => {
    const player = await fixture<FilmPlayer>(
      html`<film-player muted src=${URL.createObjectURL(film)} film=${name} .storageArea=${storageArea}></film-player>`,
    );
    await loaded(player, { cues: false, notes: false });
    return player;
  };

  it('is known again, whatever its address', async () => {
    const storage = shelf();
    const first = await visit(storage);
    first.session.setFilmSeen(true);
    await until(() => [...storage.kept.keys()].some((key) => key.endsWith('progress what the wind kept')), 'it to be remembered');
    first.remove();
    const second = await visit(storage);
    await until(() => second.session.state.progress.filmSeen, 'the film to be known');
    second.film = 'another';
    await until(() => !second.session.state.progress.filmSeen, 'the other film');
  });

  it('stands on the element only where the page has put it', async () => {
    const player = await fixture<FilmPlayer>(html`<film-player storage="none"></film-player>`);
    expect(player.hasAttribute('film')).to.equal(false);
    player.setAttribute('film', 'what the wind kept');
    expect(player.film).to.equal('what the wind kept');
  });

  it('comes when the engine is here already', async () => {
    const player = await fixture<FilmPlayer>(html`<film-player muted storage="none" film="late"></film-player>`);
    await until(() => player.videojs, 'the engine');
    player.src = URL.createObjectURL(film);
    await until(() => player.readyState >= 1, 'the film');
    expect(player.error).to.equal(null);
  });

  it('names a plain video’s, too', async () => {
    const storage = shelf();
    const scope = document.createElement('film-commentary');
    scope.storageArea = storage;
    scope.setAttribute('film', 'a plain one');
    scope.append(Object.assign(document.createElement('video'), { src: URL.createObjectURL(film), muted: true }));
    (await fixture<HTMLElement>(html`<div></div>`)).append(scope);
    await until(() => scope.session?.state.media.duration, 'the film');
    scope.session?.setFilmSeen(true);
    await until(() => [...storage.kept.keys()].some((key) => key.endsWith('progress a plain one')), 'it to be remembered');
  });
});

describe('a place of the page’s own to remember things', () => {
  it('is read and written, and the browser’s is not', async () => {
    localStorage.clear();
    const storage = shelf();
    storage.setItem('film-commentary:preferences', JSON.stringify({ version: 1, value: { readingSpeed: 0.5 } }));
    const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} .storageArea=${storage}></film-player>`);
    expect(player.session.state.preferences.readingSpeed).to.equal(0.5);
    player.session.setPreference('commentary', false);
    expect(storage.kept.get('film-commentary:preferences')).to.contain('"commentary":false');
    expect(localStorage.length).to.equal(0);
  });

  it('may be another one later', async () => {
    const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} storage="none"></film-player>`);
    const storage = shelf();
    storage.setItem('film-commentary:preferences', JSON.stringify({ version: 1, value: { readingSpeed: 0.5 } }));
    player.storageArea = storage;
    await until(() => player.session.state.preferences.readingSpeed === 0.5, 'the choice');
  });
});

describe('what a page makes of a note', () => {
  const shown = async (renderNote: FilmAnnotations['renderNote']) => {
    const player = await fixture<FilmPlayer>(
      html`<film-player style="width: 900px" muted src=${FILM} storage="none">
        <film-annotations .renderNote=${renderNote}></film-annotations>
      </film-player>`,
    );
    player.annotations = [note('a', 0, 30)];
    await until(() => notesOf(player).length, 'the note');
    // The player's own display stands aside for the page's.
    return deep(player.querySelector('film-annotations')!, '.card .body')!;
  };

  it('stands in its card', async () => {
    const body = await shown(({ id }, text) => {
      const quotation = document.createElement('blockquote');
      quotation.append(...text);
      return [quotation, `Number ${id}`];
    });
    expect(body.querySelector('blockquote')?.textContent).to.equal('What note a says.');
    expect(body.textContent).to.equal('What note a says.Number a');
  });

  it('may be a copy of a template, each time that it comes up', async () => {
    const template = document.createElement('template');
    const page = template.content.ownerDocument;
    template.content.append(page.createElement('h4'), page.createElement('blockquote'));
    const body = await shown((given, text) => {
      const copy = document.importNode(template.content, true);
      copy.querySelector('h4')!.textContent = `Number ${given.id}`;
      copy.querySelector('blockquote')!.append(...text);
      return copy;
    });
    expect(body.textContent).to.equal('Number aWhat note a says.');
    const display = (body.getRootNode() as ShadowRoot).host as FilmAnnotations;
    const player = display.closest('film-player')!;
    player.session.setPreference('commentary', false);
    await until(() => !notesOf(player).length, 'the note to go');
    player.session.setPreference('commentary', true);
    await until(() => notesOf(player)[0]?.text === 'Number aWhat note a says.', 'the note to come again');
  });

  it('is no HTML where it is a string', async () => {
    const body = await shown(() => '<b>bold</b>');
    expect(body.children).to.have.length(0);
    expect(body.textContent).to.equal('<b>bold</b>');
  });

  it('gives way to the note’s text where it fails', async () => {
    const { onerror } = window;
    const leave = new AbortController();
    let told = '';
    // The runner takes what is told there for a failure of the test.
    Object.assign(window, { onerror: null });
    window.addEventListener('error', ({ message }) => (told = message), leave);
    try {
      const body = await shown(() => {
        throw new Error('not today');
      });
      expect(body.textContent).to.equal('What note a says.');
      expect(told).to.contain('not today');
    } finally {
      leave.abort();
      Object.assign(window, { onerror });
    }
  });
});
