import { expect } from '@open-wc/testing';
import { cue, soon, until } from '../support/build.js';
import { keep } from '../support/kept.js';
import { ADDRESSES, OWN, PUBLISHED, VECTORS } from './vectors.js';
import { FAMILIES, WatchedPage } from './watched-page.js';

// What others wrote, in the real elements and in real files: nothing of it runs, nothing of it is asked for, and what it leads to is harmless.

/** Seconds from note to note. */
const STEP = 10;
/** Milliseconds that one sink may take for all vectors, on a machine that does three other things. */
const PATIENCE = 240_000;
/** Articles that are built at the same time. */
const AT_ONCE = 60;

let page: WatchedPage;
const open = async (address?: string) => (page = await WatchedPage.open(address));
/** One without the library: it is there at once. */
async function openPlain(body = ''): Promise<void> {
  const address = await keep({
    'plain.html': `<!doctype html><meta charset=utf-8><title>Watched</title><script src=/tests/pages/watched.js></script><body>${body}`,
  });
  await open(address('plain.html'));
}
afterEach(() => page.close());

describe('the vectors', () => {
  it('are more than 650: 417 published ones, and 240 and more of our own in 45 families and more', async () => {
    await openPlain();
    expect(PUBLISHED.length).to.be.at.least(417);
    expect(OWN.length).to.be.at.least(240);
    expect(VECTORS.length).to.be.above(650);
    expect(FAMILIES.length).to.be.at.least(45);
    expect(new Set(VECTORS.map(({ text }) => text)).size).to.be.above(650);
  });
});

describe('the page that is watched', () => {
  const CAUGHT: readonly [what: string, markup: string, fault: RegExp][] = [
    ['a handler', '<img src=x onerror=canary(1)>', /canary: 1/],
    ['a handler that does nothing', '<p onclick=""></p>', /onclick/],
    ['what is run in a frame', '<iframe srcdoc="<script>parent.alert(2)</script>"></iframe>', /alert: 2/],
    ['a picture from elsewhere', '<img src=https://canary.example/a.png>', /policy: img-src, https:\/\/canary\.example/],
    [
      'a style sheet from elsewhere',
      '<link rel=stylesheet href=https://canary.example/a.css>',
      /policy: style-src-elem, https:\/\/canary\.example/,
    ],
    [
      'an address in a style',
      '<p style="background:url(https://canary.example/b.png)">words</p>',
      /policy: img-src, https:\/\/canary\.example/,
    ],
    ['a request to its own server', '<iframe src=/canary/frame></iframe>', /asked for \/canary\/frame/],
    ['a link that runs', '<div class=text part=text><a href="javascript:canary(3)">words</a></div>', /canary: 3/],
    ['a link that hands on its opener', '<a href=https://example.org target=_blank rel=opener>words</a>', /opener/],
    ['a name that hides another', '<form name=cookie></form>', /name="cookie"/],
    ['a form', '<div class=body part=body><form></form></div>', /<form>/],
  ];
  for (const [what, markup, fault] of CAUGHT)
    it(`tells of ${what}`, async () => {
      await openPlain();
      page.document.body.innerHTML = markup;
      const faults: string[] = [];
      for (let tries = 0; tries < 200 && !faults.some((one) => fault.test(one)); tries++) faults.push(...(await page.faults()));
      expect(faults.join('\n')).to.match(fault);
    });
  it('tells of prototypes that were changed', async () => {
    await openPlain();
    Object.assign((page.window as unknown as typeof globalThis).Object.prototype, { polluted: 1 });
    expect((await page.faults()).join()).to.include('prototypes');
  });
});

/** Expects that nothing has happened; says the first things that have. */
const expectHarmless = async (what?: string) => expect((await page.faults()).slice(0, 10), what).to.deep.equal([]);

