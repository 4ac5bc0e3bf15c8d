import { expect } from '@open-wc/testing';
import { closePages, openPage, PLAYER, playerIn, shows } from '../hostile/hostile-page.js';
import { until } from '../support/build.js';

// Two parts of a site, each with a library of its own: the one that is built, and the one that is not.

const COPIES = ['/dist/cdn/film-commentary.js', '/src/index.ts'];
const LISTEN = `<script>window.told = []; for (const name of ['warn', 'error']) console[name] = (...words) => void window.told.push(String(words[0]))</script>`;

afterEach(() => expect(closePages(), 'what failed unheard').to.deep.equal([]));

describe('two copies of the library in one page', () => {
  after(() => localStorage.clear());
  for (const copies of [COPIES, COPIES.toReversed()])
    it(`${copies.join(' and then ')}: all works, and the page’s author is told once`, async () => {
      const { page, window } = await openPage({
        head: LISTEN,
        withoutLibrary: true,
        body: `<film-commentary>${PLAYER}<film-transcript></film-transcript><film-annotation-list spoilers="show"></film-annotation-list></film-commentary>`,
      });
      const come = (src: string) =>
        new Promise((resolve, reject) => {
          const script = Object.assign(page.createElement('script'), { type: 'module', src, onload: resolve, onerror: reject });
          page.head.append(script);
        });
      for (const src of copies) await come(src);
      await shows(page);
      await until(() => page.querySelectorAll('.film-transcript-row').length > 5, 'the transcript');
      const list = page.querySelector('film-annotation-list')!;
      await until(() => (list.shadowRoot?.querySelectorAll('.body').length ?? 0) > 2, 'the list');
      playerIn(page).session.setPreference('commentary', false);
      const { told } = window as unknown as { told: string[] };
      const ours = () => told.filter((word) => word.startsWith('film-'));
      await until(() => ours().length > 0, 'a word to the page’s author');
      expect(ours()).to.have.length(1);
      expect(ours()[0]).to.match(/another copy/);
    });
});
