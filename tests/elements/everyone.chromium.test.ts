import { expect, fixture, html } from '@open-wc/testing';
import { a11ySnapshot, emulateMedia, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { around, BLACK, hardToRead, readColor, smallTargets, WHITE } from '../support/access.js';
import { until } from '../support/build.js';
import { deep, deepAll, FILM, goTo, loaded, NOTES, SUBTITLES } from '../support/player.js';

// What holds for all elements together: as assistive technology finds them, with the viewer's own colours, sizes and directions.

interface AxNode {
  readonly role: string;
  readonly name?: string;
  readonly children?: readonly AxNode[];
}
const flat = (node: AxNode): AxNode[] => [node, ...(node.children ?? []).flatMap(flat)];

/** What the tree for assistive technology has: role and name of each. */
async function treeOf(): Promise<string[]> {
  const snapshot = (await a11ySnapshot({})) as unknown as AxNode;
  return flat(snapshot).map(({ role, name = '' }) => `${role} ${name}`.trim());
}
/** Those of the tree that can be used, and have no name. */
const NAMED = /^(?:button|checkbox|combobox|dialog|link|menu|menuitem|menuitemradio|radio|searchbox|slider|spinbutton|tab|tablist|tabpanel|textbox|switch)$/; // prettier-ignore

/** A film whose controls are in sight, with panels beside it; at a moment with a note. */
async function page({ lang = 'en', dir = 'ltr', width = '100%' } = {}): Promise<{ page: HTMLElement; player: FilmPlayer }> {
  const page = await fixture<HTMLElement>(
    html`<main lang=${lang} dir=${dir}>
      <film-commentary>
        <film-player style="width: ${width}" muted src=${FILM} subtitles=${SUBTITLES} annotations=${NOTES} storage="none"></film-player>
        <film-timeline></film-timeline>
        <film-transcript></film-transcript>
        <film-annotation-list></film-annotation-list>
        <film-article>
          <h2>The dream</h2>
          <p>
            For many years Tarkovsky dreamed of his mother, of wind and of a house he could not go into. It came so often that he decided to
            film it, and that was to be <em>The Mirror</em>. We have gone back to the dream.
          </p>
        </film-article>
      </film-commentary>
    </main>`,
  );
  const player = page.querySelector('film-player')!;
  await loaded(player);
  await player.play();
  await until(() => player.currentTime > 0.1, 'the film to run');
  player.pause();
  await goTo(player, 34);
  player.focus();
  await until(() => deep(player, '.card'), 'a note');
  await until(
    () => deepAll(page, '.film-transcript-lines [role="listitem"], .film-transcript-lines li, .film-transcript-lines p').length,
    'the transcript',
  );
  await until(
    () => deep(page, 'film-annotation-list .note') ?? deepAll(deep(page, 'film-annotation-list')!, '.note').length,
    'the list of notes',
  );
  await until(() => deep(deep(page, 'film-article')!, '.mark .time'), 'the article’s mark');
  await until(() => deep(deep(page, 'film-timeline')!, '[role="option"]'), 'the marks of the timeline');
  return { page, player };
}
const press = (player: FilmPlayer, key: string) =>
  (player.shadowRoot?.activeElement ?? player).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })); // prettier-ignore
const openDialog = (root: Element, name: string) =>
  deep<HTMLDialogElement>(deep(root, name) ?? document.createElement('i'), 'dialog[open]');
async function settingsOf(player: FilmPlayer) {
  deep(deep(player, 'film-settings-button')!, 'button')!.click();
  await until(() => openDialog(player, 'film-settings-dialog'), 'the settings');
  const element = deep(player, 'film-settings-dialog')!;
  for (const motion of openDialog(player, 'film-settings-dialog')!.getAnimations()) motion.finish();
  return element as HTMLElementTagNameMap['film-settings-dialog'];
}
async function keysOf(player: FilmPlayer) {
  player.focus();
  press(player, '?');
  await until(() => openDialog(player, 'film-key-list'), 'the keys');
  return deep(player, 'film-key-list')!;
}
async function menuOf(player: FilmPlayer) {
  deep(deep(player, 'film-subtitles-button')!, 'button')!.click();
  await until(() => deep(player, '.menu:popover-open'), 'the menu');
  return deep(player, '.menu:popover-open')!;
}

