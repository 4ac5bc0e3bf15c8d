import { expect } from '@open-wc/testing';
import { soon } from '../support/build.js';
import { deep } from '../support/player.js';
import { closePages, looksOf, openPage, playerIn, shows } from './hostile-page.js';

afterEach(() => expect(closePages(), 'what failed unheard').to.deep.equal([]));

describe('a page whose style sheet', () => {
  /** What such sheets do to elements in general; they are ours, in the manner of those that pages use. */
  const SHEETS: Readonly<Record<string, string>> = {
    'takes all styles from everything': '* { all: unset }',
    'has buttons of its own':
      'button { all: unset; display: block; width: 100%; padding: 2em; background: red !important; color: lime !important; font: 40px/3 cursive; text-transform: uppercase; border: 9px dotted blue }',
    'begins anew as utility frameworks do':
      '*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid } html { line-height: 1.5; -webkit-text-size-adjust: 100%; font-family: fantasy } img, svg, video, canvas, audio, iframe { display: block; vertical-align: middle } img, video { max-width: 100%; height: auto } button, input, select { font: inherit; color: inherit; background-color: transparent; border-radius: 0 } ol, ul { list-style: none } [hidden] { display: none !important } h1, h2, h3 { font-size: inherit; font-weight: inherit } a { color: inherit; text-decoration: inherit }',
    'sets the scene as component frameworks do':
      '*, ::before, ::after { box-sizing: border-box } body { margin: 0; font: 16px/1.5 sans-serif; color: #212529 } a { color: #0d6efd; text-decoration: underline } button { border-radius: 0 } button:focus:not(:focus-visible) { outline: 0 } label { display: inline-block } img, svg { vertical-align: middle } .card { display: flex; border: 1px solid; background: pink } .title, .body { padding: 2rem; text-align: center } .close { position: fixed; inset: 0 } .line { height: 1px; background: red } dl, ol, ul { margin-bottom: 1rem }',
    'is loud':
      'body * { color: red !important; background: yellow !important; font-size: 50px !important; position: static !important; float: left }',
  };
  for (const [what, style] of Object.entries(SHEETS))
    it(`${what} leaves the player as it is`, async () => {
      const sized =
        'body { margin: 0 !important } film-player { display: block !important; width: 640px !important; float: none !important }';
      const calm = await openPage({ style: sized });
      await shows(calm.page);
      const hostile = await openPage({ style: `${style} ${sized}` });
      await shows(hostile.page);
      await soon(() => expect(looksOf(playerIn(hostile.page))).to.deep.equal(looksOf(playerIn(calm.page))));
    });

  it('takes the box from the player itself leaves it a box', async () => {
    const { page } = await openPage({ style: '* { all: unset }' });
    await shows(page);
    const { width, height } = (deep(playerIn(page).shadowRoot as ShadowRoot, '[part~="stage"]') as HTMLElement).getBoundingClientRect();
    expect(width).to.be.greaterThan(300);
    expect(height).to.be.greaterThan(150);
  });
});
