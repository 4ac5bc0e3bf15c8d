import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmAnnotationList } from '../../src/elements/film-annotation-list.js';
import type { FilmCommentary } from '../../src/elements/film-commentary.js';
import type { Annotation } from '../../src/model/annotation.js';
import { FilmSession } from '../../src/session/film-session.js';
import { note, soon, until } from '../support/build.js';
import { Ledger } from '../support/ledger.js';
import { deep, FILM } from '../support/player.js';
import { filmSession } from '../support/session.js';

const NOTES: readonly Annotation[] = [
  note('a', 10, 20, { category: 'Sound', title: 'Élan', tags: ['Bergson'] }),
  note('b', 50, 60, { category: 'Echo', language: 'ru', body: [{ tag: 'p', children: ['Слова ', { tag: 'em', children: ['важные'] }] }], text: 'Слова важные' }),
  note('c', 90, 95, { origin: 'ambient' }),
]; // prettier-ignore

async function listOf({ notes = NOTES, seen = true, height = '', nolinks = false, dir = 'ltr', width = 500 } = {}) {
  const { session, media } = filmSession({ notes });
  session.setFilmSeen(seen);
  const page = await fixture<HTMLElement>(
    html`<div dir=${dir} style="width: ${width}px">
      <film-annotation-list ?nolinks=${nolinks} .session=${session}></film-annotation-list>
    </div>`,
  );
  const element = page.querySelector('film-annotation-list') as FilmAnnotationList;
  if (height) element.style.setProperty('--film-list-height', height);
  await element.updateComplete;
  const all = <E extends HTMLElement>(selector: string) => [...element.renderRoot.querySelectorAll<E>(selector)];
  return {
    session,
    media,
    page,
    element,
    all,
    one: <E extends HTMLElement>(selector: string) => all<E>(selector)[0]!,
    ids: () => all('.note').map(({ dataset }) => dataset['id']),
    said: () => all('.said')[0]?.textContent?.trim(),
  };
}
type List = Awaited<ReturnType<typeof listOf>>;

async function search({ one, element }: List, words: string): Promise<void> {
  const input = one<HTMLInputElement>('input[type=search]');
  input.value = words;
  input.dispatchEvent(new Event('input'));
  await element.updateComplete;
}
const chip = ({ all }: List, name: string) => all<HTMLButtonElement>('.kinds button').find((button) => button.textContent.includes(name))!;

const nameOf = ({ textContent }: Element): string => textContent.replaceAll(/\s+/g, ' ').trim();

/** What is copied, or how that fails. */
function clipboard(write: (text: string) => Promise<void>): () => void {
  const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: write } });
  return () => {
    if (own) Object.defineProperty(navigator, 'clipboard', own);
    else Reflect.deleteProperty(navigator, 'clipboard');
  };
}

