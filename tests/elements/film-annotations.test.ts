import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmAnnotations } from '../../src/elements/film-annotations.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import type { Annotation } from '../../src/model/annotation.js';
import { loadPacing } from '../../src/session/first-pacing.js';
import { cue, fileOf, note, soon, until } from '../support/build.js';
import { deep, deepAll, FILM, isSeen, notesOf } from '../support/player.js';
import { filmSession } from '../support/session.js';

/** A file of notes: each stands over the ten seconds from its start. */
const file = (...notes: readonly [title: string, start: number][]) =>
  fileOf(
    JSON.stringify(
      notes.map(([title, start]) => ({
        id: `urn:${title}`,
        type: 'Annotation',
        label: title,
        body: { type: 'TextualBody', value: `What ${title} says.`, format: 'text/plain', purpose: 'commenting' },
        target: `film.mp4#t=${start},${start + 10}`,
      })),
    ),
    'application/json',
  );

const LONG = note('long', 10, 20, { body: [{ tag: 'p', children: ['A long story. '.repeat(60)] }] });

const boxOf = (root: HTMLElement, selector: string): DOMRect => (deep(root, selector) as HTMLElement).getBoundingClientRect();

/** How high a line of it is, in CSS pixels: WebKit rounds what the style says. */
function lineOf(body: HTMLElement): number {
  const [probe, line] = [document.createElement('div'), document.createElement('div')];
  Object.assign(probe, { className: 'body', style: 'position: absolute' });
  line.textContent = 'A line';
  probe.append(line);
  body.after(probe);
  const { height } = line.getBoundingClientRect();
  probe.remove();
  return height;
}

/** An element in the flow of a page that shows these notes, at second 11. */
async function inFlow(...notes: Annotation[]) {
  const { session, media } = filmSession({ notes });
  session.seek(11);
  const page = await fixture<HTMLElement>(
    html`<div style="width: 500px"><film-annotations .session=${session}></film-annotations><button>elsewhere</button></div>`,
  );
  const element = page.querySelector('film-annotations') as FilmAnnotations;
  await element.updateComplete;
  return { page, session, media, element, titles: () => notesOf(page).map(({ title }) => title) };
}

/** A player of that width, at second 11, with these notes of its own and these elements of the page's. */
async function inPlayer(width: number, notes: readonly Annotation[], own: readonly { src: string; defaultOff?: boolean }[] = []) {
  const player = await fixture<FilmPlayer>(
    html`<film-player muted nocontrols style="width: ${width}px" src=${FILM} storage="none">
      ${own.map(({ src, defaultOff }) => html`<film-annotations src=${src} ?default-off=${defaultOff}></film-annotations>`)}
    </film-player>`,
  );
  player.session.addTrack({ cues: [cue(10, 12)], label: 'English', default: true });
  player.annotations = notes;
  await until(() => player.readyState >= 1, 'the film');
  player.currentTime = 11;
  const sets = () => player.session.state.commentary.sets;
  await until(() => sets().length === own.length + (notes.length ? 1 : 0) && sets().every(({ status }) => status === 'ready'), 'the notes');
  return { player, titles: () => notesOf(player).map(({ title }) => title), sets };
}

