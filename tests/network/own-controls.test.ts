import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { fileOf, until } from '../support/build.js';
import { eachWithoutParts } from '../support/faults.js';
import { deep, filmWith, NOTES, notesOf, plays, said } from '../support/player.js';

describe('a player whose own controls do not come', () => {
  const { logged } = eachWithoutParts(['player-controls.ts']);
  const words = fileOf('WEBVTT\n\n00:00.000 --> 00:40.000\nA line.\n', 'text/vtt');

  it('has the browser’s, and shows subtitles and notes', async () => {
    const player = await filmWith({ subtitles: words, annotationsSrc: NOTES });
    await until(() => deep<HTMLVideoElement>(player, '.engine video')?.controls, 'the controls');
    await until(() => logged().length, 'a word to the page’s author');
    expect(logged()).to.deep.equal(['film-player: the player engine did not load']);
    expect(deep(player, 'button.vjs-big-play-button')).to.equal(undefined);
    await plays(player);
    await until(() => said(player).length, 'the line');
    await until(() => player.annotations.length, 'the notes');
    player.currentTime = 33;
    await until(() => notesOf(player).length, 'a note');
  });

  it('leaves the keys to them', async () => {
    const player = await filmWith({});
    await until(() => deep<HTMLVideoElement>(player, '.engine video')?.controls, 'the controls');
    const video = deep<HTMLVideoElement>(player, '.engine video') as HTMLVideoElement;
    expect(video.tabIndex).to.equal(0);
    const key = new KeyboardEvent('keydown', { key: ' ', bubbles: true, composed: true, cancelable: true });
    let reached = false;
    document.body.addEventListener('keydown', () => (reached = true), { once: true });
    video.dispatchEvent(key);
    expect([key.defaultPrevented, reached]).to.deep.equal([false, true]);
  });

  it('shows the subtitles itself where the page wants the browser to', async () => {
    const player = await filmWith({ subtitles: words, subtitleRendering: 'native' });
    await plays(player);
    await until(() => said(player).length, 'the line');
  });
});
