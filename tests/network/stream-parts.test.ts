import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { soon, until } from '../support/build.js';
import { eachWithServer, type FaultServer } from '../support/faults.js';
import { deep, isSeen, notesOf, said } from '../support/player.js';
import { ask, failureWords, pressRetry, retryPlays, runsBeyond, STREAMS, streamAt } from '../support/streams.js';

describe('a stream whose parts do not come as they should', () => {
  let server: FaultServer;
  eachWithServer((own) => (server = own));

  for (const { name, path, second, within } of STREAMS) {
    for (const [what, deed] of [
      ['is missing', `404@${second}`],
      ['comes as an error', `500@${second}`],
      ['breaks off', `drop-${within}`],
    ] as const)
      it(`${name}, a part ${what}: an error in words after some attempts, and it runs on once the part is there`, async () => {
        const player = await streamAt(server.file(path, deed, 'ok'));
        ask(player);
        await until(() => /connection broke/.test(failureWords(player)), 'the words', 40_000);
        // All that came has been shown.
        expect(player.currentTime).to.be.greaterThan(3.5);
        await soon(() => expect(player.problems.map(({ code }) => code)).to.deep.equal(['film-2']));
        expect(notesOf(player)).to.have.length(1);
        await server.mend();
        await runsBeyond(player, 4.5);
        expect(failureWords(player)).to.equal('');
        expect(player.problems).to.deep.equal([]);
      });

    it(`${name}, a web page in the place of a part: an error in words, and Retry goes on where it broke off`, async () => {
      const player = await streamAt(server.file(path, `page@${second}`, 'ok'));
      ask(player);
      await until(() => /damaged from here on/.test(failureWords(player)), 'the words', 40_000);
      await until(() => player.currentTime > 3.5, 'all that came to be shown');
      await soon(() => expect(player.problems.map(({ severity }) => severity)).to.deep.equal(['error']));
      await server.mend();
      let earliest = Infinity;
      player.addEventListener('timeupdate', () => (earliest = Math.min(earliest, player.currentTime || Infinity)));
      pressRetry(player);
      await runsBeyond(player, 4.5);
      expect(earliest).to.be.greaterThan(3.4);
      expect(failureWords(player)).to.equal('');
      expect(player.problems).to.deep.equal([]);
    });

    it(`${name} without any part: an error in words, and it plays once they are there`, async () => {
      const player = await streamAt(server.file(path, '404@.mp4', 'ok'));
      ask(player);
      await until(() => /could not deliver/.test(failureWords(player)), 'the words', 40_000);
      await server.mend();
      await retryPlays(player);
      expect(failureWords(player)).to.equal('');
      expect(player.problems).to.deep.equal([]);
    });

    it(`${name}, a part that stalls: waits with a spinner, keeps its words and notes, and goes on once it comes`, async () => {
      const player = await streamAt(server.file(path, `stall-${within}`));
      ask(player);
      const spinner = () => deep(player, '.vjs-loading-spinner');
      await until(() => player.currentTime > 3 && spinner() && isSeen(spinner()!), 'the spinner', 40_000);
      expect(failureWords(player)).to.equal('');
      expect(player.paused).to.equal(false);
      expect([said(player).length, notesOf(player).length]).to.deep.equal([1, 1]);
      await server.open();
      await runsBeyond(player, 5);
      await until(() => !isSeen(spinner()!), 'the spinner to go');
    });
  }

  it('HLS that was damaged before is set again after another film, and plays without a word of it', async () => {
    const [{ path, second }] = STREAMS;
    const player = await streamAt(server.file(path, `page@${second}`, 'ok'));
    const { src } = player;
    ask(player);
    await until(() => /damaged from here on/.test(failureWords(player)), 'the words', 40_000);
    player.src = `/${path}`;
    ask(player);
    await runsBeyond(player, 0.3);
    await server.mend();
    const begins = new Promise((resolve) => player.addEventListener('loadstart', resolve, { once: true }));
    player.src = src;
    await begins;
    ask(player);
    await runsBeyond(player, 0.3);
    expect(failureWords(player)).to.equal('');
    expect(player.problems).to.deep.equal([]);
  });

  it('DASH without its sound: an error in words, and it plays once the sound is there', async () => {
    const player = await streamAt(server.file(STREAMS[1].path, '404@dash-1.mp4', 'ok'));
    ask(player);
    await until(() => /could not deliver/.test(failureWords(player)), 'the words', 40_000);
    await server.mend();
    await retryPlays(player);
  });
});
