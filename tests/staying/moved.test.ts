import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { until } from '../support/build.js';
import { loaded } from '../support/player.js';
import { wholePlayer } from '../support/staying.js';

const ROUNDS = 20;

describe('a player that stays for long', () => {
  it('plays on while it is moved about in the page, with the same engine', async () => {
    const places = Array.from({ length: 2 }, () => document.body.appendChild(document.createElement('section')));
    const player = wholePlayer();
    places[0]?.append(player);
    await loaded(player);
    await player.play();
    const engine = player.videojs;
    let pauses = 0;
    player.addEventListener('pause', () => pauses++);
    for (let i = 1; i <= ROUNDS; i++) {
      const { currentTime } = player;
      places[i % 2]?.append(player);
      await until(() => player.currentTime > currentTime, 'the film to run on');
    }
    expect(player.paused).to.equal(false);
    expect(pauses).to.equal(0);
    expect(player.videojs).to.equal(engine);
    for (const place of places) place.remove();
    await until(() => !player.videojs, 'the engine to go');
  });
});
