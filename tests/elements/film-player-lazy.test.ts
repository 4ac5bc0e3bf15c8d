import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { pause, soon, until } from '../support/build.js';
import { deep, FILM, NOTES, restingStates } from '../support/player.js';

/** A player far below the visible part of the page. */
async function farBelow(loading: 'lazy' | 'eager' = 'lazy') {
  performance.clearResourceTimings();
  const mark = `${Math.random()}`;
  const page = await fixture<HTMLElement>(
    html`<div>
      <div style="height: 5000px"></div>
      <film-player
        style="width: 640px"
        muted
        loading=${loading}
        src="${FILM}?${mark}"
        poster="/film/poster.jpg?${mark}"
        annotations="${NOTES}?${mark}"
        storage="none"
      ></film-player>
    </div>`,
  );
  const player = page.querySelector<FilmPlayer>('film-player')!;
  const fetched = () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(mark)).length;
  return { player, fetched };
}

describe('film-player: loading="lazy"', () => {
  before(() => setViewport({ width: 1000, height: 800 }));
  beforeEach(() => window.scrollTo(0, 0));
  after(() => window.scrollTo(0, 0));

  it('fetches nothing and builds nothing while it is far away', async () => {
    const { player, fetched } = await farBelow();
    await pause(300);
    expect(fetched()).to.equal(0);
    expect(deep(player, 'video')).to.equal(undefined);
    expect(player.videojs).to.equal(undefined);
  });

  it('takes up its room meanwhile, and no other afterwards', async () => {
    const { player } = await farBelow();
    const { width, height } = player.getBoundingClientRect();
    expect([width, height]).to.deep.equal([640, 360]);
    player.scrollIntoView();
    await until(() => player.readyState >= 1 && player.videojs, 'the film');
    await soon(() => expect(player.getBoundingClientRect().height).to.equal(360));
  });

  it('loads when it comes near, before it is seen', async () => {
    const { player, fetched } = await farBelow();
    window.scrollTo(0, 5000 - 800 - 500);
    await until(() => player.readyState >= 1 && player.annotations.length && fetched() >= 2, 'film and notes');
    expect(player.getBoundingClientRect().top).to.be.greaterThan(800);
  });

  it('loads when it is asked to play', async () => {
    const { player } = await farBelow();
    await player.play();
    await until(() => player.currentTime > 0.1, 'the film to run');
    player.pause();
  });

  it('keeps a video within it from fetching, too', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <div style="height: 5000px"></div>
        <film-player loading="lazy" storage="none"><video muted src="${FILM}?${Math.random()}"></video></film-player>
      </div>`,
    );
    const player = page.querySelector<FilmPlayer>('film-player')!;
    await pause(200);
    expect(player.querySelector('video')!.readyState).to.equal(0);
    expect(player.querySelector('video')!.networkState).to.be.oneOf(await restingStates());
    expect(deep(player, '.video-js')).to.equal(undefined);
    player.scrollIntoView();
    await until(() => player.readyState >= 1, 'the film');
  });

  it('loads when it is no longer to wait', async () => {
    const { player } = await farBelow();
    await pause(100);
    player.loading = 'eager';
    await until(() => player.readyState >= 1, 'the film');
  });

  it('keeps a moment that was set before it came near', async () => {
    const { player } = await farBelow();
    player.currentTime = 42;
    player.scrollIntoView();
    await until(() => player.readyState >= 1, 'the film');
    await until(() => Math.abs(player.currentTime - 42) < 0.1, 'the moment');
  });

  it('does not wait by default', async () => {
    const { player } = await farBelow('eager');
    await until(() => player.readyState >= 1, 'the film');
  });

  it('forgets about it when it leaves the page', async () => {
    const { player, fetched } = await farBelow();
    const { parentElement } = player;
    player.remove();
    window.scrollTo(0, 5000);
    await pause(200);
    expect(fetched()).to.equal(0);
    parentElement!.append(player);
    player.scrollIntoView();
    await until(() => player.readyState >= 1, 'the film');
  });
});
