import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { note, soon, until } from '../support/build.js';
import { deep, FILM, goTo, isSeen, loaded, notesOf, NOTES, said, SUBTITLES } from '../support/player.js';

// A browser that sends no element to full screen but the video, as on iPhones: here one that has its `requestFullscreen` taken away.

const own = Object.getOwnPropertyDescriptor(Element.prototype, 'requestFullscreen')!;
const stageOf = (player: FilmPlayer) => deep(player, '.stage')!;
const fills = (player: FilmPlayer) => {
  const { left, top, width, height } = stageOf(player).getBoundingClientRect();
  return left === 0 && top === 0 && width === innerWidth && height === innerHeight;
};
const press = (player: FilmPlayer, key: string) =>
  (player.shadowRoot?.activeElement ?? player).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })); // prettier-ignore

/** A film in a page that would keep a fixed box small, at a moment with a line and a note. */
async function film(): Promise<{ player: FilmPlayer; page: HTMLElement }> {
  const page = await fixture<HTMLElement>(
    html`<main style="transform: scale(1); padding: 40px; height: 3000px">
      <film-player style="width: 300px" muted src=${FILM} subtitles=${SUBTITLES} annotations=${NOTES} storage="none"></film-player>
      <button>After</button>
    </main>`,
  );
  const player = page.querySelector('film-player')!;
  await loaded(player);
  await goTo(player, 34);
  player.focus();
  return { player, page };
}
async function filled(): Promise<{ player: FilmPlayer; page: HTMLElement }> {
  const both = await film();
  press(both.player, 'f');
  await until(() => fills(both.player), 'the film to fill the window');
  return both;
}

beforeEach(async () => {
  await setViewport({ width: 844, height: 390 });
  delete (Element.prototype as Partial<Element>).requestFullscreen;
});
afterEach(() => {
  Object.defineProperty(Element.prototype, 'requestFullscreen', own);
});

