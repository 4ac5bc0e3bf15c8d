// The examples of the documentation run: each page, with the built library, has its subtitles and its notes, throws nothing, and asks no other server.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { allExamples, documentOf, filesBeside } from '../../docs/.vitepress/examples.mjs';
import { until, watchedPage, withSite } from '../support/site.mjs';

/** A moment that has a line and a note. */
const MOMENT = 33;

/** What an example shows besides, by its title. */
const BESIDES = {
  'What comes and goes': () => document.querySelector('output').textContent.startsWith('A note has come'),
  'A list of your own': () => document.querySelectorAll('#list button').length === 5,
  'Two languages over the film, and side by side': () =>
    document.querySelector('film-player').session.state.preferences.secondaryLanguage === 'ru' &&
    document.querySelectorAll('.film-transcript-beside').length > 10,
  'A lecture with chapters, transcript and notes': () => document.querySelector('film-player').session.state.progress.filmSeen,
  'A kiosk: it loops, without sound at first, and forgets': () =>
    !document.querySelector('film-player').paused && document.querySelector('film-player').muted && localStorage.length === 0,
  'Over a plain video': () => document.querySelector('film-subtitles').getBoundingClientRect().bottom < document.querySelector('video').getBoundingClientRect().bottom, // prettier-ignore
  'A loader with a header': () => /film\.en\.vtt.*commentary\.json/.test(document.querySelector('output').textContent),
  'Subtitles in a format of your own': () =>
    document.querySelector('film-player').cues.map(({ text }) => text)[1] === 'and what it gave back it gave & gave.',
  'A film from memory that is known again': () => document.querySelector('output').textContent.includes('progress what-the-wind-kept'),
  'Notes with their time': () =>
    /At \d+ seconds/.test(document.querySelector('film-annotations').shadowRoot.querySelector('[part=moment]')?.textContent ?? ''),
  'Notes from a template': () =>
    document.querySelector('film-annotations').shadowRoot.querySelector('blockquote')?.textContent.length > 20 &&
    document.querySelector('film-annotations').shadowRoot.querySelector('[part=tags]')?.textContent.startsWith('The writer'),
  'A button of your own': () => {
    const player = document.querySelector('film-player');
    // It is there for who comes to the player.
    player.focus();
    const button = player.querySelector('button');
    if (button.offsetWidth < 40 || button.offsetHeight < 40) return false;
    button.click();
    return document.querySelector('output').textContent.startsWith('Kept: 33');
  },
  'What an analyst counts': () => document.querySelector('output').textContent.includes('note: '),
  'A magazine’s page': () => getComputedStyle(document.querySelector('film-player')).getPropertyValue('--film-accent') === '#9fc3b0',
};

describe('the examples of the documentation', () => {
  const examples = allExamples();
  const site = withSite((folder) => {
    for (const [name, file] of filesBeside()) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      copyFileSync(file, join(folder, name));
    }
    for (const example of examples) writeFileSync(join(folder, `${example.name}.html`), documentOf(example));
  });

  it('are all that is looked for here', () => {
    assert.ok(examples.length > 12);
    for (const title of Object.keys(BESIDES))
      assert.ok(
        examples.some((example) => example.title === title),
        title,
      );
  });

  for (const { name, title, code } of examples)
    it(`${name}: ${title}`, async () => {
      // A visitor of one has chosen nothing in another.
      const context = await site.browser.createBrowserContext();
      const { page, errors, foreign } = await watchedPage(context, site.origin);
      await page.setViewport({ width: 720, height: 900 });
      await page.goto(`${site.origin}/${name}.html`);
      const hasNotes = /annotations|article=/.test(code);
      await until(page, () => (window.film = document.querySelector('film-player, film-commentary')?.session)?.media?.duration, 'the film');
      if (hasNotes) await until(page, () => window.film.state.commentary.annotations.length > 5, 'the notes');
      await page.evaluate((time) => window.film.seek(time), MOMENT);
      await until(page, () => window.film.state.tracks.activeCues.length, 'a subtitle');
      if (hasNotes) {
        // Where the library has placed them, it decided on the moment.
        await page.evaluate(() => window.film.seek(window.film.state.commentary.annotations[0].start + 0.1));
        await until(page, () => window.film.state.commentary.shown.length, 'a note');
      }
      if (BESIDES[title]) await until(page, BESIDES[title], title);
      assert.deepEqual(errors, []);
      assert.deepEqual(foreign, []);
      await context.close();
    });
});
