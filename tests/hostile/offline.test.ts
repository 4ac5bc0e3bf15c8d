import { expect } from '@open-wc/testing';
import { soon, until } from '../support/build.js';
import { FaultServer } from '../support/faults.js';
import { deep, goTo, plays, said } from '../support/player.js';
import { closePages, MOMENT, openPage, playerIn, shows } from './hostile-page.js';

afterEach(() => expect(closePages(), 'what failed unheard').to.deep.equal([]));

/** What a page fetches only once it is asked for. */
const LATER = ['subtitles-menu.ts', 'film-settings-dialog.ts', 'film-key-list.ts', 'i18n/fr', 'video__js_dist'];
const LISTEN = `<script>window.told = []; console.error = (...words) => void window.told.push(String(words[0]))</script>`;

describe('a page whose network goes once it is loaded', () => {
  it('plays on, says what does not come, and has it when it is asked again', async () => {
    const server = new FaultServer();
    try {
      const { page, window } = await openPage({ head: LISTEN });
      await shows(page);
      const player = playerIn(page);
      const root = player.shadowRoot as ShadowRoot;
      const { told } = window as unknown as { told: string[] };
      for (const part of LATER) await server.block(part);

      const press = (element: string) => deep(deep(root, element)!.shadowRoot as ShadowRoot, '.bar-button')!.click();
      const key = () =>
        player.dispatchEvent(
          new (window as typeof globalThis).KeyboardEvent('keydown', { key: '?', bubbles: true, composed: true, cancelable: true }),
        );
      const menu = () => deep(root, '.menu')?.matches(':popover-open') === true;
      const settings = () => deep(root, 'film-settings-dialog')?.shadowRoot?.querySelector('dialog')?.open === true;
      const keys = () => deep(page, 'film-key-list')?.shadowRoot?.querySelector('dialog')?.open === true;
      const asks: readonly [words: RegExp, ask: () => void, comes: () => boolean][] = [
        [/menu did not load/, () => press('film-subtitles-button'), menu],
        [/settings did not load/, () => press('film-settings-button'), settings],
        [/keys did not load/, key, keys],
      ];
      for (const [words, ask, comes] of asks) {
        ask();
        await until(() => told.some((word) => words.test(word)), `a word that ${words.source}`);
        expect(comes()).to.equal(false);
      }
      page.documentElement.lang = 'fr';
      await until(() => told.some((word) => /fr/.test(word)), 'a word of the language');
      await plays(player);
      player.pause();
      await goTo(player, MOMENT);
      await until(() => said(root).length > 0, 'the line');

      await server.end();
      // Firefox remembers a module that did not come until the page is loaded anew.
      if (navigator.userAgent.includes('Firefox')) return;
      for (const [words, ask, comes] of asks) {
        ask();
        await until(comes, `what ${words.source} before`);
        for (const dialog of [deep(root, 'film-settings-dialog'), deep(page, 'film-key-list')])
          dialog?.shadowRoot?.querySelector('dialog')?.close();
      }
      page.documentElement.lang = 'en';
      // That it was another one is heard of in a task of its own.
      await new Promise((resolve) => setTimeout(resolve));
      page.documentElement.lang = 'fr';
      await soon(() => expect(deep(root, '.vjs-play-control')!.title).to.match(/Lecture|Lire/));
    } finally {
      await server.end();
    }
  });
});
