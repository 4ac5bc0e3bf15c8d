import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { fileOf, pause, soon, until } from '../support/build.js';
import { deep, FILM, goTo, isSeen, loaded, said, SUBTITLES } from '../support/player.js';

const PLACED = `WEBVTT

REGION
id:foot
width:50%
lines:2

one
00:01.000 --> 00:03.000
A plain <i>line</i> & an arrow --&gt;
in two lines

two
00:05.000 --> 00:07.000 line:0 position:20%,line-left align:start size:60%
At the top

three
00:09.000 --> 00:09.000
Never shown

four
00:11.000 --> 00:13.000 region:foot
In a region
`;

const film = (rendering: 'native' | 'overlay', subtitles = SUBTITLES) =>
  fixture<FilmPlayer>(
    html`<film-player
      style="width: 900px"
      muted
      src=${FILM}
      subtitles=${subtitles}
      subtitle-rendering=${rendering}
      storage="none"
    ></film-player>`,
  );
const videoOf = (player: FilmPlayer) => deep<HTMLVideoElement>(player, '.video-js video')!;
const nativeTrack = (player: FilmPlayer, at = 0): TextTrack | undefined => videoOf(player).textTracks[at];
const nativeText = (player: FilmPlayer) => [...(nativeTrack(player)?.activeCues ?? [])].map((cue) => (cue as VTTCue).text);
const overlay = (player: FilmPlayer) => deep(player, 'film-subtitles')!;

describe('film-player: subtitle-rendering="native"', () => {
  before(() => setViewport({ width: 1000, height: 800 }));

  it('is accessible', async () => {
    const player = await film('native');
    await loaded(player, { notes: false });
    await expect(player).to.be.accessible();
  });

  it('hands the cues to the browser, and shows none itself', async () => {
    const player = await film('native');
    await loaded(player, { notes: false });
    await goTo(player, 33);
    await until(() => nativeText(player).length, 'the native cue');
    await until(() => !said(player).length && !isSeen(overlay(player)), 'our own to go');
    await soon(() => {
      expect(nativeTrack(player)?.mode).to.equal('showing');
      expect(nativeTrack(player)?.cues).to.have.length(player.cues.length);
    });
  });

  it('hands over texts, styles, places and regions, and leaves out what is never shown', async () => {
    const player = await film('native', fileOf(PLACED));
    await loaded(player, { notes: false });
    await until(() => nativeTrack(player)?.cues?.length, 'the native cues');
    const cues = [...nativeTrack(player)!.cues!] as VTTCue[];
    expect(cues.map(({ id }) => id)).to.deep.equal(['one', 'two', 'four']);
    expect(cues[0]?.text).to.equal('A plain <i>line</i> &amp; an arrow --&gt;\nin two lines');
    expect(cues[1]).to.include({ line: 0, snapToLines: true, position: 20, align: 'start', size: 60 });
    // A browser without regions gets the place that comes nearest.
    if ('VTTRegion' in window) expect(cues[2]?.region).to.include({ id: 'foot', width: 50, lines: 2 });
    else expect(cues[2]).to.include({ size: 50, position: 25, snapToLines: false }).and.to.have.property('line').closeTo(89.3, 0.1);
  });

  it('follows the choice of the track, and the correction of its clock', async () => {
    const player = await film('native');
    await loaded(player, { notes: false });
    const { session } = player;
    const id = session.state.tracks.selected!;
    await until(() => nativeTrack(player)?.cues?.length, 'the native cues');
    const first = (nativeTrack(player)!.cues![0] as VTTCue).startTime;
    session.setTiming(id, { offset: 2, rate: 1 });
    expect((nativeTrack(player)!.cues![0] as VTTCue).startTime).to.be.closeTo(first + 2, 0.001);
    session.selectTrack(null);
    expect(nativeTrack(player)?.mode).to.equal('disabled');
    session.selectTrack(id);
    expect(nativeTrack(player)?.mode).to.equal('showing');
  });

  it('shows a second subtitle at the top', async () => {
    const player = await film('native');
    await loaded(player, { notes: false });
    const id = player.session.addTrack({ src: fileOf('1\n00:00:01,000 --> 00:00:03,000\nEine Zeile\n'), language: 'de' });
    player.session.selectSecondary(id);
    await until(() => nativeTrack(player, 1)?.cues?.length && nativeTrack(player, 1)?.mode === 'showing', 'the second native track');
    expect((nativeTrack(player, 1)!.cues![0] as VTTCue).line).to.equal(0);
  });

  it('keeps plain cues clear of the controls while they show', async () => {
    const player = await film('native', fileOf(PLACED));
    await loaded(player, { notes: false });
    await player.play();
    await goTo(player, 2);
    player.pause();
    const cue = () => nativeTrack(player)?.activeCues?.[0] as VTTCue | undefined;
    await until(() => cue() && cue()!.line !== 'auto', 'the cue to make way');
    expect(cue()!.line).to.be.lessThan(-2);
    player.nocontrols = true;
    await until(() => cue()?.line === 'auto', 'the cue to come back');
  });

  it('keeps cues clear that have a line of their own at the foot, and leaves the others', async () => {
    const player = await film('native', fileOf('WEBVTT\n\n00:01.000 --> 00:30.000 line:-1\nLow\n\n00:01.000 --> 00:30.000 line:95%\nLow, too\n\n00:01.000 --> 00:30.000 line:1\nHigh\n', 'text/vtt')); // prettier-ignore
    await loaded(player, { notes: false });
    await player.play();
    await goTo(player, 2);
    player.pause();
    const lines = () => [...(nativeTrack(player)?.activeCues ?? [])].map((cue) => (cue as VTTCue).line);
    await until(() => lines().length === 3 && Number(lines()[0]) < -2, 'the cues to make way');
    await soon(() => {
      expect(lines()[1]).to.be.lessThan(85);
      expect(lines()[2]).to.equal(1);
    });
    player.nocontrols = true;
    await soon(() => expect(lines()).to.deep.equal([-1, 95, 1]));
  });

  it('goes on when the speed changes with a cue that makes way', async () => {
    const player = await film('native', fileOf(PLACED));
    await loaded(player, { notes: false });
    player.session.selectSecondary(player.session.addTrack({ src: fileOf(PLACED), language: 'de' }));
    await player.play();
    await goTo(player, 1.5);
    player.pause();
    await until(() => Number((nativeTrack(player)?.activeCues?.[0] as VTTCue | undefined)?.line) < -2, 'the cue to make way');
    let changes = 0;
    nativeTrack(player)!.addEventListener('cuechange', () => changes++);
    for (const rate of [1.5, 0.5, 2]) player.playbackRate = rate;
    await pause(500);
    expect(changes, 'the cue is not moved to and fro').to.be.lessThan(20);
    expect([nativeTrack(player, 0)?.mode, nativeTrack(player, 1)?.mode]).to.deep.equal(['showing', 'showing']);
  });

  it('can be changed while the film plays', async () => {
    const player = await film('overlay');
    await loaded(player, { notes: false });
    await goTo(player, 33);
    await until(() => said(player).length === 1, 'our own cue');
    player.subtitleRendering = 'native';
    await until(() => nativeText(player).length && !said(player).length, 'the native cue instead of ours');
    player.subtitleRendering = 'overlay';
    await until(() => said(player).length && nativeTrack(player)?.mode === 'disabled', 'our own cue alone');
  });

  it('hides a display of the page’s own that lies over the picture', async () => {
    const player = await film('native');
    const own = document.createElement('film-subtitles');
    player.append(own);
    await loaded(player, { notes: false });
    await until(() => !isSeen(own), 'the page’s own display to go');
  });
});

