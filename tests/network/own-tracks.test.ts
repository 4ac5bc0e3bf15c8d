import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { until } from '../support/build.js';
import { eachWithoutParts } from '../support/faults.js';
import { deep } from '../support/player.js';
import { ask, runsBeyond, STREAMS, streamAt } from '../support/streams.js';

// A page of its own: what reads the subtitles of streams, once fetched, is there for all.

describe('a stream, where what reads its subtitles does not come', () => {
  const { unblock } = eachWithoutParts(['in-band-tracks.ts']);

  it('plays, a notice says so, and Retry brings them where the browser asks again', async () => {
    const player = await streamAt(`/${STREAMS[0].path}`, { subtitles: '' });
    const notice = () => deep(player, '.notice')?.textContent?.replace(/\s+/g, ' ') ?? '';
    const retry = () => deep<HTMLButtonElement>(player, '.notice button')?.click();
    ask(player);
    await runsBeyond(player, 0);
    await until(() => /The subtitles “master\.m3u8”: It could not be fetched/.test(notice()), 'the notice');
    await unblock();
    retry();
    const isHere = () => player.session.state.tracks.tracks.length > 0;
    const isInVain = () => /tried again, without success/.test(notice());
    await until(() => isHere() || isInVain(), 'the subtitles, or that it was in vain');
    // Other browsers than Chromium keep the failure of a module until the page is loaded anew.
    if (!('userAgentData' in navigator) && isInVain()) return;
    await until(() => player.cues.length && !notice(), 'the lines');
    expect(player.problems).to.deep.equal([]);
  });
});