describe('notes of others', () => {
  const noteOf = (value: string, format: string, i: number) => ({
    type: 'Annotation',
    id: `${i} ${value}`,
    label: `${i} ${value}`,
    body: [
      { type: 'TextualBody', purpose: 'commenting', format, value, language: value },
      { type: 'TextualBody', purpose: 'classifying', value },
      { type: 'TextualBody', purpose: 'tagging', value },
    ],
    target: `film.mp4#t=${i * STEP},${i * STEP + 8}`,
  });
  const items = (format: string) => VECTORS.map(({ text }, i) => noteOf(text, format, i));

  for (const format of ['text/plain', 'text/html', 'text/markdown'])
    it(`are harmless as ${format}: over the film, in the list, in the transcript and on the timeline`, async () => {
      await open();
      const address = await keep({ 'notes.json': JSON.stringify({ type: 'AnnotationPage', label: OWN[1]!.text, items: items(format) }) });
      const { session, media } = page.window.filmSession();
      media.duration = VECTORS.length * STEP;
      session.setPreference('density', 'study');
      session.addAnnotations({ src: address('notes.json') });
      await until(() => session.state.commentary.annotations.length === VECTORS.length, 'the notes');
      const cards = page.add('film-annotations', { session });
      const panels = [
        page.add('film-annotation-list', { session, spoilers: 'show' }),
        page.add('film-transcript', { session, spoilers: 'show' }),
        page.add('film-timeline', { session, spoilers: 'show' }),
      ];
      const [list] = panels;
      await until(() => list?.shadowRoot?.querySelectorAll('.body').length === VECTORS.length, 'the list');
      await until(() => page.document.querySelectorAll('.film-transcript-note-body').length === VECTORS.length, 'the transcript');
      await expectHarmless();
      for (const panel of panels) panel.remove();
      const titles = () => [...(cards.shadowRoot?.querySelectorAll('.title') ?? [])].map(({ textContent }) => textContent);
      for (const [i, { text }] of VECTORS.entries()) {
        session.seek(i * STEP + 1);
        await cards.updateComplete;
        await until(() => titles().some((title) => title.startsWith(`${i} `)), `the note ${i}`);
        page.look();
        // What a note does is heard of here, or with those after it.
        if (i % 100 === 99 || i === VECTORS.length - 1) await expectHarmless(text);
      }
    }).timeout(PATIENCE);

  it('are harmless as a list in HTML, in a page of its own', async () => {
    await open();
    const { annotations } = page.window.parseAnnotations({ type: 'AnnotationPage', items: items('text/html') });
    expect(annotations.length).to.equal(VECTORS.length);
    const { text } = page.window.formatAnnotations(annotations, 'html', { label: OWN[0]!.text, film: 'javascript:canary(1)' });
    page.close();
    await openPlain(text);
    expect(page.document.querySelectorAll('li > p > a').length).to.equal(VECTORS.length);
    for (const link of page.document.querySelectorAll('li a')) Object.assign(link, { target: '_blank', rel: 'noopener' });
    expect((await page.faults()).filter((fault) => fault !== '<script> in the page')).to.deep.equal([]);
  });
});

describe('articles of others', () => {
  const texts: Readonly<Record<string, (vector: string) => string>> = {
    md: (vector) => `# Essay\n\nIt begins.\n\n${vector}\n\nIt ends.\n`,
    html: (vector) => `<h1>Essay</h1><p>It begins.</p>${vector}<p>It ends.</p>`,
  };
  for (const [ending, textOf] of Object.entries(texts))
    it(`are harmless as a file of .${ending}`, async () => {
      await open();
      const address = await keep(Object.fromEntries(VECTORS.map(({ text }, i) => [`${i}.${ending}`, textOf(text)])));
      for (let first = 0; first < VECTORS.length; first += AT_ONCE) {
        const some = VECTORS.slice(first, first + AT_ONCE);
        const articles = some.map((_, i) => page.add('film-article', { src: address(`${first + i}.${ending}`) }));
        for (const [i, article] of articles.entries()) {
          const { text } = some[i]!;
          // What holds the character of no text is taken for none.
          const says = text.includes('\0') ? 'not a text file' : 'It begins.';
          await until(() => article.shadowRoot?.textContent.includes(says), `the article of ${text}`);
        }
        await expectHarmless(`${first} and after it`);
        for (const article of articles) article.remove();
      }
    }).timeout(PATIENCE);
});