beforeEach(() => setViewport({ width: 1100, height: 800 }));
afterEach(async () => {
  document.documentElement.style.fontSize = '';
  await emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
});

describe('the tree for assistive technology', () => {
  it('has the player and its controls, by role and name', async () => {
    await page();
    await until(() => deep(document, '.picture-button'), 'the button that comes last');
    const tree = await treeOf();
    for (const expected of [
      'button Play',
      'slider Position in the film',
      'button Unmute',
      'button Subtitles',
      'button Commentary',
      'button Settings',
      'button Picture in picture',
      'button Full screen',
    ])
      // prettier-ignore
      expect(tree, tree.join('\n')).to.include(expected);
    expect(
      tree.some((line) => /^(?:region|group) Film$/.test(line)),
      tree.join('\n'),
    ).to.equal(true);
    expect(tree, `the note: ${tree.join('\n')}`).to.include('button Close this note');
    for (const expected of ['button Follow the film', 'button Lead the film', 'button Reading mode'])
      expect(tree, tree.join('\n')).to.include(expected);
    expect(
      tree.some((line) => /^button Play from 0:\d\d: For many years Tarkovsky/.test(line)),
      tree.join('\n'),
    ).to.equal(true);
  });

  it('has a name for everything that can be used', async () => {
    const { player } = await page();
    const nameless = async () => (await treeOf()).filter((line) => NAMED.test(line));
    expect(await nameless()).to.deep.equal([]);
    await menuOf(player);
    expect(await nameless(), 'with the menu').to.deep.equal([]);
    const settings = await settingsOf(player);
    for (const tab of ['subtitles', 'notes', 'general'] as const) {
      settings.tab = tab;
      await settings.updateComplete;
      for (const details of deepAll<HTMLDetailsElement>(settings, 'details')) details.open = true;
      expect(await nameless(), `with the settings, ${tab}`).to.deep.equal([]);
    }
  });

  it('has the menu of subtitles', async () => {
    const { player } = await page();
    await menuOf(player);
    const tree = await treeOf();
    expect(tree).to.include('menu Subtitles');
    expect(tree.filter((line) => line.startsWith('menuitem'))).to.deep.equal(['menuitemradio Off', 'menuitemradio English', 'menuitem Settings…']); // prettier-ignore
  });

  it('has the timeline and the list of notes', async () => {
    const { page: main, player } = await page();
    expect(await treeOf()).to.include('option Note, still to come, 0:04');
    player.session.setFilmSeen(true);
    const list = main.querySelector('film-annotation-list')!;
    await until(() => deep(list, '.play'), 'the notes to be named');
    // What was never in sight has not been laid out yet.
    list.scrollIntoView();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const tree = await treeOf();
    for (const expected of [
      'listbox Timeline of the film',
      'option Where it began, The dream, 0:04',
      'searchbox Search the notes',
      'button The dream 2',
      'button Follow the film',
      'button Copy a link to this moment',
      'button 0:04 Where it began',
      'button Copy a link to this note: Where it began',
      'checkbox I have seen this film',
    ])
      // prettier-ignore
      expect(tree, tree.join('\n')).to.include(expected);
    for (const panel of ['film-timeline', 'film-annotation-list']) await expect(main.querySelector(panel)).to.be.accessible();
  });

  it('has the transcript: a region with a list of lines, each with its time', async () => {
    const { page: main, player } = await page();
    player.session.setFilmSeen(true);
    const transcript = main.querySelector('film-transcript')!;
    await until(() => transcript.querySelector('[aria-current]'), 'the line of the moment');
    transcript.scrollIntoView();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const tree = await treeOf();
    for (const expected of [
      'region Transcript',
      'searchbox Search the transcript',
      'button Copy, with times',
      'button Print',
      'checkbox I have seen this film',
      'button 0:11',
    ])
      // prettier-ignore
      expect(tree, tree.join('\n')).to.include(expected);
    await expect(transcript).to.be.accessible();
  });

  it('has the settings: a dialog with tabs', async () => {
    const { player } = await page();
    const settings = await settingsOf(player);
    const tree = await treeOf();
    for (const expected of [
      'dialog Settings',
      'tab Subtitles',
      'tab Notes',
      'tab General',
      'tabpanel Subtitles',
      'slider Size',
      'combobox Typeface',
    ])
      // prettier-ignore
      expect(tree, tree.join('\n')).to.include(expected);
    settings.tab = 'notes';
    await settings.updateComplete;
    const notes = await treeOf();
    for (const expected of [
      'tabpanel Notes',
      'checkbox Show the commentary',
      'combobox How many notes',
      'slider Reading speed',
      'combobox Announce notes to screen readers',
    ])
      // prettier-ignore
      expect(notes, notes.join('\n')).to.include(expected);
  });

  it('has the list of keys, in the language of the page', async () => {
    const { player } = await page({ lang: 'de' });
    await until(() => deep(deep(player, 'film-settings-button')!, 'button')?.ariaLabel === 'Einstellungen', 'the German words');
    await keysOf(player);
    await until(async () => (await treeOf()).includes('dialog Tasten'), 'the German dialog');
  });
});

