import { expect } from '@open-wc/testing';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { until } from '../support/build.js';
import { deep, goTo, loaded, notesOf, said } from '../support/player.js';
import { open as openPage } from '../support/plain-page.js';

// The built library, loaded by plain pages with a <script type="module">, under the strict policy that web-test-runner.config.mjs sends with them.

interface Page extends Window {
  violations: string[];
  failures: string[];
}

let frame: HTMLIFrameElement;

async function open(name: string): Promise<Document> {
  frame = await openPage(name);
  return frame.contentDocument as Document;
}

describe('the strict policy', () => {
  it('refuses markup made from text, so what follows is a test', async () => {
    const page = await open('strict-one-tag');
    expect(() => ((page.body as { innerHTML: string }).innerHTML = '<b>')).to.throw(/TrustedHTML|Sink type mismatch/);
    frame.remove();
  });
});

describe('the built library in a plain page under a strict policy', () => {
  afterEach(() => {
    const { violations, failures } = frame.contentWindow as unknown as Page;
    frame.remove();
    expect(violations, 'what the policy refused').to.deep.equal([]);
    expect(failures, 'what failed').to.deep.equal([]);
  });

  it('plays from one tag, the article placed by itself', async () => {
    const page = await open('strict-one-tag');
    const player = page.querySelector('film-player') as FilmPlayer;
    await loaded(player);
    await player.play();
    await until(() => player.currentTime > 0.3, 'the film to run');
    const aligned = player.annotations.filter(({ origin }) => origin === 'aligned');
    expect(aligned.length).to.be.at.least(6);
    const fetched = frame.contentWindow!.performance.getEntriesByType('resource').map(({ name }) => name.replace(/.*\//, ''));
    expect(
      fetched.some((name) => name.startsWith('align.worker')),
      'the worker’s file',
    ).to.equal(true);
    // What places it in the page is only for pages that allow no worker.
    expect(fetched.filter((name) => name.startsWith('place-'))).to.deep.equal([]);
    await goTo(player, (aligned[2]?.start ?? 0) + 0.1);
    await until(() => notesOf(page).length && said(page).length, 'the note and the line');
  });

  it('plays a video child with its tracks in a scope, with a button beside the player', async () => {
    const page = await open('strict-scope');
    const player = page.querySelector('film-player') as FilmPlayer;
    await loaded(player);
    await player.play();
    await goTo(player, 33);
    await until(() => notesOf(page).length === 1 && said(page).length === 1, 'the note and the line');
    const button = deep<HTMLButtonElement>(
      page.querySelector('film-commentary > film-commentary-button')?.shadowRoot as ShadowRoot,
      'button',
    );
    button?.click();
    await until(() => notesOf(page).length === 0 && button?.getAttribute('aria-pressed') === 'false', 'the note to go');
    player.pause();
    await until(() => page.querySelector('.film-transcript-row[aria-current]'), 'the line in the transcript');
    const row = page.querySelector('.film-transcript-row') as HTMLElement;
    await until(() => page.defaultView?.getComputedStyle(row).display === 'grid', 'its styles');
    await until(() => page.querySelectorAll('.film-transcript-row').length === player.cues.length, 'all rows');
  });

  it('fetches the settings when they are first opened, and does what is chosen there', async () => {
    const page = await open('strict-one-tag');
    const player = page.querySelector('film-player') as FilmPlayer;
    await loaded(player);
    await player.play();
    await goTo(player, (player.cues[0]?.start ?? 0) + 0.1);
    await until(() => deep(page, '.line'), 'a line');
    deep(deep(page, 'film-settings-button')?.shadowRoot as ShadowRoot, 'button')?.click();
    await until(() => deep<HTMLDialogElement>(page, 'film-settings-dialog')?.shadowRoot?.querySelector('dialog')?.open, 'the dialog');
    deep(page, 'input[name="color"][value="#ffe45c"]')?.click();
    const line = () => getComputedStyle(deep(page, '.cue .line') as HTMLElement).color;
    await until(() => line() === 'rgb(255, 228, 92)', 'the line in another colour');
    player.pause();
  });

  it('places an article beside the film, fills the window with it, and finds a panel that the page adds later', async () => {
    const page = await open('strict-article');
    const marks = (element: Element) => element.shadowRoot?.querySelectorAll<HTMLElement>('.time') ?? [];
    const article = page.querySelector('film-article') as HTMLElementTagNameMap['film-article'];
    await until(() => marks(article).length > 6, 'the marks');
    article.reading = true;
    await article.updateComplete;
    const player = page.querySelector('film-player') as FilmPlayer;
    expect(frame.contentWindow?.getComputedStyle(player).position).to.equal('fixed');
    article.reading = false;
    await article.updateComplete;
    marks(article)[3]?.click();
    await until(() => article.shadowRoot?.querySelector('.now'), 'the passage of the moment');
    player.pause();
    const own = page.createElement('film-article');
    own.append(
      ...['It is before dawn, or it is evening.', 'Bring every bowl we have.'].map((text) =>
        Object.assign(page.createElement('p'), { textContent: text }),
      ),
    );
    article.replaceWith(own);
    await until(() => marks(own).length === 2, 'the marks of the page’s own');
    await until(() => own.shadowRoot?.querySelector<HTMLElement>('.mark')?.style.top, 'their places');
  });

  it('lays notes and subtitles beside a plain video', async () => {
    const page = await open('strict-plain-video');
    const video = page.querySelector('video') as HTMLVideoElement;
    await until(() => video.readyState >= 1, 'the film');
    const scope = page.querySelector('film-commentary') as HTMLElementTagNameMap['film-commentary'];
    await until(() => scope.session?.state.commentary.annotations.length, 'the notes');
    await video.play();
    video.currentTime = 33;
    await until(() => notesOf(page).length === 1 && said(page).length === 1, 'the note and the line');
    deep<HTMLButtonElement>(page.querySelector('film-commentary-button')?.shadowRoot as ShadowRoot, 'button')?.click();
    await until(() => notesOf(page).length === 0, 'the note to go');
    video.pause();
  });
});
