import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../src/index.js';
import { until } from '../support/build.js';
import { deep, filmWith } from '../support/player.js';

describe('film-player in print', () => {
  afterEach(() => emulateMedia({ media: 'screen' }));

  it('is the picture without its controls, with the plates of its words', async () => {
    const player = await filmWith();
    await until(() => player.videojs, 'the controls');
    expect(deep(player, '.vjs-big-play-button')?.checkVisibility()).to.equal(true);
    await emulateMedia({ media: 'print' });
    expect(deep(player, '.vjs-big-play-button')?.checkVisibility()).to.equal(false);
    expect(deep(player, '.vjs-control-bar')?.checkVisibility()).to.equal(false);
    expect(getComputedStyle(deep(player, '.stage')!).printColorAdjust).to.equal('exact');
  });
});
