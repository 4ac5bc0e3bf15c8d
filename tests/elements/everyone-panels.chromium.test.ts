import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmAnnotationList } from '../../src/elements/film-annotation-list.js';
import type { FilmArticle } from '../../src/elements/film-article.js';
import type { FilmTimeline } from '../../src/elements/film-timeline.js';
import type { FilmTranscript } from '../../src/elements/film-transcript.js';
import type { Annotation } from '../../src/model/annotation.js';
import { FilmSession } from '../../src/session/film-session.js';
import { BLACK, hardToRead, readColor, smallTargets, WHITE } from '../support/access.js';
import { ESSAY, fromFile, litIn, NOTES, wrapped } from '../support/article.js';
import { note, until } from '../support/build.js';
import { eachWithServer, type FaultServer } from '../support/faults.js';
import { filmSession } from '../support/session.js';
import { frames, LINES, shownTranscript } from '../support/transcript.js';

// Each panel in each of its states: for assistive technology, for all eyes, for fingers; on light pages and dark ones, in a narrow window that reads from the right,
// and in the system's own colours.

interface Shown {
  readonly updateComplete: Promise<boolean>;
  readonly renderRoot: HTMLElement | DocumentFragment;
}
type Panel = HTMLElement & Shown;
type State = readonly [name: string, make: () => Promise<Panel>];

const inside = <E extends HTMLElement = HTMLElement>(panel: Shown, selector: string) => panel.renderRoot.querySelector<E>(selector);

async function isForEveryone(panel: Panel): Promise<void> {
  const page = panel.parentElement!;
  await panel.updateComplete;
  await expect(panel).to.be.accessible();
  expect(hardToRead(panel, [WHITE]), 'words on a light page').to.deep.equal([]);
  expect(smallTargets(panel), 'targets').to.deep.equal([]);

  await setViewport({ width: 320, height: 800 });
  Object.assign(page.style, { colorScheme: 'dark', background: 'Canvas', color: 'CanvasText' });
  page.dir = 'rtl';
  panel.style.width = '';
  await frames();
  await panel.updateComplete;
  await expect(panel).to.be.accessible();
  expect(hardToRead(panel, [BLACK]), 'words on a dark page').to.deep.equal([]);
  expect(smallTargets(panel), 'targets in a narrow one').to.deep.equal([]);
  expect(document.documentElement.scrollWidth, 'the width of a narrow one').to.be.at.most(320);

  await emulateMedia({ forcedColors: 'active' });
  expect(hardToRead(panel, [readColor('Canvas')]), 'words in the system’s colours').to.deep.equal([]);
}

function hasItsStates(states: readonly State[]): void {
  for (const [name, make] of states) it(`is so ${name}`, async () => isForEveryone(await make()));
}

const KINDS: readonly Annotation[] = [
  note('a', 10, 20, { category: 'Echo', title: 'A very long title of a note that takes more than one line where there is little room' }),
  note('b', 50, 60, { category: 'Sound', spoilsUpTo: 300 }),
  note('c', 52, 60, { category: 'Sound' }),
  note('d', 200, 220, { origin: 'ambient' }),
];
const SPOKEN = LINES.map((line) => ({ ...line, speaker: 'Mother' }));
const GERMAN = LINES.map((line) => ({ ...line, text: `Zeile ${line.start}`, speaker: 'Mutter' }));

