import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import type { FilmSettingsButton } from '../../src/elements/film-settings-button.js';
import type { SubtitleStyle } from '../../src/session/preferences.js';
import { FilmSession } from '../../src/session/film-session.js';
import { cue, note, soon, until } from '../support/build.js';
import { withoutMotion } from '../support/motion.js';
import { FakeMedia } from '../support/fake-media.js';
import { deep, FILM, goTo, loaded, SUBTITLES } from '../support/player.js';
import { filmSession, memoryStorage } from '../support/session.js';

/** A line each ten seconds, of a film of a hundred. */
const LINES = Array.from({ length: 10 }, (_, i) => cue(i * 10, i * 10 + 5, `Line ${i}`));

/** A button of a session with English (shown) and Russian, between two of the page. */
async function shown({ direction = 'ltr', tracks = 2 } = {}) {
  const { session, media } = filmSession({ cues: LINES });
  if (tracks > 1) session.addTrack({ cues: LINES.map((line) => ({ ...line, text: 'Строка' })), label: 'Русский', language: 'ru' });
  const page = await fixture<HTMLElement>(
    html`<div dir=${direction}>
      <button class="before">before</button>
      <film-settings-button .session=${session}></film-settings-button>
      <button class="after">after</button>
    </div>`,
  );
  const element = page.querySelector('film-settings-button') as FilmSettingsButton;
  return { page, session, media, element, ...inside(element) };
}

/** What can be done with the settings of a button. */
function inside(element: FilmSettingsButton) {
  const root = () => element.renderRoot.querySelector('film-settings-dialog')?.shadowRoot;
  const one = <E extends HTMLElement>(selector: string): E => {
    const found = root()?.querySelector<E>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  };
  const settled = async () => {
    await element.updateComplete;
    await element.renderRoot.querySelector('film-settings-dialog')?.updateComplete;
  };
  return {
    button: element.renderRoot.querySelector('button') as HTMLButtonElement,
    one,
    settled,
    all: (selector: string) => [...(root()?.querySelectorAll<HTMLElement>(selector) ?? [])],
    dialog: () => one<HTMLDialogElement>('dialog'),
    isOpen: () => Boolean(root()?.querySelector('dialog[open]')),
    async open() {
      element.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => root()?.querySelector('dialog[open]'), 'the dialog');
      for (const motion of one('dialog').getAnimations()) motion.finish();
      for (const details of root()?.querySelectorAll('details') ?? []) details.open = true;
    },
    /** As a viewer's hand sets a control. */
    async set(selector: string, value: string | boolean) {
      const control = one<HTMLInputElement>(selector);
      if (typeof value === 'boolean') control.click();
      else {
        control.value = value;
        control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        control.dispatchEvent(new Event('change', { bubbles: true }));
      }
      await settled();
    },
    text: (selector: string) => one(selector).textContent?.replace(/\s+/g, ' ').trim() ?? '',
    sample: () => getComputedStyle(one('.sample:not(.second)')),
    plate: () => getComputedStyle(one('.sample:not(.second) span')),
  };
}

