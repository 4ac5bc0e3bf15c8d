import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmCommentary } from '../../src/elements/film-commentary.js';
import { until } from '../support/build.js';
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