describe('each panel, for everyone:', () => {
  let server: FaultServer;
  eachWithServer((own) => (server = own));
  beforeEach(() => setViewport({ width: 1000, height: 800 }));
  after(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' }));

  describe('film-transcript', () => {
    const shown = async (more: Parameters<typeof shownTranscript>[0] = {}) => shownTranscript({ notes: KINDS, ...more });
    const ofFile = async (src: string) => {
      const session = new FilmSession();
      session.addTrack({ src, label: 'English', language: 'en' });
      return fixture<FilmTranscript>(html`<film-transcript .session=${session}></film-transcript>`);
    };
    hasItsStates([
      ['without a film', () => fixture<FilmTranscript>(html`<film-transcript></film-transcript>`)],
      ['without subtitles', async () => (await shownTranscript({ cues: [] })).element],
      [
        'while lines are on their way',
        async () => {
          const element = await ofFile(server.file('tests/network/first-line.vtt', 'late'));
          await until(() => inside(element, '[role="status"].state'), 'the word of it');
          return element;
        },
      ],
      [
        'where lines do not come',
        async () => {
          const element = await ofFile(server.file('tests/network/first-line.vtt', '404'));
          await until(() => inside(element, '.notice'), 'the word of it');
          return element;
        },
      ],
      [
        'with the line of the moment',
        async () => {
          const { element, goTo, current } = await shown();
          await goTo(11);
          await until(() => current().join() === '1', 'the line');
          return element;
        },
      ],
      [
        'with what is still to come, and a note that tells of it',
        async () => {
          const { element, media, row } = await shown({ seen: false });
          media.play();
          media.reach(65);
          media.pause();
          await until(() => !row(6).hasAttribute('data-ahead'), 'what was watched');
          await until(() => element.querySelector('.film-transcript-note[data-ahead]'), 'the note');
          return element;
        },
      ],
      [
        'searched, with matches',
        async () => {
          const { element, search } = await shown();
          expect(await search('wind')).to.match(/^1 of/);
          return element;
        },
      ],
      [
        'searched, with none',
        async () => {
          const { element, search } = await shown();
          expect(await search('zebra')).to.equal('Not found');
          return element;
        },
      ],
      [
        'with an open note, and the menu of files',
        async () => {
          const { element } = await shown();
          element.querySelector<HTMLElement>('.film-transcript-note-head')!.click();
          inside<HTMLDetailsElement>(element, 'details')!.open = true;
          return element;
        },
      ],
      ['in two languages, where it is said who speaks', async () => (await shown({ cues: SPOKEN, german: GERMAN, beside: 'de' })).element],
      [
        'away from the line of the moment',
        async () => {
          const { element, goTo, scroller } = await shown();
          await goTo(11);
          scroller.dispatchEvent(new WheelEvent('wheel'));
          await until(() => inside(element, '.back'), 'the way back');
          return element;
        },
      ],
    ]);
  });

  describe('film-article', () => {
    const lit = async (made: ReturnType<typeof fromFile>) => {
      const { element, session } = await made;
      session.seek(65);
      await until(() => litIn(element).length, 'the passage of the moment');
      return { element, session };
    };
    hasItsStates([
      ['without an article', () => fixture<FilmArticle>(html`<film-article></film-article>`)],
      [
        'while it is on its way',
        async () => {
          const element = await fixture<FilmArticle>(html`<film-article src=${server.file('/essay.md', 'late')}></film-article>`);
          await until(() => inside(element, '.loading'), 'the word of it');
          return element;
        },
      ],
      [
        'where it does not come',
        async () => {
          const element = await fixture<FilmArticle>(html`<film-article src=${server.file('/essay.md', '404')}></film-article>`);
          await until(() => inside(element, '.notice'), 'the word of it');
          return element;
        },
      ],
      ['with the passage of the moment', async () => (await lit(fromFile())).element],
      [
        'with all moments of a passage',
        async () => {
          const { element } = await fromFile();
          inside(element, '.more')!.click();
          await until(() => inside(element, '.times'), 'the list');
          return element;
        },
      ],
      [
        'with covered passages',
        async () => {
          const { element } = await fromFile();
          element.veil = true;
          await until(() => inside(element, '.unveil'), 'the covers');
          return element;
        },
      ],
      [
        'with notes at its foot, a picture that is not shown, and a table',
        async () => {
          const more =
            '\n![A road](https://elsewhere.example/a.png)\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nAnd[^1] so on.\n\n[^1]: To the end.\n';
          return (await fromFile(NOTES, ESSAY + more)).element;
        },
      ],
      [
        'whose reader has scrolled away from the film’s place',
        async () => {
          const { element, session } = await fromFile();
          element.style.cssText = 'display: block; height: 200px; overflow: auto';
          element.sync = 'film';
          session.seek(65);
          await until(() => litIn(element).length, 'the passage');
          element.dispatchEvent(new WheelEvent('wheel'));
          element.dispatchEvent(new Event('scroll'));
          await until(() => inside(element, '.resume'), 'the way back');
          return element;
        },
      ],
      [
        'in reading mode',
        async () => {
          const { element } = await lit(fromFile());
          element.reading = true;
          return element;
        },
      ],
      ['around the page’s own', async () => (await lit(wrapped())).element],
    ]);
  });

  describe('film-annotation-list', () => {
    const listOf = async (notes: readonly Annotation[], seen = true) => {
      const { session, media } = filmSession({ notes });
      session.setFilmSeen(seen);
      const element = await fixture<FilmAnnotationList>(html`<film-annotation-list .session=${session}></film-annotation-list>`);
      return { element, session, media };
    };
    const ofFile = async (src: string) => {
      const session = new FilmSession();
      session.addAnnotations({ src });
      return fixture<FilmAnnotationList>(html`<film-annotation-list .session=${session}></film-annotation-list>`);
    };
    const searched = async (element: FilmAnnotationList, words: string, said: RegExp) => {
      const field = inside<HTMLInputElement>(element, 'input[type="search"]')!;
      field.value = words;
      field.dispatchEvent(new InputEvent('input'));
      await until(() => said.test(inside(element, '.said')?.textContent ?? ''), 'the answer');
      return element;
    };
    hasItsStates([
      ['without a film', () => fixture<FilmAnnotationList>(html`<film-annotation-list></film-annotation-list>`)],
      ['without notes', async () => (await listOf([])).element],
      [
        'while notes are on their way',
        async () => {
          const element = await ofFile(server.file('/commentary.json', 'late'));
          await until(() => inside(element, '.state'), 'the word of it');
          return element;
        },
      ],
      [
        'where notes do not come',
        async () => {
          const element = await ofFile(server.file('/commentary.json', '404'));
          await until(() => inside(element, '.notice'), 'the word of it');
          return element;
        },
      ],
      [
        'with the note of the moment',
        async () => {
          const { element, session } = await listOf(KINDS);
          session.seek(15);
          await until(() => inside(element, '.note.now'), 'the note');
          session.point('b');
          return element;
        },
      ],
      ['with what is still to come', async () => (await listOf(KINDS, false)).element],
      ['searched, with a match', async () => searched((await listOf(KINDS)).element, 'note a says', /1 note/)],
      ['searched, with none', async () => searched((await listOf(KINDS)).element, 'zebra', /No note/)],
      [
        'with all categories switched off',
        async () => {
          const { element, session } = await listOf(KINDS);
          session.setPreference('hiddenCategories', ['Echo', 'Sound', '']);
          await until(() => !inside(element, '.note'), 'no note');
          return element;
        },
      ],
    ]);
  });

  describe('film-timeline', () => {
    const lineOf = async (notes: readonly Annotation[] = KINDS, { seen = true, chapters = true } = {}) => {
      const { session, media } = filmSession({ cues: LINES, notes });
      media.duration = 400;
      media.dispatchEvent(new Event('durationchange'));
      session.setFilmSeen(seen);
      if (chapters) session.setChapters(['A beginning', 'A middle with a long title', 'An end'].map((title, i) => ({ start: i * 120, end: i * 120 + 120, title }))); // prettier-ignore
      const element = await fixture<FilmTimeline>(html`<film-timeline .session=${session}></film-timeline>`);
      await until(() => inside(element, '.line'), 'the line');
      return { element, session };
    };
    const told = async (element: FilmTimeline, selector: string) => {
      await until(() => inside(element, selector), 'the mark');
      inside(element, selector)!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
      await until(() => inside(element, '.preview'), 'what is told of it');
      return element;
    };
    hasItsStates([
      ['without a film', () => fixture<FilmTimeline>(html`<film-timeline></film-timeline>`)],
      ['with nothing on it', async () => (await lineOf([], { chapters: false })).element],
      [
        'with notes and chapters, some of the moment',
        async () => {
          const { element, session } = await lineOf();
          session.seek(55);
          await until(() => inside(element, '.note.now'), 'the note');
          return element;
        },
      ],
      ['with what is told of a note', async () => told((await lineOf()).element, '.note')],
      ['with what is told of a chapter', async () => told((await lineOf()).element, '.chapter')],
      ['with what is told of several notes', async () => told((await lineOf(Array.from({ length: 40 }, (_, i) => note(`${i}`, i, i + 1)))).element, '.note:has(.count)')], // prettier-ignore
      ['with what is still to come', async () => told((await lineOf(KINDS, { seen: false })).element, '.note')],
    ]);
  });

  it('is measured by what finds pale words and small targets', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <p style="color: #999">pale</p>
        <button style="width: 9px; height: 9px; padding: 0"></button>
      </div>`,
    );
    expect(hardToRead(page, [WHITE])).to.have.length(1);
    expect(smallTargets(page)).to.have.length(1);
  });
});
