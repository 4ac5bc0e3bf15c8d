import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmSubtitlesButton } from '../../src/elements/film-subtitles-button.js';
import { cue, soon, until } from '../support/build.js';
import { deep } from '../support/player.js';
import { filmSession } from '../support/session.js';

/** A menu of English (shown) and Russian, between two buttons of the page. */
async function shown({ style = 'margin: 200px', direction = 'ltr', tracks = ['Русский'] } = {}) {
  const { session } = filmSession({ cues: [cue(10, 12)] });
  for (const label of tracks) session.addTrack({ cues: [cue(10, 12)], label, language: 'ru' });
  const page = await fixture<HTMLElement>(
    html`<div style=${style} dir=${direction}>
      <button class="before">before</button>
      <film-subtitles-button .session=${session}></film-subtitles-button>
      <button class="after">after</button>
    </div>`,
  );
  const element = page.querySelector('film-subtitles-button') as FilmSubtitlesButton;
  const all = (selector: string) => [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  return {
    page,
    session,
    element,
    button: all('.bar-button')[0] as HTMLButtonElement,
    isOpen: () => all('[role="menu"]').length === 1,
    all,
    items: () => all('.group:not(.second) [role="menuitemradio"]'),
    labels: () => all('.group:not(.second) [role="menuitemradio"]').map((item) => item.textContent?.trim()),
    checked: () => all('.group:not(.second) [aria-checked="true"]').map((item) => item.textContent?.trim()),
    seconds: () => all('.second [role="menuitemradio"]'),
    focused: () => element.shadowRoot?.activeElement?.textContent?.trim() || element.shadowRoot?.activeElement?.className.trim(),
    async open() {
      element.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => element.shadowRoot?.activeElement?.matches('.item'), 'the focus in the menu');
    },
  };
}