describe('film-settings-button', () => {
  describe('to everybody', () => {
    it('is accessible: without a film, closed, open with all its sections, and with nothing to set', async () => {
      await expect(await fixture(html`<film-settings-button></film-settings-button>`)).to.be.accessible();
      const { element, session, open, settled, set } = await shown();
      await expect(element).to.be.accessible();
      await open();
      await expect(element).to.be.accessible();
      session.selectSecondary(session.state.tracks.tracks[1]?.id ?? null);
      await set('#background-opacity', '0');
      await expect(element, 'with a second subtitle and a warning').to.be.accessible();
      session.selectTrack(null);
      await settled();
      await expect(element, 'without subtitles').to.be.accessible();
    });

    it('is accessible in a page that reads from right to left', async () => {
      const { element, open } = await shown({ direction: 'rtl' });
      await open();
      await expect(element).to.be.accessible();
    });

    it('has a label for every control, that a click on it uses', async () => {
      const { all, open } = await shown();
      await open();
      for (const control of all('input, select') as HTMLInputElement[]) {
        const named = control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent?.trim();
        expect(named, control.outerHTML).to.be.a('string').that.is.not.empty;
      }
    });

    it('says its name, that a dialog opens, and whether it is open', async () => {
      const { button, open, settled, dialog, one } = await shown();
      expect(button.getAttribute('aria-label')).to.equal('Settings');
      expect(button.getAttribute('aria-haspopup')).to.equal('dialog');
      expect(button.getAttribute('aria-expanded')).to.equal('false');
      await open();
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      expect(one(`#${dialog().getAttribute('aria-labelledby')}`).textContent).to.equal('Settings');
      dialog().close();
      await until(() => button.getAttribute('aria-expanded') === 'false', 'the close to be said');
      await settled();
    });

    it('closes by Escape, and has the focus back', async () => {
      const { element, open, isOpen } = await shown();
      await open();
      await sendKeys({ press: 'Escape' });
      await until(() => !isOpen(), 'the close');
      await until(() => document.activeElement === element, 'the focus to be back');
      await until(() => element.shadowRoot?.activeElement?.className === 'bar-button', 'the focus on the button');
    });

    it('closes by its button and by a click beside it, not by one within', async () => {
      const { open, isOpen, one, dialog, all } = await shown();
      await open();
      const { left, top, width } = one('h2').getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + 5)] });
      expect(isOpen()).to.equal(true);
      await sendMouse({ type: 'click', position: [Math.round(dialog().getBoundingClientRect().left - 20), 300] });
      await until(() => !all('dialog').length, 'the close');
      await open();
      one('.close').click();
      await until(() => !isOpen(), 'the close');
    });

    it('opens anew after it was closed, once', async () => {
      const { element, open, button } = await shown();
      await open();
      button.click();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(element.renderRoot.querySelectorAll('film-settings-dialog').length).to.equal(1);
      await sendKeys({ press: 'Escape' });
      await until(() => !element.renderRoot.querySelector('film-settings-dialog'), 'it to be gone');
      await open();
      expect(element.renderRoot.querySelectorAll('film-settings-dialog').length).to.equal(1);
    });

    it('keeps the keys typed in it from the player and the page', async () => {
      const { page, open, one } = await shown();
      const heard: string[] = [];
      page.addEventListener('keydown', ({ key }) => heard.push(key));
      await open();
      heard.length = 0;
      for (const selector of ['#size', '#font', '#offset', '.play', '.line']) {
        one(selector).focus();
        for (const key of ['n', 'f', 'm', '5', 'ArrowUp']) await sendKeys({ press: key });
      }
      await sendKeys({ press: 'Escape' });
      expect(heard).to.deep.equal([]);
    });

    it('does not move for those who want no motion', async () => {
      const end = await withoutMotion();
      const { open, dialog } = await shown();
      await open();
      expect(dialog().getAnimations().length).to.equal(0);
      await end();
    });
  });

  describe('its place', () => {
    afterEach(() => setViewport({ width: 800, height: 600 }));
    /** A window that has just taken another size: WebKit's own measures of it follow a moment later. */
    const withinWindow = (dialog: HTMLElement) =>
      until(() => dialog.getBoundingClientRect().bottom <= window.innerHeight, 'the dialog to be within the window');

    for (const direction of ['ltr', 'rtl'])
      it(`is at the end of the line, beside the film, without a backdrop: ${direction}`, async () => {
        const { open, dialog } = await shown({ direction });
        await setViewport({ width: 1200, height: 700 });
        await open();
        await withinWindow(dialog());
        await soon(() => {
          const { left, right, top, bottom } = dialog().getBoundingClientRect();
          expect(direction === 'ltr' ? 1200 - right : left).to.be.closeTo(12, 1);
          expect(right - left).to.be.lessThan(400);
          expect(top).to.be.at.least(0);
          expect(bottom).to.be.at.most(700);
        });
        expect(getComputedStyle(dialog(), '::backdrop').backgroundColor).to.equal('rgba(0, 0, 0, 0)');
      });

    for (const direction of ['ltr', 'rtl'])
      for (const [width, height] of [
        [320, 568],
        [390, 844],
        [667, 320],
      ] as const)
        // prettier-ignore
        it(`is seen whole, and overflows nowhere: ${width} × ${height}, ${direction}`, async () => {
          const { open, dialog, all, set, session } = await shown({ direction });
          await setViewport({ width, height });
          await open();
          session.selectSecondary(session.state.tracks.tracks[1]?.id ?? null);
          await set('#size', '3');
          await withinWindow(dialog());
          const box = await soon(() => {
            const { left, right, top, bottom, height: high } = dialog().getBoundingClientRect();
            expect(left).to.be.at.least(0);
            expect(right).to.be.at.most(width);
            expect(top).to.be.at.least(0);
            expect(bottom).to.be.at.most(height);
            return { left, right, height: high };
          });
          const body = all('.body')[0] as HTMLElement;
          expect(body.clientHeight, 'room for the settings').to.be.greaterThan(box.height / 3);
          expect(body.scrollWidth).to.equal(body.clientWidth);
          for (const part of all('input, select, button, label, legend, .note')) {
            if (!part.checkVisibility()) continue;
            const { left, right } = part.getBoundingClientRect();
            expect(left, part.outerHTML).to.be.at.least(box.left - 0.5);
            expect(right, part.outerHTML).to.be.at.most(box.right + 0.5);
          }
        });

    it('shows what has the focus: the preview does not lie over it', async () => {
      const { open, one, session, settled } = await shown();
      session.selectSecondary(session.state.tracks.tracks[1]?.id ?? null);
      await setViewport({ width: 390, height: 640 });
      await open();
      await settled();
      for (const selector of ['#position', '#second', '#secondary-size', '#edge', '#size', '#offset']) {
        one('.body').scrollTop = selector === '#offset' ? 0 : 9999;
        one(selector).focus();
        const edge = (part: string, name: 'top' | 'bottom') => one(part).getBoundingClientRect()[name];
        // WebKit scrolls there a moment later.
        const isSeen = () => edge(selector, 'top') >= edge('.preview', 'bottom') && edge(selector, 'bottom') <= edge('.body', 'bottom');
        await until(isSeen, `${selector} to be seen`);
      }
    });

    it('says what was found by ear where it is seen, whichever line was pressed', async () => {
      const { open, one, all, settled } = await shown();
      await open();
      const [first] = all('.line');
      first?.scrollIntoView({ block: 'center' });
      first?.click();
      await settled();
      await soon(() => {
        const { bottom, height } = one('.found').getBoundingClientRect();
        expect(height).to.be.greaterThan(10);
        expect(bottom).to.be.at.most(one('.body').getBoundingClientRect().bottom + 9);
      });
    });

    it('is undisturbed by a page that unsets everything', async () => {
      const { page, button, dialog, one } = await shown();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { all: unset } div { letter-spacing: 1em; visibility: hidden; text-transform: uppercase; font-size: 40px }');
      document.adoptedStyleSheets.push(sheet);
      try {
        button.click();
        await until(() => page.querySelector('film-settings-button')?.renderRoot.querySelector('film-settings-dialog')?.shadowRoot?.querySelector('dialog[open]'), 'the dialog'); // prettier-ignore
        const style = getComputedStyle(one('h2'));
        expect([style.letterSpacing, style.textTransform, style.visibility, style.display]).to.deep.equal([
          'normal',
          'none',
          'visible',
          'block',
        ]);
        expect(getComputedStyle(dialog()).fontSize).to.equal('15px');
      } finally {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      }
    });
  });

  describe('appearance', () => {
    const cases: readonly (readonly [selector: string, value: string, chosen: SubtitleStyle])[] = [
      ['#size', '1.5', { size: 1.5 }],
      ['#font', 'serif', { font: 'serif' }],
      ['input[name="color"][value="#ffe45c"]', 'true', { color: '#ffe45c' }],
      ['#opacity', '0.5', { opacity: 0.5 }],
      ['input[name="background"][value="#12285c"]', 'true', { background: '#12285c' }],
      ['#background-opacity', '0.9', { backgroundOpacity: 0.9 }],
      ['#edge', 'outline', { edge: 'outline' }],
      ['#line-spacing', '1.5', { lineSpacing: 1.5 }],
      ['#position', 'top', { position: 'top' }],
    ];
    for (const [selector, value, chosen] of cases)
      it(`is chosen by ${selector}, and by nothing else`, async () => {
        const { open, set, session, one } = await shown();
        await open();
        await set(selector, value === 'true' ? true : value);
        expect(session.state.preferences.subtitleStyle).to.deep.equal(chosen);
        const control = one<HTMLInputElement>(selector);
        expect(value === 'true' ? control.checked : control.value, 'the control says so').to.equal(value === 'true' ? true : value);
      });

    it('shows in the preview at once', async () => {
      const { open, set, sample, plate } = await shown();
      await open();
      const before = sample().fontSize;
      await set('#size', '2');
      expect(parseFloat(sample().fontSize)).to.be.closeTo(2 * parseFloat(before), 0.1);
      await set('input[name="color"][value="#ffe45c"]', true);
      expect(sample().color).to.equal('rgb(255, 228, 92)');
      await set('input[name="background"][value="#12285c"]', true);
      await set('#background-opacity', '1');
      expect(plate().backgroundColor).to.equal('rgb(18, 40, 92)');
      await set('#font', 'small-caps');
      expect(sample().fontVariantCaps).to.equal('small-caps');
      await set('#edge', 'none');
      expect(sample().textShadow).to.equal('none');
      await set('#line-spacing', '2');
      expect(parseFloat(sample().lineHeight) / parseFloat(sample().fontSize)).to.be.closeTo(2.6, 0.01);
    });

    it('shows in the preview where the words will stand', async () => {
      const { open, set, one } = await shown();
      await open();
      const y = async (position: string) => {
        await set('#position', position);
        return one('.sample span').getBoundingClientRect().top;
      };
      expect(await y('top')).to.be.lessThan(await y('bottom'));
      expect(await y('bottom')).to.be.lessThan(await y('bars'));
    });

    it('says each value in words, to the eye and to a screen reader', async () => {
      const { open, set, one } = await shown();
      await open();
      await set('#size', '1.2');
      expect(one('#size').getAttribute('aria-valuetext')).to.equal('120%');
      expect(one('#size').parentElement?.querySelector('.value')?.textContent).to.equal('120%');
    });

    it('goes by the keyboard: sliders by arrows, colours by arrows', async () => {
      const { open, one, session, settled } = await shown();
      await open();
      one('#size').focus();
      await sendKeys({ press: 'ArrowRight' });
      await soon(() => expect(session.state.preferences.subtitleStyle?.size).to.be.closeTo(1.05, 1e-9));
      one('input[name="color"][value=""]').focus();
      await sendKeys({ press: 'ArrowRight' });
      await soon(() => expect(session.state.preferences.subtitleStyle?.color).to.equal('#ffffff'));
      await settled();
      await sendKeys({ press: 'ArrowLeft' });
      await soon(() => expect(session.state.preferences.subtitleStyle?.color, 'the page’s again').to.equal(undefined));
    });

    it('takes any other colour', async () => {
      const { open, set, session, all } = await shown();
      await open();
      await set('.swatch.other', '#123456');
      expect(session.state.preferences.subtitleStyle).to.deep.equal({ color: '#123456' });
      expect(all('input[name="color"]:checked').length).to.equal(0);
    });

    it('warns in words of colours that are hard to read, and only of chosen ones', async () => {
      const { open, set, text } = await shown();
      await open();
      expect(text('.warning')).to.equal('');
      await set('#background-opacity', '0');
      expect(text('.warning')).to.contain('contrast 1.0 to 1');
      await set('#edge', 'outline');
      expect(text('.warning')).to.equal('');
    });

    it('is reset to what the page has; the second subtitle’s stays', async () => {
      const { open, set, session, one, settled } = await shown();
      await open();
      session.selectSecondary(session.state.tracks.tracks[1]?.id ?? null);
      await set('#size', '2');
      await set('#secondary-size', '0.7');
      one('.appearance > .plain').click();
      await settled();
      expect(session.state.preferences.subtitleStyle).to.deep.equal({ secondarySize: 0.7 });
      expect(one<HTMLInputElement>('#size').value).to.equal('1');
    });

    it('follows what is chosen elsewhere while it is open', async () => {
      const { open, session, one, settled } = await shown();
      await open();
      session.setPreference('subtitleStyle', { size: 1.3, font: 'mono' });
      await settled();
      expect(one<HTMLInputElement>('#size').value).to.equal('1.3');
      expect(one<HTMLSelectElement>('#font').value).to.equal('mono');
    });

    it('stands in the preview in two lines, on the bar below the picture where that is chosen', async () => {
      const { session, open, one, settled } = await shown();
      session.setPreference('subtitleStyle', { position: 'bars' });
      await open();
      await settled();
      expect(one('.sample span').getClientRects()).to.have.length(2);
      expect(one('.sample span').getBoundingClientRect().top).to.be.at.least(one('.picture').getBoundingClientRect().bottom - 1);
      expect(one('.sample span').getBoundingClientRect().bottom).to.be.at.most(one('.preview').getBoundingClientRect().bottom);
    });

    it('says in the preview what the film says, in its language', async () => {
      const { open, text, one, media } = await shown();
      media.currentTime = 32;
      await open();
      expect(text('.sample:not(.second)')).to.equal('Line 3');
      expect(one('.sample:not(.second)').lang).to.equal('en');
    });
  });

  describe('two languages', () => {
    it('shows a second subtitle, its size and its place', async () => {
      const { open, set, session, text, one } = await shown();
      await open();
      const russian = session.state.tracks.tracks[1]?.id ?? '';
      await set('#second', russian);
      expect(session.state.tracks.secondary).to.equal(russian);
      expect(text('.sample.second')).to.equal('Строка');
      await set('#secondary-size', '0.5');
      expect(parseFloat(getComputedStyle(one('.sample.second')).fontSize), 'half of four fifths').to.be.closeTo(0.4 * 15, 0.01);
      await set('#secondary-position', 'beside');
      expect(session.state.preferences.subtitleStyle).to.deep.equal({ secondarySize: 0.5, secondaryPosition: 'beside' });
      await set('#second', '');
      expect(session.state.tracks.secondary).to.equal(null);
    });

    it('offers the other tracks, never the one that is shown', async () => {
      const { open, set, session, all } = await shown();
      const options = () => all('#second option').map(({ textContent }) => textContent);
      await open();
      expect(options()).to.deep.equal(['None', 'Русский']);
      await set('#first', session.state.tracks.tracks[1]?.id ?? '');
      expect(options()).to.deep.equal(['None', 'English']);
    });

    it('says that a stream’s own languages are shown one at a time', async () => {
      const { session, open, text, all } = await shown({ tracks: 1 });
      session.removeTrack(session.state.tracks.tracks[0]!.id);
      for (const language of ['en', 'ru']) session.addTrack({ cues: LINES, language, inStream: true });
      await open();
      expect(text('.languages')).to.contain('one at a time');
      expect(all('#second').length).to.equal(0);
    });

    it('says that there is one language only, or that there is none', async () => {
      const { open, text, all, set } = await shown({ tracks: 1 });
      await open();
      expect(text('.languages')).to.contain('in one language only');
      await set('#first', '');
      expect(all('#second').length).to.equal(0);
      expect(text('.timing')).to.contain('Subtitles are off');
    });
  });

  describe('timing', () => {
    const timingOf = (session: FilmSession) => session.state.tracks.tracks[0]?.timing;

    it('goes by steps of a tenth, and by a typed number', async () => {
      const { open, one, session, set, settled } = await shown();
      await open();
      const [less, more] = [one('.stepper button:first-child'), one('.stepper button:last-child')];
      for (let i = 0; i < 3; i++) more.click();
      await settled();
      expect(timingOf(session)).to.deep.equal({ offset: 0.3, rate: 1 });
      expect(one<HTMLInputElement>('#offset').value).to.equal('0.3');
      less.click();
      expect(timingOf(session)?.offset).to.equal(0.2);
      await set('#offset', '-1.25');
      expect(timingOf(session)?.offset).to.equal(-1.25);
      expect(session.state.tracks.tracks[0]?.cues[5]?.start).to.equal(48.75);
    });

    it('keeps what holds where something else is typed', async () => {
      const { open, one, session, set } = await shown();
      await open();
      await set('#offset', '2');
      await set('#offset', '');
      expect(timingOf(session)?.offset).to.equal(2);
      expect(one<HTMLInputElement>('#offset').value).to.equal('2');
      await set('#offset', '1e9');
      expect(timingOf(session)?.offset, 'a day at most').to.equal(86400);
      expect(one<HTMLInputElement>('#offset').value).to.equal('86400');
    });

    it('does not put right what is being typed when the next line comes', async () => {
      const { open, one, media, settled } = await shown();
      await open();
      one<HTMLInputElement>('#offset').focus();
      await sendKeys({ type: '7' });
      media.currentTime = 42;
      await settled();
      expect(one<HTMLInputElement>('#offset').value).to.contain('7');
    });

    it('sets the speed by the frames a second', async () => {
      const { open, all, session, set } = await shown();
      await open();
      expect(all('#rate option').map(({ textContent }) => textContent)).to.include.members([
        'As in the file',
        '25 → 23.976 frames a second',
      ]);
      const option = all('#rate option').find(({ textContent }) => textContent?.startsWith('25 → 24')) as HTMLOptionElement;
      await set('#rate', option.value);
      expect(timingOf(session)?.rate).to.equal(25 / 24);
    });

    it('offers a measured speed, while it holds', async () => {
      const { open, all, session, settled, one } = await shown();
      await open();
      const { id } = session.state.tracks.tracks[0]!;
      session.setTiming(id, { offset: 0, rate: 1.02 });
      await settled();
      expect(one<HTMLSelectElement>('#rate').selectedOptions[0]?.textContent).to.equal('Measured: 2.0 % slower');
      session.setTiming(id, null);
      await settled();
      expect(all('#rate option').some(({ textContent }) => textContent?.startsWith('Measured'))).to.equal(false);
    });

    it('is set by ear: a line, and another a minute away', async () => {
      const { open, all, session, text, media, settled } = await shown();
      media.currentTime = 11.4;
      await open();
      const press = async (line: string) => {
        all('.line')
          .find(({ textContent }) => textContent?.includes(line))
          ?.click();
        await settled();
      };
      await press('Line 1');
      expect(timingOf(session)).to.deep.equal({ offset: 1.4, rate: 1 });
      expect(text('.found')).to.equal('Subtitles 1.4 s later');
      media.currentTime = 1.4 + (80 * 25) / 24 - 10 / 24;
      await settled();
      await press('Line 8');
      expect(timingOf(session)?.rate).to.be.closeTo(25 / 24, 1e-9);
      expect(text('.found')).to.match(/^Subtitles .* s later, and 4\.0 % slower$/);
    });

    it('offers the lines around the present one, says which that is, and turns to others', async () => {
      const many = Array.from({ length: 60 }, (_, i) => cue(i, i + 0.5, `Line ${i}.`));
      const { session, media } = filmSession({ cues: many });
      const element = await fixture<FilmSettingsButton>(html`<film-settings-button .session=${session}></film-settings-button>`);
      const { open, all, one, settled } = inside(element);
      const texts = () => all('.line span').map(({ textContent }) => textContent);
      media.currentTime = 20.2;
      await open();
      expect(texts()[0]).to.equal('Line 15.');
      expect(texts().at(-1)).to.equal('Line 25.');
      expect(one('.line[aria-current]').textContent).to.contain('Line 20.');
      media.currentTime = 21.2;
      await settled();
      expect(texts()[0], 'no line moves from under the pointer').to.equal('Line 15.');
      expect(one('.line[aria-current]').textContent).to.contain('Line 21.');
      all('.turn')[1]?.click();
      await settled();
      expect(texts()[0]).to.equal('Line 24.');
      media.currentTime = 22.2;
      await settled();
      expect(texts()[0], 'it stays where the viewer turned to').to.equal('Line 24.');
    });

    it('no longer says what was found once another clock is set', async () => {
      const { open, one, all, settled } = await shown();
      await open();
      all('.line')[2]?.click();
      await settled();
      expect(one('.found').textContent).to.match(/Subtitles/);
      one('.timing .reset').click();
      await settled();
      expect(one('.found').textContent.trim()).to.equal('');
    });

    it('takes the last correction back', async () => {
      const { open, one, session, set, settled } = await shown();
      await open();
      await set('#offset', '3');
      await set('#offset', '30');
      one('.timing .undo').click();
      await settled();
      expect(timingOf(session)).to.deep.equal({ offset: 3, rate: 1 });
    });

    it('is that of the second subtitle, too', async () => {
      const { open, session, set, settled } = await shown();
      const [first, second] = session.state.tracks.tracks;
      session.selectSecondary(second!.id);
      await open();
      await set('#timed', second!.id);
      await settled();
      await set('#offset', '2');
      const offsets = session.state.tracks.tracks.map(({ timing }) => timing.offset);
      expect(offsets.slice(0, 2)).to.deep.equal([first!.timing.offset, 2]);
    });

    it('is reset', async () => {
      const { open, one, session, set, settled } = await shown();
      await open();
      await set('#offset', '3');
      one('.timing .reset').click();
      await settled();
      expect(timingOf(session)).to.deep.equal({ offset: 0, rate: 1 });
      expect(one<HTMLInputElement>('#offset').value).to.equal('0');
    });
  });

  it('shows or hides sound descriptions, and pauses after lines', async () => {
    const { open, set, session, one } = await shown();
    await open();
    expect(one<HTMLInputElement>('#sound-descriptions').checked).to.equal(true);
    await set('#sound-descriptions', true);
    expect(session.state.preferences.soundDescriptions).to.equal(false);
    await set('#pause-after-line', true);
    expect(session.state.preferences.pauseAfterLine).to.equal(true);
  });

  describe('in three parts', () => {
    const noted = async () => {
      const it = await shown();
      it.session.addAnnotations({ annotations: [note('a', 5, 8, { category: 'Echo' }), note('b', 20, 24, { category: 'Making of' }), note('c', 40, 44, { category: 'Echo' })] }); // prettier-ignore
      return it;
    };
    const tabOf = (one: (selector: string) => HTMLElement, name: string) => one(`#tab-${name}`);

    it('is accessible in each, and goes from one to the other by arrows', async () => {
      const { element, open, one } = await noted();
      await open();
      tabOf(one, 'subtitles').focus();
      for (const [key, tab] of [
        ['ArrowRight', 'notes'],
        ['ArrowRight', 'general'],
        ['ArrowRight', 'subtitles'],
        ['ArrowLeft', 'general'],
        ['Home', 'subtitles'],
        ['End', 'general'],
      ] as const) {
        // prettier-ignore
        await sendKeys({ press: key });
        await soon(() => {
          expect(tabOf(one, tab).getAttribute('aria-selected'), tab).to.equal('true');
          expect(element.renderRoot.querySelector('film-settings-dialog')?.shadowRoot?.activeElement?.id).to.equal(`tab-${tab}`);
        });
      }
      await expect(element).to.be.accessible();
      await sendKeys({ press: 'ArrowLeft' });
      await soon(() => expect(one('[role="tabpanel"]').getAttribute('aria-labelledby')).to.equal('tab-notes'));
      await expect(element).to.be.accessible();
    });

    it('goes the other way where words are read from the right', async () => {
      const { open, one } = await shown({ direction: 'rtl' });
      await open();
      tabOf(one, 'subtitles').focus();
      await sendKeys({ press: 'ArrowLeft' });
      await soon(() => expect(tabOf(one, 'notes').getAttribute('aria-selected')).to.equal('true'));
    });

    it('chooses how notes come up', async () => {
      const { session, open, one, set, settled } = await noted();
      await open();
      tabOf(one, 'notes').click();
      await settled();
      await set('#density', 'study');
      await set('#note-size', '1.5');
      await set('#reading-speed', '0.5');
      await set('#pause-on-note', true);
      await set('#pause-while-reading', true);
      await set('#skip-seen', true);
      await set('#notes-panel-only', true);
      await set('#announcements', 'full');
      await set('#film-seen', true);
      expect(session.state.preferences).to.include({ density: 'study', noteSize: 1.5, readingSpeed: 0.5, pauseOnNote: true, pauseWhileReading: true, skipSeen: true, notesPanelOnly: true, announcements: 'full' }); // prettier-ignore
      expect(session.state.progress.filmSeen).to.equal(true);
      await set('#pause-on-note', true);
      await set('#commentary', true);
      expect(session.state.preferences.pauseOnNote).to.equal(undefined);
      expect(session.state.commentary.on).to.equal(false);
    });

    it('shows or hides each kind of notes, with its mark and how many there are', async () => {
      const { session, open, one, all, set, settled } = await noted();
      await open();
      tabOf(one, 'notes').click();
      await settled();
      expect(all('.kind').map((kind) => kind.textContent?.replace(/\s+/g, ' ').trim())).to.deep.equal(['Echo2', 'Making of1']);
      expect(all('.kind .mark').length).to.equal(2);
      await set('#kind-0', true);
      expect(session.state.preferences.hiddenCategories).to.deep.equal(['Echo']);
      await set('#kind-1', true);
      await set('#kind-0', true);
      expect(session.state.preferences.hiddenCategories).to.deep.equal(['Making of']);
      await set('#kind-1', true);
      expect(session.state.preferences.hiddenCategories).to.equal(undefined);
    });

    it('chooses the language, at once, and each language by its own name', async () => {
      const { session, open, one, all, set, settled } = await shown();
      await open();
      tabOf(one, 'general').click();
      await settled();
      expect(all('#interface-language option').slice(1).map(({ lang, textContent }) => `${lang} ${textContent}`)).to.include.members(['de Deutsch', 'ja 日本語']); // prettier-ignore
      await set('#interface-language', 'ar');
      expect(session.state.preferences.language).to.equal('ar');
      await until(() => one('h2').textContent === 'الإعدادات', 'the Arabic words');
      expect(one('dialog').dir).to.equal('rtl');
      expect(one('dialog').lang).to.equal('ar');
      await set('#interface-language', '');
      await until(() => one('h2').textContent === 'Settings', 'the English words');
    });

    it('switches the keys off, and lists them', async () => {
      const { session, open, one, all, set, settled } = await shown();
      await open();
      tabOf(one, 'general').click();
      await settled();
      expect(all('.keys div').length).to.be.greaterThan(15);
      await set('#hotkeys', true);
      expect(session.state.preferences.hotkeys).to.equal(false);
      await set('#hotkeys', true);
      expect(session.state.preferences.hotkeys).to.equal(undefined);
    });

    it('is reset part by part, or all of it, and that can be taken back', async () => {
      const { session, open, one, all, settled, text } = await noted();
      await open();
      const choices = { density: 'sparse', pauseOnNote: true, subtitleStyle: { size: 2 }, hotkeys: false } as const;
      for (const [key, value] of Object.entries(choices)) session.setPreference(key as 'density', value as 'sparse');
      session.setPreference('volume', 0.5);
      tabOf(one, 'notes').click();
      await settled();
      one('.reset-tab').click();
      await settled();
      expect(text('.reset-settings [role="status"]')).to.equal('The settings have been reset.');
      expect(session.state.preferences).to.deep.equal({ subtitleStyle: { size: 2 }, hotkeys: false, volume: 0.5 });
      one('.undo-reset').click();
      await settled();
      expect(session.state.preferences).to.deep.equal({ ...choices, volume: 0.5 });
      expect(all('.undo-reset').length).to.equal(0);
      tabOf(one, 'general').click();
      await settled();
      one('.reset-all').click();
      await settled();
      expect(session.state.preferences).to.deep.equal({ volume: 0.5 });
      one('.undo-reset').click();
      expect(session.state.preferences).to.deep.equal({ ...choices, volume: 0.5 });
    });

    it('has the focus in it after the button to take a reset back has gone', async () => {
      const { element, open, one, settled } = await noted();
      await open();
      one('.reset-tab').click();
      await settled();
      one('.undo-reset').focus();
      one('.undo-reset').click();
      await settled();
      await soon(() => expect(element.renderRoot.querySelector('film-settings-dialog')?.shadowRoot?.activeElement?.className).to.contain('reset-tab')); // prettier-ignore
    });
  });

  it('plays and pauses the film', async () => {
    const { open, one, media, settled } = await shown();
    await open();
    expect(one('.play').getAttribute('aria-label')).to.equal('Play');
    one('.play').click();
    await settled();
    expect(media.paused).to.equal(false);
    expect(one('.play').getAttribute('aria-label')).to.equal('Pause');
    one('.play').click();
    await settled();
    expect(media.paused).to.equal(true);
  });

  it('remembers everything for the next visit', async () => {
    const storage = memoryStorage();
    const visit = async () => {
      const session = new FilmSession({ storage: () => storage });
      session.attach(Object.assign(new FakeMedia(), { currentSrc: 'https://films.example/film.mp4' }));
      session.addTrack({ cues: LINES, label: 'English', language: 'en' });
      session.addTrack({ cues: LINES, label: 'Русский', language: 'ru' });
      const element = await fixture<FilmSettingsButton>(html`<film-settings-button .session=${session}></film-settings-button>`);
      return { session, element, ...inside(element) };
    };
    const first = await visit();
    await first.open();
    await first.set('#size', '1.5');
    await first.set('#second', first.session.state.tracks.tracks[1]?.id ?? '');
    await first.set('#offset', '2');
    await first.set('#pause-after-line', true);
    first.element.remove();
    const second = await visit();
    await second.open();
    expect(second.one<HTMLInputElement>('#size').value).to.equal('1.5');
    expect(second.one<HTMLSelectElement>('#second').selectedOptions[0]?.textContent).to.equal('Русский');
    expect(second.one<HTMLInputElement>('#offset').value).to.equal('2');
    expect(second.one<HTMLInputElement>('#pause-after-line').checked).to.equal(true);
  });

  describe('in a player', () => {
    async function playing() {
      const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} subtitles=${SUBTITLES} storage="none"></film-player>`);
      await loaded(player, { notes: false });
      await player.play();
      const element = deep<FilmSettingsButton>(player, 'film-settings-button') as FilmSettingsButton;
      return { player, element, ...inside(element) };
    }

    it('stands in its bar, and is seen when that has faded', async () => {
      const { player, open, dialog, element } = await playing();
      expect(Boolean(element.closest('.vjs-control-bar'))).to.equal(true);
      await open();
      deep(player, '.stage')?.classList.add('bar-hidden');
      expect(dialog().checkVisibility({ visibilityProperty: true })).to.equal(true);
    });

    it('reads as the page around the player does, whatever the bar', async () => {
      const { player, open, dialog } = await playing();
      player.dir = 'rtl';
      await open();
      await soon(() => {
        expect(getComputedStyle(dialog()).direction).to.equal('rtl');
        expect(dialog().getBoundingClientRect().left).to.be.lessThan(20);
      });
    });

    it('changes the film’s own subtitles', async () => {
      const { player, open, set } = await playing();
      player.pause();
      const [first] = player.cues;
      await goTo(player, (first?.start ?? 0) + 0.1);
      await until(() => deep(player, 'film-subtitles .line') ?? deep(player, '.line'), 'a line');
      const line = () => getComputedStyle(deep(player, '.cue .line') as HTMLElement);
      const before = parseFloat(line().fontSize);
      await open();
      await set('#size', '1.5');
      await set('input[name="color"][value="#ffe45c"]', true);
      await until(() => line().color === 'rgb(255, 228, 92)', 'the colour of the words');
      await until(() => Math.abs(parseFloat(line().fontSize) - 1.5 * before) < 1, 'the size of the words');
    });

    it('keeps keys from it, and Escape closes the settings alone', async () => {
      const { player, open, one, isOpen } = await playing();
      await open();
      const { on } = player.session.state.commentary;
      one('#size').focus();
      for (const key of ['n', 'm', 'f']) await sendKeys({ press: key });
      expect(player.session.state.commentary.on).to.equal(on);
      expect(player.muted).to.equal(true);
      expect(Boolean(document.fullscreenElement)).to.equal(false);
      await sendKeys({ press: 'Escape' });
      await until(() => !isOpen(), 'the close');
      await until(() => deep(player, 'film-settings-button')?.matches(':focus-within') || player.shadowRoot?.activeElement?.localName === 'film-settings-button', 'the focus to be back'); // prettier-ignore
    });
  });

  it('works beside a plain video, that it names', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <film-settings-button for="scope"></film-settings-button>
        <film-commentary id="scope"><video muted src=${FILM}></video></film-commentary>
      </div>`,
    );
    const element = page.querySelector('film-settings-button') as FilmSettingsButton;
    await until(() => !element.renderRoot.querySelector('button')?.disabled, 'the session');
    const { open, one } = inside(element);
    await open();
    one('.play').click();
    await until(() => !page.querySelector('video')?.paused, 'the film to play');
  });

  it('can do nothing without a film', async () => {
    const element = await fixture<FilmSettingsButton>(html`<film-settings-button></film-settings-button>`);
    expect(element.renderRoot.querySelector('button')?.disabled).to.equal(true);
  });

  it('closes when its film goes', async () => {
    const { element, open, isOpen } = await shown();
    await open();
    element.session = undefined;
    await until(() => !isOpen(), 'the close');
  });

  it('is closed when it comes back after it was removed, and subscribes to nothing meanwhile', async () => {
    const { page, element, session, open, isOpen, button, settled } = await shown();
    let subscribed = 0;
    const subscribe = session.subscribe.bind(session);
    session.subscribe = (select, listener, options) => {
      subscribed++;
      options?.signal?.addEventListener('abort', () => subscribed--);
      return subscribe(select, listener, options);
    };
    await open();
    expect(subscribed).to.be.greaterThan(0);
    const dialog = element.renderRoot.querySelector('film-settings-dialog');
    element.remove();
    // The button's own subscription began before they were counted.
    expect(subscribed).to.equal(0);
    expect(dialog?.isConnected).to.equal(false);
    page.append(element);
    await settled();
    expect(isOpen()).to.equal(false);
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    await open();
    expect(isOpen()).to.equal(true);
  });

  it('opens in another document that it was moved to, in its own look', async () => {
    const { element, one, isOpen } = await shown();
    const frame = document.createElement('iframe');
    document.body.append(frame);
    try {
      frame.contentDocument?.body.append(element);
      element.renderRoot.querySelector('button')?.click();
      await until(isOpen, 'the dialog');
      expect(getComputedStyle(one('.swatch[value="#ffe45c"]')).backgroundColor).to.equal('rgb(255, 228, 92)');
      one('.close').click();
      await until(() => !isOpen(), 'the close');
    } finally {
      frame.remove();
    }
  });

  it('does not open when it is removed while the dialog is still on its way', async () => {
    const { element, button } = await shown();
    button.click();
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(Boolean(element.renderRoot.querySelector('film-settings-dialog'))).to.equal(false);
  });
});
