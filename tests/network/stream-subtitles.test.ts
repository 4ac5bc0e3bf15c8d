import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import { until } from '../support/build.js';
import { eachWithServer, type FaultServer } from '../support/faults.js';
import { deep } from '../support/player.js';
import { failureWords, playsLong, runsBeyond, STREAMS, streamAt } from '../support/streams.js';

describe('a stream whose own subtitles do not come as they should', () => {
  let server: FaultServer;
  eachWithServer((own) => (server = own));

  for (const [name, path, deed] of [
    ['HLS', STREAMS[0].path, '404@en.m3u8'],
    ['HLS', STREAMS[0].path, '404@en.vtt'],
    ['HLS', STREAMS[0].path, 'drop-1500@en.vtt'],
    ['DASH', STREAMS[1].path, '404@en.vtt'],
    ['DASH', STREAMS[1].path, 'drop-1500@en.vtt'],
  ] as const)
    it(`${name} (${deed}): a notice, the film runs on, its server is left in peace, and Retry brings them`, async () => {
      const player = await streamAt(server.file(path, deed, deed, 'ok'), { subtitles: '' });
      const notice = () => deep(player, '.notice')?.textContent?.replace(/\s+/g, ' ') ?? '';
      const retry = () => deep<HTMLButtonElement>(player, '.notice button')?.click();
      const requests = async () => (await server.log()).filter(({ path: asked }) => asked.endsWith(deed.split('@')[1]!)).length;
      await playsLong(player);
      await until(() => notice(), 'the notice');
      expect(notice()).to.match(/The subtitles “English”: It could not be fetched/);
      await runsBeyond(player, player.currentTime + 0.5);
      expect(await requests()).to.be.lessThan(6);
      retry();
      await until(() => /tried again, without success/.test(notice()), 'the other words');
      await server.mend();
      await server.mend();
      retry();
      await until(() => player.cues.length > 40, 'the lines');
      await until(() => !notice(), 'the notice to go');
      expect(player.problems).to.deep.equal([]);
      expect(failureWords(player)).to.equal('');
    });

  it('HLS, one language fails: another is there for the choosing, and the first once it is chosen again', async () => {
    const player = await streamAt(server.file(STREAMS[0].path, '404@en.vtt', 'ok'), { subtitles: '' });
    const trackOf = (wanted: string) => player.session.state.tracks.tracks.find(({ language }) => language === wanted);
    await playsLong(player);
    await until(() => deep(player, '.notice'), 'the notice');
    player.session.selectTrack(trackOf('ru')!.id);
    await until(() => trackOf('ru')!.cues.length, 'the other language');
    await server.mend();
    player.session.selectTrack(trackOf('en')!.id);
    await until(() => trackOf('en')!.cues.length, 'the first language');
    await until(() => !deep(player, '.notice'), 'the notice to go');
  });

  it('HLS: a transcript says why its lines do not come, as the player does, and Retry brings them', async () => {
    const src = server.file(STREAMS[0].path, '404@en.vtt', 'ok');
    const scope = await fixture<HTMLElement>(
      html`<film-commentary>
        <film-player style="width: 640px" muted src=${src} storage="none"></film-player>
        <film-transcript></film-transcript>
      </film-commentary>`,
    );
    const transcript = scope.querySelector('film-transcript')!;
    await playsLong(scope.querySelector('film-player')!);
    await until(() => /The subtitles “English”: It could not be fetched/.test(deep(transcript, '.notice')?.textContent ?? ''), 'the words');
    await server.mend();
    deep(transcript, '.notice button')?.click();
    await until(() => transcript.querySelector('.film-transcript-row'), 'the lines');
    expect(deep(transcript, '.notice')).to.equal(undefined);
  });
});
