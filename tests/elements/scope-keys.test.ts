import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmCommentary } from '../../src/elements/film-commentary.js';
import { cue, note, soon, until } from '../support/build.js';
import { deep, deepAll, FILM } from '../support/player.js';

/** A scope around a plain video, with a panel of the page's own. */
async function scope({ nohotkeys = false } = {}) {
  const page = await fixture<HTMLElement>(
    html`<div>
      <film-commentary ?nohotkeys=${nohotkeys}>
        <video controls muted width="480" height="270" src=${FILM}></video>
        <film-annotations></film-annotations>
        <film-commentary-button></film-commentary-button>
        <film-settings-button></film-settings-button>
        <div class="panel" tabindex="0">A panel <input aria-label="Search" /></div>
      </film-commentary>
      <button class="outside">elsewhere</button>
    </div>`,
  );
  const element = page.querySelector('film-commentary') as FilmCommentary;
  const video = page.querySelector('video')!;
  await until(() => video.readyState >= 1 && element.session, 'the film');
  const session = element.session!;
  session.setStorage(() => null);
  session.addTrack({ cues: [cue(10, 12), cue(30, 32)], label: 'English', language: 'en', default: true });
  session.addAnnotations({ annotations: [note('a', 20, 25), note('b', 40, 45)] });
  // What hears the keys comes with the media.
  const shift = () => session.state.tracks.tracks[0]?.timing.offset ?? 0;
  const press = async (selector: string, ...keys: string[]) => {
    page.querySelector<HTMLElement>(selector)!.focus();
    for (const key of keys) await sendKeys({ press: key });
  };
  if (!nohotkeys)
    await until(() => {
      const event = new KeyboardEvent('keydown', { key: 'u', bubbles: true, composed: true, cancelable: true });
      session.setTiming(session.state.tracks.tracks[0]!.id, null);
      element.querySelector('.panel')!.dispatchEvent(event);
      return event.defaultPrevented;
    }, 'the keys');
  return { page, element, video, session, press, shift, status: () => deep(element, '.announcer')?.textContent?.trim() };
}
const listOf = (element: FilmCommentary) => deep(element, 'film-key-list');