describe('film-player: where no element goes full screen', () => {
  it('is accessible while it fills the window', async () => {
    const { player } = await filled();
    await expect(player).to.be.accessible();
  });

  it('fills the window with subtitles and notes, lengthwise and upright', async () => {
    const { player } = await filled();
    await until(() => said(player).length && notesOf(player).length, 'the line and the note');
    const line = () => deep(player, 'film-subtitles')!.shadowRoot!.querySelector<HTMLElement>('.line')!;
    const isClear = () => {
      const [a, b] = [line().getBoundingClientRect(), notesOf(player)[0]!.card.getBoundingClientRect()];
      return a.bottom <= b.top || a.top >= b.bottom || a.right <= b.left || a.left >= b.right;
    };
    await until(isClear, 'the note beside the line');
    await setViewport({ width: 390, height: 844 });
    await until(() => fills(player) && notesOf(player).some(({ card }) => isSeen(card)), 'both, upright');
    await until(isClear, 'the note below the line');
  });

  it('opens a long note as a sheet below the line, which scrolls, folds and is closed without leaving', async () => {
    const player = await fixture<FilmPlayer>(
      html`<film-player style="width: 300px" muted src=${FILM} subtitles=${SUBTITLES} storage="none"></film-player>`,
    );
    player.annotations = [note('long', 30, 45, { body: [{ tag: 'p', children: ['And then the wind came. '.repeat(60)] }] })];
    await loaded(player);
    await goTo(player, 34);
    player.focus();
    press(player, 'f');
    await until(() => fills(player), 'the film to fill the window');
    await setViewport({ width: 390, height: 844 });
    await until(() => deep(player, '.stage')!.matches('.docked') && deep(player, '.card .more'), 'the button');
    const room = () => deep(player, '.dock')!.clientHeight;
    const more = () => deep<HTMLButtonElement>(player, '.card .more')!;
    const before = room();
    more().click();
    await until(() => deep(player, '.card.unfolded') && room() > before * 1.5, 'the sheet');
    const [card, body] = [deep(player, '.card')!, deep(player, '.card .body')!];
    await soon(() => {
      expect(room()).to.be.at.most(Math.ceil(innerHeight * 0.6));
      expect(body.scrollHeight).to.be.above(body.clientHeight);
      expect(getComputedStyle(body).overflowY).to.equal('auto');
    });
    const line = deep(player, 'film-subtitles')!.shadowRoot!.querySelector('.line')!;
    await until(() => line.getBoundingClientRect().bottom <= card.getBoundingClientRect().top, 'the line above the sheet');
    more().click();
    await until(() => room() < before * 1.5, 'the sheet folded');
    deep(player, '.card')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
    await until(() => !notesOf(player).some(({ title }) => title === 'Note long'), 'the note to go');
    expect(fills(player)).to.equal(true);
  });

  it('keeps the page still, and leaves it as it was', async () => {
    document.documentElement.style.overflow = 'clip';
    const { player } = await filled();
    expect(document.documentElement.style.overflow).to.equal('hidden');
    press(player, 'f');
    await until(() => stageOf(player).clientWidth === 300, 'the film in its place');
    await soon(() => {
      expect(document.documentElement.style.overflow).to.equal('clip');
      expect(stageOf(player).getAttribute('style') ?? '').to.equal('');
      expect(stageOf(player).hasAttribute('popover')).to.equal(false);
    });
    document.documentElement.style.overflow = '';
  });

  it('is told by the button, which also ends it', async () => {
    const { player } = await film();
    const button = deep<HTMLButtonElement>(player, '.vjs-fullscreen-control')!;
    button.click();
    await until(() => fills(player), 'the film to fill the window');
    await until(() => button.title === 'Leave full screen', 'the name of the button');
    expect(getComputedStyle(deep(player, '.vjs-fullscreen-control .exitFullscreen')!).display).to.equal('block');
    button.click();
    await until(() => !fills(player), 'the film in its place');
    await until(() => button.title === 'Full screen', 'the first name');
  });

  it('ends with Escape, after what Escape closes before', async () => {
    const { player } = await filled();
    press(player, '?');
    await until(() => deep(player, 'dialog[open]'), 'the list of keys');
    const inList = deep(player, 'dialog[open] button')!;
    inList.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
    expect(fills(player)).to.equal(true);
    deep<HTMLDialogElement>(player, 'dialog[open]')!.close();
    await until(() => !deep(player, 'dialog[open]'), 'the list to go');
    const before = notesOf(player).length;
    press(player, 'Escape');
    await until(() => !fills(player), 'the film in its place');
    expect(notesOf(player).length).to.equal(before);
  });

  it('ends where the focus goes on into the page', async () => {
    const { player, page } = await filled();
    page.querySelector('button')!.focus();
    await until(() => !fills(player), 'the film in its place');
  });

  it('sends the video alone where the window cannot be filled', async () => {
    const { player, page } = await film();
    page.style.width = '400px';
    let entered = 0;
    Object.assign(deep(player, 'video')!, { webkitEnterFullscreen: () => entered++ });
    // No top layer, and boxes around it that keep what is fixed in them: an old telephone.
    const popover = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'popover')!;
    delete (HTMLElement.prototype as Partial<HTMLElement>).popover;
    try {
      press(player, 'f');
      await until(() => entered === 1, 'the video to go');
    } finally {
      Object.defineProperty(HTMLElement.prototype, 'popover', popover);
    }
    expect(stageOf(player).clientWidth).to.equal(300);
    expect(document.documentElement.style.overflow).to.equal('');
  });

  it('lets go of the page when it is taken out', async () => {
    const { player } = await filled();
    player.remove();
    await until(() => document.documentElement.style.overflow === '', 'the page to move again');
    await until(() => !stageOf(player).hasAttribute('popover'), 'nothing to be left of it');
  });
});