describe('film-annotation-list', () => {
  it('is accessible: without a film, empty, with notes, searched, with nothing found, with blurred ones, from the right', async () => {
    await expect(await fixture(html`<film-annotation-list></film-annotation-list>`)).to.be.accessible();
    await expect((await listOf({ notes: [] })).element).to.be.accessible();
    const list = await listOf({ height: '12rem' });
    await expect(list.element).to.be.accessible();
    list.session.seek(15);
    await search(list, 'elan');
    await expect(list.element).to.be.accessible();
    await search(list, 'zebra');
    await expect(list.element).to.be.accessible();
    await expect((await listOf({ seen: false, dir: 'rtl' })).element).to.be.accessible();
  });

  it('shows all notes by time, whole, each in its language and direction', async () => {
    const { ids, all, one } = await listOf();
    expect(ids()).to.deep.equal(['a', 'b', 'c']);
    expect(all('.play').map(nameOf)).to.deep.equal(['0:10 Élan', '0:50 Note b', '1:30 Note c']);
    expect(all('.body')[1]?.lang).to.equal('ru');
    expect(all('.body')[1]?.dir).to.equal('auto');
    expect(all('.body')[1]?.querySelector('em')?.textContent).to.equal('важные');
    expect(one('ol').ariaLabel ?? one('ol').getAttribute('aria-label')).to.equal('Notes on the film');
    expect(all('.kind').map(({ textContent }) => textContent.trim())).to.deep.equal(['Sound', 'Echo', 'Background']);
  });

  it('plays from a note', async () => {
    const { all, media, session } = await listOf();
    all<HTMLButtonElement>('.play')[1]!.click();
    expect(session.currentTime).to.be.within(50, 51);
    expect(media.paused).to.equal(false);
  });

  it('marks the notes of the moment, and those that were on screen', async () => {
    const { session, element, one, all } = await listOf();
    session.seek(11);
    await until(() => one('[aria-current]'), 'the note of the moment');
    await element.updateComplete;
    expect(one('[aria-current]').dataset['id']).to.equal('a');
    session.seek(52);
    await until(() => one('[aria-current]')?.dataset['id'] === 'b', 'the next one');
    expect(all('.note')[0]?.textContent).to.contain('Seen');
  });

  it('marks a note for as long as its card is on screen', async () => {
    const { session, media, all } = await listOf({ notes: [note('a', 10, 12, { text: 'x'.repeat(170) })] });
    const marked = () => all('[aria-current]').map(({ dataset }) => dataset['id']);
    session.seek(11);
    media.play();
    media.reach(14);
    media.pause();
    await soon(() => expect(marked(), 'its span is over, its card is still read').to.deep.equal(['a']));
    session.dismiss('a');
    await soon(() => expect(marked()).to.deep.equal([]));
    session.seek(11);
    await soon(() => expect(marked(), 'closed, it is still the note of the moment').to.deep.equal(['a']));
  });

  it('keeps the node of a note’s text, whatever changes around it', async () => {
    const { session, element, all } = await listOf();
    const before = all('.body')[0]?.firstElementChild;
    session.seek(15);
    session.point('b');
    await element.updateComplete;
    expect(all('.body')[0]?.firstElementChild).to.equal(before);
  });

  describe('searched', () => {
    it('finds words whatever their case and accents, in title, text, category and tags, and says how many', async () => {
      const list = await listOf();
      for (const [words, ids] of [['elan', ['a']], ['ВАЖНЫЕ', ['b']], ['note c says', ['c']], ['bergson', ['a']], ['echo', ['b']], ['  ', ['a', 'b', 'c']]] as const) {
        await search(list, words);
        expect(list.ids(), words).to.deep.equal(ids);
      } // prettier-ignore
      expect(list.said()).to.equal('');
      await search(list, 'note');
      expect(list.said()).to.equal('3 notes found');
      await search(list, 'elan');
      expect(list.said()).to.equal('1 note found');
      await search(list, 'zebra');
      expect(list.said()).to.equal('No note has that.');
    });

    it('tells nothing of what is still to come', async () => {
      const list = await listOf({ seen: false });
      await search(list, 'elan');
      expect(list.ids()).to.deep.equal([]);
    });
  });

  describe('by category', () => {
    it('counts the notes of each, with its mark', async () => {
      const { all } = await listOf();
      expect(all('.kinds button').map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim())).to.deep.equal([
        'Sound1',
        'Echo1',
        'Background1',
      ]);
      expect(new Set(all('.kinds path').map((path) => path.getAttribute('d'))).size).to.equal(3);
    });

    it('is switched here as everywhere, and all at once', async () => {
      const list = await listOf();
      chip(list, 'Sound').click();
      await list.element.updateComplete;
      expect(list.ids()).to.deep.equal(['b', 'c']);
      expect(chip(list, 'Sound').getAttribute('aria-pressed')).to.equal('false');
      expect(list.session.state.preferences.hiddenCategories).to.deep.equal(['Sound']);
      list.session.setPreference('hiddenCategories', ['Sound', '']);
      await list.element.updateComplete;
      expect(list.ids()).to.deep.equal(['b']);
      chip(list, 'Show all').click();
      await list.element.updateComplete;
      expect(list.ids()).to.deep.equal(['a', 'b', 'c']);
    });

    it('has no switches where there is but one', async () => {
      expect((await listOf({ notes: [note('a', 1, 2)] })).all('.kinds')).to.deep.equal([]);
    });
  });

  describe('of a film that was not watched yet', () => {
    it('blurs what is still to come, and gives nobody its words', async () => {
      const { all, one } = await listOf({ seen: false });
      expect(all('.note.ahead')).to.have.length(3);
      expect(all('.play')).to.deep.equal([]);
      expect(one('.veil').inert).to.equal(true);
      expect(getComputedStyle(one('.veil')).filter).to.contain('blur');
      expect(nameOf(one('.reveal'))).to.equal('0:10 Show this note');
    });

    it('shows one that is asked for, and gives it the focus', async () => {
      const { element, all } = await listOf({ seen: false });
      all<HTMLButtonElement>('.reveal')[1]!.click();
      await until(() => element.shadowRoot?.activeElement?.matches('.play'), 'the note');
      expect(nameOf(element.shadowRoot!.activeElement!)).to.equal('0:50 Note b');
      expect(all('.note.ahead')).to.have.length(2);
    });

    it('shows what has been watched, and all to who knows the film', async () => {
      const { all, media, one, session } = await listOf({ seen: false });
      media.play();
      media.reach(55);
      await until(() => all('.note.ahead').length === 1, 'two notes');
      media.pause();
      one<HTMLInputElement>('input[type=checkbox]').click();
      await until(() => !all('.note.ahead').length, 'all notes');
      expect(session.state.progress.filmSeen).to.equal(true);
      one<HTMLInputElement>('input[type=checkbox]').click();
      await until(() => all('.note.ahead').length === 1, 'the last to be blurred again');
    });

    it('blurs a note that would give away more than was watched', async () => {
      const { all, media } = await listOf({ seen: false, notes: [note('a', 10, 20, { spoilsUpTo: 90 }), note('b', 50, 60)] });
      const ahead = () => all('.note.ahead').map(({ dataset }) => dataset['id']);
      media.play();
      media.reach(55);
      await until(() => ahead().length === 1, 'the second note');
      expect(ahead()).to.deep.equal(['a']);
      expect(all('input[type=checkbox]'), 'who knows the film can say so').to.have.length(1);
      media.reach(91);
      await until(() => !ahead().length, 'the first note');
      media.pause();
    });

    it('shows all where the page has nothing to hide', async () => {
      const { element, all } = await listOf({ seen: false });
      element.spoilers = 'show';
      await element.updateComplete;
      expect(all('.note.ahead')).to.deep.equal([]);
      expect(all('input[type=checkbox]')).to.deep.equal([]);
    });
  });

  describe('following the film', () => {
    const many = Array.from({ length: 40 }, (_, i) => note(`${i}`, i * 2, i * 2 + 2));

    it('brings the note of the moment into its own sight, never scrolls the page, and stops for who scrolls', async () => {
      const { session, one, all, element } = await listOf({ notes: many, height: '16rem' });
      const list = one('.notes');
      const inSight = (id: string) => {
        const [note, box] = [
          all('.note')
            .find(({ dataset }) => dataset['id'] === id)!
            .getBoundingClientRect(),
          list.getBoundingClientRect(),
        ];
        return note.top >= box.top - 1 && note.top < box.bottom;
      };
      session.seek(61);
      await until(() => inSight('30'), 'the note of the moment');
      expect(scrollY).to.equal(0);
      list.dispatchEvent(new WheelEvent('wheel', { deltaY: -500 }));
      await element.updateComplete;
      const button = all<HTMLButtonElement>('[part="tools"] button').find(({ textContent }) => textContent.includes('Follow'))!;
      expect(button.getAttribute('aria-pressed')).to.equal('false');
      session.seek(1);
      await until(() => one('[aria-current]')?.dataset['id'] === '0', 'the first note');
      await element.updateComplete;
      expect(inSight('0')).to.equal(false);
      button.click();
      await until(() => inSight('0'), 'the first note to come');
    });

    it('lets arrows go from note to note', async () => {
      const { element, all } = await listOf({ notes: many.slice(0, 3) });
      all('.play')[0]!.focus();
      await sendKeys({ press: 'ArrowDown' });
      expect(element.shadowRoot?.activeElement).to.equal(all('.play')[1]);
      await sendKeys({ press: 'ArrowUp' });
      expect(element.shadowRoot?.activeElement).to.equal(all('.play')[0]);
    });

    it('is one stop of the tab key: the note that was gone to last, and what it has; before that the note of the moment', async () => {
      const { element, session, all, ids } = await listOf();
      const stops = () => all('.notes [tabindex="0"]').map((one) => one.closest<HTMLElement>('.note')!.dataset['id']);
      expect(stops(), 'its title and its link').to.deep.equal(['a', 'a']);
      session.seek(52);
      await soon(() => expect(stops()).to.deep.equal(['b', 'b']));
      all('.play')[1]!.focus();
      await sendKeys({ press: 'End' });
      expect(element.shadowRoot?.activeElement).to.equal(all('.play')[2]);
      await soon(() => expect(stops()).to.deep.equal(['c', 'c']));
      await sendKeys({ press: 'Home' });
      expect(element.shadowRoot?.activeElement).to.equal(all('.play')[0]);
      expect(ids()).to.have.length(3);
      await expect(element).to.be.accessible();
    });

    it('points at a note together with the other panels', async () => {
      const { session, all, element } = await listOf();
      // What comes into sight is laid out in the next frames.
      const placeOf = () => all('.body')[1]!.getBoundingClientRect();
      let before = NaN;
      await until(() => before === (before = placeOf().top), 'the notes to come to rest');
      const { left, top } = placeOf();
      await sendMouse({ type: 'move', position: [Math.round(left + 20), Math.round(top + 10)] });
      await until(() => session.state.commentary.pointed === 'b', 'all to know');
      await sendMouse({ type: 'move', position: [790, 590] });
      await until(() => session.state.commentary.pointed === undefined, 'nobody to point');
      session.point('c');
      await element.updateComplete;
      expect(all('.pointed').map(({ dataset }) => dataset['id'])).to.deep.equal(['c']);
    });
  });

  describe('gives links', () => {
    it('to a note and to the moment', async () => {
      const copied: string[] = [];
      const restore = clipboard((text) => Promise.resolve(void copied.push(text)));
      try {
        const { all, said, session } = await listOf();
        session.seek(62);
        all<HTMLButtonElement>('.copy')[0]!.click();
        await until(() => said() === 'The link is copied.', 'the copy');
        all<HTMLButtonElement>('[part="tools"] button').at(-1)!.click();
        await until(() => copied.length === 2, 'the other copy');
        expect(copied).to.deep.equal([`${location.href.split('#')[0]}#note=a`, `${location.href.split('#')[0]}#t=1:02`]);
      } finally {
        restore();
      }
    });

    it('that a browser does not let be copied, to be copied by hand', async () => {
      const restore = clipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
      try {
        const { all, said } = await listOf();
        all<HTMLButtonElement>('.copy')[0]!.click();
        await until(() => said()?.endsWith('#note=a'), 'the link');
      } finally {
        restore();
      }
    });

    it('not where the page wants none', async () => {
      const { all } = await listOf({ nolinks: true });
      expect(all('.copy')).to.deep.equal([]);
    });
  });

  describe('with hundreds of notes', () => {
    const hundreds = Array.from({ length: 450 }, (_, i) => note(`${i}`, i / 5, i / 5 + 0.2));

    it('has the first at once and the rest a few at a time, and so again when a search is over', async () => {
      const { session } = filmSession({ notes: hundreds });
      session.setFilmSeen(true);
      const element = document.createElement('film-annotation-list');
      element.session = session;
      (await fixture<HTMLElement>(html`<div></div>`)).append(element);
      const counts: number[] = [];
      const count = () => element.renderRoot.querySelectorAll('.note').length;
      const watch = new MutationObserver(() => counts.push(count()));
      watch.observe(element.renderRoot, { childList: true, subtree: true });
      await until(() => count() === 450, 'all');
      expect(counts[0]).to.equal(100);
      expect([...element.renderRoot.querySelectorAll<HTMLElement>('.note')].map(({ dataset }) => dataset['id'])).to.deep.equal(hundreds.map(({ id }) => id)); // prettier-ignore
      const input = element.renderRoot.querySelector<HTMLInputElement>('input[type=search]')!;
      const find = (words: string) => {
        input.value = words;
        input.dispatchEvent(new Event('input'));
      };
      find('Note 44');
      await until(() => count() === 11, 'what was found');
      counts.length = 0;
      find('');
      await until(() => count() === 450, 'all again');
      expect(counts[0]).to.be.below(450);
      watch.disconnect();
    });

    describe('goes with End to the very last, while many are still being made', () => {
      const beginning = async () => {
        const { session } = filmSession({ notes: hundreds });
        session.setFilmSeen(true);
        const element = document.createElement('film-annotation-list');
        element.session = session;
        (await fixture<HTMLElement>(html`<div></div>`)).append(element);
        const plays = () => [...element.renderRoot.querySelectorAll<HTMLElement>('.play')];
        const press = (key: string) =>
          element.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })); // prettier-ignore
        await until(() => plays().length, 'the first');
        plays()[0]!.focus();
        press('End');
        expect(plays().length, 'so many are made').to.be.below(450);
        return { element, plays, press, all: () => until(() => plays().length === 450, 'all') };
      };

      it('of them all', async () => {
        const { element, plays, all } = await beginning();
        await all();
        await until(() => element.shadowRoot?.activeElement === plays()[449], 'the last');
      });

      it('but not for who does something else meanwhile', async () => {
        const { element, plays, press, all } = await beginning();
        press('Home');
        await all();
        // Longer than it takes to notice that all are here.
        await new Promise((resolve) => setTimeout(resolve, 100));
        expect(element.shadowRoot?.activeElement).to.equal(plays()[0]);
      });
    });

    it('brings the note of a link, or of the moment, into sight once it is there', async () => {
      const isInSight = ({ one }: List, item?: HTMLElement) => {
        const [note, box] = [item?.getBoundingClientRect(), one('.notes').getBoundingClientRect()];
        return note && note.bottom > box.top && note.top < box.bottom;
      };
      history.replaceState(null, '', '#note=430');
      const led = await listOf({ notes: hundreds, height: '16rem' });
      history.replaceState(null, '', location.href.split('#', 1)[0]);
      await until(() => isInSight(led, led.one('.linked')), 'the note of the link');
      const following = await listOf({ notes: hundreds, height: '16rem', nolinks: true });
      following.session.seek(70.1);
      const current = () => following.one('[aria-current].note');
      await until(() => Number(current()?.dataset['id']) > 300, 'the note of the moment');
      await until(() => isInSight(following, current()), 'it to be in sight');
    });
  });

  it('says that notes are on their way, that there are none, and what has failed, with a way to try again', async () => {
    const session = new FilmSession();
    const element = await fixture<FilmAnnotationList>(html`<film-annotation-list .session=${session}></film-annotation-list>`);
    const text = () => element.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ').trim();
    expect(text()).to.equal('This film has no notes.');
    session.addAnnotations({ src: '/no/such/notes.json' });
    await element.updateComplete;
    expect(text()).to.equal('The notes are on their way…');
    await until(() => text()?.includes('notes.json'), 'the failure');
    await expect(element).to.be.accessible();
    element.shadowRoot?.querySelector('button')?.click();
    await until(() => session.state.notices[0]?.tries === 1, 'the second answer');
  });

  it('fits into 320 pixels', async () => {
    const { page, element } = await listOf({ width: 320 });
    expect(page.scrollWidth).to.be.at.most(320);
    expect(element.renderRoot.querySelector('.notes')!.scrollWidth).to.be.at.most(320);
  });

  it('has room for titles at every width, and all of a note on one line under the other', async () => {
    for (const width of [300, 500, 740, 850, 1000, 1400]) {
      const { one } = await listOf({ width });
      const [title, kind, body] = ['.play .title', '.kind', '.body'].map((part) => one(part));
      const leftOf = (element: HTMLElement | undefined) => {
        const range = document.createRange();
        range.selectNodeContents(element!);
        return range.getBoundingClientRect().left;
      };
      expect(title!.getBoundingClientRect().width, `at ${width}`).to.be.at.least(100);
      expect(leftOf(kind), `at ${width}`).to.be.closeTo(leftOf(title), 2);
      if (width <= 500) expect(leftOf(body), `at ${width}`).to.be.closeTo(leftOf(title), 2);
      else if (width >= 740) expect(leftOf(body), `at ${width}`).to.be.greaterThan(title!.getBoundingClientRect().right);
    }
  });

  it('has targets that can be touched', async () => {
    const { all } = await listOf();
    for (const button of all('button')) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height), button.textContent).to.be.at.least(24);
    }
  });

  it('stands beside a plain video, and elsewhere in the page', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary id="scope"><video muted src=${FILM}></video><film-annotation-list></film-annotation-list></film-commentary>`,
    );
    const other = await fixture<FilmAnnotationList>(html`<film-annotation-list for="scope"></film-annotation-list>`);
    await until(() => scope.session, 'the session');
    scope.session?.addAnnotations({ annotations: [note('a', 10, 20)] });
    await until(() => deep(other, '.note') && deep(scope, '.note'), 'the note in both');
  });

  it('leaves nothing behind, and comes back', async () => {
    const { element, page, all } = await listOf();
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
    } finally {
      ledger.close();
    }
    expect(all('.note')).to.have.length(3);
  });
});
