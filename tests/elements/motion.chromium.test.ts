import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { parseSubtitles } from '../../src/model/subtitles.js';
import { until } from '../support/build.js';
import { deep, FILM } from '../support/player.js';

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