describe('subtitles of others', () => {
  /** A cue cannot hold an empty line, nor an arrow. */
  const lineOf = (text: string) =>
    text
      .replaceAll(/\s*\n\s*/g, ' ')
      .replaceAll('-->', '- ->')
      .replaceAll('\0', '');
  const timeOf = (second: number, mark: string) =>
    `${[3600, 60, 1].map((unit, i) => String(Math.floor(second / unit) % (i ? 60 : 100)).padStart(2, '0')).join(':')}${mark}000`;
  const cuesOf = (mark: string) =>
    VECTORS.map(({ text }, i) => `${i + 1}\n${timeOf(i * STEP, mark)} --> ${timeOf(i * STEP + 8, mark)}\n${i}: ${lineOf(text)}\n`).join(
      '\n',
    );

  async function shows(name: string, file: string, count = VECTORS.length): Promise<void> {
    await open();
    const address = await keep({ [name]: file });
    const { session, media } = page.window.filmSession({ cues: [] });
    media.duration = VECTORS.length * STEP;
    session.addTrack({ src: address(name), language: 'en', default: true });
    await until(() => session.state.tracks.tracks[0]?.cues.length === count, `the ${count} subtitles`);
    const subtitles = page.add('film-subtitles', { session });
    const panels = [page.add('film-transcript', { session, spoilers: 'show' }), page.add('film-timeline', { session, spoilers: 'show' })];
    await until(() => page.document.querySelectorAll('.film-transcript-row').length > count / 2, 'the transcript');
    await expectHarmless();
    for (const panel of panels) panel.remove();
    for (let i = 0; i < count; i++) {
      session.seek(i * STEP + 1);
      await subtitles.updateComplete;
      await until(() => subtitles.shadowRoot?.querySelector('.cue')?.textContent.startsWith(`${i}: `), `the line ${i}`);
      page.look();
      if (i % 100 === 99 || i === count - 1) await expectHarmless(VECTORS[i]!.text);
    }
  }

  it('are harmless as SubRip', () => shows('film.srt', cuesOf(','))).timeout(PATIENCE);
  it('are harmless as WebVTT', () => shows('film.vtt', `WEBVTT\n\n${cuesOf('.')}`)).timeout(PATIENCE);
  it('are harmless in styles, regions and settings of WebVTT', async () => {
    const blocks = VECTORS.map(
      ({ text }) => `STYLE\n::cue { color: red }\n${lineOf(text)}\n\nREGION\nid:${lineOf(text).replaceAll(' ', '')}\n`,
    );
    const sheets = ['::cue { background: url(https://canary.example/a.png) }', '@import "https://canary.example/a.css";', '::cue(b) { background-image: image-set("https://canary.example/b.png" 1x) }']; // prettier-ignore
    const cues = OWN.map(
      ({ text }, i) =>
        `${timeOf(i * STEP, '.')} --> ${timeOf(i * STEP + 8, '.')} ${lineOf(text)} region:${lineOf(text).replaceAll(' ', '')}\n${i}: words`,
    );
    await shows('film.vtt', ['WEBVTT', ...sheets.map((sheet) => `STYLE\n${sheet}`), ...blocks, ...cues].join('\n\n'), OWN.length);
  }).timeout(PATIENCE);
  it('are harmless where the browser shows them', async () => {
    await open();
    const address = await keep({
      'film.vtt': `WEBVTT\n\nSTYLE\n::cue { background: url(https://canary.example/a.png) }\n\n${cuesOf('.')}`,
    });
    const player = page.add('film-player', { src: '/tests/media/plain.mp4', subtitles: address('film.vtt'), muted: true, subtitleRendering: 'native', storage: 'none' }); // prettier-ignore
    const shown = () =>
      [...(player.shadowRoot?.querySelector('video')?.textTracks ?? [])].flatMap((track) => [...(track.activeCues ?? [])]);
    await until(() => player.cues.length === VECTORS.length && player.readyState > 0, 'the subtitles');
    for (let second = 1; second < 60; second += STEP) {
      player.currentTime = second;
      await until(() => shown().some(({ startTime }) => Math.abs(startTime - second) < STEP), `a line at ${second}`);
    }
    expect((await page.faults()).filter((fault) => !fault.startsWith('<source>'))).to.deep.equal([]);
  });
});

