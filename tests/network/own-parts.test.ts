import { fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { fileOf, pause, until } from '../support/build.js';
import { eachWithoutParts } from '../support/faults.js';
import { deep, deepAll, ESSAY, said, filmWith, plays } from '../support/player.js';

/** The library fetches some of its parts when they are first needed; this page is kept from all of them. */
describe('parts of the library that do not come', () => {
  const { logged } = eachWithoutParts([
    'video__js',
    'model/markup.ts',
    'article.ts',
    'speech.ts',
    'encoding-detector.ts',
    'character-names.ts',
    'native-track.ts',
    'film-settings-dialog.ts',
  ]);

  const notices = (player: FilmPlayer) => deepAll(player, '.notice').map((notice) => notice.textContent?.replace(/\s+/g, ' ').trim() ?? '');
  const line = (text: string) => fileOf(`WEBVTT\n\n00:00.000 --> 00:20.000\n${text}\n`, 'text/vtt');

  it('the engine: the browser’s own controls play the film, with its subtitles', async () => {
    const player = await filmWith({ subtitles: line('A line.') });
    await until(() => deep<HTMLVideoElement>(player, '.engine video')?.controls, 'the controls');
    await plays(player);
    await until(() => said(player).length, 'the line');
    await until(() => logged().includes('film-player: the player engine did not load'), 'a word to the page’s author');
  });

  it('the parsers of notes: a notice, and the film runs', async () => {
    const notes = [{ type: 'Annotation', id: 'a', body: { type: 'TextualBody', value: '<table><tr><td>x</table>', format: 'text/html' }, target: 'x#t=1,9' }]; // prettier-ignore
    const player = await filmWith({ annotationsSrc: fileOf(JSON.stringify(notes)) });
    await until(() => /The notes.*the connection failed/.test(notices(player)[0] ?? ''), 'the notice');
    await plays(player);
  });

  it('the placing of articles: a notice, and the film runs', async () => {
    const player = await filmWith({ article: ESSAY });
    await until(() => /The article.*the connection failed/.test(notices(player)[0] ?? ''), 'the notice');
    await plays(player);
  });

  it('what takes sound descriptions out, and the names of rare characters: the lines stay as they are', async () => {
    const player = await filmWith({ subtitles: line('[door slams] &Zopf; A line.') });
    player.session.setPreference('soundDescriptions', false);
    await until(() => said(player)[0]?.includes('A line.'), 'the line');
    await plays(player);
  });

  it('the detector of encodings: the film runs, with what can be read', async () => {
    const cyrillic = new Uint8Array([...'WEBVTT\n\n00:00.000 --> 00:20.000\n'].map((sign) => sign.charCodeAt(0)).concat([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])); // prettier-ignore
    const player = await filmWith({ subtitles: URL.createObjectURL(new Blob([cyrillic])) });
    await until(() => player.cues.length, 'the cue');
    await plays(player);
  });

  it('what hands subtitles to the browser: the film runs', async () => {
    const player = await filmWith({ subtitles: line('A line.'), subtitleRendering: 'native' });
    await plays(player);
    await until(() => logged().some((words) => /did not load/.test(words)), 'a word to the page’s author');
  });

  it('the settings: their button can be pressed again', async () => {
    const button = await fixture<HTMLElement>(html`<film-settings-button .session=${(await filmWith()).session}></film-settings-button>`);
    const inner = deep<HTMLButtonElement>(button, 'button');
    for (let i = 1; i <= 2; i++) {
      inner?.click();
      await until(() => logged().filter((words) => /settings did not load/.test(words)).length === i, 'a word to the page’s author');
      await pause(20);
    }
  });
});
