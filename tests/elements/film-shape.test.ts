import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { until } from '../support/build.js';

/** A film of 4:3, of which the page does not say so. */
async function narrow(above: number): Promise<{ player: FilmPlayer; shape: () => number }> {
  const page = await fixture<HTMLElement>(
    html`<div>
      <div style="height: ${above}px"></div>
      <film-player style="width: 640px" muted src="/tests/media/narrow.mp4" storage="none"></film-player>
    </div>`,
  );
  const player = page.querySelector<FilmPlayer>('film-player')!;
  await until(() => player.readyState >= 1, 'the film');
  return { player, shape: () => player.clientWidth / player.clientHeight };
}

describe('film-player: the shape of its room', () => {
  before(() => setViewport({ width: 1000, height: 800 }));

  it('stays as it is under the eyes of the viewer when the film turns out to be of another', async () => {
    const { player, shape } = await narrow(0);
    await until(() => player.videojs, 'the engine');
    expect(shape()).to.be.closeTo(16 / 9, 0.01);
  });
  it('becomes the film’s where nobody sees it', async () => {
    const { shape } = await narrow(5000);
    await until(() => Math.abs(shape() - 4 / 3) < 0.01, 'the shape of the film');
  });
});
