import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmCommentary } from '../../src/elements/film-commentary.js';
import type { FilmTimeline } from '../../src/elements/film-timeline.js';
import type { Annotation } from '../../src/model/annotation.js';
import { chaptersOf } from '../../src/model/chapters.js';
import { cue, note, soon, until } from '../support/build.js';
import { withoutMotion } from '../support/motion.js';
import { Ledger } from '../support/ledger.js';
import { deep, FILM } from '../support/player.js';
import { filmSession } from '../support/session.js';

const CHAPTERS = chaptersOf([cue(0, 50, 'The field'), cue(50, 100, 'The barn')]);
const NOTES = [note('a', 10, 20, { category: 'Sound' }), note('b', 50, 60, { category: 'Echo' }), note('c', 90, 95)];

/** A timeline of a film of 100 seconds, so wide (CSS pixels). */
async function timeline({ notes = NOTES, chapters = CHAPTERS, width = 824, seen = true, dir = 'ltr' } = {}) {
  const { session, media } = filmSession({ notes, cues: [cue(10, 12), cue(30, 40)] });
  await session.setChapters(chapters);
  session.setFilmSeen(seen);
  const page = await fixture<HTMLElement>(
    html`<div dir=${dir} style="width: ${width}px"><film-timeline .session=${session}></film-timeline><button>after</button></div>`,
  );
  const element = page.querySelector('film-timeline') as FilmTimeline;
  const all = <E extends HTMLElement>(selector: string) => [...element.renderRoot.querySelectorAll<E>(selector)];
  const film = {
    page,
    session,
    media,
    element,
    all,
    one: <E extends HTMLElement>(selector: string) => all<E>(selector)[0],
    names: () => all('[role=option]').map((mark) => mark.getAttribute('aria-label')),
    focused: () => element.shadowRoot?.activeElement?.getAttribute('aria-label'),
    preview: () => all('.preview')[0]?.innerText.replaceAll(/\s+/g, ' ').trim() ?? '',
  };
  await until(() => all('[role=option]').length || (!notes.length && !chapters.length), 'the marks');
  await until(() => session.state.chapters.length === chapters.length, 'the chapters');
  await element.updateComplete;
  return film;
}

