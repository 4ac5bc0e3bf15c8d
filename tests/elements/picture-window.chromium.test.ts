import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { soon, until } from '../support/build.js';
import { deep, deepAll, FILM, goTo, isSeen, loaded, notesOf, NOTES, plays, said, SUBTITLES } from '../support/player.js';

// The browser's own window for whatever a page puts there (document picture-in-picture). It opens for a viewer's press alone.

const pictures = () => (window as unknown as { documentPictureInPicture: { readonly window: Window | null } }).documentPictureInPicture;
const placeOf = (page: Element) => page.querySelector('film-player-place');
const buttonOf = (player: FilmPlayer) => deep<HTMLButtonElement>(player, '.picture-button')!;
const press = (target: EventTarget, key: string) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
};

/** A film with panels beside it and further down, at a moment with a line and a note. */
async function film(): Promise<{ page: HTMLElement; player: FilmPlayer }> {
  const page = await fixture<HTMLElement>(
    html`<main>
      <film-commentary>
        <film-player id="film" style="width: 640px" muted src=${FILM} subtitles=${SUBTITLES} storage="none">
          <film-annotations src=${NOTES}></film-annotations>
        </film-player>
        <film-transcript></film-transcript>
      </film-commentary>
      <film-timeline for="film"></film-timeline>
    </main>`,
  );
  const player = page.querySelector('film-player')!;
  await loaded(player);
  await goTo(player, 33.5);
  return { page, player };
}

/** Presses the button as a viewer does. */
async function opened(page: Element, player: FilmPlayer): Promise<Window> {
  player.focus();
  await until(() => deepAll(player, '.picture-button').some(isSeen), 'the button');
  const { left, top, width, height } = buttonOf(player).getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  await until(() => placeOf(page) && pictures().window, 'the window');
  return pictures().window!;
}
async function back(page: Element): Promise<void> {
  await until(() => !placeOf(page) && !pictures().window, 'the film to come back');
}

beforeEach(() => setViewport({ width: 1100, height: 800 }));
afterEach(() => pictures().window?.close());

describe('film-player: in a window of its own', () => {
  it('goes there with its subtitles and notes, and plays on', async () => {
    const { page, player } = await film();
    await plays(player);
    const { currentTime } = player;
    const view = await opened(page, player);
    expect(player.ownerDocument).to.equal(view.document);
    await until(() => !player.paused && player.currentTime > currentTime + 0.5, 'the film to run there');
    expect(player.currentTime).to.be.below(currentTime + 20);
    player.pause();
    await goTo(player, 34);
    await until(() => said(player).length && notesOf(player).length, 'its words');
    const [stage, line] = [deep(player, '.stage')!, deep(player, 'film-subtitles')!.shadowRoot!.querySelector<HTMLElement>('.line')!];
    expect(view.getComputedStyle(line).position).not.to.equal('');
    await soon(() => expect([stage.clientWidth, stage.clientHeight]).to.deep.equal([view.innerWidth, view.innerHeight]));
    await until(
      () => line.getBoundingClientRect().bottom <= view.innerHeight && line.getBoundingClientRect().width > 0,
      'the line in sight',
    );
    // Their own sheets came along: a card without them has no plate.
    expect(view.getComputedStyle(notesOf(player)[0]!.card).position).to.equal('relative');
  });

  it('goes on with lines and notes at their moments', async () => {
    const { page, player } = await film();
    await goTo(player, 32);
    await plays(player);
    await opened(page, player);
    await until(() => said(player).length, 'a line that comes by itself', 30_000);
    await until(() => player.currentTime > 36, 'some seconds', 30_000);
    await until(() => notesOf(player).length, 'a note');
  });

  it('is commanded by keys there, wherever they are pressed', async () => {
    const { page, player } = await film();
    const view = await opened(page, player);
    await until(() => view.document.activeElement === player, 'the focus');
    const inside = player.shadowRoot!.activeElement!;
    expect(press(inside, 'k').defaultPrevented).to.equal(true);
    await until(() => !player.paused, 'the film to run');
    expect(press(view.document.body, 'k').defaultPrevented).to.equal(true);
    await until(() => player.paused, 'the film to stop');
    await until(() => !isSeen(deep(player, '.vjs-fullscreen-control')!), 'no button for full screen');
  });

  it('leaves word in its place, from where it is brought back', async () => {
    const { page, player } = await film();
    const before = player.getBoundingClientRect();
    await opened(page, player);
    const place = placeOf(page)!;
    await place.updateComplete;
    await expect(place).to.be.accessible();
    await soon(() => {
      const { width, height, left, top } = place.getBoundingClientRect();
      expect([width, height, left, top].map(Math.round)).to.deep.equal(
        [before.width, before.height, before.left, before.top].map(Math.round),
      );
    });
    expect(place.shadowRoot!.textContent).to.contain('The film is in a window of its own.');
    place.shadowRoot!.querySelector('button')!.click();
    await back(page);
    expect(player.parentElement!.localName).to.equal('film-commentary');
    await until(() => document.activeElement === player, 'the focus on it');
    await until(() => said(player).length && notesOf(player).length, 'its words');
  });

  it('comes back when the window is closed, with its time, and plays on', async () => {
    const { page, player } = await film();
    await plays(player);
    const view = await opened(page, player);
    const { currentTime } = player;
    view.close();
    await back(page);
    await until(() => !player.paused && player.currentTime > currentTime, 'the film to run on');
    await until(() => buttonOf(player).title === 'Picture in picture', 'the first name of the button');
    await until(() => !deep(player, '.stage')!.hasAttribute('data-away'), 'it to be in its place');
  });

  it('comes back by its own button, which says so', async () => {
    const { page, player } = await film();
    await opened(page, player);
    await until(() => buttonOf(player).title === 'Back to the page', 'the other name');
    expect(pictures().window!.innerWidth, 'a window in which a page would leave it out').to.be.at.most(480);
    await until(() => isSeen(buttonOf(player)), 'the button');
    buttonOf(player).click();
    await back(page);
  });

  it('keeps the panels of the page with it', async () => {
    const { page, player } = await film();
    const { session } = player;
    const transcript = page.querySelector('film-transcript')!;
    const current = () => deep(page, '.film-transcript-lines [aria-current]')?.textContent;
    await until(current, 'the line of the moment');
    await opened(page, player);
    await until(() => page.querySelector('film-commentary')!.session === session, 'the session in the scope');
    const before = current();
    await goTo(player, 60);
    await until(() => current() && current() !== before, 'another line of the moment');
    player.pause();
    expect(press(transcript, 'k').defaultPrevented).to.equal(true);
    await until(() => !player.paused, 'the film to run');
  });

  it('goes with its place when the page takes that out', async () => {
    const { page, player } = await film();
    await opened(page, player);
    placeOf(page)!.remove();
    await until(() => !pictures().window, 'the window to close');
    await until(() => !player.isConnected && player.session.media === null, 'the player to rest');
    page.append(player);
    await loaded(player);
    player.focus();
    expect(deep(player, '.stage')!.hasAttribute('data-away')).to.equal(false);
    await until(() => isSeen(deep(player, '.vjs-fullscreen-control')!), 'the button for full screen');
  });
});
