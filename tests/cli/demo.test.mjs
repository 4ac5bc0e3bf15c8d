import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { buildSite, until, watchedPage, withSite } from '../support/site.mjs';
import { folder, ROOT } from './support.mjs';

/** Pictures of the pages, to be looked at: no test compares them. */
const PICTURES = join(ROOT, '.cache/pictures');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const SIZES = [
  [1440, 900],
  [1024, 768],
  [768, 1024],
  [390, 844],
];

/** What every page is asked, at every size and in both lights: what is wrong with it, in sentences. */
function faultsOf() {
  const faults = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`it is ${scrollWidth} wide and the window ${clientWidth}`);
  for (const image of document.images) if (image.complete && !image.naturalWidth) faults.push(`${image.src} is no picture`);
  for (const label of document.querySelectorAll('h1, h2, h3, p, a, button, dd')) {
    const { left, right, width } = label.getBoundingClientRect();
    if (width && (left < -1 || right > clientWidth + 1) && !label.matches('.skip, .unseen'))
      faults.push(`“${label.textContent.trim().slice(0, 40)}” stands outside`);
  }
  return faults;
}

/** What lies over the player's controls, which must be nothing; the film is paused and the bar is there. */
function coveredControls() {
  const player = document.querySelector('film-player');
  const bar = player.shadowRoot.querySelector('.vjs-control-bar');
  const controls = [...bar.querySelectorAll('button, film-subtitles-button, film-commentary-button, film-settings-button')];
  const seen = controls.filter(
    (control) => control.checkVisibility({ visibilityProperty: true }) && control.getBoundingClientRect().width > 0,
  );
  const covered = seen.filter((control) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    let at = document.elementFromPoint(left + width / 2, top + height / 2);
    while (at?.shadowRoot && at !== control) {
      const inner = at.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
      if (!inner || inner === at) break;
      at = inner;
    }
    return !(control.contains(at) || control.shadowRoot?.contains(at) || at?.getRootNode().host === control);
  });
  return { seen: seen.length, covered: covered.map((control) => control.className || control.localName) };
}

