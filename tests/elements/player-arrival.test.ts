import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { fileOf, soon, until } from '../support/build.js';
import { deep, deepAll, FILM, filmWith, said } from '../support/player.js';

const WORDS = fileOf('WEBVTT\n\n00:00.000 --> 00:20.000\nA line.\n', 'text/vtt');
const firstButton = (player: FilmPlayer) => deep<HTMLButtonElement>(player, 'button.vjs-big-play-button')!;
const hasFocus = (player: FilmPlayer, selector: string) => player.shadowRoot?.activeElement?.matches(selector) ?? false;
const arrived = (player: FilmPlayer) => until(() => player.videojs, 'the engine');

/**
 * A player in the moment after it has first been rendered: its controls are asked for, at the earliest, a tenth of a second later.
 * Where the machine has been away for that long, another one.
 */
async function early(properties: Partial<FilmPlayer> = {}): Promise<FilmPlayer> {
  for (let tries = 0; ; tries++) {
    const player = await filmWith(properties);
    if (player.videojs === undefined || tries === 20) {
      expect(player.videojs).to.equal(undefined);
      return player;
    }
    player.remove();
  }
}

describe('film-player: before its controls are here, and as they come', () => {
  it('is accessible, has a name, and a button that begins the film', async () => {
    const player = await early();
    expect(firstButton(player).ariaLabel).to.equal('Play');
    const box = deep(player, '.video-js')!;
    expect([box.role, box.ariaLabel, box.tabIndex]).to.deep.equal(['region', 'Film', -1]);
    await expect(player).to.be.accessible();
    await arrived(player);
    await soon(() => {
      expect([box.getAttribute('role'), box.getAttribute('aria-label'), box.tabIndex]).to.deep.equal(['region', 'Film', -1]);
      expect(deepAll(player, '.vjs-big-play-button')).to.have.length(1);
    });
  });

  it('keeps its size, and the button its place', async () => {
    const player = await early({ poster: '/film/poster.jpg' });
    const boxes = () =>
      JSON.stringify([player, firstButton(player), deep(player, 'video')!].map((element) => element.getBoundingClientRect()));
    const before = boxes();
    await arrived(player);
    await until(() => deepAll(player, '.vjs-big-play-button').length === 1, 'the engine’s own button in place of the first');
    expect(boxes()).to.equal(before);
  });

  it('begins at a click on the button; the engine takes over a film that runs', async () => {
    const player = await early();
    const heard: string[] = [];
    for (const type of ['play', 'playing', 'pause']) player.addEventListener(type, () => heard.push(type));
    firstButton(player).click();
    await until(() => !player.paused, 'the film to begin');
    await arrived(player);
    await until(() => player.currentTime > 0.3, 'the film to run');
    const [box, control] = [deep(player, '.video-js')!, deep(player, '.vjs-play-control')!];
    await until(() => box.classList.contains('vjs-has-started') && control.classList.contains('vjs-playing'), 'the engine to know it');
    // A film that waits for its pictures says once more that it plays.
    expect([...new Set(heard)]).to.deep.equal(['play', 'playing']);
    control.click();
    await until(() => player.paused, 'the film to stop');
  });

  it('begins at a click on the sign in the button, where a pointer meets it', async () => {
    const player = await early({ muted: true });
    firstButton(player)
      .querySelector('path')!
      .dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await until(() => !player.paused && player.currentTime > 0, 'the film');
  });

  it('begins and stops at a click on the picture, and shows no poster over a film that has begun', async () => {
    const player = await early({ poster: '/film/poster.jpg' });
    const video = deep(player, 'video')!;
    video.click();
    await until(() => !player.paused && player.currentTime > 0, 'the film to run');
    video.click();
    await until(() => player.paused, 'the film to stop');
    await arrived(player);
    await until(() => deep(player, '.video-js')!.classList.contains('vjs-has-started'), 'the engine to know it');
  });

  for (const when of ['before', 'after'])
    it(`shows the picture of a moment that was gone to ${when} the engine came, not the poster`, async () => {
      const player = await early({ poster: '/film/poster.jpg' });
      if (when === 'after') await arrived(player);
      player.currentTime = 1;
      if (when === 'before') await arrived(player);
      await until(() => getComputedStyle(deep(player, '.vjs-poster')!).display === 'none', 'the poster to go');
      expect(player.paused).to.equal(true);
      // A moment that was set early is set again a millisecond further.
      expect(player.currentTime).to.be.closeTo(1, 0.002);
      expect(deepAll(player, '.vjs-has-started')).to.have.length(0);
    });

  it('plays when it is asked at once, and stops when that is taken back', async () => {
    const played = await early();
    await played.play();
    await until(() => played.currentTime > 0.1, 'the film to run');
    // Not beside it: of two films that begin at once one stands still in WebKitGTK now and then, all fetched and waiting.
    played.remove();
    const stopped = await early();
    const wanted = stopped.play();
    stopped.pause();
    await wanted.catch(() => undefined);
    await arrived(stopped);
    expect(stopped.paused).to.equal(true);
  });

  it('lets no bar pop up over a film that runs already', async () => {
    const player = await early();
    await player.play();
    await arrived(player);
    await until(() => deep(player, '.stage')!.matches('.bar-hidden'), 'no bar');
    deep(player, '.stage')!.dispatchEvent(new PointerEvent('pointermove'));
    await until(() => !deep(player, '.stage')!.className.includes('bar-hidden'), 'the bar');
    player.pause();
  });

  it('keeps the keys that are pressed, and leaves those of others', async () => {
    const player = await early({ subtitles: WORDS });
    const box = deep(player, '.video-js')!;
    const press = (key: string, more: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
      box.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const heard: string[] = [];
    player.parentElement!.addEventListener('keydown', ({ key }) => heard.push(key));
    expect([press('m'), press('ArrowDown'), press('Tab'), press('z'), press('m', { ctrlKey: true })]).to.deep.equal([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(heard).to.deep.equal(['Tab', 'z', 'm']);
    await until(() => !player.muted && player.volume < 1, 'the answers');
    await arrived(player);
  });

  it('keeps the focus in the player', async () => {
    const player = await early();
    firstButton(player).focus();
    await arrived(player);
    await until(() => deepAll(player, '.vjs-big-play-button').length === 1, 'one button');
    await until(() => hasFocus(player, '.vjs-big-play-button'), 'the focus on it');
    const other = await early();
    firstButton(other).focus();
    firstButton(other).click();
    await until(() => !other.paused, 'the film to begin');
    await until(() => hasFocus(other, '.video-js'), 'the keys to go to the film');
    other.pause();
  });

  it('offers no button where there are no controls, no film, or the film begins by itself', async () => {
    const shown = (player: FilmPlayer) => firstButton(player).checkVisibility();
    const of = (template: ReturnType<typeof html>) => fixture<FilmPlayer>(template);
    expect(shown(await of(html`<film-player storage="none" src=${FILM} nocontrols></film-player>`))).to.equal(false);
    expect(shown(await of(html`<film-player storage="none" src=${FILM} muted autoplay></film-player>`))).to.equal(false);
    const player = await of(html`<film-player storage="none"></film-player>`);
    expect(shown(player)).to.equal(false);
    player.src = FILM;
    await until(() => shown(player), 'the button');
  });

  it('takes over another film that is set meanwhile', async () => {
    const player = await early();
    player.src = '/film/no-such-film.mp4';
    await player.updateComplete;
    player.src = `${FILM}?other`;
    await arrived(player);
    await until(() => player.readyState >= 1, 'the film');
    await soon(() => expect(deep<HTMLVideoElement>(player, 'video')!.currentSrc).to.match(/\?other$/));
  });

  it('shows subtitles as soon as they are here', async () => {
    const player = await early({ subtitles: WORDS });
    await until(() => said(player).length, 'the line');
    await arrived(player);
    await soon(() => expect(said(player)).to.deep.equal(['A line.']));
  });
});