describe('the keys around a plain video', () => {
  beforeEach(() => localStorage.clear());
  after(() => localStorage.clear());

  it('act from anywhere in the scope: commentary, notes, lines, subtitles, and the film itself', async () => {
    const { session, press, video, shift } = await scope();
    await press('.panel', 'n');
    await until(() => !session.state.commentary.on, 'the commentary to be off');
    await press('.panel', 'r');
    await until(() => Math.abs(video.currentTime - 20) < 0.2, 'the first note');
    await press('.panel', 'd');
    await until(() => Math.abs(video.currentTime - 30) < 0.2, 'the line after it');
    await press('.panel', 'h', 'h');
    await until(() => Math.abs(shift() - 0.2) < 0.001, 'the subtitles to be shifted');
    await press('.panel', 'c');
    await until(() => session.state.tracks.selected === null, 'the subtitles to be off');
    await press('.panel', '5');
    await until(() => video.currentTime > 60, 'the middle of the film');
    await press('.panel', 'm');
    await until(() => !video.muted, 'the sound');
  });

  it('leave the video that has the focus the keys of its browser, and act there where no browser has any', async () => {
    const { session, press, video } = await scope();
    const heard: [string, boolean][] = [];
    const hear = ({ key, defaultPrevented }: KeyboardEvent) => heard.push([key, defaultPrevented]);
    document.addEventListener('keydown', hear);
    await press('video', '5', 'l', '>');
    await until(() => heard.length === 3, 'the keys to be heard');
    document.removeEventListener('keydown', hear);
    expect(heard, 'keys of the film go on to whoever else hears them').to.deep.equal([['5', false], ['l', false], ['>', false]]); // prettier-ignore
    expect([video.playbackRate, session.state.commentary.on]).to.deep.equal([1, true]);
    await press('video', 'n');
    await until(() => !session.state.commentary.on, 'the commentary to be off');
    await press('video', 'r');
    await until(() => Math.abs(video.currentTime - 20) < 0.2, 'the first note');
  });

  it('leave another video or sound in the scope alone that has the focus, beside a player, too', async () => {
    const { element, page, session, press, video } = await scope();
    for (const name of ['audio', 'video'] as const) {
      const other = Object.assign(document.createElement(name), { controls: true, src: FILM, muted: true, tabIndex: 0, className: name });
      element.append(other);
      const heard: boolean[] = [];
      const hear = ({ defaultPrevented }: KeyboardEvent) => heard.push(defaultPrevented);
      document.addEventListener('keydown', hear);
      await press(`.${name}`, '5', 'n', '>');
      document.removeEventListener('keydown', hear);
      expect(heard).to.deep.equal([false, false, false]);
      expect([video.currentTime, video.playbackRate, session.state.commentary.on]).to.deep.equal([0, 1, true]);
    }
    const beside = await fixture<FilmCommentary>(
      html`<film-commentary><film-player muted src=${FILM} storage="none"></film-player><audio controls tabindex="0" src=${FILM}></audio></film-commentary>`, // prettier-ignore
    );
    const player = beside.querySelector('film-player')!;
    await until(() => player.videojs, 'the controls');
    const keydown = (target: Element) => !target.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true, composed: true, cancelable: true })); // prettier-ignore
    await until(() => keydown(beside), 'the keys of the scope');
    expect(keydown(beside.querySelector('audio')!)).to.equal(false);
    expect(page.isConnected).to.equal(true);
  });

  it('do nothing with space and arrows elsewhere, in a text field, outside of the scope, and where the viewer wants none', async () => {
    const { session, press, video } = await scope();
    await press('.panel', ' ', 'ArrowRight', 'ArrowUp');
    await press('.panel input', 'n', '5');
    await press('.outside', 'n');
    session.setPreference('hotkeys', false);
    await press('.panel', 'n');
    expect([session.state.commentary.on, video.paused, video.currentTime]).to.deep.equal([true, true, 0]);
  });

  it('are the page’s where it keeps them, and no button names any', async () => {
    const { element, session, press } = await scope({ nohotkeys: true });
    await press('.panel', 'n');
    expect(session.state.commentary.on).to.equal(true);
    expect(deepAll(element, '[aria-keyshortcuts]')).to.deep.equal([]);
  });

  it('are answered, over the picture and to screen readers', async () => {
    const { element, press, status } = await scope();
    await press('.panel', 'n');
    await until(() => status() === 'Commentary off', 'the answer');
    const answer = deep(element, '[popover]')!;
    expect([answer.textContent, answer.ariaHidden]).to.deep.equal(['Commentary off', 'true']);
    await soon(() => {
      const [words, picture] = [answer.getBoundingClientRect(), element.querySelector('video')!.getBoundingClientRect()];
      expect(words.top).to.be.within(picture.top, picture.bottom);
      expect(words.left).to.be.within(picture.left, picture.right);
    });
    await until(() => !deep(element, '[popover]'), 'it to go');
  });

  it('are listed by ?: those that act here, and no others', async () => {
    const { element, page, press } = await scope();
    await press('.panel', '?');
    await until(() => deep<HTMLDialogElement>(listOf(element) ?? page, 'dialog')?.open, 'the list');
    await expect(listOf(element)!).to.be.accessible();
    const keys = deepAll(listOf(element)!, 'kbd').map(({ textContent }) => textContent);
    expect(keys).to.include.members(['k', 'n', 'w', 'c', 'g', '?', 'x']);
    for (const others of ['space', '←', '↑', 'f', 'Esc']) expect(keys).not.to.include(others);
    await sendKeys({ press: 'Escape' });
    await until(() => !listOf(element), 'it to go');
    await until(() => document.activeElement === page.querySelector('.panel'), 'the focus to be back');
  });

  it('are told in the settings as they act here', async () => {
    const { element, session } = await scope();
    deep(element.querySelector('film-settings-button')!, 'button')!.click();
    await until(() => deep<HTMLDialogElement>(element, 'film-settings-dialog') && deep(deep(element, 'film-settings-dialog')!, 'dialog[open]'), 'the settings'); // prettier-ignore
    const settings = deep<HTMLElementTagNameMap['film-settings-dialog']>(element, 'film-settings-dialog')!;
    settings.tab = 'general';
    await settings.updateComplete;
    const keys = deepAll(settings, 'kbd').map(({ textContent }) => textContent);
    expect(keys).to.include.members(['k', 'n', '?']);
    expect(keys).not.to.include('space');
    expect(settings.shadowRoot?.textContent).not.to.contain('Space, arrows');
    expect(session.state.preferences.hotkeys).to.equal(undefined);
  });

  it('are heard no more when the video is gone', async () => {
    const { element, session, press, video } = await scope();
    video.remove();
    await until(() => !element.session, 'the session to go');
    await press('.panel', 'n');
    expect(session.state.commentary.on).to.equal(true);
  });
});