describe('film-subtitles-button', () => {
  it('is accessible: without a film, closed, open, and off', async () => {
    await expect(await fixture(html`<film-subtitles-button></film-subtitles-button>`)).to.be.accessible();
    const { element, session, open } = await shown();
    await expect(element).to.be.accessible();
    await open();
    await expect(element).to.be.accessible();
    session.selectTrack(null);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('says its name, that it has a menu, and whether that is open', async () => {
    const { element, button, open } = await shown();
    expect(button.getAttribute('aria-label')).to.equal('Subtitles');
    expect(button.getAttribute('aria-haspopup')).to.equal('menu');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    await open();
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(element.renderRoot.querySelector('[role="menu"]')?.getAttribute('aria-label')).to.equal('Subtitles');
  });

  it('offers each track, in its own language, and none', async () => {
    const { open, labels, checked, items, focused } = await shown();
    await open();
    expect(labels()).to.deep.equal(['Off', 'English', 'Русский']);
    expect(items().map(({ lang }) => lang)).to.deep.equal(['', 'en', 'ru']);
    expect(checked()).to.deep.equal(['English']);
    expect(focused(), 'it opens on what is chosen').to.equal('English');
  });

  it('goes round by the arrows, and to the ends by Home and End', async () => {
    const { open, focused } = await shown();
    await open();
    const after = async (key: string) => {
      await sendKeys({ press: key });
      return focused();
    };
    expect(await after('ArrowDown')).to.equal('Русский');
    expect(await after('ArrowDown'), 'on into the second group').to.equal('None');
    expect(await after('ArrowDown')).to.equal('Русский');
    expect(await after('ArrowDown')).to.equal('Settings…');
    expect(await after('ArrowDown')).to.equal('Off');
    expect(await after('ArrowUp')).to.equal('Settings…');
    expect(await after('Home')).to.equal('Off');
    expect(await after('End')).to.equal('Settings…');
  });

  it('goes to the next item of a typed letter, and around', async () => {
    const { open, focused } = await shown({ tracks: ['Русский', 'Español'] });
    await open();
    const after = async (key: string) => {
      await sendKeys({ press: key });
      return focused();
    };
    expect(await after('e')).to.equal('Español');
    expect(await after('E'), 'the other, in the second group').to.equal('Español');
    expect(await after('e')).to.equal('English');
    expect(await after('s')).to.equal('Settings…');
    expect(await after('x'), 'none begins so').to.equal('Settings…');
  });

  it('offers a second subtitle where there are two tracks and one is on', async () => {
    const { element, session, open, seconds, all } = await shown();
    const labels = () => seconds().map((item) => [item.textContent?.trim(), item.getAttribute('aria-checked')]);
    const russian = session.state.tracks.tracks[1]?.id;
    await open();
    expect(all('.second')[0]?.getAttribute('role')).to.equal('group');
    expect(all('#second')[0]?.textContent).to.equal('Second subtitle');
    expect(labels()).to.deep.equal([['None', 'true'], ['Русский', 'false']]); // prettier-ignore
    seconds()[1]?.click();
    await element.updateComplete;
    expect(session.state.tracks.secondary).to.equal(russian);
    await open();
    expect(labels()).to.deep.equal([['None', 'false'], ['Русский', 'true']]); // prettier-ignore
    seconds()[0]?.click();
    expect(session.state.tracks.secondary).to.equal(null);
    session.selectTrack(null);
    await open();
    expect(labels()).to.deep.equal([]);
  });

  it('offers no second one of a stream’s own beside another of them', async () => {
    const { session, open, seconds } = await shown({ tracks: [] });
    for (const label of ['Русский', 'Español']) session.addTrack({ cues: [], label, inStream: true });
    const labels = () => seconds().map((item) => item.textContent?.trim());
    await open();
    expect(labels(), 'beside the page’s own').to.deep.equal(['None', 'Русский', 'Español']);
    session.selectTrack(session.state.tracks.tracks[1]!.id);
    await soon(() => expect(labels()).to.deep.equal(['None', 'English']));
  });

  it('has no second group where there is one track', async () => {
    const { open, seconds, labels } = await shown({ tracks: [] });
    await open();
    expect(labels()).to.deep.equal(['Off', 'English']);
    expect(seconds().length).to.equal(0);
  });

  it('opens the settings, and has the focus back when they are closed', async () => {
    const { element, open, isOpen, focused } = await shown();
    const dialog = () => deep<HTMLDialogElement>(element, 'dialog');
    await open();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    await until(() => dialog()?.open && !isOpen(), 'the settings');
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await until(() => !dialog(), 'the close');
    await soon(() => expect(focused()).to.contain('bar-button'));
  });

  describe('its menu is seen whole', () => {
    afterEach(() => setViewport({ width: 800, height: 600 }));
    const places = {
      'at the top of the page': 'position: fixed; top: 0; left: 300px',
      'at the top left': 'position: fixed; top: 0; left: 0',
      'at the bottom right': 'position: fixed; bottom: 0; right: 0',
      'in a box that cuts off what leaves it': 'position: fixed; top: 60px; left: 200px; overflow: hidden; contain: paint; height: 60px',
    };
    for (const direction of ['ltr', 'rtl'])
      for (const [place, style] of Object.entries(places))
        it(`${place}, ${direction}`, async () => {
          const { open, all } = await shown({ style, direction });
          await setViewport({ width: 320, height: 480 });
          await open();
          const menu = all('.menu')[0] as HTMLElement;
          await soon(() => {
            const { left, right, top, bottom } = menu.getBoundingClientRect();
            expect(Math.min(left, top)).to.be.at.least(0);
            expect(right).to.be.at.most(320);
            expect(bottom).to.be.at.most(480);
          });
          for (const item of all('.item')) {
            const box = item.getBoundingClientRect();
            const found = (menu.getRootNode() as ShadowRoot).elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            expect(found?.closest('.item') === item, item.textContent ?? '').to.equal(true);
          }
        });

    it('scrolls where the window is lower than it, and shows what is chosen', async () => {
      const { open, all } = await shown({
        style: 'position: fixed; top: 0; left: 0',
        tracks: Array.from({ length: 12 }, (_, i) => `Track ${i}`),
      });
      await setViewport({ width: 320, height: 240 });
      await open();
      const menu = all('.menu')[0] as HTMLElement;
      await soon(() => expect(menu.getBoundingClientRect().bottom).to.be.at.most(240));
      await sendKeys({ press: 'End' });
      await soon(() => {
        expect(menu.scrollTop).to.be.greaterThan(0);
        const { top, bottom } = (all('[role="menuitem"]')[0] as HTMLElement).getBoundingClientRect();
        expect(top).to.be.at.least(0);
        expect(bottom).to.be.at.most(240);
      });
    });

    it('goes with its button when the page scrolls', async () => {
      const { open, all, button } = await shown({ style: 'margin: 400px 100px 2000px' });
      await open();
      const gap = () => button.getBoundingClientRect().top - (all('.menu')[0]?.getBoundingClientRect().bottom ?? 0);
      const before = gap();
      window.scrollBy(0, 60);
      await until(() => window.scrollY === 60, 'the page to scroll');
      await soon(() => expect(gap()).to.be.closeTo(before, 1));
      window.scrollTo(0, 0);
    });
  });

  it('chooses by Enter, closes, and has the focus back', async () => {
    const { open, session, isOpen, focused } = await shown();
    await open();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(() => !isOpen(), 'the close');
    expect(session.state.tracks.tracks.find(({ id }) => id === session.state.tracks.selected)?.label).to.equal('Русский');
    await soon(() => expect(focused()).to.contain('bar-button'));
  });

  it('chooses by the space bar, and by the pointer', async () => {
    const { open, session, items } = await shown();
    await open();
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: ' ' });
    await until(() => session.state.tracks.selected === null, 'the choice');
    await open();
    const box = items()[1]?.getBoundingClientRect() as DOMRect;
    await sendMouse({ type: 'click', position: [Math.round(box.left + 20), Math.round(box.top + 10)] });
    await until(() => session.state.tracks.selected !== null, 'the choice');
  });

  it('closes by Escape without a choice, and has the focus back', async () => {
    const { open, session, isOpen, focused } = await shown();
    const before = session.state.tracks.selected;
    await open();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Escape' });
    await until(() => !isOpen(), 'the close');
    await soon(() => expect(focused()).to.contain('bar-button'));
    expect(session.state.tracks.selected).to.equal(before);
  });

  it('keeps the keys of its menu from the player', async () => {
    const { page, open } = await shown();
    const heard: string[] = [];
    page.addEventListener('keydown', ({ key }) => heard.push(key));
    await open();
    heard.length = 0;
    for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'Escape']) await sendKeys({ press: key });
    expect(heard).to.deep.equal([]);
  });

  it('closes by Tab, which goes on to what follows', async () => {
    const { open, isOpen } = await shown();
    await open();
    await sendKeys({ press: 'Tab' });
    await until(() => !isOpen(), 'the close');
    await soon(() => expect(document.activeElement?.className).to.equal('after'));
  });

  it('goes back by Shift and Tab to what precedes it', async () => {
    const { open, isOpen } = await shown();
    await open();
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await until(() => !isOpen(), 'the close');
    await soon(() => expect(document.activeElement?.className).to.equal('before'));
  });

  it('closes when its button is pressed again', async () => {
    const { button, element, isOpen } = await shown();
    button.click();
    await until(isOpen, 'the menu');
    button.click();
    await element.updateComplete;
    expect(isOpen()).to.equal(false);
  });

  it('closes when something outside is clicked, and stays open while it is used', async () => {
    const { page, open, element, isOpen, items } = await shown();
    await open();
    items()[0]?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await element.updateComplete;
    expect(isOpen()).to.equal(true);
    page.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await element.updateComplete;
    expect(isOpen()).to.equal(false);
  });

  it('closes when the focus goes elsewhere', async () => {
    const { page, open, element, isOpen } = await shown();
    await open();
    page.querySelector<HTMLElement>('.before')?.focus();
    await element.updateComplete;
    expect(isOpen()).to.equal(false);
  });

  it('follows what was chosen elsewhere', async () => {
    const { element, session, open, checked, button } = await shown();
    await open();
    session.selectTrack(null);
    await element.updateComplete;
    expect(checked()).to.deep.equal(['Off']);
    expect(button.classList.contains('on')).to.equal(false);
  });

  it('can do nothing without a film, nor without subtitles', async () => {
    const without = await fixture<FilmSubtitlesButton>(html`<film-subtitles-button></film-subtitles-button>`);
    expect(deep<HTMLButtonElement>(without, 'button')?.disabled).to.equal(true);
    const { session } = filmSession({ cues: [] });
    const none = await fixture<FilmSubtitlesButton>(html`<film-subtitles-button .session=${session}></film-subtitles-button>`);
    const button = deep<HTMLButtonElement>(none, 'button');
    expect(button?.disabled).to.equal(true);
    expect(button?.getAttribute('aria-label')).to.equal('No subtitles');
    session.addTrack({ cues: [cue(1, 2)], label: 'English' });
    await none.updateComplete;
    expect(button?.disabled).to.equal(false);
  });

  it('closes when its last track goes while it is open', async () => {
    const { element, session, open, isOpen } = await shown();
    await open();
    for (const { id } of session.state.tracks.tracks) session.removeTrack(id);
    await element.updateComplete;
    expect(isOpen()).to.equal(false);
  });

  it('finds the player that it names', async () => {
    const page = await fixture<HTMLElement>(
      html`<div><film-player id="film" storage="none"></film-player><film-subtitles-button for="film"></film-subtitles-button></div>`,
    );
    const element = page.querySelector('film-subtitles-button') as FilmSubtitlesButton;
    page.querySelector('film-player')?.session.addTrack({ cues: [cue(1, 2)], label: 'English' });
    await element.updateComplete;
    expect(deep<HTMLButtonElement>(element, 'button')?.disabled).to.equal(false);
  });

  it('is closed when it comes back after it was removed, and listens to nothing meanwhile', async () => {
    const { page, element, open, isOpen, session } = await shown();
    await open();
    element.remove();
    expect(() => page.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))).to.not.throw();
    page.append(element);
    await element.updateComplete;
    expect(isOpen()).to.equal(false);
    await open();
    session.selectTrack(null);
    await element.updateComplete;
    expect(isOpen()).to.equal(true);
  });
});
