import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmArticle } from '../../src/elements/film-article.js';
import { complete, ESSAY, NOTES } from '../support/article.js';
import { fileOf } from '../support/build.js';
import { filmSession } from '../support/session.js';

describe('film-article in reading mode', () => {
  before(() => setViewport({ width: 1000, height: 700 }));
  after(() => setViewport({ width: 800, height: 600 }));

  it('is above the page in whatever box it is', async () => {
    const { session } = filmSession({ notes: NOTES });
    const box = await fixture<HTMLElement>(
      html`<div style="transform: scale(0.5); overflow: hidden; height: 100px"><film-article .session=${session} src=${fileOf(ESSAY, 'text/markdown')} reading></film-article></div>`, // prettier-ignore
    );
    const element = box.querySelector('film-article') as FilmArticle;
    await complete(element);
    expect(element.getBoundingClientRect().toJSON()).to.include({ left: 0, top: 0, width: 1000, height: 700 });
    expect(getComputedStyle(element).backgroundColor).to.match(/^rgb\(/);
  });
});