describe('film-player: displays apart from the page', () => {
  before(() => setViewport({ width: 1000, height: 800 }));

  for (const [begin, end] of [
    ['webkitbeginfullscreen', 'webkitendfullscreen'],
    ['enterpictureinpicture', 'leavepictureinpicture'],
  ] as const)
    it(`fills a native track between ${begin} and ${end}, and only there`, async () => {
      const player = await film('overlay');
      await loaded(player, { notes: false });
      await goTo(player, 33);
      expect([...videoOf(player).textTracks].filter(({ mode }) => mode === 'showing')).to.have.length(0);
      videoOf(player).dispatchEvent(new Event(begin));
      await until(() => nativeText(player).length && !said(player).length, 'the native cue instead of ours');
      expect(nativeTrack(player)?.mode).to.equal('showing');
      videoOf(player).dispatchEvent(new Event(end));
      await until(() => said(player).length && nativeTrack(player)?.mode === 'disabled', 'our own cue alone');
    });

  it('stays where one display begins before the other ends', async () => {
    const player = await film('overlay');
    await loaded(player, { notes: false });
    await goTo(player, 33);
    for (const type of ['webkitbeginfullscreen', 'enterpictureinpicture', 'webkitendfullscreen'])
      videoOf(player).dispatchEvent(new Event(type));
    await until(() => nativeText(player).length, 'the native cue');
    videoOf(player).dispatchEvent(new Event('leavepictureinpicture'));
    await until(() => said(player).length, 'our own cue');
  });

  it('leaves one native track behind, however often it goes and comes', async () => {
    const player = await film('overlay');
    await loaded(player, { notes: false });
    for (let i = 0; i < 5; i++) {
      videoOf(player).dispatchEvent(new Event('enterpictureinpicture'));
      await until(() => nativeTrack(player)?.mode === 'showing', 'the native track');
      videoOf(player).dispatchEvent(new Event('leavepictureinpicture'));
      await until(() => nativeTrack(player)?.mode === 'disabled', 'it to go');
    }
    expect(videoOf(player).textTracks).to.have.length(1);
  });

  it('starts anew in a player that was taken out and put back', async () => {
    const player = await film('native');
    await loaded(player, { notes: false });
    const parent = player.parentElement!;
    player.remove();
    await until(() => !deep(player, '.video-js'), 'the engine to go');
    parent.append(player);
    await loaded(player, { notes: false });
    await goTo(player, 33);
    await until(() => nativeText(player).length, 'the native cue');
  });
});
