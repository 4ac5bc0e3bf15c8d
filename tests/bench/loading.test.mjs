// The short form of the bench of loading, over the built library (`npm run build`): counts, no milliseconds. `node --test tests/bench/loading.test.mjs`
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium } from '../../bench/browsers.mjs';
import { serve } from '../../bench/server.mjs';
import { COUNT, giveVisits, POSTERS, shiftsOf, STILL, visitFar, visitSeveral } from '../../bench/visits.mjs';

const isScript = (address) => address.endsWith('.js');
const isFile = (address) => /\?\d+$/.test(address);

describe('a page with players', () => {
  let server;
  let engine;
  before(async () => {
    server = await serve();
    giveVisits(server, '/demo/public/film/what-the-wind-kept.mp4');
    engine = await chromium();
  });
  after(async () => {
    await engine?.close();
    server?.close();
  });

  for (const [i, { name }] of POSTERS.entries())
    if (i < STILL)
      it(`does not move from the empty page to the film with its controls; poster: ${name}`, async () => {
        assert.deepEqual(await shiftsOf(engine, server, i), []);
      });
  it('moves where the page keeps no room: the measure would see it', async () => {
    // Later than the text, as over a slow line.
    const shifts = await shiftsOf(engine, server, POSTERS.length - 1, { bits: 1.6e6, latency: 150 });
    assert.notDeepEqual(shifts, []);
  });

  it('fetches the scripts once for ten, their films, subtitles and notes, and of lazy ones only those in view', async () => {
    const { one, ten, lazy } = await visitSeveral(engine, server);
    for (const { requests } of [one, ten, lazy]) {
      const scripts = requests.filter(isScript);
      assert.equal(new Set(scripts).size, scripts.length, `each script once: ${scripts.join(' ')}`);
    }
    const filesOf = ({ requests }) => new Set(requests.filter(isFile));
    assert.equal(filesOf(one).size, 3);
    assert.equal(filesOf(ten).size, 3 * COUNT);
    assert.deepEqual(filesOf(lazy), filesOf(one));
  });

  it('fetches nothing but the entry, and what sees a player come near, while its only player is lazy and far, and all of it when that is near', async () => {
    const { far, near } = await visitFar(engine, server);
    const nameOf = (address) => /\/(?:chunks\/(\w+)-)?[^/]+$/.exec(address)[1] ?? 'entry';
    assert.deepEqual(far.filter(isScript).map(nameOf), ['entry', 'nearness']);
    assert.deepEqual(far.filter(isFile), []);
    assert.equal(new Set(near.filter(isFile)).size, 3);
    assert.ok(near.filter(isScript).length > 1);
  });
});