describe('names that others gave', () => {
  it('are harmless as labels and languages of tracks, of sets and of chapters', async () => {
    await open();
    const { session, media } = page.window.filmSession({ cues: [] });
    media.duration = VECTORS.length * STEP;
    for (const [i, { text }] of VECTORS.entries()) {
      session.addTrack({ cues: [cue(i, i + 1)], label: text, language: text });
      session.addAnnotations({ annotations: [], label: text });
    }
    const chapters = await keep({
      'chapters.vtt': `WEBVTT\n\n${VECTORS.map(({ text }, i) => `00:00:0${i % 10}.000 --> 00:01:00.000\n${text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('-->', '')}\n`).join('\n')}`,
    });
    await session.setChapters(chapters('chapters.vtt'));
    page.add('film-timeline', { session });
    page.add('film-transcript', { session });
    const menu = page.add('film-subtitles-button', { session });
    await until(() => menu.shadowRoot?.querySelector<HTMLButtonElement>('.bar-button')?.disabled === false, 'the button');
    menu.shadowRoot?.querySelector<HTMLElement>('.bar-button')?.click();
    await until(() => (menu.shadowRoot?.querySelectorAll('[role^="menuitem"]').length ?? 0) > VECTORS.length, 'the menu');
    await expectHarmless();
    menu.remove();
    page.add('film-commentary-button', { session });
    const settings = page.add('film-settings-button', { session });
    await settings.updateComplete;
    settings.shadowRoot?.querySelector('button')?.click();
    const dialog = () => settings.shadowRoot?.querySelector('film-settings-dialog')?.shadowRoot;
    await until(() => dialog()?.querySelector('[role="tab"]'), 'the settings');
    for (const tab of dialog()?.querySelectorAll<HTMLElement>('[role="tab"]') ?? []) {
      tab.click();
      await soon(() => expect(tab.getAttribute('aria-selected')).to.equal('true'));
      await expectHarmless(tab.textContent);
    }
  });

  it('are harmless as names of files that do not come', async () => {
    await open();
    const player = page.add('film-player', { src: '/tests/media/plain.mp4', muted: true, storage: 'none' });
    for (const { text } of VECTORS) player.session.addAnnotations({ src: `/__kept/none/${encodeURIComponent(text)}.json` });
    await until(() => player.session.state.notices.length > VECTORS.length * 0.95, 'the notices', 60_000);
    await until(() => (player.shadowRoot?.querySelectorAll('.notice').length ?? 0) > VECTORS.length * 0.95, 'the words');
    await expectHarmless();
  }).timeout(PATIENCE);

  it('run nothing as addresses of film, picture and files', async () => {
    await open();
    // Where a page itself names a file of another server, it asks for it.
    const addresses = ADDRESSES.filter((address) => /^[^\w/.]*[a-z][^/.?]*[:&]/i.test(address) && !/^\s*(?:https?|cid):/i.test(address));
    expect(addresses.length).to.be.at.least(50);
    for (const address of addresses) {
      const player = page.add('film-player', { src: address, poster: address, subtitles: address, chapters: address, muted: true, storage: 'none' }); // prettier-ignore
      const panels = [page.add('film-annotations', { src: address }), page.add('film-article', { src: address }), player];
      await Promise.all(panels.map((panel) => panel.updateComplete));
      await until(() => player.session.state.notices.length > 0, `a notice for ${address}`);
      for (const panel of panels) panel.remove();
    }
    // The policy tells of pictures, films and files that are none: they are what the page has asked for.
    const faults = (await page.faults()).filter((fault) => !/^(?:policy: (?:img|media|connect)-src|request:)/.test(fault));
    expect(faults).to.deep.equal([]);
  }).timeout(PATIENCE);
});

