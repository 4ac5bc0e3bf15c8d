import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { takeInBandTracks } from '../../src/elements/in-band-tracks.js';
import { FilmSession } from '../../src/session/film-session.js';
import { fileOf, note, soon, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { deep, deepAll, FILM, goTo, notesOf, said } from '../support/player.js';

const HLS = '/tests/media/stream/master.m3u8';
const DASH = '/tests/media/stream/film.mpd';

const stream = (src: string, subtitles = '') =>
  fixture<FilmPlayer>(html`<film-player style="width: 640px" muted src=${src} subtitles=${subtitles} storage="none"></film-player>`);

const languages = (player: FilmPlayer) => player.session.state.tracks.tracks.map(({ language, label }) => `${language} ${label}`);
const trackOf = (player: FilmPlayer, language: string) => player.session.state.tracks.tracks.find((track) => track.language === language);

/** A track that a stream brings, and a session that takes it. */
function inBand() {
  const video = document.createElement('video');
  const session = new FilmSession();
  const media = new FakeMedia();
  media.duration = 1000;
  session.attach(media);
  const track = video.addTextTrack('subtitles', 'English', 'en');
  takeInBandTracks(video.textTracks, video, session, new AbortController().signal);
  const bring = async (start: number, text: string, id = '') => {
    track.addCue(Object.assign(new VTTCue(start, start + 2, text), { id }));
    // They are taken together, a moment later.
    await until(() => session.state.tracks.tracks[0]?.cues.length === track.cues?.length, 'the cue to be taken');
  };
  return { session, media, bring, lines: () => session.state.tracks.tracks[0]!.cues };
}

describe('takeInBandTracks', () => {
  it('reads settings and markup', async () => {
    const { session, lines, bring } = inBand();
    await bring(10, '<v Ann>I <i>see</i>.');
    expect(lines()[0]).to.include({ start: 10, end: 12, text: 'I see.', speaker: 'Ann' });
    expect(session.state.tracks.tracks[0]).to.include({ label: 'English', language: 'en', status: 'ready' });
  });
  for (const offset of [0, 1])
    it(`leaves the line on screen as it is when more come${offset ? ', by a corrected clock, too' : ''}`, async () => {
      const { session, media, bring } = inBand();
      await bring(10, 'A');
      if (offset) session.setTiming(session.state.tracks.tracks[0]!.id, { offset, rate: 1 });
      media.currentTime = 11.5;
      const before = session.state.tracks.activeCues;
      expect(before).to.have.length(1);
      await bring(20, 'B');
      expect(session.state.tracks.activeCues).to.equal(before);
    });
  it('lets a line keep its id when earlier ones come later', async () => {
    const { lines, bring } = inBand();
    await bring(10, 'A');
    const { id } = lines()[0]!;
    await bring(2, 'earlier');
    expect(lines().find((cue) => cue.id === id)?.text).to.equal('A');
  });
  it('tells lines apart whose segments count anew', async () => {
    const { session, media, lines, bring } = inBand();
    await bring(10, 'A', '1');
    await bring(300, 'B', '1');
    expect(new Set(lines().map(({ id }) => id)).size).to.equal(2);
    media.currentTime = 298;
    expect(session.syncLine(lines()[1]!.id)).to.deep.equal({ offset: -2, rate: 1 });
  });
});

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
      await soon(() => expect(player.duration).to.be.within(11.5, 12.5));
      await player.play();
      await until(() => player.currentTime > 0.3, 'the stream to run');
      await goTo(player, 4);
      player.pause();
      await until(() => said(player).join() === 'From the page.', 'the subtitle');
      await until(() => notesOf(player).length === 1, 'the note');
    });

  for (const [name, src] of [
    ['HLS', HLS],
    ['DASH', DASH],
  ] as const) {
    it(`${name} brings its own subtitles, and shows the first of them`, async () => {
      const player = await stream(src);
      await until(() => languages(player).length === 2, 'the tracks in the stream');
      expect(languages(player)).to.deep.equal(['en English', 'ru Русский']);
      await until(() => trackOf(player, 'en')!.cues.length > 0, 'their lines');
      const [first] = trackOf(player, 'en')!.cues;
      await goTo(player, first!.start + 0.2);
      await until(() => said(player).join('\n') === first!.text, 'the line');
    });

    it(`${name}’s own subtitles stand in the menu beside the page’s; who chooses them reads them`, async () => {
      const player = await stream(src, fileOf('1\n00:00:10,000 --> 00:00:12,000\nFrom the page.\n'));
      await until(() => languages(player).length === 3, 'the tracks in the stream');
      // The engine asks for lines as it plays.
      await player.play();
      await until(() => player.currentTime > 0, 'the stream to run');
      player.playbackRate = 0.25;
      await goTo(player, 11.1);
      await until(() => said(player).join() === 'From the page.', 'the page’s line');
      const items = () => deepAll<HTMLButtonElement>(player, '[role="menu"] .group:not(.second) [role="menuitemradio"]');
      const choose = async (label: string) => {
        deep<HTMLButtonElement>(deep(player, 'film-subtitles-button')!, '.bar-button')?.click();
        await until(() => items().length === 4, 'the menu');
        items()
          .find((item) => item.textContent?.trim() === label)
          ?.click();
        await until(() => items().length === 0, 'the menu to close');
      };
      for (const [label, language] of [
        ['Русский', 'ru'],
        ['English', 'en'],
      ] as const) {
        await choose(label);
        await until(() => trackOf(player, language)!.cues.length, 'the lines');
        const [first] = trackOf(player, language)!.cues;
        await goTo(player, 11.1);
        await until(() => said(player).join('\n') === first!.text, `the line “${first!.text}”`);
        await soon(() => expect(player.session.state.tracks.selected).to.equal(trackOf(player, language)!.id));
      }
      await choose('Off');
      await until(() => said(player).length === 0, 'nothing to be said');
    });
  }

  it('HLS fetches no language that nobody reads, and fetches it when it is chosen', async () => {
    const player = await stream(HLS);
    await until(() => trackOf(player, 'en')?.cues.length, 'the lines of the first');
    expect(trackOf(player, 'ru')!.cues).to.have.length(0);
    player.session.selectTrack(trackOf(player, 'ru')!.id);
    await until(() => trackOf(player, 'ru')!.cues.length, 'the lines of the other');
  });

  it('HLS fetches one language at a time: the one that is shown, whoever else follows another', async () => {
    const player = await stream(HLS, fileOf('1\n00:00:10,000 --> 00:00:12,000\nFrom the page.\n'));
    const { session } = player;
    await until(() => languages(player).length === 3, 'the tracks in the stream');
    const [page, english, russian] = session.state.tracks.tracks.map(({ id }) => id) as [string, string, string];
    const linesOf = (id: string) => session.state.tracks.tracks.find((track) => track.id === id)!.cues;
    session.followTrack(english, new AbortController());
    await until(() => linesOf(english).length, 'the lines of the one that is followed');
    session.selectTrack(russian);
    await until(() => linesOf(russian).length, 'the lines of the one that is shown');
    session.selectSecondary(english);
    expect(session.state.tracks.secondary, 'the page has that language, too').to.equal(page);
    await goTo(player, 11.1);
    await until(() => said(player).length === 2, 'the stream’s line and the page’s');
    expect(said(player)).to.have.members([linesOf(russian)[0]!.text, 'From the page.']);
  });

  it('HLS, a transcript in another language than the subtitles: says whose lines come, shows them on demand, and keeps them', async () => {
    const scope = await fixture<HTMLElement>(
      html`<film-commentary>
        <film-player style="width: 640px" muted src=${HLS} storage="none"></film-player>
        <film-transcript srclang="ru"></film-transcript>
      </film-commentary>`,
    );
    const player = scope.querySelector('film-player')!;
    const transcript = scope.querySelector('film-transcript')!;
    const rows = () => transcript.querySelectorAll('.film-transcript-row').length;
    const words = () => deep(transcript, '.state')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    await until(() => trackOf(player, 'en')?.cues.length, 'the lines of the first');
    await until(() => words().endsWith('the subtitles on screen. Show these subtitles'), 'the words');
    expect(rows()).to.equal(0);
    await expect(transcript).to.be.accessible();
    deep(transcript, '.state button')?.click();
    const isWhole = () => rows() > 0 && rows() === trackOf(player, 'ru')!.cues.length;
    await until(isWhole, 'the lines of the other');
    expect(player.session.state.tracks.selected).to.equal(trackOf(player, 'ru')!.id);
    expect(words()).to.equal('');
    player.session.selectTrack(trackOf(player, 'en')!.id);
    await until(() => trackOf(player, 'en')!.cues.length, 'the first again');
    await goTo(player, trackOf(player, 'en')!.cues[0]!.start + 0.2);
    await until(() => said(player).length, 'its line on screen');
    expect(isWhole()).to.equal(true);
  });

  for (const [name, src] of [
    ['HLS', HLS],
    ['DASH', DASH],
  ] as const)
    it(`${name}’s own subtitles go with it`, async () => {
      const player = await stream(src);
      await until(() => languages(player).length === 2, 'the tracks in the stream');
      player.src = FILM;
      await until(() => languages(player).length === 0, 'the tracks to go');
    });
});
