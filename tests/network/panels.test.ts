import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmCommentary } from '../../src/elements/film-commentary.js';
import { SILENCE_MS } from '../../src/session/load.js';
import { fileOf, until } from '../support/build.js';
import { eachWithServer, type FaultServer } from '../support/faults.js';
import { deep, deepAll, ESSAY, FILM, NOTES, SUBTITLES } from '../support/player.js';

/** Of each panel that lives on a file: what it says of it, and what it shows once it is here. */
const PANELS = [
  ['film-transcript', 'The subtitles “what-the-wind-kept.en.vtt”:', '.film-transcript-row'],
  ['film-annotation-list', 'The notes “commentary.json”:', '.note'],
  ['film-article', 'The article “essay.md”:', '.text p'],
] as const;

const wordsOf = (element: Element | undefined) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('panels over a plain video, whose files fail', () => {
  let server: FaultServer;
  eachWithServer((own) => (server = own));

  async function page(addressOf: (path: string) => string | Promise<string>): Promise<FilmCommentary> {
    const [subtitles, notes, essay] = [await addressOf(SUBTITLES), await addressOf(NOTES), await addressOf(ESSAY)];
    return fixture<FilmCommentary>(
      html`<film-commentary>
        <video muted src=${FILM} crossorigin="anonymous">
          <track kind="subtitles" src=${subtitles} srclang="en" label="English" default />
        </video>
        <film-annotations src=${notes}></film-annotations>
        <film-timeline></film-timeline>
        <film-transcript></film-transcript>
        <film-annotation-list></film-annotation-list>
        <film-article src=${essay}></film-article>
      </film-commentary>`,
    );
  }

  for (const [what, deed, reason] of [
    ['of an origin that does not share them', undefined, 'It could not be fetched: the connection failed, or its server does not share it with this page.'], // prettier-ignore
    ['that are missing', '404', 'The server has no file at this address.'],
  ] as const)
    it(`${what}: each says why, and Try again brings the file`, async () => {
      const scope = await page((path) => (deed ? server.file(path, deed, 'ok') : server.foreignFile(path, 'ok', 'shared')));
      const noticeOf = (panel: string) => deep(scope.querySelector(panel)!, '.notice');
      for (const [panel, name] of PANELS) {
        await until(() => noticeOf(panel), `what ${panel} says`);
        expect(wordsOf(noticeOf(panel)), panel).to.equal(`${name} ${reason} Try again`);
        await expect(scope.querySelector(panel)).to.be.accessible();
      }
      // It lives without any of them.
      await until(() => deep(scope.querySelector('film-timeline')!, '.line'), 'the timeline');
      await server.mend();
      for (const [panel, , content] of PANELS) {
        noticeOf(panel)?.querySelector('button')?.click();
        await until(() => deepAll(scope.querySelector(panel)!, content).length, `what ${panel} shows`);
        expect(noticeOf(panel), panel).to.equal(undefined);
      }
    });

  it('says so in the language of the page', async () => {
    const scope = await page((path) => server.foreignFile(path, 'ok'));
    scope.lang = 'fr';
    for (const [panel] of PANELS) {
      const notice = () => deep(scope.querySelector(panel)!, '.notice');
      await until(() => wordsOf(notice()).endsWith('Réessayer'), `the French words of ${panel}`);
      expect(notice()?.querySelector('[lang="en"]'), panel).to.equal(null);
    }
  });
});

describe('an article beside a film that plays, whose file does not come as it should', () => {
  let server: FaultServer;
  eachWithServer((own) => (server = own));

  async function playing(address: string) {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary>
        <video muted src=${FILM}><track kind="subtitles" src=${SUBTITLES} srclang="en" label="English" default /></video>
        <film-annotations src=${NOTES}></film-annotations>
        <film-article src=${address}></film-article>
      </film-commentary>`,
    );
    const video = scope.querySelector('video')!;
    const article = scope.querySelector('film-article')!;
    await video.play();
    return {
      article,
      notice: () => wordsOf(deep(article, '.notice')),
      retry: () => deep(article, '.notice button')?.click(),
      passages: () => deepAll(article, '.text p').length,
      /** The film goes on from here. */
      runsOn: async () => {
        const { currentTime } = video;
        await until(() => video.currentTime > currentTime + 0.2, 'the film to run on');
        expect(video.paused).to.equal(false);
      },
    };
  }
  type Playing = Awaited<ReturnType<typeof playing>>;

  /** Retry brings all of it, with its marks. */
  async function mends({ article, notice, retry, passages, runsOn }: Playing): Promise<void> {
    await server.mend();
    retry();
    await until(passages, 'the article');
    await until(() => deepAll(article, '.mark').length, 'its marks');
    expect(notice()).to.equal('');
    expect(deep(article, '[aria-busy="true"]')).to.equal(undefined);
    await runsOn();
  }

  for (const [what, deed, reason] of [
    ['that nobody may read', '403', /does not allow this file to be read/],
    ['of a server with an error', '500', /could not deliver it just now/],
    ['of a server that cannot be reached', 'gone', /the connection failed/],
    ['that breaks off in the middle', 'drop-1500', /the connection failed/],
    ['with a web page in its place', 'page', /This is a web page, not an article/],
  ] as const)
    it(`${what}: the panel says why, the film runs on, and Try again brings it`, async () => {
      const panel = await playing(server.file(ESSAY, deed, 'ok'));
      await until(panel.notice, 'what the panel says');
      expect(panel.notice())
        .to.match(/^The article “essay\.md”: /)
        .and.match(reason)
        .and.match(/Try again$/);
      expect(panel.passages()).to.equal(0);
      await panel.runsOn();
      await mends(panel);
    });

  it('that is empty: says so', async () => {
    const panel = await playing(fileOf(''));
    await until(() => /The article is empty/.test(panel.notice()), 'what the panel says');
    await panel.runsOn();
  });

  it('that fails for good: Try again says it again', async () => {
    const panel = await playing(server.file(ESSAY, '500'));
    await until(panel.notice, 'what the panel says');
    panel.retry();
    await server.asked(2);
    await until(panel.notice, 'what the panel says again');
    await panel.runsOn();
  });

  for (const [what, deed] of [
    ['of which nothing comes', 'late'],
    ['that stalls after the first half', 'stall-1500'],
  ] as const)
    it(`${what}: is given up after a while, in words, the film runs on, and Try again brings it`, async () => {
      const { setTimeout: really } = window;
      // The while is over in no time.
      window.setTimeout = ((act: TimerHandler, ms?: number) => really(act, ms === SILENCE_MS ? 400 : ms)) as typeof setTimeout;
      try {
        const panel = await playing(server.file(ESSAY, deed, 'ok'));
        await until(() => /sent nothing for a while/.test(panel.notice()), 'what the panel says');
        await panel.runsOn();
        await mends(panel);
      } finally {
        window.setTimeout = really;
      }
    });

  for (const [what, deed] of [
    ['that comes in drops', 'slow'],
    ['that is served as no type in particular', 'octets'],
    ['that is served as a picture', 'mistyped'],
  ] as const)
    it(`${what}: is shown, without a word`, async () => {
      const panel = await playing(server.file(ESSAY, deed));
      await until(panel.passages, 'the article');
      expect(panel.notice()).to.equal('');
      await panel.runsOn();
    });

  it('that is cut off, as if it were whole: what is there is shown', async () => {
    const panel = await playing(server.file(ESSAY, 'cut-3000'));
    await until(panel.passages, 'the article');
    expect(panel.passages()).to.be.lessThan(20);
    expect(panel.notice()).to.equal('');
    await panel.runsOn();
  });
});
