import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { until } from '../support/build.js';
import { eachWithoutParts } from '../support/faults.js';
import { deep, FILM } from '../support/player.js';
import { ask, failureWords, runsBeyond, STREAMS, streamAt } from '../support/streams.js';

// A page of its own: what plays streams, once fetched, is there for all.

describe('a stream whose engine does not come', () => {
  const { logged, unblock } = eachWithoutParts(['video__js_dist']);

  it('is told of in a notice and as a problem; another film plays, and Retry fetches it where the browser asks again', async () => {
    // No browser plays DASH by itself.
    const dash = `/${STREAMS[1].path}`;
    const player = await streamAt(dash);
    const notice = () => deep(player, '.lost')?.textContent ?? '';
    const retry = () => deep<HTMLButtonElement>(player, '.lost button')?.click();
    const fails = async () => {
      await until(() => /The film could not be played: the connection failed/.test(notice()), 'the notice');
      await until(() => player.problems.length, 'the problem');
      expect(player.problems.map(({ code, severity }) => `${severity} ${code}`)).to.deep.equal(['error load-network']);
    };
    await fails();
    expect(logged()).to.include('film-player: the player engine did not load');
    player.src = FILM;
    ask(player);
    await runsBeyond(player, 0);
    await until(() => player.videojs && !notice(), 'the engine for films, which does come');
    expect(player.problems).to.deep.equal([]);
    player.src = dash;
    await fails();
    await unblock();
    retry();
    const isHere = () => player.readyState >= 1 && !notice();
    const isInVain = () => /tried again, without success/.test(notice());
    await until(() => isHere() || isInVain(), 'the stream, or that it was in vain');
    // Other browsers than Chromium keep the failure of a module until the page is loaded anew.
    if (!('userAgentData' in navigator) && isInVain()) return;
    await until(isHere, 'the stream');
    ask(player);
    await runsBeyond(player, 0);
    expect(player.problems).to.deep.equal([]);
    expect(failureWords(player)).to.equal('');
  });
});
