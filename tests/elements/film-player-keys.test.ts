import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { note, soon, until } from '../support/build.js';
import { deep, deepAll, FILM, loaded, NOTES, notesOf, SUBTITLES } from '../support/player.js';

/** A player in a scope with a panel of the page's own beside it. */
async function scope({ nohotkeys = false } = {}) {
  const page = await fixture<HTMLElement>(html`<div>
    <film-commentary>
      <film-player style="width: 640px" muted src=${FILM} subtitles=${SUBTITLES} annotations=${NOTES} storage="none" ?nohotkeys=${nohotkeys}></film-player>
      <div class="panel" tabindex="0">A panel <input aria-label="Search" /></div>
    </film-commentary>
    <button class="outside">elsewhere</button>
  </div>`); // prettier-ignore
  const player = page.querySelector('film-player') as FilmPlayer;
  await loaded(player);
  const on = (selector: string) => page.querySelector<HTMLElement>(selector)!;
  return { page, player, press: async (selector: string, key: string) => (on(selector).focus(), sendKeys({ press: key })) };
}
const shortcuts = (player: FilmPlayer) =>
  Object.fromEntries(
    deepAll(player.shadowRoot!, '[aria-keyshortcuts]').map((button) => [
      button.getAttribute('aria-label') ?? button.querySelector('.vjs-control-text')?.textContent ?? '',
      button.getAttribute('aria-keyshortcuts'),
    ]),
  );

describe('the keys of a player', () => {
  it('act from anywhere in the scope around it, but for those that the page’s own parts need', async () => {
    const { player, press } = await scope();
    await press('.panel', 'n');
    await until(() => !player.session.state.commentary.on, 'the commentary to be off');
    await press('.panel', '5');
    await until(() => player.currentTime > 60 && !player.seeking, 'the middle of the film');
    const { currentTime } = player;
    for (const key of [' ', 'ArrowRight', 'ArrowUp', 'Escape']) await press('.panel', key);
    expect([player.paused, player.currentTime]).to.deep.equal([true, currentTime]);
  });

  it('are heard after a click on a note, which has no use for them', async () => {
    const player = await fixture<FilmPlayer>(html`<film-player muted style="width: 700px" src=${FILM} storage="none"></film-player>`);
    player.annotations = [note('wind', 10, 20)];
    await until(() => player.readyState >= 1 && player.videojs, 'the player');
    player.currentTime = 11;
    await until(() => notesOf(player).length, 'the note');
    const { left, top } = deep(player, '.card .body')!.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 5), Math.round(top + 5)] });
    await until(() => player.matches(':focus-within'), 'the focus to be in the player');
    await sendKeys({ press: 'm' });
    await until(() => !player.muted, 'the sound');
  });

  it('do nothing in a text field, and outside of the scope', async () => {
    const { player, press } = await scope();
    await press('.panel input', 'n');
    await press('.outside', 'n');
    expect(player.session.state.commentary.on).to.equal(true);
  });

  it('are the page’s where it keeps them', async () => {
    const { player, press } = await scope({ nohotkeys: true });
    await press('.panel', 'n');
    player.focus();
    await sendKeys({ press: 'n' });
    expect(player.session.state.commentary.on).to.equal(true);
    expect(shortcuts(player)).to.deep.equal({});
  });

  it('can be switched off by the viewer, all that are letters, digits and signs', async () => {
    const { player, press } = await scope();
    player.session.setPreference('hotkeys', false);
    player.focus();
    for (const key of ['n', '5', '?', 'm']) await sendKeys({ press: key });
    await press('.panel', 'n');
    expect(player.session.state.commentary.on).to.equal(true);
    expect(player.muted).to.equal(true);
    expect(player.currentTime).to.equal(0);
    expect(deep(player, 'film-key-list')).to.equal(undefined);
    player.focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => player.currentTime === 5, 'five seconds on');
    await until(() => Object.keys(shortcuts(player)).length === 0, 'no key to be named');
    player.session.setPreference('hotkeys', undefined);
    await until(() => shortcuts(player)['Commentary'] === 'n', 'the keys to be named again');
  });

  it('are named on the buttons', async () => {
    const { player } = await scope();
    const keys = { Play: 'k Space', Unmute: 'm', 'Full screen': 'f', Subtitles: 'c', Commentary: 'n' };
    await soon(() => expect(shortcuts(player)).to.include(keys));
  });

  it('go from note to note', async () => {
    const { player } = await scope();
    const [first, second] = player.annotations;
    player.focus();
    await sendKeys({ press: 'r' });
    await until(() => Math.abs(player.currentTime - first!.start) < 0.2, 'the first note');
    await sendKeys({ press: 'r' });
    await until(() => Math.abs(player.currentTime - second!.start) < 0.2, 'the second');
    await sendKeys({ press: 'w' });
    await until(() => Math.abs(player.currentTime - first!.start) < 0.2, 'the first again');
  });

  it('that are pressed while their list is on its way are the list’s: nothing plays behind it', async () => {
    const { player } = await scope();
    player.focus();
    // In one task, as when keys are heard that came before the controls.
    const target = player.shadowRoot!.activeElement!;
    for (const key of ['?', ' ', 'm']) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })); // prettier-ignore
    await until(() => deep<HTMLDialogElement>(deep(player, 'film-key-list') ?? player, 'dialog')?.open, 'the list');
    expect([player.paused, player.muted]).to.deep.equal([true, true]);
    await sendKeys({ press: 'Escape' });
    await until(() => !deep(player, 'film-key-list'), 'the list to go');
    await until(() => player.shadowRoot?.activeElement?.classList.contains('video-js'), 'the focus to be back in the film');
    await sendKeys({ press: 'm' });
    await until(() => !player.muted, 'the keys to act again');
  });

  it('are answered to screen readers in the one region there is', async () => {
    const { player } = await scope();
    const regions = () => deepAll(player.shadowRoot!, '[role="status"], [aria-live="polite"]').filter((region) => region.checkVisibility());
    await soon(() => expect(regions().map(({ className }) => className)).to.deep.equal(['announcer']));
    player.focus();
    await sendKeys({ press: 'n' });
    await until(() => regions()[0]?.textContent?.trim() === 'Commentary off', 'the answer');
    expect(deep(player.shadowRoot!, '.toast')?.ariaHidden).to.equal('true');
  });
});