describe('film-annotations', () => {
  before(() => setViewport({ width: 1400, height: 900 }));
  before(loadPacing);
  after(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => sendMouse({ type: 'move', position: [1390, 890] }));

  it('are accessible: with nothing, a note, a long one, an unfolded one, a background one', async () => {
    const { element, session } = await inFlow(note('a', 10, 20), LONG, note('b', 40, 50, { origin: 'ambient' }));
    await until(() => deep(element, '.more'), 'the button');
    await until(() => deepAll(element, '.card').every((card) => !card.getAnimations().length), 'the notes to have come');
    await expect(element).to.be.accessible();
    deep<HTMLButtonElement>(element, '.more')?.click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    session.seek(41);
    await element.updateComplete;
    await expect(element).to.be.accessible();
    session.setPreference('commentary', false);
    await element.updateComplete;
    expect(deepAll(element, '.card')).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('are accessible over a film, and below a small one', async () => {
    const { player } = await inPlayer(1000, [note('a', 10, 20), note('b', 10, 20)]);
    await until(() => deep(player, '.others'), 'the notes');
    await expect(player).to.be.accessible();
    player.style.width = '390px';
    await until(() => deep(player, '.under .card'), 'the notes below');
    await expect(player).to.be.accessible();
    player.currentTime = 1;
    await until(() => deep(player, '.next'), 'the way to the next');
    await expect(player).to.be.accessible();
  });

  it('show title, category and text, in the note’s language', async () => {
    const { element, page } = await inFlow(note('a', 10, 20, { category: 'Sound', language: 'ru' }));
    expect(notesOf(page)).to.have.length(1);
    expect(notesOf(page)[0]).to.include({ title: 'Note a', category: 'Sound', text: 'What note a says.' });
    expect(deep(element, '.card')?.lang).to.equal('ru');
    await until(() => deep(element, '.dismiss')?.lang === 'en', 'its button in the language of the interface');
    expect(deep(element, '.card')?.getAttribute('aria-label')).to.equal('Note a');
  });

  it('mark background notes as such', async () => {
    const { page, element } = await inFlow(note('a', 10, 20, { origin: 'ambient', category: 'Sound' }));
    expect(notesOf(page)[0]?.category).to.equal('Background');
    expect(deep(element, '.card')?.classList.contains('ambient')).to.equal(true);
  });

  describe('as sets', () => {
    it('show each its own, and the player the rest', async () => {
      const { player, sets } = await inPlayer(1300, [note('rest', 10, 20)], [{ src: file(['one', 10]) }, { src: file(['two', 10]) }]);
      await until(() => notesOf(player).length === 3, 'the notes');
      const elements = deepAll<FilmAnnotations>(player, 'film-annotations');
      await soon(() => expect(elements.map(({ shown }) => shown.map(({ title }) => title).join())).to.have.members(['one', 'two', 'Note rest'])); // prettier-ignore
      expect(sets()).to.have.length(3);
    });

    it('of several commentaries do not cover each other', async () => {
      const { player } = await inPlayer(1000, [], [{ src: file(['one', 10]) }, { src: file(['two', 10]) }]);
      await until(() => notesOf(player).length === 2, 'the notes');
      const overlap = () => {
        const [a, b] = notesOf(player).map(({ card }) => card.getBoundingClientRect()) as [DOMRect, DOMRect];
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      };
      await until(() => !overlap(), 'one to make way');
    });

    it('stay hidden that are off by default, while another is shown', async () => {
      const { titles } = await inPlayer(1300, [], [{ src: file(['one', 10]) }, { src: file(['two', 10]), defaultOff: true }]);
      await until(() => titles().length, 'the note');
      expect(titles()).to.deep.equal(['one']);
    });

    it('wait for the viewer where all are off by default', async () => {
      const { player, titles } = await inPlayer(1300, [], [{ src: file(['one', 10]), defaultOff: true }]);
      await soon(() => expect(player.session.state.commentary.on).to.equal(false));
      await until(() => !titles().length, 'no note');
      player.session.setPreference('commentary', true);
      await until(() => titles().join() === 'one', 'the note');
    });

    it('bear the name of their label, also one that is given later', async () => {
      const { player, sets } = await inPlayer(1000, [], [{ src: file(['one', 10]) }]);
      const element = player.querySelector('film-annotations') as FilmAnnotations;
      element.label = 'The essay';
      await until(() => sets()[0]?.label === 'The essay', 'the label');
      expect(sets()).to.have.length(1);
      element.defaultOff = true;
      await until(() => sets()[0]?.defaultOff, 'the set to be off by default');
    });

    it('change with their address', async () => {
      const { player, titles, sets } = await inPlayer(1000, [], [{ src: file(['one', 10]) }]);
      await until(() => titles().join() === 'one', 'the note');
      const element = player.querySelector('film-annotations') as FilmAnnotations;
      element.src = file(['two', 10]);
      await until(() => titles().join() === 'two', 'the other note');
      expect(sets()).to.have.length(1);
      element.src = '';
      await until(() => !sets().length, 'the set to go');
    });

    it('leave the session with their element, and come back with it', async () => {
      const { player, titles, sets } = await inPlayer(1000, [], [{ src: file(['one', 10]) }]);
      await until(() => titles().length, 'the note');
      const element = player.querySelector('film-annotations') as FilmAnnotations;
      element.remove();
      await until(() => !sets().length && !player.annotations.length, 'the set to go');
      player.append(element);
      await until(() => titles().join() === 'one', 'the note');
      expect(sets()).to.have.length(1);
    });
  });

  describe('over a picture', () => {
    const NOTES = [note('a', 10, 20), note('b', 10.5, 20)];

    it('show two at once on a wide one', async () => {
      const { player, titles } = await inPlayer(1300, NOTES);
      await until(() => titles().length === 2, 'both notes');
      expect(deep(player, '.others')).to.equal(undefined);
    });

    it('keep off the picture for who wants them in panels only', async () => {
      const { player, titles } = await inPlayer(1000, [LONG]);
      await until(() => titles().length, 'the note');
      player.session.setPreference('notesPanelOnly', true);
      await until(() => !titles().length, 'it to go');
      expect(player.session.state.commentary.shown).to.have.length(1);
      player.session.setPreference('notesPanelOnly', undefined);
      await until(() => titles().length, 'it to come back');
    });

    it('are as large as the viewer wants them', async () => {
      const { player } = await inPlayer(1000, [note('a', 10, 20)]);
      await until(() => deep(player, '.body'), 'the note');
      const size = () => parseFloat(getComputedStyle(deep(player, '.body')!).fontSize);
      const before = size();
      player.session.setPreference('noteSize', 1.5);
      await until(() => Math.abs(size() - 1.5 * before) < 0.1, 'the larger text');
    });

    it('have the mark of their category, told apart by its shape', async () => {
      const { player } = await inPlayer(1300, [note('a', 10, 20, { category: 'History' }), note('b', 10, 20, { category: 'Sound' })]);
      await until(() => deepAll(player, '.category .mark').length === 2, 'the marks');
      const [a, b] = deepAll(player, '.category .mark path').map((path) => path.getAttribute('d'));
      expect(a).to.not.equal(b);
    });

    it('show the latest on a normal one, and that there is another', async () => {
      const { player, titles } = await inPlayer(1000, NOTES);
      await until(() => titles().join() === 'Note b' && deep(player, '.others')?.textContent === '+1 more', 'the latest');
    });

    it('turn to the next that waits, round and round, and back to the latest when one comes', async () => {
      const { player, titles } = await inPlayer(1000, [note('a', 10, 30), note('b', 10, 30), note('c', 10, 30), note('d', 15, 30)]);
      await until(() => titles().join() === 'Note a' && deep(player, '.others'), 'the first');
      const chip = deep<HTMLButtonElement>(player, '.others');
      await soon(() => expect(chip?.getAttribute('aria-label')).to.equal('+2 more: Show the next note'));
      chip?.focus();
      for (const next of ['Note b', 'Note c', 'Note a', 'Note b']) {
        await sendKeys({ press: 'Enter' });
        await until(() => titles().join() === next, next);
      }
      expect(deep(player, 'film-annotations')?.shadowRoot?.activeElement).to.equal(chip);
      player.currentTime = 15.01;
      await until(() => titles().join() === 'Note d', 'what is new');
    });

    it('close what is seen, not what waits', async () => {
      const { player, titles } = await inPlayer(1000, [LONG, note('b', 10, 30)]);
      await until(() => titles().join() === 'Note long' && deep(player, '.others'), 'the first');
      deep<HTMLButtonElement>(player, '.others')?.click();
      await until(() => titles().join() === 'Note b', 'the other');
      expect(deepAll<FilmAnnotations>(player, 'film-annotations').filter((element) => element.dismissVisible())).to.have.length(1);
      await until(() => titles().join() === 'Note long', 'the first');
    });

    it('stay within the picture and off the subtitles', async () => {
      const { player } = await inPlayer(1000, [LONG]);
      await until(() => deep(player, '.card'), 'the note');
      await until(() => deep(player, '.line'), 'the line');
      await soon(() => {
        const [card, picture, line] = ['.card', '.picture', '.line'].map((name) => boxOf(player, name)) as [DOMRect, DOMRect, DOMRect];
        expect(card.top).to.be.at.least(picture.top);
        expect(card.left).to.be.at.least(picture.left);
        expect(card.bottom).to.be.at.most(line.top);
      });
    });

    for (const width of [602, 1000])
      it(`stay off the button that begins the film, for who comes to a moment of it: ${width} px`, async () => {
        const { player } = await inPlayer(width, [note('a', 10, 60, { body: LONG.body })]);
        player.nocontrols = false;
        await until(() => player.videojs && deep(player, '.card'), 'the controls, and the note');
        await soon(() => {
          const disc = deepAll(player, '.vjs-big-play-button').find(isSeen)?.getBoundingClientRect();
          if (!disc) throw new Error('there is no button');
          const [card, picture] = [boxOf(player, '.card'), boxOf(player, '.area')];
          const isClear = card.right <= disc.left || card.left >= disc.right || card.bottom <= disc.top || card.top >= disc.bottom;
          expect(isClear, JSON.stringify([card, disc])).to.equal(true);
          expect(disc.left > picture.left && disc.right < picture.right, 'it is in the picture').to.equal(true);
        });
      });

    it('stay where they are while they are read, also when a cue comes at the top of their side, unless it lies over them', async () => {
      const { player } = await inPlayer(1000, [LONG]);
      await until(() => deep(player, '.more'), 'the note');
      const card = () => boxOf(player, '.card');
      await Promise.all(
        deep(player, '.card')
          ?.getAnimations()
          .map(({ finished }) => finished) ?? [],
      );
      const { left, top } = card();
      deep<HTMLButtonElement>(player, '.more')?.click();
      await until(() => deep(player, '.unfolded'), 'all of it');
      expect(card().top).to.equal(top);
      const settings = { line: 0, size: 30, position: 100, align: 'right' } as const;
      const say = (id: string, more: object) => {
        const track = { cues: [cue(10, 12), { ...cue(10, 12, 'At the top.'), id, settings: { ...settings, ...more } }], label: id };
        player.session.selectTrack(player.session.addTrack(track));
      };
      say('beside', {});
      await until(() => deepAll(player, '.cue').length === 2, 'the cue beside');
      await Promise.all(deepAll<FilmAnnotations>(player, 'film-annotations, film-subtitles').map(({ updateComplete }) => updateComplete));
      expect([card().left, card().top]).to.deep.equal([left, top]);
      say('over', { position: 0, align: 'left' });
      await until(() => card().top > top, 'it to move');
      await soon(() => {
        expect(card().left, 'at its side').to.equal(left);
        const over = deepAll(player, '.cue').find(({ textContent }) => textContent?.includes('top'));
        expect(card().top).to.be.at.least(over?.getBoundingClientRect().bottom ?? Infinity);
      });
    });

    it('use the black bars beside and above the picture first', async () => {
      const bars = async (width: number, shape: string) => {
        const { player } = await inPlayer(width, [note('a', 10, 20)]);
        player.style.setProperty('--film-aspect-ratio', shape);
        await until(() => notesOf(player).length, 'the note');
        const picture = () => deep(player, '.area')!.getBoundingClientRect();
        const card = () => boxOf(player, '.card');
        return { player, picture, card, box: () => player.getBoundingClientRect() };
      };
      const above = await bars(700, '1 / 1');
      await until(() => above.card().top < above.picture().top, 'the note in the bar above');
      await soon(() => expect(above.card().top).to.be.at.least(above.box().top));
      const beside = await bars(1000, '4 / 1');
      await until(() => beside.card().right <= beside.picture().left, 'the note in the bar beside');
      await soon(() => expect(beside.card().left).to.be.at.least(beside.box().left + 10));
      beside.player.dir = 'rtl';
      beside.player.currentTime = 40;
      await until(() => !notesOf(beside.player).length, 'the note to go');
      beside.player.currentTime = 11;
      await until(() => notesOf(beside.player).length && beside.card().left >= beside.picture().right, 'the note in the other bar');
      await soon(() => expect(beside.card().right).to.be.at.most(beside.box().right - 10));
    });

    it('stand at the right where the page runs from right to left', async () => {
      const { player } = await inPlayer(1000, [note('a', 10, 20)]);
      player.dir = 'rtl';
      const middle = () => {
        const { left, right } = player.getBoundingClientRect();
        return (left + right) / 2;
      };
      player.currentTime = 40;
      await until(() => !notesOf(player).length, 'the note to go');
      player.currentTime = 11;
      await until(() => notesOf(player).length, 'the note');
      await soon(() => {
        const { card } = notesOf(player)[0]!;
        expect(card.getBoundingClientRect().left).to.be.greaterThan(middle());
        const { borderLeftWidth, borderRightWidth } = getComputedStyle(card);
        expect([borderLeftWidth, borderRightWidth], 'its bar, too').to.deep.equal(['0px', '3px']);
      });
    });

    it('have their words as their language goes, and clear of the button that closes them, whichever way the page goes', async () => {
      const words = { en: 'The wind', ar: 'الريح' };
      for (const dir of ['ltr', 'rtl'])
        for (const [language, title] of Object.entries(words)) {
          const { player } = await inPlayer(1000, [note('a', 10, 20, { title, category: title, language, text: title, body: [title] })]);
          player.dir = dir;
          await until(() => deep(player, '.category .mark'), 'the mark');
          await soon(() => {
            const [card, dismiss, mark] = [boxOf(player, '.card'), boxOf(player, '.dismiss'), boxOf(player, '.category .mark')];
            const middle = (card.left + card.right) / 2;
            expect(dismiss.left < middle, `the button is at the end of the note’s lines: ${language}`).to.equal(language === 'ar');
            for (const part of ['.category', '.title', '.body']) {
              const range = document.createRange();
              range.selectNodeContents(deep(player, part)!);
              const drawn = range.getBoundingClientRect();
              expect(drawn.left + drawn.width / 2 < middle, `${part} in ${language}: ${dir}`).to.equal(language === 'en');
              if (part !== '.body')
                expect(drawn.right <= dismiss.left || drawn.left >= dismiss.right, `${part} and the button`).to.equal(true);
            }
            const edge = (part: string) => boxOf(player, part)[language === 'en' ? 'left' : 'right'];
            for (const part of ['.category', '.title'])
              expect(edge(part), `${part} begins with the body: ${dir}`).to.be.closeTo(edge('.body'), 1);
            const { left, right } = boxOf(player, '.category');
            expect(mark.left - left < right - mark.right, 'the mark goes before its words').to.equal(language === 'en');
          });
          player.remove();
        }
    });
  });

  describe('below a small film', () => {
    it('stand under the picture, and lead to the next between them', async () => {
      const { player, titles } = await inPlayer(390, [note('a', 10, 20), note('b', 60, 70)]);
      await until(() => titles().join() === 'Note a', 'the note');
      await soon(() => expect(notesOf(player)[0]?.card.getBoundingClientRect().top).to.be.at.least(boxOf(player, '.picture').bottom - 1));
      player.currentTime = 30;
      await until(() => deep(player, '.next'), 'the way to the next');
      await soon(() => expect(deep(player, '.next')?.textContent?.trim()).to.match(/^Next note at 0?1:00/));
      player.currentTime = 1;
      await until(() => deep(player, '.next')?.textContent?.trim() === 'Go to the first note', 'the way to the first');
      player.currentTime = 30;
      await until(() => /1:00/.test(deep(player, '.next')?.textContent ?? ''), 'the way to the next again');
      deep<HTMLButtonElement>(player, '.next')?.click();
      await until(() => titles().join() === 'Note b', 'the next');
      expect(player.currentTime).to.equal(60);
      player.currentTime = 75;
      await until(() => deep(player, '.last'), 'the note to go');
      await soon(() => expect(deep(player, '.under')?.textContent?.trim()).to.equal('That was the last note.'));
    });

    it('show as many whole lines as there is room for; the room grows for all of them, and is as before when they are folded', async () => {
      const { player } = await inPlayer(390, [LONG]);
      await until(() => deep(player, '.more'), 'the button');
      const [body, dock] = [deep(player, '.body') as HTMLElement, deep(player, '.dock') as HTMLElement];
      const line = lineOf(body);
      await soon(() => {
        expect((body.clientHeight / line) % 1, 'no line is cut through').to.be.closeTo(0, 0.05);
        expect(body.clientHeight / line).to.be.at.least(3);
      });
      const [folded, before] = [body.clientHeight, dock.clientHeight];
      deep<HTMLButtonElement>(player, '.more')?.click();
      await until(() => body.clientHeight > folded * 2, 'more of it');
      await soon(() => {
        expect(dock.clientHeight).to.be.greaterThan(before);
        expect(dock.clientHeight).to.be.at.most(window.innerHeight * 0.6 + 1);
        expect(boxOf(player, '.more').bottom).to.be.at.most(dock.getBoundingClientRect().bottom + 1);
      });
      deep<HTMLButtonElement>(player, '.more')?.click();
      await until(() => dock.clientHeight === before && body.clientHeight === folded, 'the room as before');
    });

    it('come to rest, however much of the room they take, while others wait', async () => {
      const { player } = await inPlayer(390, []);
      for (const words of [20, 25, 30, 35]) {
        const text = 'a word '.repeat(words);
        player.annotations = ['a', 'b'].map((id) => note(id, 10, 20, { category: 'Sound', text, body: [text] }));
        await until(() => deep(player, '.others') && deep(player, '.body')?.textContent === text, 'the note, and one that waits');
        const display = deep(player, 'film-annotations') as FilmAnnotations;
        const changes = async () => {
          let count = 0;
          const watch = new MutationObserver(({ length }) => (count += length));
          watch.observe(deep(player, '.card')!, { childList: true });
          display.requestUpdate();
          while (!(await display.updateComplete));
          watch.disconnect();
          return count;
        };
        for (const end = performance.now() + 20_000; await changes();) expect(performance.now(), `${words} times`).to.be.below(end);
      }
    });

    it('show as many lines as the page says, and no more than there is room for', async () => {
      const { player } = await inPlayer(390, [LONG]);
      await until(() => deep(player, '.more'), 'the button');
      player.style.setProperty('--film-annotation-lines', '2');
      player.style.width = '391px';
      const body = deep(player, '.body') as HTMLElement;
      await until(() => Math.round(body.clientHeight / lineOf(body)) === 2, 'two lines');
    });
  });

  describe('at a viewer’s hand', () => {
    it('are closed by their button, which says so, and stay away until the commentary is switched on anew', async () => {
      const { element, session, titles } = await inFlow(note('a', 10, 20), note('b', 10, 20));
      const button = deep<HTMLButtonElement>(element, '.dismiss');
      expect(button?.getAttribute('aria-label')).to.equal('Close this note');
      button?.click();
      await until(() => titles().join() === 'Note b', 'the first to go');
      session.seek(50);
      session.seek(11);
      await element.updateComplete;
      expect(titles()).to.deep.equal(['Note b']);
      session.setPreference('commentary', false);
      session.setPreference('commentary', true);
      await until(() => titles().length === 2, 'both');
    });

    it('are held while the pointer is on them', async () => {
      const { element, session, titles } = await inFlow(note('a', 10, 20));
      const { left, top } = boxOf(element, '.card');
      await sendMouse({ type: 'move', position: [Math.round(left + 20), Math.round(top + 20)] });
      await until(() => deep(element, '.card')!.matches(':hover'), 'the pointer to be on it');
      // With what a viewer does with notes, which comes with the first of it.
      await element.updateComplete;
      session.seek(60);
      await element.updateComplete;
      expect(titles()).to.deep.equal(['Note a']);
      await sendMouse({ type: 'move', position: [1390, 890] });
      await until(() => !titles().length, 'the note to go');
    });

    it('are held while the focus is in them', async () => {
      const { page, element, session, titles } = await inFlow(note('a', 10, 20));
      deep<HTMLButtonElement>(element, '.dismiss')?.focus();
      await element.updateComplete;
      session.seek(60);
      await element.updateComplete;
      expect(titles()).to.deep.equal(['Note a']);
      page.querySelector('button')?.focus();
      await until(() => !titles().length, 'the note to go');
    });

    it('are pointed at for all who show them, or their passages, while the pointer or the focus is on them', async () => {
      const { page, element, session } = await inFlow(note('a', 10, 20), note('b', 10, 20));
      const pointed = () => session.state.commentary.pointed;
      const { left, top } = boxOf(element, '.card');
      await sendMouse({ type: 'move', position: [Math.round(left + 20), Math.round(top + 20)] });
      await until(() => pointed() === 'a', 'the first to be pointed at');
      deepAll<HTMLButtonElement>(element, '.dismiss')[1]?.focus();
      await until(() => pointed() === 'b', 'the second');
      page.querySelector('button')?.focus();
      await until(() => pointed() === undefined, 'none');
      await sendMouse({ type: 'move', position: [1390, 890] });
      await sendMouse({ type: 'move', position: [Math.round(left + 20), Math.round(top + 20)] });
      await until(() => pointed() === 'a', 'the first again');
      element.dismiss('a');
      await until(() => pointed() !== 'a', 'what is closed to be pointed at no longer');
      await sendMouse({ type: 'move', position: [1390, 890] });
    });

    it('stop the film while they are read, for who wants that; it goes on when they are left, or when the viewer wants it', async () => {
      const { page, element, session, media } = await inFlow(note('a', 10, 90));
      const read = () => deep(element, '.dismiss')?.focus();
      const leave = () => page.querySelector('button')?.focus();
      session.setPreference('pauseWhileReading', true);
      read();
      leave();
      await element.updateComplete;
      expect(media.paused, 'a film that stood still').to.equal(true);
      media.play();
      read();
      await until(() => media.paused, 'the film to stop');
      leave();
      await until(() => !media.paused, 'the film to go on');
      read();
      await until(() => media.paused, 'the film to stop again');
      media.play();
      leave();
      await element.updateComplete;
      expect(media.paused, 'the viewer has played on').to.equal(false);
      read();
      await until(() => media.paused, 'the film to stop once more');
      deep<HTMLButtonElement>(element, '.dismiss')?.click();
      await until(() => !media.paused, 'the film to go on without the note');
    });
    it('stop no film where nobody wants that', async () => {
      const { element, media } = await inFlow(note('a', 10, 90));
      media.play();
      deep(element, '.dismiss')?.focus();
      await until(() => element.shadowRoot?.activeElement, 'the focus');
      await element.updateComplete;
      expect(media.paused).to.equal(false);
    });
    it('are held while they are unfolded, and go when they are folded and left', async () => {
      const { page, element, media, titles } = await inFlow(LONG);
      await until(() => deep(element, '.more'), 'the button');
      const height = () => (deep(element, '.body') as HTMLElement).clientHeight;
      const folded = height();
      deep<HTMLButtonElement>(element, '.more')?.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => height() > folded && deep(element, '.more')?.getAttribute('aria-expanded') === 'true', 'all of it');
      page.querySelector('button')?.focus();
      media.reach(60);
      await element.updateComplete;
      expect(titles()).to.deep.equal(['Note long']);
      deep<HTMLButtonElement>(element, '.more')?.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => height() === folded, 'the beginning alone');
      page.querySelector('button')?.focus();
      await until(() => !titles().length, 'the note to go');
    });

    it('go when the viewer goes elsewhere in the film, also unfolded; not from under pointer or focus', async () => {
      const { page, element, session, titles } = await inFlow(LONG, note('there', 60, 70));
      await until(() => deep(element, '.more'), 'the button');
      deep<HTMLButtonElement>(element, '.more')?.click();
      await until(() => deep(element, '.unfolded'), 'all of it');
      await element.updateComplete;
      session.seek(13);
      await until(() => !session.state.media.seeking, 'the moment');
      await element.updateComplete;
      expect(deep(element, '.unfolded'), 'within its own span').to.not.equal(undefined);
      deep<HTMLButtonElement>(element, '.more')?.focus();
      session.seek(61);
      await until(() => titles().length === 2, 'both');
      page.querySelector('button')?.focus();
      session.seek(62);
      await until(() => titles().join() === 'Note there', 'the long one to go');
      session.seek(11);
      await until(() => titles().join() === 'Note long', 'the long one');
      await until(() => deep(element, '.folded'), 'it to be folded');
    });

    it('keep the focus and the selection in their text when another note comes', async () => {
      const link = note('link', 10, 20, { body: [{ tag: 'p', children: [{ tag: 'a', attributes: { href: 'https://example.org/' }, children: ['there'] }] }] }); // prettier-ignore
      const { element, session, titles } = await inFlow(link, note('b', 15, 25));
      const anchor = deep<HTMLAnchorElement>(element, '.body a');
      anchor?.focus();
      await element.updateComplete;
      session.seek(16);
      await until(() => titles().length === 2, 'the other');
      expect(deep(element, '.body a')).to.equal(anchor);
      expect(element.shadowRoot?.activeElement).to.equal(anchor);
    });

    it('are closed by Escape pressed in them, each itself, and the player hears nothing of it', async () => {
      const { page, element, titles } = await inFlow(note('a', 10, 20), note('b', 10, 20));
      let heard = 0;
      page.addEventListener('keydown', () => heard++);
      deep<HTMLButtonElement>(element, '.dismiss')?.focus();
      await sendKeys({ press: 'Escape' });
      await until(() => titles().join() === 'Note b', 'the first to go');
      expect(heard).to.equal(0);
    });

    it('are closed without a name: the one with the focus, else the latest that is read, else the latest', async () => {
      const { page, element, titles } = await inFlow(LONG, note('b', 10, 20), note('c', 10, 20), note('d', 10, 20));
      await until(() => deep(element, '.more'), 'the button');
      deepAll<HTMLButtonElement>(element, '.dismiss')[1]?.focus();
      expect(element.dismissVisible()).to.equal(true);
      await until(() => titles().join() === 'Note long,Note c,Note d', 'the one with the focus to go');
      page.querySelector('button')?.focus();
      deep<HTMLButtonElement>(element, '.more')?.click();
      await element.updateComplete;
      element.dismissVisible();
      await until(() => titles().join() === 'Note c,Note d', 'the unfolded one to go');
      element.dismissVisible();
      await until(() => titles().join() === 'Note c', 'the latest to go');
      element.dismissVisible();
      await until(() => !titles().length, 'the last to go');
      expect(element.dismissVisible()).to.equal(false);
    });

    it('hand the focus to the player when they go with it, in whichever way', async () => {
      const { player, titles } = await inPlayer(1000, [note('a', 10, 20)]);
      await until(() => player.videojs, 'the engine');
      await until(() => titles().length, 'the note');
      const inFilm = () => player.shadowRoot?.activeElement?.classList.contains('video-js');
      deep<HTMLButtonElement>(player, '.dismiss')?.focus();
      player.session.setPreference('commentary', false);
      await until(inFilm, 'the focus, after the commentary is off');
      player.session.setPreference('commentary', true);
      await until(() => titles().length, 'the note again');
      deep<HTMLButtonElement>(player, '.dismiss')?.focus();
      await sendKeys({ press: 'Escape' });
      await until(() => !titles().length && inFilm(), 'the focus, after Escape');
    });

    it('keep their text clear of the button that closes them, with no title above it', async () => {
      const { element } = await inFlow({ ...LONG, title: undefined });
      await until(() => deep(element, '.more'), 'the button');
      expect(boxOf(element, '.body').right).to.be.at.most(boxOf(element, '.dismiss').left + 4);
    });

    it('are as large to a finger as they must be', async () => {
      const { player } = await inPlayer(1000, [LONG, note('b', 10, 30)]);
      await until(() => deep(player, '.others') && deep(player, '.more'), 'the buttons');
      // Half a pixel of rounding is not felt.
      await soon(() => {
        for (const button of ['.more', '.dismiss', '.others']) expect(Math.round(boxOf(player, button).height), button).to.be.at.least(32);
      });
    });

    it('offer to unfold only what is cut', async () => {
      const { element } = await inFlow(note('a', 10, 20), LONG);
      await until(() => deep(element, '.more'), 'the button');
      await soon(() => expect(deepAll(element, '.card').map((card) => card.querySelector('.more') !== null)).to.deep.equal([false, true]));
    });

    it('are held no longer once their element has left', async () => {
      const { page, element, session, titles } = await inFlow(LONG);
      await until(() => deep(element, '.more'), 'the button');
      deep<HTMLButtonElement>(element, '.more')?.click();
      element.remove();
      session.seek(60);
      page.append(element);
      await element.updateComplete;
      expect(titles()).to.deep.equal([]);
      session.seek(11);
      await until(() => deep(element, '.card.folded'), 'the note, folded as any other');
    });
  });

  it('say in a page that their file has failed, and fetch it anew', async () => {
    const { session } = filmSession();
    const src = '/no-such-notes.json';
    const element = await fixture<FilmAnnotations>(html`<film-annotations src=${src} .session=${session}></film-annotations>`);
    await until(() => deep(element, '.notice'), 'the notice');
    await soon(() => expect(deep(element, '.notice')?.textContent).to.contain('The notes “no-such-notes.json”'));
    await expect(element).to.be.accessible();
    const button = deep<HTMLButtonElement>(element, '.notice button');
    expect(button?.textContent?.trim()).to.equal('Try again');
    button?.click();
    await until(() => session.state.notices[0]?.retrying, 'the retry');
  });

  it('show nothing once they are removed, and what belongs to the moment when they come back', async () => {
    const { page, element, session, titles } = await inFlow(note('a', 10, 20), note('b', 60, 70));
    element.remove();
    session.seek(61);
    await element.updateComplete;
    expect(element.shown).to.deep.equal([]);
    page.append(element);
    await element.updateComplete;
    expect(titles()).to.deep.equal(['Note b']);
    expect(isSeen(element)).to.equal(true);
  });
});
