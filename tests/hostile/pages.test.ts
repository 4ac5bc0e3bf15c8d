import { expect } from '@open-wc/testing';
import { soon, until } from '../support/build.js';
import { deep, goTo, loaded, NOTES, notesOf, said, SUBTITLES } from '../support/player.js';
import { closePages, FILM, looksOf, MOMENT, openPage, PLAYER, playerIn, shows } from './hostile-page.js';

// Pages that nobody wrote with the library in mind: film, subtitles, notes and controls are there all the same.

afterEach(() => expect(closePages(), 'what failed unheard').to.deep.equal([]));

describe('a page', () => {
  it('from right to left shows all, and its bar goes from left to right', async () => {
    const { page } = await openPage({ root: 'lang="ar" dir="rtl"' });
    await shows(page);
    const bar = deep(playerIn(page).shadowRoot as ShadowRoot, '.vjs-control-bar') as HTMLElement;
    expect(page.defaultView?.getComputedStyle(bar).direction).to.equal('ltr');
    const [stage, card] = [deep(playerIn(page).shadowRoot as ShadowRoot, '[part~="stage"]'), notesOf(page)[0]?.card].map((one) =>
      one!.getBoundingClientRect(),
    );
    expect(card!.left).to.be.at.least(stage!.left - 1);
    expect(card!.right).to.be.at.most(stage!.right + 1);
  });

  it('in quirks mode looks as any other', async () => {
    const sized = 'film-player { width: 640px }';
    const calm = await openPage({ style: sized });
    await shows(calm.page);
    const { page } = await openPage({ doctype: '', style: sized });
    expect(page.compatMode).to.equal('BackCompat');
    await shows(page);
    await soon(() => expect(looksOf(playerIn(page))).to.deep.equal(looksOf(playerIn(calm.page))));
  });

  it('that may store nothing remembers nothing, and shows all', async () => {
    const denied = `for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })`;
    const { page, window } = await openPage({
      head: `<script>${denied}</script>`,
      body: PLAYER.replace('storage="none"', 'remember-position'),
    });
    expect(() => window.localStorage).to.throw('denied');
    await shows(page);
    playerIn(page).session.setPreference('commentary', false);
    await until(() => notesOf(page).length === 0, 'the notes to go');
  });

  it('whose player is in another element’s shadow root, two deep, shows all', async () => {
    const { page } = await openPage({ body: '<div></div>' });
    const outer = page.querySelector('div')!.attachShadow({ mode: 'open' });
    const inner = outer.appendChild(page.createElement('section')).attachShadow({ mode: 'closed' });
    const player = inner.appendChild(page.createElement('film-player'));
    Object.assign(player, { muted: true, storage: 'none', src: FILM, subtitles: SUBTITLES, annotations: NOTES });
    await shows(page, player);
  });

  it('in a frame that may not go full screen shows all, and fills the frame instead', async () => {
    const { page, window } = await openPage({ allow: "autoplay; fullscreen 'none'", style: 'film-player { width: 320px }' });
    expect(page.fullscreenEnabled).to.equal(false);
    await shows(page);
    const button = () => deep<HTMLButtonElement>(playerIn(page).shadowRoot as ShadowRoot, '.vjs-fullscreen-control');
    await until(() => button()?.disabled === false, 'the button');
    const stage = deep(playerIn(page).shadowRoot as ShadowRoot, '.stage')!;
    const width = () => stage.getBoundingClientRect().width;
    expect(width()).to.equal(320);
    button()!.click();
    await until(() => width() === window.innerWidth, 'the film to fill the frame');
    button()!.click();
    await until(() => width() === 320, 'the film to be in its place again');
  });

  it('with ten players shows in each what belongs to it', async () => {
    const { page } = await openPage({ body: PLAYER.replace('<film-player', '<film-player style="width: 320px"').repeat(10) });
    const players = [...page.querySelectorAll('film-player')];
    for (const player of players) await loaded(player);
    for (const [i, player] of players.entries()) if (i % 2) await goTo(player, MOMENT);
    for (const [i, player] of players.entries())
      await soon(() => expect(said(player.shadowRoot as ShadowRoot).length > 0, `of player ${i}`).to.equal(i % 2 === 1));
    expect(new Set(players.map(({ session }) => session)).size).to.equal(10);
    players[0]!.session.setPreference('commentary', false);
    await until(() => players.slice(1).every(({ session }) => session.state.commentary.on), 'the others to go on');
  }).timeout(180_000);
});