describe('the demo as a site', () => {
  const site = withSite(buildSite);
  before(() => mkdirSync(PICTURES, { recursive: true }));

  it('has the library in it', () => {
    const scripts = readdirSync(join(site.folder, 'assets')).filter((file) => file.endsWith('.js'));
    const all = scripts.map((file) => readFileSync(join(site.folder, 'assets', file), 'utf8')).join('');
    for (const tag of [
      'film-player',
      'film-subtitles',
      'film-annotations',
      'film-annotation-list',
      'film-article',
      'film-timeline',
      'film-transcript',
      'film-commentary-button',
      'film-settings-dialog',
    ])
      assert.ok(all.includes(`"${tag}"`) || all.includes(`\`${tag}\``) || all.includes(`'${tag}'`), tag);
  });

  /** Goes to a page, with nothing that moves; the typefaces are here. */
  async function open(name, { width, height } = { width: 1440, height: 900 }) {
    const watched = await watchedPage(site.browser, site.origin);
    const { page } = watched;
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.goto(`${site.origin}/${name}`);
    await until(page, () => document.fonts.status === 'loaded' && document.querySelector('.light'), 'the page');
    return watched;
  }

  /** The same page by day and by night: pictures of it whole, and what is wrong with it. */
  async function lookAt(page, name, width) {
    for (const light of ['light', 'dark']) {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: light },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.screenshot({ path: join(PICTURES, `${name}-${width}-${light}.png`), fullPage: true });
      assert.deepEqual(await page.evaluate(faultsOf), [], `${name} at ${width}, ${light}`);
      // Contrast differs by light, what is there by size.
      if (width === 1440 || (width === 390 && light === 'dark')) await assertAccessible(page, `${name} at ${width}, ${light}`);
    }
  }

  async function assertAccessible(page, where) {
    if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate(async () => {
      const found = await window.axe.run(document, { resultTypes: ['violations'] });
      return found.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html, failureSummary }) => `${html.slice(0, 120)} (${failureSummary})`)
            .join(' | ')}`,
      );
    });
    assert.deepEqual(violations, [], where);
  }

  /** The film is here with its notes and its controls, stands at a moment that has both, and shows them. */
  async function goTo(page, time) {
    await until(page, () => document.querySelector('film-player')?.videojs, 'the controls');
    await page.evaluate((to) => (document.querySelector('film-player').currentTime = to), time);
    await until(page, () => document.querySelector('film-player').session.state.tracks.activeCues.length, 'a subtitle');
  }

  for (const [width, height] of SIZES)
    it(`shows film and essay at ${width} pixels, by day and by night`, async () => {
      const { page, errors, foreign } = await open('', { width, height });
      for (const section of [
        '.opening h1',
        'film-player',
        'film-timeline',
        'film-transcript',
        'film-annotation-list',
        'film-article',
        '#scenes',
        '#bring',
        '#workings',
        'footer',
      ])
        await until(page, (selector) => document.querySelector(selector)?.checkVisibility(), section, section);
      await goTo(page, 36);
      await until(
        page,
        () => document.querySelector('film-article').shadowRoot.querySelectorAll('.mark').length >= 9,
        'the passages that are tied to the film',
      );
      await until(page, () => document.querySelector('film-transcript [aria-current]'), 'the line of the moment');
      // Beside each other where there is room, one below the other where there is not.
      const [film, essay] = await page.evaluate(() =>
        ['film-player', '#essay'].map((one) => document.querySelector(one).getBoundingClientRect().toJSON()),
      );
      if (width >= 1024) assert.ok(essay.left > film.right, 'the essay stands beside the film');
      else assert.ok(essay.top > film.bottom, 'the essay stands below the film');
      assert.ok(film.width >= Math.min(width, 520), `the film is ${film.width} wide`);
      await lookAt(page, 'film', width);
      await page.hover('film-player');
      await until(page, () => document.querySelector('film-player').shadowRoot.querySelector('.stage:not(.bar-hidden)'), 'the bar');
      const { seen, covered } = await page.evaluate(coveredControls);
      assert.ok(seen >= 5, `${seen} controls`);
      assert.deepEqual(covered, []);
      assert.deepEqual({ errors, foreign }, { errors: [], foreign: [] });
      await page.close();
    });

  it('leaves the lines room below the film in a low window, and where text is twice as large; all of it is as wide as the film', async () => {
    for (const [height, size, least] of [
      [600, '100%', 112],
      // Two lines at least.
      [650, '100%', 160],
      [720, '100%', 160],
      [900, '200%', 112],
    ]) {
      const { page } = await open('', { width: 1440, height });
      await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
      await goTo(page, 48);
      await until(page, () => document.querySelector('film-transcript [aria-current]'), 'the line of the moment');
      const where = `${height} pixels, ${size}`;
      const [film, ...below] = await page.evaluate(() =>
        ['film-player', 'film-timeline', 'film-transcript'].map((one) => document.querySelector(one).getBoundingClientRect().toJSON()),
      );
      for (const { width } of below) assert.ok(Math.abs(width - film.width) < 1, `${width} is not ${film.width} at ${where}`);
      assert.ok(below[1].height >= least, `the lines have ${below[1].height} at ${where}`);
      await page.screenshot({ path: join(PICTURES, `film-low-${height}-${size}.png`) });
      await page.close();
    }
  });

  it('asks nobody else for anything: notes on, settings and menu opened, in another language, with the film played', async () => {
    const { page, errors, foreign } = await open('');
    await goTo(page, 36);
    const press = (name) =>
      page.evaluate((button) => {
        const { shadowRoot } = document.querySelector('film-player').shadowRoot.querySelector(button);
        shadowRoot.querySelector('button').click();
      }, name);
    const inPlayer = (selector, what) =>
      until(
        page,
        (wanted) => {
          const within = (root) =>
            root.querySelector(wanted) ??
            [...root.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot && within(shadowRoot)).find(Boolean);
          return within(document.querySelector('film-player').shadowRoot);
        },
        what,
        selector,
      );
    await page.evaluate(() => {
      const { session } = document.querySelector('film-player');
      session.setPreference('commentary', true);
      session.setPreference('density', 'study');
    });
    await inPlayer('film-annotations', 'the notes');
    await press('film-subtitles-button');
    await inPlayer('.menu:popover-open', 'the menu');
    await press('film-settings-button');
    await inPlayer('film-settings-dialog', 'the settings');
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.documentElement.lang = 'de'));
    await page.evaluate(async () => {
      const film = document.querySelector('film-player');
      film.muted = true;
      await film.play();
    });
    await until(page, () => document.querySelector('film-player').currentTime > 37, 'the film to run');
    assert.deepEqual({ errors, foreign }, { errors: [], foreign: [] });
    await page.close();
  });

  for (const name of ['one-tag', 'plain-video', 'subtitle-layout'])
    it(`has the page ${name} in order`, async () => {
      const { page, errors, foreign } = await open(`${name}.html`);
      await lookAt(page, name, 1440);
      await page.setViewport({ width: 390, height: 844 });
      await lookAt(page, name, 390);
      // What plays asks for more than what stands.
      await page.evaluate(async () => {
        const film = document.querySelector('film-player') ?? document.querySelector('video');
        film.muted = true;
        await film.play();
      });
      await until(page, () => (document.querySelector('film-player') ?? document.querySelector('video')).currentTime > 1, 'it to run');
      assert.deepEqual({ errors, foreign }, { errors: [], foreign: [] });
      await page.close();
    });

  it('would be seen to ask, and its workers, too', async () => {
    const { page, foreign } = await open('one-tag.html');
    await page.evaluate(async () => {
      await fetch('https://canary.example/page').catch(() => undefined);
      const asks = 'onmessage = () => fetch("https://canary.example/worker").catch(() => undefined).then(() => postMessage(0));';
      const worker = new Worker(URL.createObjectURL(new Blob([asks], { type: 'text/javascript' })));
      const answered = new Promise((resolve) => worker.addEventListener('message', resolve));
      worker.postMessage(0);
      await answered;
    });
    assert.deepEqual(foreign, ['GET https://canary.example/page', 'GET https://canary.example/worker']);
    await page.close();
  });

  it('keeps the light that its visitor chooses, on every page', async () => {
    const { page } = await open('');
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    const night = await paper();
    await page.click('.light input[value="light"]');
    const day = await paper();
    assert.notEqual(day, night);
    await page.goto(`${site.origin}/one-tag.html`);
    assert.equal(await paper(), day);
    await until(page, () => document.querySelector('.light input[value="light"]')?.checked, 'the choice in the switch');
    await page.click('.light input[value="system"]');
    assert.equal(await paper(), night);
    await page.close();
  });

  it('goes from a scene to its place in the film', async () => {
    const { page } = await open('');
    await until(
      page,
      () => document.querySelector('film-player')?.videojs && document.querySelector('film-player').duration > 0,
      'the film',
    );
    await page.click('#scenes a[href="#t=78"]');
    await until(page, () => Math.abs(document.querySelector('film-player').currentTime - 78) < 5, 'the rain');
    const isNamed = () =>
      [...document.querySelector('film-timeline').shadowRoot.querySelectorAll('[role="option"]')].some((mark) =>
        mark.ariaLabel?.includes('Where it began'),
      );
    await until(page, isNamed, 'the line to name its notes, as the lines and the list below it do');
    const isFilmSeen = () => {
      const { top, bottom } = document.querySelector('film-player').getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    };
    await until(page, isFilmSeen, 'the film in the window');
    await page.goBack();
    await until(page, () => document.querySelector('#scenes').getBoundingClientRect().top < innerHeight, 'the scenes again');
    await page.close();
  });

  describe('for films of the visitor’s own', () => {
    const film = join(ROOT, 'demo/public/film/what-the-wind-kept.mp4');
    const subtitles = join(ROOT, 'subtitles/what-the-wind-kept.en.srt');
    const russian = join(ROOT, 'subtitles/what-the-wind-kept.ru.vtt');
    const essay = join(ROOT, 'demo/public/essay.md');
    const choose = async (page, kind, ...files) => (await page.$(`.slot[data-kind="${kind}"] input[type="file"]`)).uploadFile(...files);
    // A file is named while it is read, too: what is said then is not what came of it.
    const says = (page, selector, pattern) =>
      until(
        page,
        (where, words) =>
          !document.querySelector('.slot .busy') && new RegExp(words, 's').test(document.querySelector(where)?.textContent ?? ''),
        `“${pattern.source}” in ${selector}`,
        selector,
        pattern.source,
      );
    const placed = /Of 18 passages, \d+ stand where the film speaks of them/;

    it('takes film, subtitles and article in any order and sends nothing anywhere', async () => {
      const { page, errors, foreign } = await open('your-own.html');
      const workers = [];
      page.on('workercreated', (worker) => workers.push(worker.url()));
      await lookAt(page, 'your-own-empty', 1440);
      await choose(page, 'article', essay);
      await says(page, '.slot[data-kind="article"]', /A Hand on the Latch.*18 passages/s);
      await choose(page, 'film', film);
      await says(page, '.slot[data-kind="film"]', /2:52, 960 × 540/);
      await choose(page, 'subtitles', subtitles, russian);
      await says(page, '.slot[data-kind="subtitles"]', /en\.srt.*51 lines.*ru\.vtt/s);
      await says(page, '#progress', placed);
      await says(page, '#rows', /Placed, sure: quotes “The wind keeps what it takes/);
      await says(page, '#rows', /Left out: it seems to be background; the film does not know/);
      await goTo(page, 48);
      assert.deepEqual(
        await page.evaluate(() => document.querySelector('film-player').session.state.tracks.tracks.map(({ label }) => label)),
        ['English', 'Russian'],
      );
      for (const [width, height] of SIZES) {
        await page.setViewport({ width, height });
        await lookAt(page, 'your-own', width);
      }
      assert.ok(workers.length, 'a worker places the article');
      assert.deepEqual({ errors, foreign }, { errors: [], foreign: [] });
      await page.close();
    });

    it('gives out the notes, which it takes back, and the subtitles', async (t) => {
      const { page } = await open('your-own.html');
      await choose(page, 'subtitles', subtitles);
      await choose(page, 'article', essay);
      await says(page, '#progress', placed);
      await until(page, () => document.querySelectorAll('#downloads a').length === 2, 'what can be taken away');
      const files = await page.$$eval('#downloads a', (links) =>
        Promise.all(links.map(async ({ download, href }) => [download, await (await fetch(href)).text()])),
      );
      const [[notesName, notes], [vttName, vtt]] = files;
      assert.deepEqual([notesName, vttName], ['essay.notes.json', 'what-the-wind-kept.en.vtt']);
      assert.match(vtt, /^WEBVTT\n\n.*\n?00:00:11\.000 --> 00:00:13\.300\nIt is before dawn, or it is evening\./);
      const { items } = JSON.parse(notes);
      const count = await page.evaluate(() => document.querySelector('film-player').annotations.length);
      assert.equal(items.length, count);
      await page.reload();
      await until(page, () => document.querySelector('.light'), 'the page');
      const path = join(folder(t, { [notesName]: notes }), notesName);
      await choose(page, 'subtitles', subtitles);
      await choose(page, 'article', path);
      await until(page, (wanted) => document.querySelector('film-player').annotations.length === wanted, 'the notes again', count);
      await page.close();
    });

    it('says what is wrong with a file and where, and loses nothing that is there', async (t) => {
      const { page } = await open('your-own.html');
      await choose(page, 'film', film);
      await choose(page, 'subtitles', subtitles);
      await choose(page, 'article', essay);
      await says(page, '#progress', placed);
      const files = {
        'scan.pdf': '%PDF-1.7',
        'holiday.mp4': 'no film',
        'list.srt': 'no times in here',
        'empty.md': '',
        'half.srt': '1\n00:00:01,000 --> 00:00:02,000\nFirst.\n\n2\n00:00:03,000 --> soon\nSecond.\n',
      };
      const at = folder(t, files);
      for (const [kind, name, words] of [
        ['article', 'scan.pdf', /“scan\.pdf” is a PDF/],
        ['film', 'holiday.mp4', /“holiday\.mp4” cannot be played by this browser/],
        ['subtitles', 'list.srt', /No subtitles were found in “list\.srt”/],
        ['article', 'empty.md', /“empty\.md” is empty/],
      ]) {
        await choose(page, kind, join(at, name));
        await says(page, '#refusals', words);
      }
      await page.setViewport({ width: 390, height: 844 });
      await lookAt(page, 'your-own-refused', 390);
      await says(page, '.slots', /what-the-wind-kept\.mp4.*what-the-wind-kept\.en\.srt.*essay\.md/s);
      assert.equal(await page.evaluate(() => document.querySelector('film-player').cues.length), 51);
      assert.equal(await page.evaluate(() => Math.round(document.querySelector('film-player').duration)), 172);
      // What can be used takes the place of the first.
      await choose(page, 'subtitles', join(at, 'half.srt'));
      await says(page, '#problems', /half\.srt, line 6.*left out/s);
      await until(page, () => document.querySelector('film-player').cues.length === 1, 'the other subtitles');
      assert.equal(await page.$eval('#refusals', (element) => element.textContent.trim()), '');
      // What is taken out is gone, and nothing else.
      await page.click('.slot[data-kind="subtitles"] .leave');
      await until(page, () => !document.querySelector('film-player').session.state.tracks.tracks.length, 'no subtitles');
      await says(page, '.slots', /what-the-wind-kept\.mp4.*essay\.md/s);
      await page.close();
    });

    it('takes what is dropped, and links', async () => {
      const { page, errors } = await open('your-own.html');
      await page.evaluate(() => {
        const dropped = new DataTransfer();
        dropped.items.add(new File(['1\n00:00:11,000 --> 00:00:13,000\nIt is before dawn.\n'], 'wind.en.srt'));
        dropped.items.add(new File(['A field, and wind in it. “It is before dawn”, he says.'], 'notes.txt'));
        dropped.items.add(new File(['GIF89a'], 'cat.gif', { type: 'image/gif' }));
        const event = new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true });
        document.querySelector('main').dispatchEvent(event);
      });
      await says(page, '#refusals', /“cat\.gif” is a picture/);
      await says(page, '.slots', /wind\.en\.srt.*1 line.*notes\.txt.*1 passage/s);
      await page.click('.slot[data-kind="subtitles"] .leave');
      for (const [kind, link] of [
        ['film', 'film/what-the-wind-kept.webm'],
        ['subtitles', 'subtitles/what-the-wind-kept.ru.vtt'],
      ]) {
        await page.type(`#${kind}-link`, `${site.origin}/${link}`);
        await page.keyboard.press('Enter');
      }
      await says(page, '.slots', /what-the-wind-kept\.webm.*what-the-wind-kept\.ru\.vtt.*51 lines/s);
      await page.click('.slot[data-kind="article"] .leave');
      await page.type('#article-link', `${site.origin}/nothing.md`);
      await page.keyboard.press('Enter');
      await says(page, '#refusals', /There is no file at/);
      // The browser itself reports what the server has not.
      assert.deepEqual(
        errors.filter((error) => !/404/.test(error)),
        [],
      );
      await page.close();
    });

    it('tells what was taken as something else, what was left aside, and what does not go together', async (t) => {
      const { page, errors } = await open('your-own.html');
      const at = folder(t, {
        'words.txt':
          'Der Wind geht über das Feld, und niemand sieht auf. Das ist der Traum, von dem die Rede ist.\n\nEr hat ihn nicht gedreht.',
        'long.en.srt':
          '1\n00:00:11,000 --> 00:00:13,000\nIt is before dawn, and the wind is in the grass.\n\n2\n01:10:00,000 --> 01:10:02,000\nThis is the end of it, he said to her.\n',
        'also.md': 'A second article, that came with the first.',
        'gone.srt': '1\n00:00:11,000 --> 00:00:13,000\nIt is before dawn.\n',
      });
      // In the wrong place, in the wrong order; told where it is seen, on a telephone, too.
      await page.setViewport({ width: 390, height: 844 });
      await choose(page, 'film', join(at, 'words.txt'));
      await says(page, '#remarks', /“words\.txt” is an article: it is used as that\. A film is a file that plays/);
      const isTold = () => {
        const { top, bottom } = document.querySelector('#remarks').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      };
      await until(page, isTold, 'it to be in sight');
      await page.setViewport({ width: 1440, height: 900 });
      await says(page, '.slot[data-kind="article"]', /words\.txt.*2 passages/s);
      await choose(page, 'article', join(at, 'long.en.srt'));
      await says(page, '#remarks', /“long\.en\.srt” holds subtitles/);
      await says(page, '#progress', /The article is in German, the subtitles are in English/);
      await choose(page, 'film', film);
      await says(page, '#progress', /The subtitles go on until 1:10:02, but the film ends at 2:52/);
      await page.setViewport({ width: 390, height: 844 });
      await lookAt(page, 'your-own-told', 390);
      // Another language stands beside the first, the same takes its place.
      await choose(page, 'subtitles', russian);
      await says(page, '.slot[data-kind="subtitles"]', /long\.en\.srt.*what-the-wind-kept\.ru\.vtt/s);
      await choose(page, 'subtitles', subtitles);
      await until(page, () => !document.querySelector('.slot[data-kind="subtitles"]').textContent.includes('long.en'), 'the first to go');
      await says(page, '.slot[data-kind="subtitles"]', /what-the-wind-kept\.ru\.vtt.*what-the-wind-kept\.en\.srt/s);
      // Two of a kind, and a file that is not there any more when it is read.
      await page.evaluate(() =>
        document.body.append(Object.assign(document.createElement('input'), { type: 'file', multiple: true, id: 'test-files' })),
      );
      const drop = (slot) =>
        page.evaluate((where) => {
          const dropped = new DataTransfer();
          for (const file of document.querySelector('#test-files').files) dropped.items.add(file);
          document.querySelector(where).dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }, slot);
      const input = await page.$('#test-files');
      await input.uploadFile(join(at, 'words.txt'), join(at, 'also.md'));
      await drop('main');
      await says(page, '#remarks', /“words\.txt” was left aside: there is room for one article, and “also\.md” came last/);
      await input.uploadFile(join(at, 'gone.srt'));
      rmSync(join(at, 'gone.srt'));
      await drop('.slot[data-kind="subtitles"]');
      await says(page, '#refusals', /“gone\.srt” could not be opened\. It may have been moved/);
      await says(page, '.slots', /what-the-wind-kept\.mp4.*what-the-wind-kept\.en\.srt.*also\.md/s);
      // A page is no film.
      await page.click('.slot[data-kind="film"] .leave');
      await page.type('#film-link', `${site.origin}/one-tag.html`);
      await page.keyboard.press('Enter');
      await says(page, '#refusals', /“one-tag\.html” is a page or a text, not the film itself/);
      assert.deepEqual(
        errors.filter((error) => !/NotFoundError|NotReadableError/.test(error)),
        [],
      );
      await page.close();
    });

    it('finds the correction of a file’s timing again when the same files are brought again', async () => {
      const { page } = await open('your-own.html');
      const offset = () => document.querySelector('film-player').session.state.tracks.tracks[0]?.timing.offset;
      const bring = async () => {
        await choose(page, 'film', film);
        await choose(page, 'subtitles', subtitles);
        await until(
          page,
          () => document.querySelector('film-player').cues.length === 51 && document.querySelector('film-player').readyState >= 1,
          'film and lines',
        );
      };
      await bring();
      assert.equal(await page.evaluate(offset), 0);
      await page.evaluate(() => {
        const { session } = document.querySelector('film-player');
        session.setTiming(session.state.tracks.tracks[0].id, { offset: 0.7, rate: 1 });
      });
      await page.reload();
      await until(page, () => document.querySelector('.light') && document.querySelector('.slot'), 'the page');
      await bring();
      await until(
        page,
        () => document.querySelector('film-player').session.state.tracks.tracks[0]?.timing.offset === 0.7,
        'the correction',
      );
      await page.evaluate(() => localStorage.clear());
      await page.close();
    });

    it('shows our own film to who has none at hand', async () => {
      const { page, errors, foreign } = await open('your-own.html');
      await page.click('#example');
      await says(page, '#progress', placed);
      await until(page, () => document.querySelector('film-player').readyState >= 1, 'the film');
      assert.deepEqual({ errors, foreign }, { errors: [], foreign: [] });
      await page.close();
    });
  });
});