// ——— What is seen

describe('words', () => {
  it('contrast at least 4.5 to 1 with what lies behind them, in settings, keys, menu and notes', async () => {
    const { player } = await page();
    for (const card of deepAll(player, '.card')) expect(hardToRead(card), 'a note').to.deep.equal([]);
    const article = deep(around(player)!, 'film-article')!;
    expect(hardToRead(article, [WHITE]), 'the article').to.deep.equal([]);
    expect(hardToRead(await menuOf(player)), 'the menu').to.deep.equal([]);
    const settings = await settingsOf(player);
    for (const tab of ['subtitles', 'notes', 'general'] as const) {
      settings.tab = tab;
      await settings.updateComplete;
      for (const details of deepAll<HTMLDetailsElement>(settings, 'details')) details.open = true;
      expect(hardToRead(settings), tab).to.deep.equal([]);
    }
    openDialog(player, 'film-settings-dialog')!.close();
    expect(hardToRead(await keysOf(player)), 'the keys').to.deep.equal([]);
  });

  it('contrast so in the panels of a light page and of a dark one', async () => {
    const { page: main } = await page();
    for (const [scheme, paper] of [['light', WHITE], ['dark', BLACK]] as const) {
      Object.assign(main.style, { colorScheme: scheme, background: 'Canvas', color: 'CanvasText' });
      for (const name of ['film-timeline', 'film-transcript', 'film-annotation-list', 'film-article']) {
        const panel = main.querySelector<HTMLElement>(name)!;
        expect(hardToRead(panel, [paper]), `${name}, ${scheme}`).to.deep.equal([]);
      }
    }
  }); // prettier-ignore

  it('contrast so in the system’s own colours, too', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const { player } = await page();
    const settings = await settingsOf(player);
    expect(hardToRead(settings, [readColor('Canvas')])).to.deep.equal([]);
    const tab = deep(settings, '.tab[aria-selected="true"]')!;
    expect(getComputedStyle(tab).borderBottomColor, 'the open tab is marked').to.not.equal(getComputedStyle(deep(settings, '.tab[aria-selected="false"]')!).borderBottomColor); // prettier-ignore
  });
});

describe('motion', () => {
  it('is nowhere where the viewer wants none', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const { page: main, player } = await page();
    await settingsOf(player);
    const moving = deepAll(main, '*').filter((element) => {
      const { transitionProperty, transitionDuration, animationName, animationDuration, animationDelay } = getComputedStyle(element);
      const seconds = (list: string) => list.split(',').map(parseFloat);
      // What only fades, or appears at once after a while, does not move.
      const properties = transitionProperty.split(',').map((name) => name.trim());
      const moves = properties.some((name, i) => !/opacity|color|visibility|none/.test(name) && (seconds(transitionDuration)[i % seconds(transitionDuration).length] ?? 0) > 0); // prettier-ignore
      return moves || (animationName !== 'none' && seconds(animationDuration).some((s) => s > 0) && animationDelay === '0s');
    });
    expect(moving.map((element) => `${element.localName}.${element.className}`)).to.deep.equal([]);
  });
});

describe('targets', () => {
  it('are 24 pixels wide and high at least: player, notes, panels, menu, settings and keys', async () => {
    const { page: main, player } = await page();
    expect(smallTargets(main)).to.deep.equal([]);
    await menuOf(player);
    expect(smallTargets(player), 'with the menu').to.deep.equal([]);
    const settings = await settingsOf(player);
    for (const tab of ['subtitles', 'notes', 'general'] as const) {
      settings.tab = tab;
      await settings.updateComplete;
      for (const details of deepAll<HTMLDetailsElement>(settings, 'details')) details.open = true;
      expect(smallTargets(settings), tab).to.deep.equal([]);
    }
    openDialog(player, 'film-settings-dialog')!.close();
    expect(smallTargets(await keysOf(player)), 'the keys').to.deep.equal([]);
  });
});

