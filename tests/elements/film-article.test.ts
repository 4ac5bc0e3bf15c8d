import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import { articleText } from '../../src/elements/article-page.js';
import type { FilmPlacedEvent } from '../../src/elements/later-events.js';
import type { FilmArticle } from '../../src/elements/film-article.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import type { Annotation } from '../../src/model/annotation.js';
import { complete, ESSAY, frames, fromFile, litIn, LONG, NOTES, scrolled, textOf, timeOf, timesOf, wrapped } from '../support/article.js';
import { loadPacing } from '../../src/session/first-pacing.js';
import { fileOf, note, soon, until } from '../support/build.js';
import { eachWithServer, type FaultServer } from '../support/faults.js';
import { Ledger } from '../support/ledger.js';
import LINES from '../support/lighthouse.json';
import { FILM } from '../support/player.js';
import { filmSession } from '../support/session.js';

describe('film-article', () => {
  before(() => setViewport({ width: 1000, height: 700 }));
  after(() => setViewport({ width: 800, height: 600 }));

  describe('is accessible', () => {
    it('from a file: with marks, lit, with all moments of a passage, without switches', async () => {
      const { element, session } = await fromFile();
      await expect(element).to.be.accessible();
      session.seek(65);
      await until(() => litIn(element).length, 'a lit passage');
      await expect(element).to.be.accessible();
      element.renderRoot.querySelector<HTMLButtonElement>('.more')?.click();
      await until(() => element.renderRoot.querySelector('.times'), 'all moments');
      await expect(element).to.be.accessible();
      element.nocontrols = true;
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });
    it('around the page’s own article', async () => {
      const { element, session } = await wrapped();
      session.seek(21);
      await until(() => litIn(element).length, 'a lit passage');
      await expect(element).to.be.accessible();
    });
    it('with no film and no article', async () => {
      const element = await fixture<FilmArticle>(html`<film-article></film-article>`);
      await expect(element).to.be.accessible();
      expect(element.renderRoot.querySelector('.bar')).to.equal(null);
    });
    it('in reading mode', async () => {
      const { element } = await fromFile();
      element.reading = true;
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });
  });

  describe('from a file', () => {
    it('shows the text, its title under the page’s own', async () => {
      const { element } = await fromFile();
      const tags = [...element.renderRoot.querySelectorAll('.text > *')].map(({ localName }) => localName);
      expect(tags).to.deep.equal(['h2', 'p', 'p', 'h3', 'ul', 'p', 'p']);
      element.headingLevel = 3;
      await until(() => element.renderRoot.querySelector('.text h4'), 'headings a level below');
      await complete(element);
    });
    it('shows title and author where only the head of the file names them', async () => {
      const { element } = await fromFile(NOTES, `---\ntitle: The light\nauthor: Ann Lee\n---\n${ESSAY.replace(/^# .*/, '')}`);
      const head = element.renderRoot.querySelector('.head');
      expect([head?.querySelector('h2')?.textContent, head?.querySelector('p')?.textContent]).to.deep.equal(['The light', 'By Ann Lee']);
    });
    it('has a mark with the time in each passage that is tied, before its words', async () => {
      const { element } = await fromFile();
      expect(timesOf(element).map(({ textContent }) => textContent.trim())).to.deep.equal(['0:01', '0:20', '0:40', '1:00']);
      expect(timesOf(element).map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
        'Background, shown at 0:01: The director grew up inland, and saw the sea from a train.',
        'Play from 0:20: The brother painted the boathouse green until he fell off…',
        'Play from 0:40: Eleven blasts.',
        'Play from 1:00: The wreck happens off screen.',
      ]);
      const passage = textOf(element, 'Eleven');
      expect(passage.firstElementChild?.classList.contains('mark')).to.equal(true);
      expect(passage.dir || getComputedStyle(passage).direction).to.equal('ltr');
    });
    it('has them in each passage of a long article, of which some are marked at a time', async () => {
      const count = 130;
      const passages = Array.from({ length: count }, (_, i) => `Passage ${i}. ${LONG}`);
      const notes = passages.map((_, i) => note(`n${i}`, i, i + 1, { passage: `p-${i + 1}` }));
      const { element } = await fromFile(notes, `# Long\n\n${passages.join('\n\n')}\n`);
      await until(() => timesOf(element).length === count, 'all marks');
      expect(timesOf(element).at(-1)?.ariaLabel).to.contain('Play from 2:09: Passage 129.');
    });
    it('lists the moments of a passage that has several', async () => {
      const { element, session, media } = await fromFile();
      const more = element.renderRoot.querySelector<HTMLButtonElement>('.more')!;
      expect([more.textContent.trim(), more.ariaExpanded, more.ariaLabel]).to.deep.equal([
        '+1',
        'false',
        '+1. All moments of this passage: 2',
      ]);
      more.click();
      await until(() => more.ariaExpanded === 'true', 'the list');
      const moments = [...element.renderRoot.querySelectorAll<HTMLButtonElement>('.times button')];
      expect(moments.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
        '1:00 Note wreck',
        '1:20 Once more',
      ]);
      moments[1]?.click();
      media.pause();
      expect(session.currentTime).to.be.within(80, 85);
      await sendKeys({ press: 'Escape' });
      await until(() => !element.renderRoot.querySelector('.times'), 'the list to go');
    });
    it('has the time and the number of the others apart, also while it is lit', async () => {
      const { element, session } = await fromFile();
      const more = element.renderRoot.querySelector<HTMLButtonElement>('.more')!;
      const time = more.parentElement!.querySelector<HTMLElement>('.time')!;
      session.seek(65);
      await until(() => time.ariaCurrent === 'true', 'the passage to be lit');
      await soon(() => {
        const [words, button] = [time.querySelector('span')!.getBoundingClientRect(), time.getBoundingClientRect()];
        expect(words.right, 'the time is within its button').to.be.at.most(button.right + 0.5);
        expect(button.right, 'which ends before the other').to.be.at.most(more.getBoundingClientRect().left + 0.5);
      });
    });
    it('changes nothing of its layout when a passage is lit, or ceases to be', async () => {
      const { element, session } = await fromFile();
      const boxes = () => [...element.renderRoot.querySelectorAll('.text *')].filter((one) => !one.closest('svg')).map((one) => [one.localName, one.getBoundingClientRect().top, one.getBoundingClientRect().height]); // prettier-ignore
      const blocks = () => boxes().filter(([name]) => /^(p|li|h\d|ul)$/.test(String(name)));
      const before = blocks();
      session.seek(21);
      await until(() => litIn(element).join() === '0:20', 'the passage');
      expect(blocks()).to.deep.equal(before);
      session.seek(35);
      await until(() => !litIn(element).length, 'no passage');
      expect(blocks()).to.deep.equal(before);
    });
    it('lights a passage for as long as its note is on screen', async () => {
      const { element, session, media } = await fromFile([note('ladder', 20, 21, { passage: 'p-2', text: 'x'.repeat(170) })]);
      session.seek(20.5);
      await until(() => litIn(element).join() === '0:20', 'the passage');
      media.play();
      media.reach(26);
      await element.updateComplete;
      expect(litIn(element)).to.deep.equal(['0:20']);
      session.dismiss('ladder');
      await until(() => !litIn(element).length, 'no passage');
      media.pause();
      session.seek(20.5);
      await until(() => litIn(element).join() === '0:20', 'the passage of the moment, though its note was closed');
    });
    /** Played from the first note's moment on, until the second's while the first is still read. */
    async function whileRead(first: Partial<Annotation>) {
      await loadPacing();
      const notes = [note('first', 20, 21, { text: 'x'.repeat(100), ...first }), note('second', 23, 45, { passage: 'p-3' })];
      const { element, session, media } = await fromFile(notes);
      session.seek(20.5);
      await until(() => !media.seeking, 'the seek to end');
      media.play();
      media.reach(23.5);
      media.pause();
      await soon(() => expect(session.state.commentary.shown.map(({ id }) => id)).to.deep.equal(['first']));
      return { element, session };
    }
    it('lights what is on screen, and a note that waits for its turn when that comes', async () => {
      const { element, session } = await whileRead({ passage: 'p-2' });
      await soon(() => expect(litIn(element)).to.deep.equal(['0:20']));
      session.dismiss('first');
      await soon(() => expect(litIn(element), 'nothing is on screen').to.deep.equal(['0:23']));
    });
    it('lights the passage of the moment while a note is on screen that speaks of none', async () => {
      const { element } = await whileRead({});
      await soon(() => expect(litIn(element)).to.deep.equal(['0:23']));
    });
    it('lights the passage of the moment, with the commentary off, too', async () => {
      const { element, session, media } = await fromFile();
      session.setPreference('commentary', false);
      session.seek(45);
      await until(() => litIn(element).join() === '0:40', 'the passage');
      media.reach(65);
      await until(() => litIn(element).join() === '1:00', 'the next');
    });
    it('says while it is loading that it is, and keeps what the page has there', async () => {
      const element = await fixture<FilmArticle>(html`<film-article src="/never"><a href="/essay.md">The essay</a></film-article>`);
      expect(element.renderRoot.querySelector('[role="status"]')?.textContent).to.equal('The article is being loaded…');
      expect(element.renderRoot.querySelector('slot')?.hidden).to.equal(false);
      expect(element.renderRoot.querySelector('.page')?.ariaBusy).to.equal('true');
      await until(() => element.renderRoot.querySelector('.notice'), 'the notice');
    });
  });

  describe('with notes at its foot', () => {
    const NOTED = `# T\n\nThe director grew up inland.[^sea]\n\n${LONG}\n\n${LONG}\n\n${LONG}\n\n[^sea]: And saw the sea from a train.\n`;

    it('goes to a note and back by the keyboard, and leaves the page’s address alone', async () => {
      const { element } = await fromFile([note('sea', 1, 5, { passage: 'p-1' })], NOTED);
      expect(timesOf(element).map(({ textContent }) => textContent.trim()), 'a passage with a mark of a note is tied, too').to.deep.equal(['0:01']); // prettier-ignore
      await expect(element).to.be.accessible();
      const { href } = location;
      const focused = () => element.shadowRoot?.activeElement as HTMLElement | null;
      const mark = element.renderRoot.querySelector<HTMLAnchorElement>('.text sup a')!;
      expect([mark.target, mark.textContent]).to.deep.equal(['', '1']);
      mark.focus();
      await sendKeys({ press: 'Enter' });
      expect(focused()?.localName).to.equal('li');
      const foot = focused()!;
      await until(() => foot.getBoundingClientRect().bottom < window.innerHeight, 'the note in sight');
      await sendKeys({ press: 'Tab' });
      expect(focused()?.ariaLabel).to.equal('Back to the text');
      await sendKeys({ press: 'Enter' });
      expect(focused()).to.equal(mark);
      expect(location.href).to.equal(href);
      element.lang = 'de';
      await until(() => foot.querySelector('a')?.ariaLabel === 'Zurück zum Text', 'the German words');
      const heading = foot.closest('ol')!.previousElementSibling as HTMLElement;
      expect([heading.textContent, heading.lang]).to.deep.equal(['Anmerkungen', 'de']);
    });

    it('does not lead the film there', async () => {
      const { element, session } = await fromFile([note('sea', 1, 5, { passage: 'p-1' }), note('last', 50, 60, { passage: 'p-4' })], NOTED);
      element.style.cssText = 'display: block; height: 200px; overflow: auto';
      element.sync = 'scroll';
      await element.updateComplete;
      element.renderRoot.querySelector<HTMLAnchorElement>('.text sup a')!.click();
      const foot = element.renderRoot.querySelector('.text li')!;
      await until(() => foot.getBoundingClientRect().top < element.getBoundingClientRect().bottom, 'the note in sight');
      await scrolled(element);
      expect(session.currentTime).to.be.lessThan(5);
    });
  });

  it('says in words what a picture of another origin shows, as that of a picture', async () => {
    const { element } = await fromFile(
      [note('one', 1, 5, { passage: 'p-1' })],
      '# T\n\nOne.\n\n![A road at night](https://elsewhere.example/a.png)\n\nTwo.\n',
    );
    const words = element.renderRoot.querySelector<HTMLElement>('.text .unshown')!;
    expect([words.textContent, words.dataset.says]).to.deep.equal(['A road at night', 'Picture, not shown']);
    expect(getComputedStyle(words, '::before').content).to.match(/Picture, not shown|data-says/);
    expect(element.renderRoot.querySelector('img')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  describe('of a file that fails', () => {
    let server: FaultServer;
    eachWithServer((given) => (server = given));

    it('says so, and loads it when asked again', async () => {
      const { session } = filmSession({ notes: NOTES });
      const src = server.file('/essay.md', '404', 'ok');
      const element = await fixture<FilmArticle>(
        html`<film-article .session=${session} src=${src}><p>Read it elsewhere.</p></film-article>`,
      );
      await until(() => element.renderRoot.querySelector('.notice'), 'the notice');
      expect(element.renderRoot.querySelector('.notice')?.textContent).to.match(/The article “essay\.md”:.*no file at this address/s);
      await expect(element).to.be.accessible();
      await server.mend();
      element.renderRoot.querySelector<HTMLButtonElement>('.notice button')?.click();
      await until(() => element.renderRoot.querySelector('.text p'), 'the article');
      expect(element.renderRoot.querySelector('.notice')).to.equal(null);
    });
    it('says that there is no text in it', async () => {
      const element = await fixture<FilmArticle>(html`<film-article src=${fileOf('   \n', 'text/markdown')}></film-article>`);
      await until(() => element.renderRoot.querySelector('.notice'), 'the notice');
      expect(element.renderRoot.querySelector('.notice')?.textContent).to.contain('The article is empty.');
      await expect(element).to.be.accessible();
    });
  });

  describe('of many pictures', () => {
    let server: FaultServer;
    eachWithServer((given) => (server = given));

    it('fetches those that are near what is seen, also where it is built in several slices', async () => {
      const at = (name: string) => `${location.origin}${server.file(`film/${name}`, 'ok')}`;
      const picture = (i: number) => `![A still](${at('poster.jpg')}?${i})`;
      const far = Array.from({ length: 20 }, (_, i) => `${'The *wind* goes on.\n\n'.repeat(150)}${picture(i + 1)}\n\n`).join('');
      const text = `# The light\n\n${picture(0)}\n\n${far}`;
      const element = await fixture<FilmArticle>(html`<film-article src=${fileOf(text, 'text/markdown')}></film-article>`);
      const pictures = () => [...element.renderRoot.querySelectorAll<HTMLImageElement>('.text img')];
      await until(() => pictures().length === 21 && element.renderRoot.querySelector('.page')?.ariaBusy === 'false', 'the article');
      await until(() => pictures()[0]!.naturalWidth, 'the first picture');
      // Whatever was asked for before this one is known by now.
      const last = new Image();
      last.src = `${at('poster.jpg')}?last`;
      await last.decode();
      const asked = (await server.log()).length;
      expect(asked).to.be.within(2, 5);
    });
  });

  it('is built for nobody when nobody waits for it any more', async () => {
    for (const length of [1, 400]) {
      const controller = new AbortController();
      const shown: unknown[] = [];
      const content = new TextEncoder().encode(`${LONG}\n\n`.repeat(length));
      const building = articleText({ content, source: 'a.md', base: location.href, level: 2 }, controller.signal, (begun) => shown.push(begun)); // prettier-ignore
      controller.abort();
      const error: unknown = await building.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect([(error as DOMException | null)?.name, shown.length]).to.deep.equal(['AbortError', 0]);
    }
  });

  it('keeps what is gone to clear of the switches, in a file and in the page’s own', async () => {
    const links = Array.from({ length: 30 }, (_, i) => `${LONG} [Link ${i}](https://example.org/${i}).`);
    const file = await fromFile(NOTES, `${ESSAY}\n${links.join('\n\n')}\n`);
    const own = await wrapped();
    own.element.querySelector('article')!.append(
      ...Array.from({ length: 30 }, (_, i) => {
        const paragraph = document.createElement('p');
        paragraph.append(LONG, Object.assign(document.createElement('a'), { href: `#${i}`, textContent: `Link ${i}` }));
        return paragraph;
      }),
    );
    for (const { element } of [file, own]) {
      element.scrollIntoView();
      const bar = element.renderRoot.querySelector('.bar')!;
      const found = [...(element.src ? element.renderRoot : element).querySelectorAll<HTMLElement>('p > a')].slice(1);
      expect(found.length).to.be.at.least(30);
      for (const link of found.slice(0, 12)) {
        // As Tab does in most browsers: no farther than it takes.
        link.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        link.focus({ preventScroll: true });
        expect(link.getBoundingClientRect().bottom, link.textContent).to.be.at.most(bar.getBoundingClientRect().top);
      }
    }
  });

  it('shows nothing of a hostile file but its words', async () => {
    const vectors = [
      '<script>window.hostile = 1</script>', '<img src=x onerror="window.hostile = 1">', '<svg onload="window.hostile = 1"><a href="javascript:window.hostile=1">a</a></svg>',
      '<a href="javascript:window.hostile=1">link</a>', '<a href="java\nscript:window.hostile=1">link</a>', '<p onclick="window.hostile = 1" style="position:fixed" id="document" class="mark">words</p>',
      '<iframe srcdoc="<script>parent.hostile = 1</script>"></iframe>', '<form action="javascript:1"><button>b</button></form>', '<style>* { display: none }</style>',
      '<math><mtext><mglyph><style><img src=x onerror="window.hostile=1">', '<details open ontoggle="window.hostile = 1">d</details>', '[link](javascript:window.hostile=1)', '<film-player src="x"></film-player>',
    ]; // prettier-ignore
    const element = await fixture<FilmArticle>(
      html`<film-article src=${fileOf(`# T\n\nWords.\n\n${vectors.join('\n\n')}\n`, 'text/markdown')}></film-article>`,
    );
    await until(() => element.renderRoot.querySelector('.text'), 'the text');
    await frames();
    const nodes = [...element.renderRoot.querySelectorAll('.text *')];
    expect(nodes.filter((node) => /^(?:script|iframe|svg|form|style|button|film-player|object)$/.test(node.localName))).to.deep.equal([]);
    const attributes = nodes.flatMap((node) => [...node.attributes].map(({ name, value }) => `${name}=${value}`));
    expect(attributes.filter((one) => /^(?:on|style|id|class)|script:/i.test(one))).to.deep.equal([]);
    expect((window as { hostile?: unknown }).hostile).to.equal(undefined);
  });

  describe('played from', () => {
    it('a mark, by a click and by the keyboard', async () => {
      const { element, session, media } = await fromFile();
      const sought: number[] = [];
      media.addEventListener('seeking', () => sought.push(Math.round(session.currentTime)));
      timeOf(element, '0:20').click();
      expect(sought).to.deep.equal([20]);
      expect(media.paused).to.equal(false);
      media.pause();
      timeOf(element, '0:20').focus();
      await sendKeys({ press: 'Tab' });
      expect(element.shadowRoot?.activeElement?.textContent.trim()).to.equal('0:40');
      await sendKeys({ press: 'Enter' });
      expect(sought).to.deep.equal([20, 40]);
      expect(media.paused).to.equal(false);
    });
    it('a passage’s words', async () => {
      const { element, session, media } = await fromFile();
      textOf(element, 'boathouse').querySelector('em')?.click();
      media.pause();
      expect(session.currentTime).to.be.within(20, 25);
      session.seek(50);
      textOf(element, 'A horn').click();
      expect(session.currentTime).to.equal(50);
    });
    it('not by a click on a link, with a key held, or with words selected', async () => {
      const { element, session, media } = await wrapped();
      const link = element.querySelector('a')!;
      link.addEventListener('click', (event) => event.preventDefault());
      link.click();
      const passage = element.querySelectorAll('p')[1]!;
      passage.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ctrlKey: true }));
      getSelection()?.selectAllChildren(passage);
      passage.click();
      getSelection()?.removeAllRanges();
      expect(session.currentTime).to.equal(0);
      passage.click();
      media.pause();
      expect(session.currentTime).to.be.within(20, 25);
    });
  });

  it('begins a film that has waited for it', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <film-article for="far" src=${fileOf(ESSAY, 'text/markdown')}></film-article>
        <div style="height: 4000px"></div>
        <film-player id="far" muted loading="lazy" src=${FILM} storage="none"></film-player>
      </div>`,
    );
    const player = page.querySelector('film-player') as FilmPlayer;
    player.annotations = NOTES;
    const element = page.querySelector('film-article') as FilmArticle;
    await complete(element);
    expect(player.session.media).to.equal(null);
    timeOf(element, '0:40').click();
    await until(() => player.currentTime > 40 && !player.paused, 'the film to run from there');
    player.pause();
  });

  it('says which note is pointed at, and shows the passage of one that is pointed at elsewhere', async () => {
    const { element, session } = await fromFile();
    const over = (words: string, type = 'pointerover') =>
      textOf(element, words).dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, pointerType: 'mouse' }));
    const pointed = () => session.state.commentary.pointed;
    const shown = () => [...element.renderRoot.querySelectorAll('.text .tied.pointed')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()); // prettier-ignore
    over('boathouse');
    await element.updateComplete;
    expect(pointed()).to.equal('ladder');
    expect(shown().join()).to.match(/boathouse green/);
    over('A horn');
    await element.updateComplete;
    expect([pointed(), shown()]).to.deep.equal([undefined, []]);
    session.point('again');
    await element.updateComplete;
    expect(shown()).to.have.length(1);
    expect(shown()[0]).to.contain('The wreck');
    session.point(null);
    timeOf(element, '0:40').focus();
    expect(pointed()).to.equal('blasts');
    timeOf(element, '0:40').blur();
    expect(pointed()).to.equal(undefined);
  });

  it('covers what the viewer has not come to, where it is told to, until that is reached or wanted', async () => {
    const { element, media } = await fromFile();
    const veiled = () => [...element.renderRoot.querySelectorAll('.text .veiled .time')].map(({ textContent }) => textContent.trim());
    expect(veiled()).to.deep.equal([]);
    element.veil = true;
    await element.updateComplete;
    expect(veiled()).to.deep.equal(['0:20', '0:40', '1:00']);
    await expect(element).to.be.accessible();
    media.play();
    media.reach(25);
    await until(() => veiled().join() === '0:40,1:00', 'what has been reached');
    const unveil = element.renderRoot.querySelector<HTMLButtonElement>('.unveil')!;
    expect(unveil.ariaLabel).to.equal('Show what is said of 0:40, which you have not seen yet');
    unveil.click();
    await until(() => veiled().join() === '1:00', 'what was wanted');
    textOf(element, 'The wreck').click();
    await until(() => !veiled().length, 'what was clicked');
    expect(media.currentTime).to.be.lessThan(40);
    media.pause();
  });

  it('covers a passage whose note gives away more than was watched, until that was', async () => {
    const { element, media } = await fromFile([
      note('ladder', 20, 30, { passage: 'p-2', spoilsUpTo: 62 }),
      note('blasts', 40, 50, { passage: 'p-4' }),
      note('sea', 1, 5, { passage: 'p-1', origin: 'ambient' }),
    ]);
    element.veil = true;
    await element.updateComplete;
    const veiled = () => [...element.renderRoot.querySelectorAll('.text .veiled .time')].map(({ textContent }) => textContent.trim());
    media.play();
    media.reach(45);
    await until(() => veiled().join() === '0:20', 'what has been reached');
    expect(element.renderRoot.querySelector('.unveil')!.ariaLabel).to.equal('Show what is said of 1:02, which you have not seen yet');
    media.reach(63);
    await until(() => !veiled().length, 'that, too');
    media.pause();
  });

  it('is not rendered anew for each second that is watched', async () => {
    const { element, media } = await fromFile();
    element.veil = true;
    await element.updateComplete;
    media.play();
    media.reach(22);
    await until(() => litIn(element).join() === '0:20', 'the passage');
    await element.updateComplete;
    let renders = 0;
    const counted = element as unknown as { performUpdate(): void };
    const performUpdate = counted.performUpdate.bind(element);
    counted.performUpdate = () => {
      renders++;
      performUpdate();
    };
    for (const time of [23, 24, 25, 26, 27]) media.reach(time);
    await element.updateComplete;
    expect(renders).to.equal(0);
    media.reach(41);
    await until(() => renders > 0, 'the next passage');
    media.pause();
  });

  describe('around the page’s own article', () => {
    it('changes nothing of it but the attribute for print, and nothing of its layout', async () => {
      const { element } = await wrapped();
      const own = element.querySelector('article')!;
      const boxes = () => [...own.querySelectorAll('*')].map((one) => one.getBoundingClientRect().toJSON() as unknown);
      const around = boxes();
      expect(own.outerHTML.replace(/ data-film-times="[^"]*"/g, ''))
        .to.not.contain('data-')
        .and.not.contain('style');
      const parent = element.parentElement!;
      const place = document.createElement('div');
      element.before(place);
      element.remove();
      place.style.display = 'block';
      place.append(own);
      expect(own.outerHTML).to.not.contain('data-');
      expect(boxes()).to.deep.equal(around);
      expect(parent.ownerDocument.adoptedStyleSheets).to.deep.equal([]);
    });
    it('has its marks at the words they belong to, in the margin where that has room', async () => {
      const { element } = await wrapped();
      const place = (time: string) => timeOf(element, time).closest('.mark')!.getBoundingClientRect();
      const ladder = element.querySelectorAll('p')[1]!.getBoundingClientRect();
      expect(place('0:20').top).to.be.within(ladder.top - 6, ladder.bottom);
      expect(place('0:20').left).to.be.greaterThan(ladder.left);
      element.style.paddingInlineStart = '6rem';
      const inMargin = () => element.querySelectorAll('p')[1]!.getBoundingClientRect().left > place('0:20').right;
      await until(inMargin, 'the mark in the margin');
      expect(place('0:20').top).to.be.closeTo(element.querySelectorAll('p')[1]!.getBoundingClientRect().top, 4);
      const rule = element.renderRoot.querySelectorAll<HTMLElement>('.light')[1]!.getBoundingClientRect().left - 16;
      expect(place('0:20').right).to.be.at.most(rule);
    });
    it('follows its changes', async () => {
      const { element } = await wrapped();
      expect(timesOf(element)).to.have.length(4);
      element.querySelectorAll('p')[1]?.remove();
      await until(() => timesOf(element)[1]?.ariaLabel?.includes('A horn'), 'the marks of what is there now');
      element.querySelector('h2')?.after(Object.assign(document.createElement('p'), { textContent: 'Words before all others.' }));
      await until(() => timesOf(element)[1]?.ariaLabel?.includes('The director'), 'the marks of what is there now');
    });
    it('lights the passage of the moment', async () => {
      const { element, session } = await wrapped();
      session.seek(42);
      await until(() => litIn(element).join() === '0:40', 'the passage');
      const light = element.renderRoot.querySelector<HTMLElement>('.light.now')!.getBoundingClientRect();
      const item = element.querySelectorAll('li')[1]!.getBoundingClientRect();
      expect([light.top, light.height].map(Math.round)).to.deep.equal([item.top, item.height].map(Math.round));
    });
  });

  describe('and the film', () => {
    /** In a room of its own that it scrolls in. */
    async function inRoom(sync: FilmArticle['sync']) {
      const film = await fromFile();
      Object.assign(film.element.style, { overflow: 'auto', height: '260px' });
      film.element.sync = sync;
      await film.element.updateComplete;
      await frames();
      return film;
    }
    const isSeen = (element: FilmArticle, words: string) => {
      const [room, box] = [element.getBoundingClientRect(), textOf(element, words).getBoundingClientRect()];
      return box.top >= room.top && box.top < room.bottom - 40;
    };
    const resume = (element: FilmArticle) => element.renderRoot.querySelector<HTMLButtonElement>('.resume');

    it(': none follows the other unless it is told to', async () => {
      const { element, session } = await inRoom('none');
      session.seek(65);
      await until(() => litIn(element).length, 'the passage');
      await frames();
      expect(element.scrollTop).to.equal(0);
      element.scrollTop = 300;
      await frames();
      expect(session.currentTime).to.equal(65);
    });
    it(': the article follows in its own room, not in the page', async () => {
      const { element, session } = await inRoom('film');
      const top = document.scrollingElement?.scrollTop;
      session.seek(65);
      await until(() => isSeen(element, 'The wreck'), 'the passage in sight');
      expect(document.scrollingElement?.scrollTop).to.equal(top);
      session.seek(21);
      await until(() => isSeen(element, 'The brother'), 'the passage in sight');
      expect(session.currentTime).to.equal(21);
      expect(resume(element)).to.equal(null);
    });
    it(': following stops when the reader scrolls, and is offered again', async () => {
      const { element, session } = await inRoom('film');
      session.seek(65);
      await until(() => isSeen(element, 'The wreck'), 'the passage in sight');
      await scrolled(element);
      // As a reader does, whose wheel turns first.
      element.dispatchEvent(new WheelEvent('wheel', { deltaY: -500 }));
      element.scrollTop = 0;
      await until(() => resume(element), 'the offer');
      expect(resume(element)?.textContent.trim()).to.equal('Back to 1:00');
      await expect(element).to.be.accessible();
      session.seek(45);
      await until(() => litIn(element).join() === '0:40', 'the passage');
      expect(element.scrollTop).to.equal(0);
      session.seek(65);
      await until(() => litIn(element).join() === '1:00', 'the passage');
      resume(element)?.click();
      await until(() => isSeen(element, 'The wreck'), 'the passage in sight');
      expect(resume(element)).to.equal(null);
    });
    it(': a film that stays over the article does not cover the passage of the moment', async () => {
      const page = await fixture<HTMLElement>(
        html`<film-commentary>
          <video muted src=${FILM} style="position: sticky; top: 0; z-index: 1; width: 480px; height: 270px; display: block"></video>
          <film-article sync="film" src=${fileOf(`${ESSAY}\n${`${LONG}\n\n`.repeat(20)}`, 'text/markdown')}></film-article>
        </film-commentary>`,
      );
      const [element, video] = [page.querySelector('film-article') as FilmArticle, page.querySelector('video')!];
      (page as HTMLElementTagNameMap['film-commentary']).session?.addAnnotations({ annotations: NOTES });
      await complete(element);
      await until(() => video.readyState >= 1, 'the film');
      document.scrollingElement!.scrollTop = document.scrollingElement!.scrollHeight;
      video.currentTime = 65;
      await until(() => litIn(element).join() === '1:00', 'the passage');
      element.renderRoot.querySelector<HTMLButtonElement>('.resume')?.click();
      const top = () => textOf(element, 'The wreck').getBoundingClientRect().top;
      await until(() => top() >= video.getBoundingClientRect().bottom && top() < innerHeight, 'the passage below the film');
    });
    it(': the film goes where the reader scrolls, and scrolls nothing', async () => {
      const { element, session } = await inRoom('scroll');
      element.scrollTop = element.scrollHeight;
      await until(() => Math.abs(session.currentTime - 60) < 0.1, 'the film at the last passage');
      const { scrollTop } = element;
      session.seek(21);
      await until(() => litIn(element).join() === '0:20', 'the passage');
      await frames();
      expect(element.scrollTop).to.equal(scrollTop);
      expect(session.currentTime).to.equal(21);
    });
    it(': two articles, each following the other’s film, do not drive each other', async () => {
      const { element, session } = await inRoom('film');
      const other = await fixture<FilmArticle>(html`<film-article .session=${session} src=${element.src} sync="scroll"></film-article>`);
      await complete(other);
      session.seek(65);
      await until(() => isSeen(element, 'The wreck'), 'the passage in sight');
      await frames();
      expect(session.currentTime).to.equal(65);
    });
    it(': the switches take the foot of the window, over its whole width, and none of the words at the end', async () => {
      const { element } = await fromFile(NOTES, `${ESSAY}\n${`${LONG}\n\n`.repeat(12)}`);
      const bar = () => element.renderRoot.querySelector('.bar-place')!.getBoundingClientRect();
      const host = () => element.getBoundingClientRect();
      element.scrollIntoView();
      await frames();
      expect([bar().bottom, bar().left, bar().right].map(Math.round)).to.deep.equal([innerHeight, host().left, host().right].map(Math.round)); // prettier-ignore
      expect(getComputedStyle(element.renderRoot.querySelector('.bar-place')!).backgroundColor).to.match(/^rgb\(/);
      element.scrollIntoView({ block: 'end' });
      await frames();
      expect(bar().top).to.be.at.least(element.renderRoot.querySelector('.text')!.lastElementChild!.getBoundingClientRect().bottom);
      element.reading = true;
      await element.updateComplete;
      expect(Math.round(bar().bottom)).to.equal(innerHeight);
      element.scrollTop = element.scrollHeight;
      await frames();
      expect(bar().top).to.be.at.least(element.renderRoot.querySelector('.text')!.lastElementChild!.getBoundingClientRect().bottom);
    });
    it(': the switches come before the words for who goes by the tab key, and after the page’s own article, which has a way to them', async () => {
      const { element } = await fromFile();
      const isBefore = (a: Node, b: Node) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
      const parts = ({ renderRoot }: FilmArticle) => [renderRoot.querySelector('.bar')!, renderRoot.querySelector('.page')!] as const;
      expect(isBefore(...parts(element))).to.equal(true);
      const { element: own } = await wrapped();
      expect(isBefore(...parts(own))).to.equal(false);
      const way = own.renderRoot.querySelector<HTMLButtonElement>('.to-bar')!;
      expect(isBefore(way, own.renderRoot.querySelector('.page')!)).to.equal(true);
      expect(way.textContent.trim()).to.equal('Article and film');
      way.click();
      expect(own.shadowRoot?.activeElement).to.equal(own.renderRoot.querySelector('.bar button'));
      expect(element.renderRoot.querySelector('.to-bar')).to.equal(null);
    });
    it(': the switches say who follows whom, one at a time', async () => {
      const { element } = await fromFile();
      const button = (name: string) =>
        [...element.renderRoot.querySelectorAll<HTMLButtonElement>('.bar button')].find(({ textContent }) => textContent.includes(name))!;
      const pressed = async () => {
        await element.updateComplete;
        return [button('Follow the film').ariaPressed, button('Lead the film').ariaPressed, element.sync];
      }; // prettier-ignore
      expect(await pressed()).to.deep.equal(['false', 'false', 'none']);
      button('Follow the film').click();
      expect(await pressed()).to.deep.equal(['true', 'false', 'film']);
      button('Lead the film').click();
      expect(await pressed()).to.deep.equal(['false', 'true', 'scroll']);
      button('Lead the film').click();
      expect(await pressed()).to.deep.equal(['false', 'false', 'none']);
    });
  });

  describe('in reading mode', () => {
    it('fills the window, the film small and still playing; Escape ends it and leaves all as it was', async () => {
      const page = await fixture<HTMLElement>(
        html`<div>
          <button id="beside">beside</button>
          <film-commentary>
            <film-player muted src=${FILM} storage="none" style="width: 700px"></film-player>
            <film-article src=${fileOf(ESSAY, 'text/markdown')}></film-article>
          </film-commentary>
        </div>`,
      );
      const player = page.querySelector('film-player') as FilmPlayer;
      const element = page.querySelector('film-article') as FilmArticle;
      player.annotations = NOTES;
      await complete(element);
      await until(() => player.readyState >= 2, 'the film');
      await player.play();
      const before = [player.getBoundingClientRect(), page.outerHTML] as const;
      const moves = new MutationObserver(() => undefined);
      moves.observe(page, { childList: true, subtree: true });
      [...element.renderRoot.querySelectorAll<HTMLButtonElement>('.bar button')].at(-1)?.click();
      await element.updateComplete;
      const sheet = element.getBoundingClientRect();
      expect([sheet.left, sheet.top, sheet.width, sheet.height]).to.deep.equal([0, 0, 1000, 700]);
      const small = player.getBoundingClientRect();
      expect(small.width).to.be.within(200, 400);
      expect(small.right).to.be.at.most(1000);
      expect(document.elementsFromPoint(small.left + 20, small.top + 20)).to.include(player);
      expect(page.querySelector<HTMLElement>('#beside')?.inert).to.equal(true);
      const { currentTime } = player;
      await until(() => player.currentTime > currentTime + 0.2, 'the film to play on');
      expect(moves.takeRecords()).to.deep.equal([]);
      await sendKeys({ press: 'Escape' });
      await element.updateComplete;
      expect(element.reading).to.equal(false);
      expect(page.querySelector<HTMLElement>('#beside')?.inert).to.equal(false);
      player.pause();
      await until(() => Math.abs(player.getBoundingClientRect().width - before[0].width) < 1, 'the player in its place');
      expect(page.outerHTML.replaceAll(' style=""', '')).to.equal(before[1].replaceAll(' style=""', ''));
      expect(document.adoptedStyleSheets).to.deep.equal([]);
    });
    it('fills the window and has the colour of the page, whatever place, size and colour the page gave the element', async () => {
      const { session } = filmSession({ notes: NOTES });
      const page = await fixture<HTMLElement>(
        html`<div style="background: rgb(246, 241, 235)">
          <style>
            .narrow {
              position: sticky;
              inset: 10px;
              max-width: 300px;
              height: 200px;
              margin: 0 auto;
              padding: 300px;
            }
          </style>
          <film-article class="narrow" .session=${session} src=${fileOf(ESSAY, 'text/markdown')}></film-article>
        </div>`,
      );
      const element = page.querySelector('film-article') as FilmArticle;
      await complete(element);
      element.reading = true;
      await element.updateComplete;
      expect(element.getBoundingClientRect().toJSON()).to.include({ left: 0, top: 0, width: 1000, height: 700 });
      expect(textOf(element, 'The wreck').getBoundingClientRect().width).to.be.above(500);
      expect(getComputedStyle(element).backgroundColor).to.equal('rgb(246, 241, 235)');
    });
    it('goes on where the reader was', async () => {
      const { element } = await fromFile(NOTES, `${ESSAY}\n${`${LONG}\n\n`.repeat(12)}`);
      document.scrollingElement!.scrollTop = textOf(element, 'The wreck').getBoundingClientRect().top - 100;
      const { scrollTop } = document.scrollingElement!;
      element.reading = true;
      await element.updateComplete;
      expect(textOf(element, 'The wreck').getBoundingClientRect().top).to.be.within(-200, 700);
      element.reading = false;
      await element.updateComplete;
      expect(document.scrollingElement!.scrollTop).to.equal(scrollTop);
    });
    it('ends for print, and with the element', async () => {
      const { element } = await fromFile();
      element.reading = true;
      await element.updateComplete;
      window.dispatchEvent(new Event('beforeprint'));
      expect(element.reading).to.equal(false);
      element.reading = true;
      await element.updateComplete;
      const { parentElement } = element;
      element.remove();
      expect([...document.querySelectorAll('[inert]')]).to.deep.equal([]);
      parentElement?.append(element);
      await element.updateComplete;
      expect([element.reading, element.hasAttribute('popover')]).to.deep.equal([false, false]);
    });
  });

  describe('that no note ties to the film', () => {
    const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(14, 23);
    const VTT = `WEBVTT\n\n${LINES.map((line, i) => `${clock(3 + i * 10)} --> ${clock(7 + i * 10)}\n${line}`).join('\n\n')}\n`;
    const LIGHTHOUSE = `# Keeping the light

The director grew up inland and saw the sea for the first time at nineteen, from a train.

The brother painted the boathouse green until he fell off the ladder and broke his arm.

When fog is announced on the wireless they sound the horn until Sunday, and one of them counts eleven blasts before falling asleep.

The wreck of the Halcyon happens off screen. Forty people come ashore on the mail boat, drink tea and sing until dawn.
`;
    async function besideFilm(content: unknown, notes: readonly Annotation[] = []) {
      let placed: FilmPlacedEvent | undefined;
      const page = await fixture<HTMLElement>(
        html`<film-commentary @film-placed=${(event: FilmPlacedEvent) => (placed = event)}>
          <film-player muted src=${FILM} subtitles=${fileOf(VTT, 'text/vtt')} storage="none"></film-player>${content}
        </film-commentary>`,
      );
      const player = page.querySelector('film-player') as FilmPlayer;
      if (notes.length) player.annotations = notes;
      const element = page.querySelector('film-article') as FilmArticle;
      await until(() => placed, 'the article to be placed');
      await complete(element);
      return { player, element, placed: placed as FilmPlacedEvent };
    }
    const sets = ({ session }: FilmPlayer) => session.state.commentary.sets;

    it('is placed over the film, which shows its passages as notes', async () => {
      const { player, element, placed } = await besideFilm(html`<film-article src=${fileOf(LIGHTHOUSE, 'text/markdown')}></film-article>`);
      expect(placed.placements.filter(({ state }) => state === 'placed')).to.have.length(3);
      expect(sets(player).map(({ label, annotations }) => [label, annotations.length > 2])).to.deep.equal([['Keeping the light', true]]);
      expect(timesOf(element).filter(({ ariaLabel }) => ariaLabel?.startsWith('Play'))).to.have.length(3);
      element.remove();
      expect(sets(player)).to.deep.equal([]);
    });
    it('is placed as well where it is the page’s own', async () => {
      const paragraphs = LIGHTHOUSE.split('\n\n').slice(1);
      const { player, element } = await besideFilm(html`<film-article><h2>Keeping the light</h2>${paragraphs.map((text) => html`<p>${text}</p>`)}</film-article>`); // prettier-ignore
      expect(timesOf(element).filter(({ ariaLabel }) => ariaLabel?.startsWith('Play'))).to.have.length(3);
      expect(sets(player)).to.have.length(1);
    });
    it('has marks, and adds no notes of its own to those of the page', async () => {
      const { player, element } = await besideFilm(html`<film-article src=${fileOf(LIGHTHOUSE, 'text/markdown')}></film-article>`, [
        note('other', 5, 9),
      ]);
      expect(sets(player).flatMap(({ annotations }) => annotations.map(({ id }) => id))).to.deep.equal(['other']);
      expect(timesOf(element)).to.have.length(3);
      player.currentTime = 47;
      await until(() => litIn(element).length, 'the passage of the moment');
    });
    it('leaves it to the player that has the same article', async () => {
      const src = fileOf(LIGHTHOUSE, 'text/markdown');
      const page = await fixture<HTMLElement>(
        html`<film-commentary>
          <film-player muted src=${FILM} subtitles=${fileOf(VTT, 'text/vtt')} article=${src} storage="none"></film-player>
          <film-article src=${src}></film-article>
        </film-commentary>`,
      );
      const player = page.querySelector('film-player') as FilmPlayer;
      const element = page.querySelector('film-article') as FilmArticle;
      await complete(element, 3);
      expect(sets(player).map(({ id }) => id)).to.deep.equal(['article']);
      expect(timesOf(element).filter(({ ariaLabel }) => ariaLabel?.startsWith('Play'))).to.have.length(3);
    });
  });

  it('finds its film by id, and over a plain video in a scope', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <film-commentary id="scope"><video muted src=${FILM}></video></film-commentary>
        <film-article for="scope" src=${fileOf(ESSAY, 'text/markdown')}></film-article>
      </div>`,
    );
    const element = page.querySelector('film-article') as FilmArticle;
    const scope = page.querySelector('film-commentary') as HTMLElementTagNameMap['film-commentary'];
    scope.session?.addAnnotations({ annotations: NOTES });
    await complete(element, 4);
    const video = page.querySelector('video')!;
    await until(() => video.readyState >= 1, 'the film');
    timeOf(element, '0:40').click();
    expect(video.currentTime).to.be.closeTo(40, 0.1);
    await until(() => litIn(element).join() === '0:40', 'the passage');
    element.reading = true;
    await element.updateComplete;
    expect(getComputedStyle(video).position).to.equal('fixed');
    element.reading = false;
    await element.updateComplete;
    expect(getComputedStyle(video).position).to.equal('static');
    video.pause();
    scope.remove();
    await until(() => !timesOf(element).length, 'the marks to go with the film');
  });

  it('leaves nothing behind, and is whole when it comes back', async () => {
    const { session } = filmSession({ notes: NOTES });
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const make = (own: boolean) => {
      const element = Object.assign(document.createElement('film-article'), { session, sync: 'film' as const });
      if (own) element.append(...ESSAY.split('\n\n').map((text) => Object.assign(document.createElement('p'), { textContent: text })));
      else element.src = fileOf(ESSAY, 'text/markdown');
      return element;
    };
    const ledger = new Ledger();
    // Not later: what the first leaves to the session may still be on its way when the second comes.
    const before = ledger.open();
    try {
      for (const own of [false, true]) {
        const element = make(own);
        page.append(element);
        await complete(element, 2);
        element.remove();
        await until(() => JSON.stringify(ledger.open()) === JSON.stringify(before), `all to have ended: ${JSON.stringify(before)}`);
        expect(element.querySelector('[data-film-times]')).to.equal(null);
        page.append(element);
        await complete(element, 2);
        session.seek(65);
        await until(() => litIn(element).length, 'the passage');
        element.remove();
      }
    } finally {
      ledger.close();
    }
  });
});
