import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmCommentary } from '../../src/elements/film-commentary.js';
import type { FilmTranscript } from '../../src/elements/film-transcript.js';
import { paperOf } from '../../src/elements/transcript-files.js';
import type { Cue } from '../../src/model/cue.js';
import { FilmSession } from '../../src/session/film-session.js';
import { loadPacing } from '../../src/session/first-pacing.js';
import { cue, fileOf, note, soon, until } from '../support/build.js';
import { FaultServer } from '../support/faults.js';
import { Ledger } from '../support/ledger.js';
import { filmSession } from '../support/session.js';
import { frames, LINES, lit, rest, shownTranscript } from '../support/transcript.js';

describe('film-transcript', () => {
  describe('is accessible', () => {
    it('without a film, without subtitles, and while they come', async () => {
      await expect(await fixture(html`<film-transcript></film-transcript>`)).to.be.accessible();
      const { element, session } = await shownTranscript({ cues: [] });
      expect(element.renderRoot.textContent).to.contain('no subtitles');
      await expect(element).to.be.accessible();
      const server = new FaultServer();
      session.addTrack({ src: server.file('tests/network/first-line.vtt', 'late'), label: 'English', language: 'en' });
      await until(() => element.renderRoot.textContent?.includes('on their way'), 'the word of loading');
      await expect(element).to.be.accessible();
      await server.open();
      await until(() => element.querySelector('.film-transcript-row'), 'the rows');
      await server.end();
    });

    it('with lines, the line of the moment, what is still to come, hits, notes, and two languages', async () => {
      const { element, goTo, search, inside } = await shownTranscript({
        seen: false,
        notes: [note('a', 11, 20, { category: 'Echo' }), note('b', 200, 220)],
        german: LINES.map((line) => ({ ...line, text: `Zeile ${line.start}` })),
        beside: 'de',
      });
      await goTo(11);
      await expect(element).to.be.accessible();
      await search('line');
      element.querySelector<HTMLElement>('.film-transcript-note-head')!.click();
      inside<HTMLDetailsElement>('details')!.open = true;
      await expect(element).to.be.accessible();
      inside('input[type="checkbox"]')!.click();
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });

    it('is a region with a name, and a list in which the line of the moment is the current one', async () => {
      const { element, inside, goTo, current, row } = await shownTranscript();
      expect(inside('section')!.getAttribute('aria-label')).to.equal('Transcript');
      expect(element.querySelector('.film-transcript-lines')!.getAttribute('role')).to.equal('list');
      expect(row(0).getAttribute('role')).to.equal('listitem');
      await goTo(31);
      expect(current()).to.deep.equal([3]);
    });
  });

  describe('its lines', () => {
    it('are children of the element in the page: one text node each, with times beside it, ended by a space', async () => {
      const { element, words, time } = await shownTranscript();
      const line = words(2);
      expect(line.getRootNode()).to.equal(document);
      expect(element.contains(line)).to.equal(true);
      expect([...line.childNodes].map(({ nodeType }) => nodeType)).to.deep.equal([Node.TEXT_NODE]);
      expect(line.textContent).to.equal('Line 2 says something about the wind. ');
      expect({ ...line.dataset }).to.deep.equal({ timeStart: '20.000', timeEnd: '24.000' });
      expect(line.lang).to.equal('en');
      expect(line.dir).to.equal('auto');
      expect(time(2).textContent, 'times are no text').to.equal('');
      expect(time(2).getAttribute('aria-label')).to.equal('0:20');
      expect(time(2).dataset.time).to.equal('0:20');
      expect(getComputedStyle(time(2), '::before').content).to.match(/0:20|data-time/);
    });

    it('stand in blocks that the browser lays out when they come in sight', async () => {
      const { element } = await shownTranscript({ cues: Array.from({ length: 120 }, (_, i) => cue(i, i + 1)) });
      await until(() => element.querySelectorAll('.film-transcript-row').length === 120, 'all rows');
      const blocks = [...element.querySelectorAll<HTMLElement>('.film-transcript-block')];
      expect(blocks.map((block) => block.children.length)).to.deep.equal([50, 50, 20]);
      for (const block of blocks) {
        expect(getComputedStyle(block).contentVisibility).to.equal('auto');
        expect(parseFloat(block.style.getPropertyValue('contain-intrinsic-block-size').replace('auto ', ''))).to.be.greaterThan(20);
      }
    });

    it('take the place of what the page has put there, and leave it in the page', async () => {
      const { session } = filmSession({ cues: [] });
      const element = await fixture<FilmTranscript>(
        html`<film-transcript .session=${session}><p class="own">Own words.</p></film-transcript>`,
      );
      const own = element.querySelector<HTMLElement>('.own')!;
      expect(own.checkVisibility()).to.equal(true);
      const id = session.addTrack({ cues: LINES });
      await until(() => element.querySelector('.film-transcript-row'), 'the rows');
      await element.updateComplete;
      expect(own.checkVisibility()).to.equal(false);
      expect(own.parentElement).to.equal(element);
      session.removeTrack(id);
      await until(() => !element.querySelector('.film-transcript-row'), 'the rows to go');
      await element.updateComplete;
      expect(own.checkVisibility()).to.equal(true);
    });

    it('say who speaks, and show sounds and whole lines in italics as such', async () => {
      const { words } = await shownTranscript({
        cues: [
          { ...cue(1, 2, 'Come in.'), speaker: 'Mother' },
          cue(3, 4, '[door slams]'),
          { ...cue(5, 6, 'A voice.'), spans: [{ tag: 'i', children: ['A voice.'] }] },
          { ...cue(7, 8, 'A word.'), spans: ['A ', { tag: 'i', children: ['word'] }, '.'] },
          cue(9, 10, '- Yes?\n- No.'),
        ],
      });
      expect(words(0).dataset.speaker).to.equal('Mother');
      expect(getComputedStyle(words(0), '::before').content).to.match(/Mother|data-speaker/);
      expect(words(0).textContent).to.equal('Come in. ');
      expect([1, 2, 3].map((i) => getComputedStyle(words(i)).fontStyle)).to.deep.equal(['italic', 'italic', 'normal']);
      expect(getComputedStyle(words(4)).whiteSpace).to.contain('pre-line');
    });

    it('show what stands out in them, without a change to their text', async () => {
      const said = (text: string, spans: Cue['spans']): Cue => ({ ...cue(1, 2, text), spans });
      const { words } = await shownTranscript({
        cues: [
          said('I saw it myself.', ['I ', { tag: 'i', children: ['saw'] }, ' it ', { tag: 'c', classes: ['yellow'], children: ['myself'] }, '.']), // prettier-ignore
          said('Say oui.', ['Say ', { tag: 'lang', annotation: 'fr', children: ['oui'] }, '.']),
          said('Other words.', ['Not ', { tag: 'b', children: ['these'] }]),
        ].map((one, i) => ({ ...one, id: `${i}`, start: i * 2 + 1, end: i * 2 + 2 })),
      });
      expect(words(0).textContent).to.equal('I saw it myself. ');
      expect([...words(0).children].map(({ localName, textContent }) => [localName, textContent])).to.deep.equal([['i', 'saw']]);
      expect(words(1).querySelector<HTMLElement>('[lang]')?.lang).to.equal('fr');
      expect([words(2).children.length, words(2).textContent], 'what the text does not say').to.deep.equal([0, 'Other words. ']);
    });

    it('stay the same nodes when the clock of the subtitles is corrected', async () => {
      const { session, words, time, row } = await shownTranscript();
      const [before, element] = [words(3), row(3)];
      session.setTiming(session.state.tracks.tracks[0]!.id, { offset: 2, rate: 1 });
      await until(() => words(3).dataset.timeStart === '32.000', 'the new times');
      expect(words(3)).to.equal(before);
      expect(row(3)).to.equal(element);
      expect(time(3).getAttribute('aria-label')).to.equal('0:32');
    });

    it('keep focus, place and what was revealed when the clock is corrected, also where their words have times of their own', async () => {
      const timed = LINES.map((line): Cue => ({ ...line, spans: ['Line ', { tag: 'timestamp', time: line.start + 1, children: [] }, line.text.slice(5)] })); // prettier-ignore
      const { session, row, time, words, scroller, media } = await shownTranscript({ cues: timed, seen: false });
      const [first, element] = [row(0), row(20)];
      words(20).click();
      time(20).focus();
      await until(() => !element.hasAttribute('data-ahead'), 'the row to be revealed');
      scroller.scrollTop = 300;
      await rest(scroller);
      const { scrollTop } = scroller;
      session.setTiming(session.state.tracks.tracks[0]!.id, { offset: 0.1, rate: 1 });
      await until(() => words(20).dataset.timeStart === '200.100', 'the new times');
      await frames();
      expect([row(0) === first, row(20) === element, element.hasAttribute('data-ahead')]).to.deep.equal([true, true, false]);
      expect(document.activeElement).to.equal(time(20));
      expect(scroller.scrollTop).to.equal(scrollTop);
      expect(media.currentTime).to.equal(0);
    });

    it('grow with the lines of a stream', async () => {
      const { session, rows, words } = await shownTranscript({ cues: LINES.slice(0, 3) });
      const first = words(0);
      session.setCues(session.state.tracks.tracks[0]!.id, LINES);
      await until(() => rows().length === 40, 'the rest');
      expect(words(0)).to.equal(first);
      expect(words(39).textContent).to.contain('Line 39');
    });

    it('are those of another track when the viewer chooses it, also with subtitles off', async () => {
      const { element, session, words, rows } = await shownTranscript({ german: [cue(1, 2, 'Der Wind.')] });
      session.selectTrack(session.state.tracks.tracks[1]!.id);
      await until(() => rows().length === 1 && words(0).lang === 'de', 'the other track');
      session.selectTrack(null);
      await element.updateComplete;
      expect(rows().length).to.be.greaterThan(0);
      element.srclang = 'en';
      await until(() => rows().length === 40, 'the first again');
    });

    it('are styled wherever the element stands, and nothing is left of the styles', async () => {
      const before = document.adoptedStyleSheets.length;
      const { page, element, row } = await shownTranscript();
      expect(document.adoptedStyleSheets.length).to.equal(before + 1);
      const root = page.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      root.append(element);
      await element.updateComplete;
      expect(document.adoptedStyleSheets.length).to.equal(before);
      expect(root.adoptedStyleSheets.length).to.equal(1);
      expect(getComputedStyle(row(0)).display).to.equal('grid');
      const frame = page.appendChild(document.createElement('iframe'));
      frame.contentDocument!.body.append(element);
      expect(root.adoptedStyleSheets.length).to.equal(0);
      expect(frame.contentWindow!.getComputedStyle(row(0)).display).to.equal('grid');
    });
  });

  describe('while the film plays', () => {
    it('marks the line of the moment, and in a pause the one that was said last', async () => {
      const { goTo, current } = await shownTranscript();
      await goTo(20.5);
      expect(current()).to.deep.equal([2]);
      await goTo(27);
      expect(current()).to.deep.equal([2]);
      await goTo(30.5);
      expect(current()).to.deep.equal([3]);
    });

    it('marks all lines that are on screen at once', async () => {
      const { goTo, current } = await shownTranscript({ cues: [cue(1, 5, 'One'), cue(2, 6, 'Two'), cue(9, 10, 'Three')] });
      await goTo(3);
      expect(current()).to.deep.equal([0, 1]);
    });

    it('keeps it in sight, in its own scroller and not in the page', async () => {
      const { goTo, row, isInSight, scroller } = await shownTranscript();
      window.scrollTo(0, 0);
      await goTo(301);
      await until(() => isInSight(row(30)), 'the line');
      expect(window.scrollY).to.equal(0);
      expect(scroller.scrollTop).to.be.greaterThan(0);
    });

    it('shows it whole once it comes in sight, where it was sought before', async () => {
      const long = (i: number) => 'Words that need more lines than were reckoned with. '.repeat(1 + (i % 4));
      const cues = Array.from({ length: 300 }, (_, i) => cue(i * 3, i * 3 + 2, long(i)));
      const { element, goTo, row, rows, isInSight } = await shownTranscript({ cues, above: 4000 });
      await until(() => rows().length === 300, 'all rows');
      element.style.width = '280px';
      await frames();
      await goTo(541);
      await frames();
      element.scrollIntoView();
      await until(() => isInSight(row(180)), 'the line');
      await frames();
      expect(isInSight(row(180))).to.equal(true);
    });

    it('keeps it in sight when its room changes, and takes that for nobody’s scrolling', async () => {
      const { element, goTo, row, isInSight, inside } = await shownTranscript();
      await goTo(301);
      await until(() => isInSight(row(30)), 'the line');
      for (const [width, height] of [
        ['240px', '300px'],
        ['700px', '120px'],
        ['500px', '420px'],
      ] as const) {
        element.style.width = width;
        element.style.setProperty('--film-transcript-height', height);
        await frames();
        await until(() => isInSight(row(30)), `the line in ${width} × ${height}`);
        expect(inside('.back')).to.equal(null);
      }
    });

    it('stops when the viewer turns the wheel, and goes back at a press', async () => {
      const { element, goTo, row, isInSight, inside, scroller } = await shownTranscript();
      await goTo(1);
      const { left, top } = scroller.getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left + 100), Math.round(top + 100)] });
      scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true }));
      scroller.scrollTop = 400;
      await until(() => inside('.back'), 'the way back');
      await goTo(301);
      await frames();
      expect(isInSight(row(30))).to.equal(false);
      inside('.back')!.click();
      await until(() => isInSight(row(30)), 'the line');
      await element.updateComplete;
      expect(inside('.back')).to.equal(null);
    });

    it('stops when the viewer scrolls by keys after a press on the words, and is not in the way', async () => {
      const { goTo, row, words, isInSight, inside, scroller } = await shownTranscript();
      await goTo(151);
      await until(() => isInSight(row(15)), 'the line');
      const { left, top } = words(15).getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(left + 5), Math.round(top + 5)] });
      await rest(scroller);
      const before = scroller.scrollTop;
      await sendKeys({ press: 'ArrowUp' });
      await until(() => inside('.back'), 'the way back');
      // A press on a scroll that is under way moves it by a pixel or none in WebKit.
      for (let i = 0; isInSight(row(15)) && i < 20; i++) {
        await sendKeys({ press: 'ArrowUp' });
        await rest(scroller);
      }
      expect(scroller.scrollTop).to.be.below(before - 60);
      expect(isInSight(row(15))).to.equal(false);
    });

    it('stops when it is scrolled by small steps that nobody announces, as a screen reader does', async () => {
      const { goTo, row, isInSight, inside, scroller } = await shownTranscript();
      await goTo(151);
      await until(() => isInSight(row(15)), 'the line');
      await rest(scroller);
      const from = scroller.scrollTop;
      for (let step = 1; step <= 30; step++) {
        scroller.scrollTop = from + 10 * step;
        await frames();
        expect(scroller.scrollTop, `after ${step} steps`).to.be.closeTo(from + 10 * step, 1);
      }
      expect(inside('.back')).not.to.equal(null);
    });

    it('stops when something else is brought in sight, one line beyond or far away', async () => {
      const { goTo, row, isInSight, inside, scroller } = await shownTranscript();
      for (const [line, other] of [
        [15, 25],
        [30, 2],
      ] as const) {
        await goTo(line * 10 + 1);
        await until(() => isInSight(row(line)) && !inside('.back'), 'the line');
        await rest(scroller);
        row(other).scrollIntoView({ block: 'nearest' });
        await until(() => inside('.back'), 'the way back');
        await frames();
        expect(isInSight(row(other))).to.equal(true);
        inside('.back')!.click();
      }
    });

    it('stops where the browser has found something in a note that was closed', async () => {
      const { element, goTo, row, isInSight, inside } = await shownTranscript({ notes: [note('a', 11, 20)] });
      await goTo(31);
      await until(() => isInSight(row(3)), 'the line');
      element.querySelector('.film-transcript-note-body')!.dispatchEvent(new Event('beforematch', { bubbles: true }));
      await until(() => inside('.back'), 'the way back');
    });

    it('goes on where rows change or move though nobody scrolls', async () => {
      const { element, session, goTo, row, rows, isInSight, inside, scroller, page } = await shownTranscript({
        notes: Array.from({ length: 8 }, (_, i) => note(`n-${i}`, 270 + i, 290, { text: 'Words of a note. '.repeat(12) })),
      });
      const follows = async (what: string) => {
        await rest(scroller);
        expect([isInSight(row(30)), inside('.back')], what).to.deep.equal([true, null]);
      };
      await goTo(301);
      await until(() => isInSight(row(30)), 'the line');
      for (const head of element.querySelectorAll<HTMLElement>('.film-transcript-note-head')) head.click();
      await follows('notes were opened above it');
      element.style.fontSize = '1.6em';
      await follows('larger letters');
      element.style.fontSize = '';
      await follows('smaller ones');
      const track = session.state.tracks.tracks[0]!.id;
      session.setCues(track, [
        ...LINES,
        ...LINES.map((line) => ({ ...line, id: `${line.id}+`, start: line.start + 400, end: line.end + 400 })),
      ]);
      await until(() => rows().length === 80, 'more rows');
      await follows('more rows');
      session.setCues(track, LINES.slice(0, 31));
      await until(() => rows().length === 31, 'fewer rows');
      await follows('fewer rows');
      page.append(element);
      await element.updateComplete;
      await until(() => isInSight(row(30)), 'the line after a move in the page');
      await follows('another place in the page');
    });

    it('goes from line to line, and takes its own scrolling for nobody else’s', async () => {
      const { goTo, row, isInSight, inside, scroller } = await shownTranscript();
      for (const line of [3, 8, 5, 14, 12, 20, 26, 21]) {
        await goTo(line * 10 + 1);
        if (line % 2) await until(() => isInSight(row(line)), `line ${line}`);
      }
      await until(() => isInSight(row(21)), 'the last of them');
      await rest(scroller);
      expect(inside('.back')).to.equal(null);
      expect(isInSight(row(21))).to.equal(true);
    });

    it('does not go back to the line that was left while the player is on its way to another', async () => {
      const { session, row, time, scroller, isInSight } = await shownTranscript();
      /** A player that says a little later that it seeks, as all of them do. */
      const slow = Object.assign(new EventTarget(), { duration: 1000, paused: true, seeking: false, ended: false, playbackRate: 1, currentTime: 1 }); // prettier-ignore
      session.attach(slow);
      scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true }));
      scroller.scrollTop = scroller.scrollHeight;
      await until(() => isInSight(row(38)), 'the end');
      const places: number[] = [];
      scroller.addEventListener('scroll', () => places.push(scroller.scrollTop));
      time(37).click();
      await frames();
      slow.dispatchEvent(new Event('seeking'));
      await frames();
      expect(slow.currentTime).to.be.closeTo(370, 0.01);
      expect(Math.min(scroller.scrollTop, ...places)).to.be.greaterThan(scroller.scrollHeight / 2);
    });

    it('stops while words are selected, and a press on them seeks nowhere', async () => {
      const { goTo, words, inside, session, element } = await shownTranscript();
      await goTo(1);
      getSelection()!.selectAllChildren(words(2));
      await until(() => inside('.back'), 'the way back');
      words(2).click();
      expect(session.currentTime).to.be.closeTo(1, 0.01);
      getSelection()!.removeAllRanges();
      words(2).click();
      await element.updateComplete;
      expect(session.currentTime).to.be.closeTo(20, 0.01);
      expect(inside('.back'), 'it follows again').to.equal(null);
    });
  });

  describe('by keyboard', () => {
    it('has one tab stop for all lines, at the line of the moment', async () => {
      const { element, goTo, time } = await shownTranscript();
      await goTo(51);
      const stops = [...element.querySelectorAll<HTMLElement>('button')].filter(({ tabIndex }) => tabIndex === 0);
      expect(stops).to.deep.equal([time(5)]);
    });

    it('has it at the first line before that was said', async () => {
      const { element, time } = await shownTranscript({ cues: LINES.slice(3) });
      expect([...element.querySelectorAll('[tabindex="0"]')]).to.deep.equal([time(0)]);
    });

    it('goes by arrows, pages and to the ends, in sight, without the page', async () => {
      const { time, row, isInSight, inside } = await shownTranscript();
      window.scrollTo(0, 0);
      time(0).focus();
      const press = async (key: string) => {
        await sendKeys({ press: key });
        return document.activeElement;
      };
      expect(await press('ArrowDown')).to.equal(time(1));
      expect(await press('ArrowUp')).to.equal(time(0));
      expect(await press('ArrowUp'), 'there is none before').to.equal(time(0));
      expect(await press('End')).to.equal(time(39));
      await until(() => isInSight(row(39)), 'the last line');
      expect(await press('PageUp')).not.to.equal(time(38));
      expect(await press('Home')).to.equal(time(0));
      expect(window.scrollY).to.equal(0);
      expect(inside('.back'), 'who goes there by keys is not taken away').not.to.equal(null);
    });

    it('goes to a line’s moment by Enter', async () => {
      const { time, session } = await shownTranscript();
      time(0).focus();
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      expect(session.currentTime).to.be.closeTo(10, 0.01);
    });

    it('leaves a closed note closed that begins with the line, unless it is gone to itself', async () => {
      await loadPacing();
      const { time, session, element } = await shownTranscript({ notes: [note('one', 10, 20)] });
      const shown = () => session.state.commentary.shown.map(({ id }) => id);
      session.seek(12);
      expect(shown()).to.deep.equal(['one']);
      session.dismiss('one');
      time(1).click();
      expect(session.currentTime).to.be.closeTo(10, 0.01);
      expect(shown()).to.deep.equal([]);
      element.querySelector<HTMLElement>('.film-transcript-note-play')!.click();
      expect(shown()).to.deep.equal(['one']);
    });

    it('shows where the focus is', async () => {
      const { time } = await shownTranscript();
      time(0).focus();
      await sendKeys({ press: 'ArrowDown' });
      expect(getComputedStyle(time(1)).outlineStyle).to.equal('solid');
    });
  });

  describe('search', () => {
    const wind = [cue(1, 2, 'The Élan\nof the wind'), cue(3, 4, 'Nothing here'), cue(5, 6, 'élan and elan'), cue(7, 8, 'the end')];

    it('counts what is found whatever its case and accents, and lights it', async () => {
      const { search, words } = await shownTranscript({ cues: wind });
      expect(await search('ELAN')).to.equal('1 of 3');
      expect(lit('film-transcript-present-hit')).to.deep.equal(['Élan']);
      expect(lit('film-transcript-hit')).to.deep.equal(['élan', 'elan']);
      expect(words(0).childNodes.length, 'the text is as it was').to.equal(1);
      expect(await search('elan of')).to.equal('1 of 1');
      expect(await search('storm')).to.equal('Not found');
      expect(await search('')).to.equal('');
      expect(lit('film-transcript-hit')).to.deep.equal([]);
    });

    it('goes to the next and the one before, round the ends, and brings it in sight', async () => {
      const { element, search, inside, isInSight, row } = await shownTranscript();
      expect(await search('line 17')).to.equal('1 of 1');
      expect(await search('wind')).to.equal('18 of 40');
      inside('input[type="search"]')!.focus();
      const press = async (key: string) => {
        await sendKeys({ press: key });
        await element.updateComplete;
        return inside('.count')?.textContent?.trim();
      };
      expect(await press('Enter')).to.equal('19 of 40');
      expect(await press('F3')).to.equal('20 of 40');
      await sendKeys({ down: 'Shift' });
      for (let i = 20; i > 0; i--) await press('Enter');
      await sendKeys({ up: 'Shift' });
      expect(inside('.count')!.textContent).to.equal('40 of 40');
      await until(() => isInSight(row(39)), 'the last');
      expect(await press('Escape')).to.equal('');
      expect(inside<HTMLInputElement>('input[type="search"]')!.value).to.equal('');
    });

    it('finds words that stand out, with those beside them', async () => {
      const { search } = await shownTranscript({
        cues: [{ ...cue(1, 2, 'I saw it.'), spans: ['I ', { tag: 'i', children: ['saw'] }, ' it.'] }],
        notes: [note('a', 1, 2, { body: [{ tag: 'p', children: ['A ', { tag: 'em', children: ['swinging'] }, ' lamp.'] }, { tag: 'p', children: ['Out.'] }] })], // prettier-ignore
      });
      expect(await search('i saw it')).to.equal('1 of 1');
      expect(lit('film-transcript-present-hit')).to.deep.equal(['I saw it']);
      expect(await search('a swinging lamp. out')).to.equal('1 of 1');
      expect(lit('film-transcript-present-hit')).to.deep.equal(['A swinging lamp.Out']);
    });

    it('looks in the second language and in the notes, and opens the note it finds something in', async () => {
      const { search, element } = await shownTranscript({
        german: [cue(3, 4, 'Der Schwung')],
        beside: 'de',
        cues: wind,
        notes: [note('a', 5, 6, { body: [{ tag: 'p', children: ['A swinging lamp.'] }] })],
      });
      expect(await search('schwung')).to.equal('1 of 1');
      expect(await search('swinging')).to.equal('1 of 1');
      expect(element.querySelector('.film-transcript-note-body')!.hasAttribute('hidden')).to.equal(false);
    });

    it('tells nothing of what is still to come', async () => {
      const { search, session, media } = await shownTranscript({ cues: wind, seen: false });
      expect(await search('end')).to.equal('Not found');
      session.setFilmSeen(true);
      expect(await search('end')).to.equal('1 of 1');
      expect(media.currentTime).to.equal(0);
    });

    it('leaves nothing lit when the element goes', async () => {
      const { search, element } = await shownTranscript({ cues: wind });
      await search('e');
      expect(lit('film-transcript-hit').length).to.be.greaterThan(0);
      element.remove();
      expect(lit('film-transcript-hit')).to.deep.equal([]);
    });
  });

  describe('what is still to come', () => {
    it('is blurred, not read out and not selected, until the film has been watched so far', async () => {
      const { session, media, row, words, time, inside } = await shownTranscript({ seen: false });
      expect(row(2).hasAttribute('data-ahead')).to.equal(true);
      expect(words(2).inert).to.equal(true);
      expect(getComputedStyle(words(2)).filter).to.contain('blur');
      expect(time(2).getAttribute('aria-label')).to.equal('0:20, still to come: show this line');
      media.play();
      media.reach(25);
      await until(() => session.state.progress.furthest >= 25, 'the progress');
      expect(words(2).inert).to.equal(false);
      expect(time(2).getAttribute('aria-label')).to.equal('0:20');
      expect(words(3).inert).to.equal(true);
      expect(inside('[part="ahead"]')!.textContent).to.contain('blurred');
      // A film that runs on has timers in the tests to come.
      media.pause();
    });

    it('is shown line by line at a press, which goes nowhere; the next goes there', async () => {
      const { session, words, row } = await shownTranscript({ seen: false });
      row(3).click();
      expect(words(3).inert).to.equal(false);
      expect(words(4).inert).to.equal(true);
      expect(session.currentTime).to.equal(0);
      words(3).click();
      expect(session.currentTime).to.be.closeTo(30, 0.01);
    });

    it('is shown whole to who has seen the film, which the viewer says by a switch', async () => {
      const { element, session, words, inside } = await shownTranscript({ seen: false });
      inside('input[type="checkbox"]')!.click();
      await element.updateComplete;
      expect(session.state.progress.filmSeen).to.equal(true);
      expect(words(39).inert).to.equal(false);
      expect(inside<HTMLInputElement>('input[type="checkbox"]')!.checked, 'it can be taken back').to.equal(true);
      inside('input[type="checkbox"]')!.click();
      await element.updateComplete;
      expect(words(39).inert).to.equal(true);
    });

    it('is shown where the page says so', async () => {
      const { words, inside, element } = await shownTranscript({ seen: false, spoilers: 'show' });
      expect(words(39).inert).to.equal(false);
      expect(inside('[part="ahead"]')).to.equal(null);
      element.spoilers = 'hide';
      await until(() => words(39).inert, 'the blur');
    });

    it('is told of in the language of the page', async () => {
      const { page, time, inside } = await shownTranscript({ seen: false });
      page.lang = 'de';
      await until(() => time(2).getAttribute('aria-label')?.includes('kommt noch'), 'the words');
      expect(inside('section')?.getAttribute('aria-label')).to.equal('Transkript');
      page.lang = 'en';
      await until(() => time(2).getAttribute('aria-label')?.includes('still to come'), 'the words');
    });

    it('does not hide the line that is on screen', async () => {
      const { goTo, words } = await shownTranscript({ seen: false });
      await goTo(201);
      expect(words(20).inert).to.equal(false);
      expect(words(21).inert).to.equal(true);
    });
  });

  describe('notes in the margin', () => {
    it('of which there are very many, have elements only where they are seen, and are found all the same', async () => {
      const cues = Array.from({ length: 1000 }, (_, i) => cue(i * 2, i * 2 + 1));
      const many = Array.from({ length: 3000 }, (_, i) => note(`n-${i}`, Math.floor(i / 3) * 2, Math.floor(i / 3) * 2 + 1));
      const { element, rows, scroller, search, isInSight } = await shownTranscript({ cues, notes: many });
      await until(() => rows().length === 1000, 'all rows');
      const shown = (index: number) => element.querySelector<HTMLElement>(`[data-note="n-${index}"]`);
      await until(() => shown(0), 'the first note');
      expect(element.querySelectorAll('[data-note]').length).to.be.lessThan(1000);
      await until(() => {
        // It gets longer as notes come into it.
        scroller.scrollTop = scroller.scrollHeight;
        return shown(2999) && !shown(0);
      }, 'the last note, and not the first');
      expect(await search('note n-1500 says')).to.equal('1 of 1');
      await until(() => shown(1500) && isInSight(shown(1500)!), 'the note that was found');
      expect(lit('film-transcript-present-hit')).to.deep.equal(['note n-1500 says']);
    });

    const notes = [note('a', 11, 20, { title: 'First', category: 'Echo' }), note('b', 12, 30, { title: 'Second', category: 'Sound' })];
    const noteOf = (element: Element, id: string) => element.querySelector<HTMLElement>(`[data-note="${id}"]`)!;

    it('stand at the line where they begin, closed, each with the mark of its category', async () => {
      const { element, row } = await shownTranscript({ notes });
      await until(() => noteOf(element, 'b'), 'the notes');
      expect([...row(1).querySelectorAll<HTMLElement>('[data-note]')].map(({ dataset }) => dataset.note)).to.deep.equal(['a', 'b']);
      const head = noteOf(element, 'a').querySelector('button')!;
      expect(head.textContent).to.equal('First');
      expect(head.getAttribute('aria-expanded')).to.equal('false');
      expect(head.querySelector('svg')).not.to.equal(null);
      expect(noteOf(element, 'a').querySelector('.film-transcript-note-body')!.getAttribute('hidden')).to.equal('until-found');
    });

    it('are marked for as long as their card is on screen', async () => {
      const { element, session, media } = await shownTranscript({ notes: [note('a', 11, 12, { text: 'x'.repeat(170) })] });
      await until(() => noteOf(element, 'a'), 'the note');
      const isMarked = () => noteOf(element, 'a').hasAttribute('data-active');
      session.seek(11.5);
      media.play();
      media.reach(14);
      media.pause();
      await soon(() => expect(isMarked(), 'its span is over, its card is still read').to.equal(true));
      session.dismiss('a');
      await soon(() => expect(isMarked()).to.equal(false));
    });

    it('open and close at a press, and play from where they begin', async () => {
      const { element, session } = await shownTranscript({ notes });
      const one = noteOf(element, 'a');
      const body = one.querySelector<HTMLElement>('.film-transcript-note-body > p')!;
      expect(body.parentElement!.offsetHeight, 'closed, it takes no room').to.equal(0);
      one.querySelector<HTMLElement>('.film-transcript-note-head')!.click();
      expect(body.checkVisibility()).to.equal(true);
      expect(one.textContent).to.contain('What note a says.');
      expect(session.currentTime, 'a press on a note is none on its line').to.equal(0);
      one.querySelector<HTMLElement>('.film-transcript-note-play')!.click();
      expect(session.currentTime).to.be.closeTo(11, 0.01);
      one.querySelector<HTMLElement>('.film-transcript-note-head')!.click();
      expect(body.checkVisibility()).to.equal(false);
    });

    it('opens where the browser has found something', async () => {
      const { element } = await shownTranscript({ notes });
      const body = noteOf(element, 'a').querySelector<HTMLElement>('.film-transcript-note-body')!;
      body.dispatchEvent(new Event('beforematch', { bubbles: true }));
      expect(body.hasAttribute('hidden')).to.equal(false);
    });

    it('are pointed at here and elsewhere', async () => {
      const { element, session } = await shownTranscript({ notes });
      noteOf(element, 'b').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      expect(session.state.commentary.pointed).to.equal('b');
      expect(noteOf(element, 'b').hasAttribute('data-pointed')).to.equal(true);
      session.point('a');
      expect(noteOf(element, 'a').hasAttribute('data-pointed')).to.equal(true);
      expect(noteOf(element, 'b').hasAttribute('data-pointed')).to.equal(false);
    });

    it('are in the tab order at the line that has its tab stop', async () => {
      const { element, time } = await shownTranscript({ notes });
      time(1).focus();
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement).to.equal(noteOf(element, 'a').querySelector('button'));
    });

    it('go with the commentary', async () => {
      const { element, session } = await shownTranscript({ notes });
      session.setPreference('commentary', false);
      await until(() => !element.querySelector('[data-note]'), 'the notes to go');
      session.setPreference('commentary', true);
      await until(() => noteOf(element, 'a'), 'the notes');
    });

    it('that tell of more than was watched stay covered at their line, unsearched, until it was, or they are asked for', async () => {
      const notes = [note('a', 10, 14), note('b', 10, 14, { title: 'Of the end', body: ['She leaves.'], spoilsUpTo: 90 })];
      const { element, media, rows, search } = await shownTranscript({ notes, seen: false });
      media.play();
      media.reach(35);
      media.pause();
      await element.updateComplete;
      const of = (id: string) => element.querySelector<HTMLElement>(`[data-note="${id}"]`)!;
      const head = (id: string) => of(id).querySelector<HTMLElement>('.film-transcript-note-head')!;
      const covered = () =>
        [...element.querySelectorAll<HTMLElement>('.film-transcript-note[data-ahead]')].map(({ dataset }) => dataset.note);
      expect(rows()[1]!.hasAttribute('data-ahead')).to.equal(false);
      expect(covered()).to.deep.equal(['b']);
      expect([head('a').ariaLabel, head('b').ariaLabel]).to.deep.equal([null, 'This note tells of what is still to come: show it']);
      expect(head('b').innerText, 'no title').to.equal('');
      expect(of('b').querySelector<HTMLElement>('.film-transcript-note-body')!.inert).to.equal(true);
      expect(await search('leaves')).to.equal('Not found');
      await expect(element).to.be.accessible();
      head('b').click();
      await element.updateComplete;
      expect([covered(), head('b').ariaLabel, head('b').ariaExpanded]).to.deep.equal([[], null, 'true']);
      expect(await search('leaves')).to.equal('1 of 1');
    });

    it('that tell of more are uncovered when that has been watched, and covered for who says that the film is not known', async () => {
      const { element, session, media } = await shownTranscript({ notes: [note('b', 10, 14, { spoilsUpTo: 90 })], seen: false });
      const isCovered = () => element.querySelector('.film-transcript-note')?.hasAttribute('data-ahead');
      await until(isCovered, 'the cover');
      media.play();
      media.reach(100);
      media.pause();
      await until(() => isCovered() === false, 'the cover to go');
      const { element: other, session: known } = await shownTranscript({ notes: [note('b', 10, 14, { spoilsUpTo: 90 })] });
      const isOtherCovered = () => other.querySelector('.film-transcript-note')?.hasAttribute('data-ahead');
      await until(() => isOtherCovered() === false, 'the note');
      known.setFilmSeen(false);
      await until(isOtherCovered, 'the cover to come');
      session.setFilmSeen(true);
      expect(isCovered()).to.equal(false);
    });

    it('are hidden with what is still to come', async () => {
      const { row } = await shownTranscript({ notes, seen: false });
      expect(row(1).querySelector<HTMLElement>('.film-transcript-notes')!.inert).to.equal(true);
    });
  });

  describe('two languages', () => {
    const german = [cue(0.2, 4, 'Zeile 0'), cue(10.1, 13, 'Zeile 1')];

    it('stand side by side, each in its own language', async () => {
      const { row } = await shownTranscript({ german, beside: 'de' });
      const beside = row(1).querySelector<HTMLElement>('.film-transcript-beside')!;
      expect([beside.textContent, beside.lang]).to.deep.equal(['Zeile 1 ', 'de']);
      const [first] = row(1).querySelectorAll<HTMLElement>('.film-transcript-line');
      expect(beside.getBoundingClientRect().left).to.be.greaterThan(first!.getBoundingClientRect().right - 1);
      expect(beside.getBoundingClientRect().top).to.be.closeTo(first!.getBoundingClientRect().top, 2);
    });

    it('stand one below the other where there is no room', async () => {
      const { element, row } = await shownTranscript({ german, beside: 'de' });
      element.style.width = '320px';
      const [first, second] = row(1).querySelectorAll<HTMLElement>('.film-transcript-line');
      await until(() => second!.getBoundingClientRect().top >= first!.getBoundingClientRect().bottom - 1, 'the second below the first');
      expect(element.renderRoot.querySelector('.scroller')!.scrollWidth).to.be.at.most(320);
    });

    it('are chosen by the viewer; the film’s second one at first', async () => {
      const { element, session, inside } = await shownTranscript({ german });
      const seconds = () => element.querySelectorAll('.film-transcript-beside').length;
      expect(seconds()).to.equal(0);
      session.selectSecondary(session.state.tracks.tracks[1]!.id);
      await until(() => seconds() === 2, 'the second language');
      const select = inside<HTMLSelectElement>('select')!;
      expect(select.selectedOptions[0]!.textContent).to.equal('Deutsch');
      select.value = '';
      select.dispatchEvent(new Event('change'));
      await until(() => seconds() === 0, 'one language');
      expect(session.state.tracks.secondary, 'what the film shows stays').not.to.equal(null);
    });
  });

  describe('takes lines along', () => {
    /** What has been handed to the clipboard, which a test may not read. */
    function watchClipboard() {
      const written: string[] = [];
      const really = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = (text) => Promise.resolve(void written.push(text));
      return { written, end: () => (navigator.clipboard.writeText = really) };
    }

    it('by copying all, or those that are selected, with times', async () => {
      const { element, inside, words } = await shownTranscript();
      const { written, end } = watchClipboard();
      const copy = inside('[aria-label="Copy, with times"]')!;
      copy.click();
      await until(() => written.length === 1, 'the copy');
      expect(written[0]!.split('\n')[1]).to.equal('[0:10] Line 1 says something about the wind.');
      expect(written[0]!.trim().split('\n').length).to.equal(40);
      getSelection()!.setBaseAndExtent(words(2).firstChild!, 3, words(3).firstChild!, 4);
      copy.click();
      await until(() => written.length === 2, 'the copy');
      end();
      getSelection()!.removeAllRanges();
      expect(written[1]).to.equal('[0:20] Line 2 says something about the wind.\n[0:30] Line 3 says something about the wind.\n');
      await until(() => element.renderRoot.querySelector('.said')!.textContent === '2 lines copied', 'the word of it');
    });

    it('as files at the corrected times', async () => {
      const { session, inside, element } = await shownTranscript();
      session.setTiming(session.state.tracks.tracks[0]!.id, { offset: 0.5, rate: 1 });
      await element.updateComplete;
      const made: { name: string; text: Promise<string> }[] = [];
      const caught = (event: Event) => {
        const link = event.target as HTMLAnchorElement;
        if (!(link instanceof HTMLAnchorElement)) return;
        event.preventDefault();
        made.push({ name: link.download, text: fetch(link.href).then((response) => response.text()) });
      };
      const click = HTMLAnchorElement.prototype.click;
      // The link is in no page: its own click is where it can be seen.
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        caught({ target: this, preventDefault: () => undefined } as unknown as Event);
      };
      try {
        for (const item of inside('.menu')!.querySelectorAll('button')) item.click();
        await until(() => made.length === 3, 'the files');
      } finally {
        HTMLAnchorElement.prototype.click = click;
      }
      const byName = new Map(await Promise.all(made.map(async ({ name, text }) => [name, await text] as const)));
      expect([...byName.keys()].sort()).to.deep.equal(['English.en.srt', 'English.en.txt', 'English.en.vtt']);
      expect(byName.get('English.en.srt')).to.contain('00:00:10,500 --> 00:00:14,500\nLine 1 says');
      expect(byName.get('English.en.vtt')).to.match(/^WEBVTT\n/);
      expect(byName.get('English.en.vtt')).to.contain('00:00:10.500 --> 00:00:14.500');
      expect(byName.get('English.en.txt')).to.contain('[0:10] Line 1 says');
    });
  });

  describe('on a paper of its own', () => {
    it('has its title and all lines that may be read, with their times', async () => {
      const { element, goTo } = await shownTranscript({ seen: false, notes: [note('a', 1, 5)] });
      await goTo(1);
      const frame = paperOf(element, element.querySelector('.film-transcript-lines')!, 'Transcript: A film');
      const paper = frame.contentDocument!;
      expect(paper.querySelector('h1')!.textContent).to.equal('Transcript: A film');
      expect(paper.querySelectorAll('.film-transcript-row').length).to.equal(40);
      expect(paper.querySelector<HTMLElement>('.film-transcript-time')!.dataset.time).to.equal('0:00');
      expect(paper.querySelector<HTMLElement>('.film-transcript-lines')!.dataset.leftOut).to.contain('left out');
      expect(frame.contentWindow!.getComputedStyle(paper.querySelector('.film-transcript-row')!).display).to.equal('grid');
      expect(element.querySelectorAll('.film-transcript-row').length, 'the page has its own still').to.equal(40);
      frame.remove();
    });
  });

  describe('where lines do not come', () => {
    it('says so, and tries again when it is asked to', async () => {
      const session = new FilmSession();
      const broken = fileOf('this is no subtitle file');
      session.addTrack({ src: broken, label: 'English', language: 'en' });
      const element = await fixture<FilmTranscript>(html`<film-transcript .session=${session}></film-transcript>`);
      const retry = () => element.renderRoot.querySelector<HTMLElement>('.notice button');
      await until(retry, 'the word of failure');
      await expect(element).to.be.accessible();
      const statuses: string[] = [];
      session.subscribe((state) => state.tracks.tracks[0]!.status, (status) => statuses.push(status)); // prettier-ignore
      retry()!.click();
      await until(() => statuses.includes('failed'), 'another try');
      expect(statuses[0]).to.equal('idle');
    });
  });

  describe('finds its film', () => {
    it('around a plain video in a scope, and elsewhere by its id', async () => {
      const src = fileOf('WEBVTT\n\n00:01.000 --> 00:02.000\nThe wind.\n', 'text/vtt');
      const page = await fixture<HTMLElement>(
        html`<div>
          <film-commentary id="scope"
            ><video><track kind="subtitles" src=${src} srclang="en" label="English" default /></video><film-transcript></film-transcript
          ></film-commentary>
          <film-transcript for="scope"></film-transcript>
        </div>`,
      );
      const transcripts = [...page.querySelectorAll('film-transcript')];
      await until(() => transcripts.every((one) => one.querySelector('.film-transcript-row')), 'the rows of both');
      expect(transcripts.map((one) => one.querySelector('.film-transcript-line')!.textContent)).to.deep.equal(['The wind. ', 'The wind. ']);
      expect((page.querySelector('#scope') as FilmCommentary).session).not.to.equal(undefined);
    });
  });

  describe('on small screens and for all eyes', () => {
    it('fits 320 px, with targets of 24 px at least', async () => {
      const { element, time, inside } = await shownTranscript({ notes: [note('a', 1, 5)], seen: false, german: LINES });
      element.style.width = '320px';
      await frames();
      expect(inside('.scroller')!.scrollWidth).to.be.at.most(inside('.scroller')!.clientWidth);
      expect(element.scrollWidth).to.be.at.most(320);
      const targets = [time(0), ...element.renderRoot.querySelectorAll<HTMLElement>('button, select, summary, label')].filter((target) => target.checkVisibility()); // prettier-ignore
      expect(targets.length).to.be.greaterThan(4);
      for (const target of targets) {
        const { width, height } = target.getBoundingClientRect();
        expect(Math.min(width, height), target.outerHTML).to.be.at.least(24);
      }
    });

    it('stands the other way round from right to left', async () => {
      const { page, time, words } = await shownTranscript();
      page.dir = 'rtl';
      expect(time(0).getBoundingClientRect().left).to.be.greaterThan(words(0).getBoundingClientRect().left);
    });
  });

  describe('when it leaves', () => {
    it('leaves nothing listening, and is whole again when it comes back', async () => {
      const { page, element, session, rows, goTo, current } = await shownTranscript();
      const place = page.firstElementChild!;
      const ledger = new Ledger();
      const rest = () => until(() => !('requestAnimationFrame' in ledger.open()), 'nothing waits for a frame');
      try {
        element.remove();
        place.after(element);
        await element.updateComplete;
        await rest();
        const before = ledger.open();
        element.remove();
        const gone = ledger.open();
        place.after(element);
        await element.updateComplete;
        await frames();
        await rest();
        expect(ledger.open(), 'as before').to.deep.equal(before);
        expect(Object.keys(gone).filter((key) => /Document|FilmSession|Mutation|setTimeout/.test(key))).to.deep.equal([]);
      } finally {
        ledger.close();
      }
      expect(rows().length).to.equal(40);
      await goTo(21);
      expect(current()).to.deep.equal([2]);
      expect(session.state.tracks.active.size).to.equal(1);
    });

    it('does not bring its lines along twice when it is copied', async () => {
      const { page, element, session } = await shownTranscript();
      const copy = element.cloneNode(true) as FilmTranscript;
      copy.session = session;
      page.append(copy);
      await until(() => copy.querySelectorAll('.film-transcript-row').length === 40, 'the rows');
      expect(copy.querySelectorAll('.film-transcript-lines').length).to.equal(1);
    });
  });
});