describe('at 320 pixels, with text of twice the size', () => {
  const beyond = (root: Element, { left, right }: DOMRect) =>
    deepAll(root, 'button, select, input, label, h2, h3, p, dd')
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 2)
      .filter((element) => !element.closest('.announcer, .vjs-control-text'))
      .filter((element) => element.getBoundingClientRect().left < left - 1 || element.getBoundingClientRect().right > right + 1)
      .map((element) => `${element.localName}.${element.className || element.id}`);

  for (const lang of ['en', 'de', 'ar'])
    it(`nothing of the controls and the settings is cut off, in ${lang}`, async () => {
      await setViewport({ width: 320, height: 640 });
      document.documentElement.style.fontSize = '200%';
      const { player } = await page({ lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
      const bar = deep(player, '.vjs-control-bar')!;
      await until(() => bar.checkVisibility(), 'the bar');
      expect(beyond(bar, player.getBoundingClientRect()), 'the bar').to.deep.equal([]);
      const menu = await menuOf(player);
      menu.querySelector<HTMLElement>('[role="menuitem"]')!.click();
      await until(() => openDialog(player, 'film-settings-dialog'), 'the settings');
      const settings = deep(player, 'film-settings-dialog') as HTMLElementTagNameMap['film-settings-dialog'];
      for (const tab of ['subtitles', 'notes', 'general'] as const) {
        settings.tab = tab;
        await settings.updateComplete;
        for (const details of deepAll<HTMLDetailsElement>(settings, 'details')) details.open = true;
        const body = deep(settings, '.body')!;
        expect(beyond(settings, new DOMRect(0, 0, 320, 640)), tab).to.deep.equal([]);
        expect(body.scrollWidth, tab).to.be.at.most(body.clientWidth + 1);
      }
    });
});

describe('the panels at 320 pixels, with text of twice the size', () => {
  for (const lang of ['en', 'de', 'ar'])
    it(`cut nothing off and make the page no wider, in ${lang}`, async () => {
      await setViewport({ width: 320, height: 640 });
      document.documentElement.style.fontSize = '200%';
      const { page: main, player } = await page({ lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
      // With a second language the transcript has one more tool.
      player.session.addTrack({ src: SUBTITLES, language: 'ru', label: 'Русский' });
      await until(() => deep(deep(main, 'film-transcript')!, 'select'), 'the choice of languages');
      for (const name of ['film-timeline', 'film-transcript', 'film-annotation-list', 'film-article']) {
        const panel = main.querySelector<HTMLElement>(name)!;
        const { left, right } = panel.getBoundingClientRect();
        const outside = deepAll(panel, '*')
          .filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().width > 2)
          .filter((part) => !part.closest('.veil, .speech, .playhead, [inert]'))
          .filter((part) => part.getBoundingClientRect().left < left - 1 || part.getBoundingClientRect().right > right + 1);
        expect(
          outside.map((part) => `${part.localName}.${part.className}`),
          name,
        ).to.deep.equal([]);
      }
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
});

describe('from right to left', () => {
  it('settings stand on the left, and their words begin on the right; the bar stays as it is', async () => {
    const { player } = await page({ lang: 'ar', dir: 'rtl' });
    const barButtons = () =>
      deepAll(player, '.vjs-play-control, film-settings-button').map((button) => button.getBoundingClientRect().left);
    const [play = 0, settingsButton = 0] = barButtons();
    expect(play).to.be.lessThan(settingsButton);
    const settings = await settingsOf(player);
    await until(() => deep(settings, 'h2')?.textContent === 'الإعدادات', 'the Arabic words');
    const { left, right } = deep(settings, 'dialog')!.getBoundingClientRect();
    expect(left).to.be.lessThan(1100 - right);
    const [title, close] = ['h2', '.close'].map((name) => deep(settings, name)!.getBoundingClientRect());
    expect(title!.right).to.be.greaterThan(close!.right);
    expect(deepAll(settings, '.tab')[0]!.getBoundingClientRect().left).to.be.greaterThan(
      deepAll(settings, '.tab')[2]!.getBoundingClientRect().left,
    );
  });
});