describe('files with names of inherited fields', () => {
  const POISON = `"__proto__":{"polluted":1,"items":[1],"type":"Annotation"},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}`;
  const note = `{${POISON},"type":"Annotation","id":"__proto__","label":"constructor","fc:passage":"__proto__","body":[{${POISON},"type":"TextualBody","value":"Words.","language":"__proto__"},{"type":"TextualBody","purpose":"classifying","value":"__proto__"},{"type":"TextualBody","purpose":"tagging","value":"toString"}],"target":{${POISON},"source":"film.mp4","selector":{${POISON},"type":"FragmentSelector","value":"t=1,9"}}}`;

  it('change nothing that other objects inherit', async () => {
    await open();
    const again = note.replace('"__proto__","label"', '"hasOwnProperty","label"').replace('"value":"__proto__"', '"value":"constructor"');
    const address = await keep({
      'notes.json': `{${POISON},"@context":["http://www.w3.org/ns/anno.jsonld",{"__proto__":"urn:film-commentary:ns:","constructor":"urn:film-commentary:ns:"}],"type":"AnnotationPage","label":{"__proto__":["a"],"constructor":["b"]},"items":[${note},${again}]}`,
      'notes.vtt': `WEBVTT\n\n__proto__\n00:01.000 --> 00:09.000\n${note}\n`,
      'notes.csv': '__proto__,constructor,start,end,text,id\n1,2,1,9,Words.,__proto__\n',
      'essay.html': '<h1 id=__proto__>Essay</h1><p id=constructor>It begins. <a href="#__proto__">up</a></p><p id=__proto__>It ends.</p>',
    });
    const { session, media } = page.window.filmSession();
    media.duration = 100;
    session.addAnnotations({ src: address('notes.json') });
    await until(() => session.state.commentary.annotations.length === 2, 'the notes');
    page.add('film-annotations', { session });
    page.add('film-timeline', { session, spoilers: 'show' });
    const list = page.add('film-annotation-list', { session, spoilers: 'show' });
    const article = page.add('film-article', { session, src: address('essay.html') });
    session.seek(2);
    await until(() => list.shadowRoot?.querySelectorAll('.body').length === 2, 'the list');
    await until(() => article.shadowRoot?.querySelector('.text')?.textContent.includes('It ends.'), 'the article');
    for (const category of ['__proto__', 'constructor']) session.setPreference('hiddenCategories', [category]);
    session.dismiss('__proto__');
    for (const name of ['notes.vtt', 'notes.csv']) {
      const text = await (await fetch(address(name))).text();
      page.window.parseAnnotations(text, { source: name });
    }
    await expectHarmless();
    expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
  });

  it('nor do choices that were remembered with such names', async () => {
    await open();
    const { localStorage } = page.window;
    for (const name of ['preferences', 'progress', 'place'])
      localStorage.setItem(
        `film-commentary:${name}`,
        `{"version":1,"value":{${POISON},"subtitleStyle":{${POISON}},"hiddenCategories":["__proto__"]}}`,
      );
    const player = page.add('film-player', { src: '/tests/media/plain.mp4', muted: true });
    try {
      await until(() => player.readyState > 0, 'the film');
      player.session.setPreference('commentary', false);
      await expectHarmless();
    } finally {
      localStorage.clear();
    }
  });
});
