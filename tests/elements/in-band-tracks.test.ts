import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { fileOf, note, until } from '../support/build.js';
import { goTo, notesOf, said } from '../support/player.js';

const HLS = '/tests/media/stream/master.m3u8';
const DASH = '/tests/media/stream/film.mpd';

const stream = (src: string, subtitles = '') =>
  fixture<FilmPlayer>(html`<film-player style="width: 640px" muted src=${src} subtitles=${subtitles} storage="none"></film-player>`);

const languages = (player: FilmPlayer) => player.session.state.tracks.tracks.map(({ language, label }) => `${language} ${label}`);
const trackOf = (player: FilmPlayer, language: string) => player.session.state.tracks.tracks.find((track) => track.language === language);

describe('streams', () => {
  before(() => setViewport({ width: 800, height: 600 }));

  for (const [name, src] of [
    ['HLS', HLS],
    ['DASH', DASH],
  ] as const)
    // prettier-ignore
    it(`${name} plays with the page’s own subtitles and notes`, async () => {
      const player = await stream(src, fileOf('1\n00:00:02,000 --> 00:00:11,000\nFrom the page.\n'));
      player.annotations = [note('here', 3, 11)];
      await until(() => player.readyState >= 1, 'the stream');
      expect(player.duration).to.be.within(11.5, 12.5);
      await player.play();
      await until(() => player.currentTime > 0.3, 'the stream to run');
      await goTo(player, 4);
      player.pause();
      await until(() => said(player).join() === 'From the page.', 'the subtitle');
      await until(() => notesOf(player).length === 1, 'the note');
    });

  it('HLS brings its own subtitles into the menu, and shows them', async () => {
    const player = await stream(HLS);
    await until(() => languages(player).length === 2, 'the tracks in the stream');
    expect(languages(player)).to.deep.equal(['en English', 'ru Русский']);
    await until(() => trackOf(player, 'en')!.cues.length > 0, 'their lines');
    const [first] = trackOf(player, 'en')!.cues;
    await goTo(player, first!.start + 0.2);
    await until(() => said(player).join('\n') === first!.text, 'the line');
  });

  it('HLS fetches no language that nobody reads, and fetches it when it is chosen', async () => {
    const player = await stream(HLS);
    await until(() => trackOf(player, 'en')?.cues.length, 'the lines of the first');
    expect(trackOf(player, 'ru')!.cues).to.have.length(0);
    player.session.selectTrack(trackOf(player, 'ru')!.id);
    await until(() => trackOf(player, 'ru')!.cues.length, 'the lines of the other');
  });

  it('HLS in-band tracks go with their stream', async () => {
    const player = await stream(HLS);
    await until(() => languages(player).length === 2, 'the tracks in the stream');
    player.src = DASH;
    await until(() => languages(player).length === 0, 'the tracks to go');
  });
});
