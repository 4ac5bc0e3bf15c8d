import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { parseSubtitles } from '../../src/model/subtitles.js';
import { note, until } from '../support/build.js';
import { deep, FILM, notesOf } from '../support/player.js';

const ROLLING = `WEBVTT

REGION
id:roll width:50% lines:3 regionanchor:0%,100% viewportanchor:10%,80% scroll:up

00:10.000 --> 00:12.000 region:roll
A pot.
`;

describe('lines in a region that scrolls', () => {
  afterEach(() => emulateMedia({ reducedMotion: 'no-preference' }));

  it('roll smoothly, unless the viewer wants no motion', async () => {
    const player = await fixture<FilmPlayer>(
      html`<film-player muted nocontrols style="width: 800px" src=${FILM} storage="none"></film-player>`,
    );
    const { cues, regions } = parseSubtitles(ROLLING);
    player.session.addTrack({ cues, regions, label: 'English', language: 'en', default: true });
    await until(() => player.readyState >= 1, 'the film');
    player.currentTime = 11;
    await until(() => deep(player, '.region .cue'), 'the line');
    const duration = () => getComputedStyle(deep(player, '.region .cue')!).transitionDuration;
    expect(duration()).to.match(/^0\.433s/);
    await emulateMedia({ reducedMotion: 'reduce' });
    expect(duration()).to.equal('0s');
  });
});

describe('the control bar', () => {
  afterEach(() => emulateMedia({ reducedMotion: 'no-preference' }));

  for (const reducedMotion of ['no-preference', 'reduce'] as const)
    it(`is gone into with the tab key before the film has begun, with motion: ${reducedMotion}`, async () => {
      await emulateMedia({ reducedMotion });
      const player = await fixture<FilmPlayer>(html`<film-player muted style="width: 800px" src=${FILM} storage="none"></film-player>`);
      await until(() => player.videojs && player.readyState >= 1, 'the controls');
      deep(player, '.vjs-big-play-button')!.focus();
      await until(() => deep(player, '.stage:not(.bar-hidden)'), 'the bar');
      await sendKeys({ press: 'Tab' });
      await until(() => player.shadowRoot?.activeElement?.matches('.vjs-play-control'), 'the bar’s first button to have the focus');
    });
});

describe('notes over a picture', () => {
  before(() => setViewport({ width: 1400, height: 900 }));

  it('fade when they leave, for the eyes alone', async () => {
    const player = await fixture<FilmPlayer>(
      html`<film-player muted nocontrols style="width: 1000px" src=${FILM} storage="none"></film-player>`,
    );
    player.annotations = [note('long', 10, 20, { body: [{ tag: 'p', children: ['A long story. '.repeat(60)] }] })];
    await until(() => player.readyState >= 1, 'the film');
    player.currentTime = 11;
    await until(() => deep(player, '.more'), 'what unfolds notes');
    await Promise.all(deep(player, '.card')!.getAnimations().map(({ finished }) => finished)); // prettier-ignore
    const { left, top, width } = deep(player, '.card')!.getBoundingClientRect();
    const ghosts: [HTMLElement, DOMRect][] = [];
    const watched = new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes]))
        if (node instanceof HTMLElement && node.matches('.leaving')) ghosts.push([node, node.getBoundingClientRect()]);
    });
    watched.observe(deep(player, 'film-annotations')!.shadowRoot!, { childList: true });
    player.currentTime = 60;
    await until(() => !notesOf(player).length && ghosts.length, 'the note to go');
    watched.disconnect();
    const [[ghost, box]] = ghosts as [[HTMLElement, DOMRect]];
    expect([ghost.inert, ghost.ariaHidden, ghost.querySelector('button')]).to.deep.equal([true, 'true', null]);
    for (const [is, was] of [[box.left, left], [box.top, top], [box.width, width]] as const) expect(is).to.be.closeTo(was, 1); // prettier-ignore
    await until(() => !deep(player, '.leaving'), 'nothing to be left of it');
  });
});
