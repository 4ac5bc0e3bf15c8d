import { sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import { fileOf, until } from '../support/build.js';
import { eachWithoutParts } from '../support/faults.js';
import { deep, SUBTITLES, filmWith, plays, said } from '../support/player.js';

/** What comes when a viewer, or a file, asks for it; this page is kept from all of it. */
describe('parts of the library that are asked for and do not come', () => {
  const { logged } = eachWithoutParts([
    'read-any-subtitles.ts',
    'whole-subtitles.ts',
    'subtitles-menu.ts',
    'film-key-list.ts',
    'playback-failure.ts',
  ]);

  it('the reader of SubRip whole: a notice with a retry, and the film runs', async () => {
    const player = await filmWith({ subtitles: fileOf('1\n00:00:00,000 --> 00:00:20,000\n{\\an8}A line.\n') });
    await until(() => /The subtitles[^]*the connection failed/.test(deep(player, '.notice')?.textContent ?? ''), 'the notice');
    await until(() => deep(player, '.notice button')?.textContent.includes('Try again'), 'its button');
    await plays(player);
  });

  it('what lays out subtitles: all that is said is to be read all the same', async () => {
    const player = await filmWith({
      subtitles: fileOf('WEBVTT\n\n00:00.000 --> 00:20.000 line:0\nA line.\n\n00:00.000 --> 00:20.000\nAnother.\n'),
    });
    await until(() => said(player).length === 2, 'the lines');
    await until(() => logged().includes('film-subtitles: what lays out subtitles did not load'), 'a word to the page’s author');
    await plays(player);
  });

  it('the menu of subtitles: its button can be pressed again', async () => {
    const player = await filmWith({ subtitles: SUBTITLES });
    await until(() => player.cues.length && player.videojs, 'the player');
    const button = deep<HTMLButtonElement>(deep(player, 'film-subtitles-button')?.shadowRoot as ShadowRoot, 'button');
    for (let i = 1; i <= 2; i++) {
      button?.click();
      await until(() => logged().filter((words) => /menu did not load/.test(words)).length === i, 'a word to the page’s author');
      await until(() => button?.getAttribute('aria-expanded') === 'false', 'the button to be as before');
    }
  });

  it('the list of keys: the other keys work', async () => {
    const player = await filmWith();
    await until(() => player.videojs, 'the player');
    player.focus();
    await sendKeys({ press: '?' });
    await until(() => logged().some((words) => /keys did not load/.test(words)), 'a word to the page’s author');
    await sendKeys({ press: 'm' });
    await until(() => !player.muted, 'the key to be heard');
  });

  it('what finds out why a film fails: something is said all the same', async () => {
    const player = await filmWith({ src: '/no/such/film.mp4' });
    await until(() => /connection/.test(deep(player, '.vjs-error-display')?.textContent ?? ''), 'the words');
  });
});
