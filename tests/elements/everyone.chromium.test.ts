import { expect, fixture, html } from '@open-wc/testing';
import { a11ySnapshot, emulateMedia, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
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

type Color = readonly [red: number, green: number, blue: number, alpha: number];
const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
/** Any colour of CSS, 0 to 1. */
function read(color: string): Color {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red / 255, green / 255, blue / 255, alpha / 255];
}
const over = ([r, g, b, a]: Color, [r2, g2, b2]: Color): Color => [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a), 1];
const luminance = (color: Color) => {
  const [r = 0, g = 0, b = 0] = color.slice(0, 3).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: Color, b: Color) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};
/** Around an element: its parent, or the host of its shadow root. */
const around = (element: Element): Element | null => element.parentElement ?? ((element.getRootNode() as Partial<ShadowRoot>).host || null);
/** What lies behind an element's words, over a white or a black film. */
function behind(element: Element, film: Color): Color {
  const layers: Color[] = [];
  for (let at: Element | null = element; at; at = around(at)) {
    const layer = read(getComputedStyle(at).backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reduceRight((under, layer) => over(layer, under), film);
}
const WHITE: Color = [1, 1, 1, 1];
const BLACK: Color = [0, 0, 0, 1];
/** The elements that have words of their own, and are seen. */
const wordsIn = (root: Element): HTMLElement[] =>
  deepAll(root, '*').filter(
    (element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 2 &&
      !element.matches('style, option, :disabled, [aria-hidden="true"], [aria-hidden="true"] *'),
  );
const hardToRead = (root: Element, films: readonly Color[] = [WHITE, BLACK]): string[] =>
  wordsIn(root).flatMap((element) => {
    const worst = Math.min(...films.map((film) => {
      const ground = behind(element, film);
      return contrast(over(read(getComputedStyle(element).color), ground), ground);
    })); // prettier-ignore
    return worst < 4.5
      ? [`${element.localName}.${element.className} "${element.textContent?.trim().slice(0, 30)}" ${worst.toFixed(2)}`]
      : [];
  });

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
      for (const name of ['film-timeline', 'film-annotation-list']) {
        const panel = main.querySelector<HTMLElement>(name)!;
        expect(hardToRead(panel, [paper]), `${name}, ${scheme}`).to.deep.equal([]);
      }
    }
  }); // prettier-ignore

  it('contrast so in the system’s own colours, too', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const { player } = await page();
    const settings = await settingsOf(player);
    expect(hardToRead(settings, [read('Canvas')])).to.deep.equal([]);
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
  /** The deepest element at a point. */
  function at(x: number, y: number): Element | null {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot) {
      const inner: Element | null = found.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === found) break;
      found = inner;
    }
    return found;
  }
  const HALF = 11.5;
  /** Is it, with its labels, 24 CSS pixels wide and high, as it is hit? */
  function isLarge(target: HTMLElement): boolean {
    const boxes = [target, ...((target as HTMLInputElement).labels ?? [])].map((part) => part.getBoundingClientRect());
    const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
    const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
    if (right - left >= 23.9 && bottom - top >= 23.9) return true;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const hits = (dx: number, dy: number) => {
      const hit = at(x + dx, y + dy);
      return hit !== null && (target.contains(hit) || hit === target);
    };
    return (right - left >= 23.9 || (hits(-HALF, 0) && hits(HALF, 0))) && (bottom - top >= 23.9 || (hits(0, -HALF) && hits(0, HALF)));
  }
  const TARGETS = 'button, summary, select, input, [role="slider"], [role="tab"], [role="menuitemradio"], [role="button"]';
  const small = (root: Element) =>
    deepAll(root, TARGETS)
      .filter(
        (target) => target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && target.getBoundingClientRect().width > 2,
      ) // prettier-ignore
      .filter((target) => !isLarge(target))
      .map((target) => {
        const { width, height } = target.getBoundingClientRect();
        return `${target.localName}.${target.className || target.id} ${Math.round(width)} × ${Math.round(height)}`;
      });

  it('are 24 pixels wide and high at least: player, notes, panels, menu, settings and keys', async () => {
    const { page: main, player } = await page();
    expect(small(main)).to.deep.equal([]);
    await menuOf(player);
    expect(small(player), 'with the menu').to.deep.equal([]);
    const settings = await settingsOf(player);
    for (const tab of ['subtitles', 'notes', 'general'] as const) {
      settings.tab = tab;
      await settings.updateComplete;
      for (const details of deepAll<HTMLDetailsElement>(settings, 'details')) details.open = true;
      expect(small(settings), tab).to.deep.equal([]);
    }
    openDialog(player, 'film-settings-dialog')!.close();
    expect(small(await keysOf(player)), 'the keys').to.deep.equal([]);
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
      const { page: main } = await page({ lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
      for (const name of ['film-timeline', 'film-annotation-list']) {
        const panel = main.querySelector<HTMLElement>(name)!;
        const { left, right } = panel.getBoundingClientRect();
        const outside = deepAll(panel, '*')
          .filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().width > 2)
          .filter((part) => !part.closest('.veil, .speech, .playhead'))
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