const pressAll = async (...keys: string[]) => {
  for (const press of keys) await sendKeys({ press });
};
const middleOf = (element: Element | undefined): [number, number] => {
  const { left, top, width, height } = (element as Element).getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

describe('film-timeline', () => {
  afterEach(() => sendMouse({ type: 'move', position: [1, 1] }));

  it('is accessible: without a film, with nothing, with marks, with what is told of a note, of several, of a chapter, and of what is to come', async () => {
    await expect(await fixture(html`<film-timeline></film-timeline>`)).to.be.accessible();
    await expect((await timeline({ notes: [], chapters: [] })).element).to.be.accessible();
    for (const seen of [true, false]) {
      const { element, preview } = await timeline({ seen, notes: [...NOTES, note('d', 91, 95)] });
      await expect(element).to.be.accessible();
      element.focus();
      for (const key of ['Home', 'ArrowRight', 'End']) {
        await sendKeys({ press: key });
        await until(preview, 'what is told');
        await expect(element).to.be.accessible();
      }
    }
  });

  it('names each mark: title, category and time', async () => {
    const { names } = await timeline();
    expect(names()).to.deep.equal([
      'The field, 0:00 to 0:50',
      'The barn, 0:50 to 1:40',
      'Note a, Sound, 0:10',
      'Note b, Echo, 0:50',
      'Note c, 1:30',
    ]);
  });

  it('is a list of marks with a name of its own', async () => {
    const { one } = await timeline();
    expect(one('[role=listbox]')?.getAttribute('aria-label')).to.equal('Timeline of the film');
    expect(one('.chapters')?.getAttribute('aria-label')).to.equal('Chapters');
  });

  it('gives each category a colour and a shape', async () => {
    const { all } = await timeline();
    const marks = all('.note .mark');
    expect(new Set(marks.map((mark) => getComputedStyle(mark).fill)).size).to.equal(3);
    expect(new Set(marks.map((mark) => mark.querySelector('path')?.getAttribute('d'))).size).to.equal(3);
  });

  it('puts a mark at its share of the film, large enough to be touched', async () => {
    const { one, all } = await timeline();
    const line = one('.line')!.getBoundingClientRect();
    const marks = all('.note').map((mark) => mark.getBoundingClientRect());
    expect(marks.map(({ left, width }) => Math.round(((left + width / 2 - line.left) / line.width) * 100))).to.deep.equal([10, 50, 90]);
    for (const { width, height } of marks) expect(Math.min(width, height)).to.be.at.least(24);
  });

  it('tells of a mark above or below it, however few words that takes', async () => {
    const { element, one, focused } = await timeline({ notes: [note('a', 2, 5), note('b', 50, 55), note('c', 96, 99)] });
    const line = one('.line')!.getBoundingClientRect();
    element.focus();
    await pressAll('Home');
    const told = new Set<string>();
    for (let i = 0; i < 5; i++, await pressAll('ArrowRight')) {
      told.add(focused()!);
      await soon(() => {
        const { left, right } = one('.preview')!.getBoundingClientRect();
        const mark = element.shadowRoot!.activeElement!.getBoundingClientRect();
        expect(left, focused()!).to.be.below(mark.right);
        expect(right, focused()!).to.be.above(mark.left);
        expect(left).to.be.at.least(line.left - 1);
        expect(right).to.be.at.most(line.right + 1);
      });
    }
    expect(told).to.have.length(5);
  });

  it('goes from left to right everywhere, as the seek bar does, its words as the page', async () => {
    const { element, one, all, focused } = await timeline({ dir: 'rtl' });
    const line = one('.line')!.getBoundingClientRect();
    const { left, width } = all('.note')[0]!.getBoundingClientRect();
    expect(Math.round(((left + width / 2 - line.left) / line.width) * 100)).to.equal(10);
    element.focus();
    await pressAll('Home', 'ArrowRight');
    expect(focused()).to.equal('Note a, Sound, 0:10');
    const preview = one('.preview')!;
    expect(getComputedStyle(preview).direction).to.equal('rtl');
    expect(preview.getBoundingClientRect().left).to.be.within(line.left - 1, left);
    await pressAll('ArrowLeft');
    expect(focused()).to.equal('The field, 0:00 to 0:50');
  });

  it('puts notes that stand too near each other in rows, each large enough to be touched and none over another', async () => {
    const notes = [note('a', 10, 20), note('b', 11, 20), note('c', 12, 20), note('d', 80, 90)];
    const { all, one, names } = await timeline({ notes, chapters: [] });
    expect(names()).to.have.length(4);
    const boxes = all('.note').map((mark) => mark.getBoundingClientRect());
    for (const [i, a] of boxes.entries()) {
      expect(Math.min(a.width, a.height)).to.be.at.least(24);
      for (const b of boxes.slice(i + 1)) expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top).to.equal(true);
    }
    expect(Math.max(...boxes.map(({ bottom }) => bottom))).to.be.at.most(one('.times')!.getBoundingClientRect().top);
  });

  it('counts those that no row has room for, and tells which', async () => {
    const notes: Annotation[] = [...'abcdef'].map((id, i) => note(id, 10 + i / 2, 20));
    const { element, names, preview } = await timeline({ notes: [...notes, note('g', 50, 60)], chapters: [] });
    expect(names()).to.deep.equal(['Note a, 0:10', 'Note b, 0:10', 'Note c, 0:11', '3 notes, 0:11 to 0:12', 'Note g, 0:50']);
    element.focus();
    await pressAll('End', 'ArrowLeft');
    await until(() => preview().startsWith('3 notes'), 'what is told');
    expect(preview()).to.equal('3 notes 0:11 Note d 0:12 Note e 0:12 Note f');
  });

  it('draws anew when it is made wider or narrower', async () => {
    const notes = [note('a', 10, 20), note('b', 14, 20)];
    const { page, all } = await timeline({ notes, chapters: [], width: 824 });
    const rows = () => new Set(all('.note').map((mark) => mark.getBoundingClientRect().top)).size;
    await until(() => rows() === 1, 'both in a row');
    page.style.width = '320px';
    await until(() => rows() === 2, 'a row for each');
    expect(page.scrollWidth).to.be.at.most(320);
    page.style.width = '824px';
    await until(() => rows() === 1, 'both in a row again');
  });

  describe('by chapters', () => {
    const TITLES = ['The field at dawn', 'The fence', 'The door that opens', 'Rain', 'Fire'];
    const many = chaptersOf(TITLES.map((title, i) => cue(i * 20, i * 20 + 20, title)));
    const isCut = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element) => scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1; // prettier-ignore
    const seen = (all: (selector: string) => HTMLElement[], selector: string) => all(selector).filter((part) => part.checkVisibility());

    it('names each where there is room, in two lines if need be, and cuts none', async () => {
      for (const width of [1200, 824, 500]) {
        const { all, one } = await timeline({ notes: [], chapters: many, width });
        const titles = seen(all, '.chapter > .title');
        expect(titles.map(({ textContent }) => textContent)).to.deep.equal(TITLES);
        expect(titles.filter(isCut)).to.deep.equal([]);
        expect(one('.chapter-now')?.checkVisibility()).to.equal(false);
      }
    });

    it('numbers all where there is not, and names that of the moment in full', async () => {
      const { all, one, session, element } = await timeline({ notes: [], chapters: many, width: 300 });
      await until(() => seen(all, '.chapter > .number').length === 5, 'the numbers');
      expect(seen(all, '.chapter > .title')).to.deep.equal([]);
      expect(one('.chapter-now')?.innerText).to.equal('1 The field at dawn');
      session.seek(45);
      await until(() => one('.chapter-now')?.innerText === '3 The door that opens', 'the chapter of the moment');
      expect(isCut(one('.chapter-now')!)).to.equal(false);
      expect(one('.chapter.now')?.getAttribute('aria-current')).to.equal('true');
      await expect(element).to.be.accessible();
    });
  });

  it('stays small with thousands of notes', async () => {
    const notes = Array.from({ length: 5000 }, (_, i) => note(`${i}`, i / 50, i / 50 + 1));
    const { all } = await timeline({ notes });
    expect(all('[role=option]').length).to.be.below(50);
  });

  describe('by keys', () => {
    it('is one stop, and arrows go from mark to mark', async () => {
      const { element, focused, page } = await timeline();
      element.focus();
      await pressAll('Home');
      expect(focused()).to.equal('The field, 0:00 to 0:50');
      await pressAll('ArrowRight', 'ArrowRight');
      expect(focused()).to.equal('The barn, 0:50 to 1:40');
      await pressAll('End', 'ArrowRight');
      expect(focused()).to.equal('Note c, 1:30');
      await pressAll('PageUp');
      expect(focused()).to.equal('The barn, 0:50 to 1:40');
      await pressAll('Tab');
      expect(document.activeElement).to.equal(page.querySelector('button'));
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
      expect(focused()).to.equal('The barn, 0:50 to 1:40');
    });

    it('plays from a mark by Enter and by space', async () => {
      const { element, media, session } = await timeline();
      element.focus();
      await pressAll('End', 'Enter');
      expect(session.currentTime).to.be.within(90, 91);
      expect(media.paused).to.equal(false);
      media.pause();
      await pressAll('Home', ' ');
      expect(session.currentTime).to.be.below(1);
      expect(media.paused).to.equal(false);
    });

    it('tells of the mark with the focus, until Escape', async () => {
      const { element, preview, one } = await timeline();
      element.focus();
      await pressAll('End');
      await until(preview, 'what is told');
      expect(preview()).to.equal('1:30 Note c What note c says.');
      const mark = element.shadowRoot!.activeElement!;
      expect(one(`#${mark.getAttribute('aria-describedby')}`)?.textContent?.trim()).to.equal('What note c says.');
      await pressAll('Escape');
      await element.updateComplete;
      expect(preview()).to.equal('');
    });

    it('leaves keys alone that mean nothing here', async () => {
      const { element } = await timeline();
      element.focus();
      const heard: string[] = [];
      const hear = ({ key }: KeyboardEvent) => heard.push(key);
      document.addEventListener('keydown', hear);
      await pressAll('f', 'ArrowRight');
      document.removeEventListener('keydown', hear);
      expect(heard).to.deep.equal(['f']);
    });
  });

  describe('by pointer', () => {
    it('tells of a mark, and lets the pointer go over into what is told', async () => {
      const { one, all, preview } = await timeline();
      await sendMouse({ type: 'move', position: middleOf(all('.note')[1]) });
      await until(preview, 'what is told');
      expect(preview()).to.equal('0:50 Echo Note b What note b says.');
      await sendMouse({ type: 'move', position: middleOf(one('.preview')) });
      expect(preview()).to.contain('Note b');
      await sendMouse({ type: 'move', position: [1, 500] });
      await until(() => !preview(), 'it to go');
    });

    it('plays from a mark, and only goes there on the bare line', async () => {
      const { one, all, media, session } = await timeline();
      const [x, y] = middleOf(one('.line'));
      await sendMouse({ type: 'click', position: [x + 100, y] });
      expect(session.currentTime).to.be.closeTo(62.5, 0.5);
      expect(media.paused).to.equal(true);
      await sendMouse({ type: 'click', position: middleOf(all('.note')[2]) });
      expect(session.currentTime).to.be.within(90, 91);
      expect(media.paused).to.equal(false);
    });

    it('says the time under it on the line', async () => {
      const { one } = await timeline();
      await sendMouse({ type: 'move', position: middleOf(one('.line')) });
      await until(() => one('.there')?.checkVisibility(), 'the time');
      expect(one('.there')?.textContent).to.equal('0:50');
      const { opacity } = getComputedStyle(one('.there')!);
      expect(opacity, 'it is as dark as the words of the page').to.equal('1');
      await sendMouse({ type: 'move', position: [1, 500] });
      await until(() => !one('.there')?.checkVisibility(), 'it to go');
    });
  });

  describe('with the film', () => {
    it('shows where it is, and renders nothing for it', async () => {
      const { element, session, one } = await timeline();
      const before = element.renderRoot.querySelector('.playhead');
      let renders = 0;
      const { performUpdate } = element as unknown as { performUpdate(): void };
      Object.assign(element, { performUpdate: () => (renders++, performUpdate.call(element)) });
      session.seek(25);
      await until(() => one('.playhead')?.style.translate === '25%', 'the playhead');
      expect(element.renderRoot.querySelector('.playhead')).to.equal(before);
      expect(renders).to.equal(0);
    });

    it('takes up no more than its room, wherever the film is', async () => {
      const { page, session, one } = await timeline();
      session.seek(90);
      await until(() => one('.playhead')?.style.translate === '90%', 'the playhead');
      expect(page.scrollWidth).to.equal(page.clientWidth);
    });

    it('moves on by itself while it runs, unless motion is unwelcome', async () => {
      const { media, one, session } = await timeline();
      session.seek(25);
      media.play();
      await until(() => parseFloat(one('.playhead')!.style.translate) > 25.5, 'the playhead to go ahead');
      const step = () => parseFloat(getComputedStyle(one('.playhead')!).transitionDuration);
      expect(step()).to.equal(matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 1);
      const end = await withoutMotion();
      expect(step()).to.equal(0);
      await end();
      media.pause();
      await until(() => !one('.playhead')?.classList.contains('runs'), 'the playhead to stand');
    });

    it('marks the notes of the moment', async () => {
      const { session, one } = await timeline();
      session.seek(15);
      await until(() => one('.note.now'), 'the note of the moment');
      expect(one('.note.now')?.getAttribute('aria-label')).to.equal('Note a, Sound, 0:10');
      expect(one('.note.now')?.getAttribute('aria-current')).to.equal('true');
    });

    it('marks a note for as long as its card is on screen', async () => {
      const { session, media, all } = await timeline({ notes: [note('a', 10, 12, { text: 'x'.repeat(170) })], chapters: [] });
      const marked = () => all('.note[aria-current]').length;
      session.seek(11);
      media.play();
      media.reach(14);
      media.pause();
      await soon(() => expect(marked(), 'its span is over, its card is still read').to.equal(1));
      session.dismiss('a');
      await soon(() => expect(marked()).to.equal(0));
    });

    it('leaves out notes of categories that are switched off', async () => {
      const { session, names, element } = await timeline({ chapters: [] });
      session.setPreference('hiddenCategories', ['Sound', '']);
      await element.updateComplete;
      expect(names()).to.deep.equal(['Note b, Echo, 0:50']);
    });

    it('points at a note together with the other panels', async () => {
      const { session, all, one, element } = await timeline();
      await sendMouse({ type: 'move', position: middleOf(all('.note')[1]) });
      await until(() => session.state.commentary.pointed === 'b', 'all to know');
      await sendMouse({ type: 'move', position: [1, 500] });
      await until(() => session.state.commentary.pointed === undefined, 'nobody to point');
      session.point('c');
      await element.updateComplete;
      expect(one('.note.pointed')?.getAttribute('aria-label')).to.equal('Note c, 1:30');
    });
  });

  describe('of a film that was not watched yet', () => {
    it('tells nothing of what is to come', async () => {
      const { names, element, preview } = await timeline({ seen: false });
      expect(names().slice(2)).to.deep.equal(['Note, still to come, 0:10', 'Note, still to come, 0:50', 'Note, still to come, 1:30']);
      element.focus();
      await pressAll('End');
      await until(preview, 'what is told');
      expect(preview()).to.equal('1:30 Note, still to come');
      expect(element.shadowRoot?.textContent).not.to.match(/note c/i);
    });

    it('names what has been watched', async () => {
      const { names, media, element } = await timeline({ seen: false });
      media.play();
      media.reach(55);
      await until(() => names()[3] === 'Note b, Echo, 0:50', 'the second note to be named');
      media.pause();
      await element.updateComplete;
      expect(names()[4]).to.equal('Note, still to come, 1:30');
    });

    it('tells nothing of a note that would give away more than was watched', async () => {
      const { names, media } = await timeline({ seen: false, notes: [note('a', 10, 20, { spoilsUpTo: 90 }), note('b', 50, 60)] });
      media.play();
      media.reach(55);
      await until(() => names()[3] === 'Note b, 0:50', 'the second note to be named');
      expect(names()[2]).to.equal('Note, still to come, 0:10');
      media.reach(91);
      await until(() => names()[2] === 'Note a, 0:10', 'the first to be named');
      media.pause();
    });

    it('names all where the page has nothing to hide', async () => {
      const { names, element } = await timeline({ seen: false });
      element.spoilers = 'show';
      await element.updateComplete;
      expect(names()[4]).to.equal('Note c, 1:30');
    });
  });

  it('is drawn over a plain video, and for a player elsewhere in the page', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary id="scope"><video muted src=${FILM}></video><film-timeline></film-timeline></film-commentary>`,
    );
    await until(() => deep(scope, '.line'), 'the line');
    const other = await fixture<FilmTimeline>(html`<film-timeline for="scope"></film-timeline>`);
    await until(() => deep(other, '.line'), 'the line');
    scope.session?.addAnnotations({ annotations: [note('a', 10, 20)] });
    await until(() => deep(other, '.note') && deep(scope, '.note'), 'the mark in both');
  });

  it('leaves nothing behind, and comes back', async () => {
    const { element, session, page } = await timeline();
    const ledger = new Ledger();
    try {
      element.remove();
      page.append(element);
      await element.updateComplete;
      const open = ledger.open();
      element.remove();
      page.append(element);
      await element.updateComplete;
      expect(ledger.open()).to.deep.equal(open);
      element.remove();
      expect(session.state.commentary.pointed).to.equal(undefined);
    } finally {
      ledger.close();
    }
    page.append(element);
    await until(() => element.renderRoot.querySelectorAll('[role=option]').length === 5, 'the marks');
  });
});
