import { expect, fixture, html } from '@open-wc/testing';
import { layToRest } from '../../src/elements/media-child.js';
import { pause, until } from '../support/build.js';
import { FILM, restingStates } from '../support/player.js';

describe('layToRest', () => {
  it('stops what it plays and ends what it fetches, and says how far it was', async () => {
    const child = await fixture<HTMLVideoElement>(html`<video muted preload="auto" src=${FILM}></video>`);
    await child.play();
    await until(() => child.currentTime > 0.1, 'the film to run');
    const { time, playing } = layToRest(child);
    expect(time).to.be.greaterThan(0.1);
    expect(playing).to.equal(true);
    expect(child.paused).to.equal(true);
    await pause(400);
    expect(child.networkState).to.be.oneOf(await restingStates());
    expect(child.readyState).to.equal(HTMLMediaElement.HAVE_NOTHING);
  });
});
