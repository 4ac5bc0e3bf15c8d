import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { soon, until } from '../support/build.js';
import { deep, FILM, isSeen } from '../support/player.js';

/** A player with a button of the page's own, and how often that was pressed. */
async function playerWithButton(width = 720) {
  const pressed: Event[] = [];
  const player = await fixture<FilmPlayer>(
    html`<film-player style="width: ${width}px" muted src=${FILM} storage="none">
      <button slot="controls" aria-label="Keep this moment" @click=${(event: Event) => pressed.push(event)}>★</button>
    </film-player>`,
  );
  const button = player.querySelector('button')!;
  await until(() => player.videojs && player.readyState >= 1, 'the engine');
  // Before the film has begun the bar is there for who comes to it.
  player.focus();
  await until(() => player.shadowRoot!.querySelector('slot[name="controls"]'), 'their place');
  return { player, button, pressed };
}

const boxOf = (player: FilmPlayer, part: string) => deep(player, part)!.getBoundingClientRect();

describe('a button of the page’s own in the bar', () => {
  it('stands between the times and the group at the end, as large as the others, and is named', async () => {
    const { player, button } = await playerWithButton();
    await soon(() => {
      const [own, before, after] = [button.getBoundingClientRect(), boxOf(player, '.vjs-duration'), boxOf(player, '.vjs-playback-rate')];
      expect(isSeen(button), 'to be seen').to.equal(true);
      expect(own.left).to.be.at.least(before.right);
      expect(own.right).to.be.at.most(after.left);
      expect([own.width, own.height, own.top]).to.deep.equal([after.width, after.height, after.top]);
    });
    await expect(player).to.be.accessible();
  });

  it('has its place in the order of the keys, and their outline; the bar stays while the keys are on it', async () => {
    const { player, button } = await playerWithButton();
    const focusOn = (part: string) => player.shadowRoot!.activeElement?.matches(part);
    for (let pressed = 0; pressed < 6 && !focusOn('.vjs-progress-holder'); pressed++) await sendKeys({ press: 'Tab' });
    expect(focusOn('.vjs-progress-holder'), 'the focus on the seek bar').to.equal(true);
    await sendKeys({ press: 'Tab' });
    await until(() => document.activeElement === button, 'the focus on it');
    const outlineOf = (element: Element) => {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
      return [outlineStyle, outlineWidth, outlineColor, outlineOffset];
    };
    const own = outlineOf(button);
    await player.play();
    // The viewer does nothing any more.
    (player.videojs as { userActive(active: boolean): void }).userActive(false);
    await until(() => deep(player, '.vjs-user-inactive'), 'the engine to notice');
    await player.updateComplete;
    expect(deep(player, '.stage')!.matches('.bar-hidden'), 'a bar out of sight').to.equal(false);
    await sendKeys({ press: 'Tab' });
    // That is the picture's button, where the browser has windows for it, or the speed.
    await until(() => focusOn('.picture-button, .vjs-playback-rate > button'), 'the focus on the next');
    expect(own).to.deep.equal(outlineOf(player.shadowRoot!.activeElement!));
  });

  it('is pressed by the keys, and the film goes on as it did', async () => {
    const { player, button, pressed } = await playerWithButton();
    button.focus();
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'Enter' });
    await until(() => pressed.length === 2, 'two presses');
    expect(player.paused).to.equal(true);
    await sendKeys({ press: 'm' });
    await until(() => !player.muted, 'the player’s keys to act there, too');
  });

  it('looks as the page says, where it does', async () => {
    const { player, button } = await playerWithButton();
    button.style.cssText = 'width: 6rem; color: rgb(1, 2, 3)';
    await soon(() => expect(button.getBoundingClientRect().width).to.equal(96));
    expect(getComputedStyle(button).color).to.equal('rgb(1, 2, 3)');
    expect(boxOf(player, '.vjs-fullscreen-control').right).to.be.at.most(boxOf(player, '.vjs-control-bar').right);
  });

  it('is not there where there is no room for it', async () => {
    const { player, button } = await playerWithButton(480);
    await until(() => isSeen(deep(player, '.vjs-fullscreen-control')!), 'the bar');
    expect(isSeen(button)).to.equal(false);
    player.style.width = '720px';
    await until(() => isSeen(button), 'it to come');
  });

  it('is there again when the player has been away from the page', async () => {
    const { player, button } = await playerWithButton();
    const { parentElement } = player;
    await until(() => isSeen(button), 'it to be there');
    player.remove();
    await until(() => !player.videojs, 'the bar to go');
    parentElement!.append(player);
    await until(() => player.videojs, 'the next bar');
    player.focus();
    await until(() => isSeen(button), 'it to be there again');
  });
});
