import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { soon, until } from '../support/build.js';
import { eachWithServer, type FaultServer } from '../support/faults.js';
import { deep, isSeen, notesOf, said } from '../support/player.js';
import { ask, failureWords, pressRetry, retryPlays, runsBeyond, STREAMS, streamAt } from '../support/streams.js';

describe('a stream whose manifest does not come as it should', () => {
  let server: FaultServer;
  eachWithServer((own) => (server = own));

  for (const { name, path } of STREAMS) {
    for (const [what, deed, reason] of [
      ['missing', '404', /not at its address/],
      ['kept from everybody', '403', /does not allow/],
      ['on a server with an error', '500', /server could not deliver/],
      ['on a server that cannot be reached', 'gone', /could not be loaded/],
      ['a web page', 'page', /not at its address/],
      ['broken off in the middle', 'drop-200', /server could not deliver/],
      ['cut off, as if it were whole', 'cut-300', /server could not deliver/],
    ] as const)
      it(`${name}, ${what}: an error in words, and Retry plays it once it is there`, async () => {
        const player = await streamAt(server.file(path, deed, 'ok'));
        ask(player);
        await soon(() => expect(failureWords(player)).to.match(reason));
        await soon(() => expect(player.problems.map(({ code, severity }) => [code, severity])).to.deep.equal([['film-4', 'error']]));
        expect(player.problems[0]?.source).to.include(path);
        await server.mend();
        await retryPlays(player);
        expect(failureWords(player)).to.equal('');
        await until(() => said(player).length && notesOf(player).length, 'the line and the note');
        await soon(() => expect(player.problems).to.deep.equal([]));
      });

    it(`${name}, of an origin that does not share it: says so, and Retry plays it once it does`, async () => {
      const player = await streamAt(await server.foreignFile(path, 'ok', 'shared'));
      ask(player);
      await soon(() => expect(failureWords(player)).to.match(/could not be loaded/));
      await server.mend();
      await retryPlays(player);
      expect(failureWords(player)).to.equal('');
    });

    it(`${name}, missing for good: Retry says it again, and the next film plays`, async () => {
      const player = await streamAt(server.file(path, '404'));
      await until(() => failureWords(player), 'the words');
      const { length } = await server.log();
      pressRetry(player);
      await server.asked(length + 1);
      await soon(() => expect(failureWords(player)).to.match(/not at its address/));
      player.src = `/${path}`;
      ask(player);
      await runsBeyond(player, 0.3);
      expect(failureWords(player)).to.equal('');
      expect(player.problems).to.deep.equal([]);
    });

    for (const deed of ['octets', 'mistyped'])
      it(`${name}, served as ${deed}: plays, since its name says what it is`, async () => {
        const player = await streamAt(server.file(path, deed));
        ask(player);
        await runsBeyond(player, 0.3);
        expect(failureWords(player)).to.equal('');
      });

    it(`${name} that sends nothing: waits with a spinner, and plays once it comes`, async () => {
      const player = await streamAt(server.file(path, 'late'));
      ask(player);
      const spinner = () => deep(player, '.vjs-loading-spinner');
      await until(() => player.videojs && spinner() && isSeen(spinner()!), 'the spinner');
      expect(failureWords(player)).to.equal('');
      await server.open();
      await runsBeyond(player, 0.3);
      await until(() => !isSeen(spinner()!), 'the spinner to go');
    });

    it(`${name} that comes in drops: plays`, async () => {
      const player = await streamAt(server.file(path, 'slow'));
      ask(player);
      await runsBeyond(player, 0.3);
      expect(failureWords(player)).to.equal('');
    });
  }

  it('HLS, whose list of parts is missing: an error in words, and Retry plays it once it is there', async () => {
    const player = await streamAt(server.file(STREAMS[0].path, '404@film.m3u8', 'ok'));
    ask(player);
    await soon(() => expect(failureWords(player)).to.match(/could not deliver/));
    await server.mend();
    await retryPlays(player);
    expect(player.problems).to.deep.equal([]);
  });

  it('HLS, of whose two sizes one is missing: the other plays, without a word', async () => {
    const player = await streamAt(server.file('tests/media/stream/two.m3u8', '404@larger.m3u8'));
    ask(player);
    await runsBeyond(player, 0.3);
    expect((await server.log()).some(({ path }) => path.endsWith('larger.m3u8'))).to.equal(true);
    expect(failureWords(player)).to.equal('');
    expect(player.problems).to.deep.equal([]);
  });

  it('HLS, whose list of parts is cut, and looks live: plays what is there with its words and notes, says where it broke off, and runs on once the list is whole', async () => {
    // The first part of three, and no word of an end.
    const player = await streamAt(server.file(STREAMS[0].path, 'cut-228@film.m3u8', 'ok'));
    ask(player);
    await runsBeyond(player, 1);
    expect([player.duration, player.session.state.media.duration].map(Math.floor)).to.deep.equal([4, 4]);
    expect([said(player).length, notesOf(player).length]).to.deep.equal([1, 1]);
    await until(() => failureWords(player), 'the words', 40_000);
    expect(failureWords(player)).to.match(/connection broke/);
    expect(player.currentTime).to.be.within(3.5, 4.5);
    expect(player.problems.map(({ code }) => code)).to.deep.equal(['film-2']);
    const lists = async () => (await server.log()).filter(({ path }) => path.endsWith('film.m3u8')).length;
    // Every other second, as of a live stream.
    expect(await lists()).to.be.lessThan(8);
    await server.mend();
    await runsBeyond(player, 5);
    expect(failureWords(player)).to.equal('');
    expect(player.problems).to.deep.equal([]);
    await soon(() => expect(player.duration).to.be.within(11.5, 12.5));
    const asked = await lists();
    await runsBeyond(player, 8);
    expect(await lists()).to.equal(asked);
  });

  it('DASH that is none within: an error in words, and nothing is left unheard', async () => {
    const { error: really } = console;
    console.error = () => undefined;
    try {
      // It begins and ends as a manifest does.
      const manifest = new Blob(['<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>'], { type: 'application/dash+xml' });
      const player = await streamAt('');
      player.type = 'application/dash+xml';
      player.src = URL.createObjectURL(manifest);
      await soon(() => expect(failureWords(player)).to.match(/cannot play the film/));
      await soon(() => expect(player.problems.map(({ code }) => code)).to.deep.equal(['film-4']));
    } finally {
      console.error = really;
    }
  });
});
