import { expect } from '@open-wc/testing';
import '../../src/elements/film-settings-button.js';
import { carryOut, hotkey, type HotkeyCommand, isCharacterKey } from '../../src/elements/hotkeys.js';
import { FilmSession } from '../../src/session/film-session.js';
import { cue, note } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';

/** In whose language the answers are: English. */
const speaker = document.createElement('film-settings-button');

let holder: HTMLElement;
beforeEach(() => (holder = document.body.appendChild(document.createElement('div'))));
afterEach(() => holder.remove());

/** What a key press in that element asks for. */
function pressed(key: string, { on = holder, ...init }: KeyboardEventInit & { on?: HTMLElement } = {}): HotkeyCommand | null {
  let asked: HotkeyCommand | null | undefined;
  holder.addEventListener('keydown', (event) => (asked = hotkey(event)), { once: true });
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }));
  if (asked === undefined) throw new Error('the key was never heard');
  return asked;
}

function inside(tag: string, attributes: Record<string, string> = {}, parent: Element = holder): HTMLElement {
  const element = parent.appendChild(document.createElement(tag));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

describe('hotkey', () => {
  it('knows the keys of the field’s players', () => {
    expect(pressed(' ')).to.deep.equal({ command: 'play' });
    expect(pressed('k')).to.deep.equal({ command: 'play' });
    expect(pressed('j')).to.deep.equal({ command: 'skip', by: -10 });
    expect(pressed('l')).to.deep.equal({ command: 'skip', by: 10 });
    expect(pressed('ArrowLeft')).to.deep.equal({ command: 'skip', by: -5 });
    expect(pressed('ArrowRight')).to.deep.equal({ command: 'skip', by: 5 });
    expect(pressed('ArrowUp')).to.deep.equal({ command: 'volume', by: 0.05 });
    expect(pressed('ArrowDown')).to.deep.equal({ command: 'volume', by: -0.05 });
    expect(pressed('f')).to.deep.equal({ command: 'fullscreen' });
    expect(pressed('m')).to.deep.equal({ command: 'mute' });
    expect(pressed('c')).to.deep.equal({ command: 'subtitles' });
    expect(pressed('n')).to.deep.equal({ command: 'commentary' });
    expect(pressed('x')).to.deep.equal({ command: 'dismiss' });
    expect(pressed('Escape')).to.deep.equal({ command: 'dismiss' });
    expect(pressed('<', { shiftKey: true })).to.deep.equal({ command: 'rate', by: -1 });
    expect(pressed('>', { shiftKey: true })).to.deep.equal({ command: 'rate', by: 1 });
    expect(pressed('0')).to.deep.equal({ command: 'position', at: 0 });
    expect(pressed('9')).to.deep.equal({ command: 'position', at: 0.9 });
  });

  it('knows the keys of learners’ players and, for subtitles that are off, VLC’s', () => {
    expect(pressed('a')).to.deep.equal({ command: 'line', step: -1 });
    expect(pressed('s')).to.deep.equal({ command: 'line', step: 0 });
    expect(pressed('d')).to.deep.equal({ command: 'line', step: 1 });
    expect(pressed('q')).to.deep.equal({ command: 'pauseAfterLine' });
    expect(pressed('v')).to.deep.equal({ command: 'secondary' });
    expect(pressed('g')).to.deep.equal({ command: 'offset', by: -0.1 });
    expect(pressed('h')).to.deep.equal({ command: 'offset', by: 0.1 });
    expect(pressed('y')).to.deep.equal({ command: 'sync', line: 'this' });
    expect(pressed('Y', { shiftKey: true })).to.deep.equal({ command: 'sync', line: 'next' });
    expect(pressed('G', { shiftKey: true })).to.deep.equal({ command: 'offset', by: -0.1, track: 'secondary' });
    expect(pressed('u')).to.deep.equal({ command: 'undo' });
    expect(pressed('Y'), 'with Caps Lock').to.deep.equal({ command: 'sync', line: 'this' });
  });

  it('goes from note to note by the row above the lines', () => {
    expect(pressed('w')).to.deep.equal({ command: 'note', step: -1 });
    expect(pressed('e')).to.deep.equal({ command: 'note', step: 0 });
    expect(pressed('r')).to.deep.equal({ command: 'note', step: 1 });
  });

  it('goes by the place of the key where the layout has no Latin letters', () => {
    expect(pressed('л', { code: 'KeyK' })).to.deep.equal({ command: 'play' });
    expect(pressed('Т', { code: 'KeyN', shiftKey: true })).to.deep.equal({ command: 'commentary' });
    expect(pressed('Н', { code: 'KeyY', shiftKey: true })).to.deep.equal({ command: 'sync', line: 'next' });
    expect(pressed('Б', { code: 'Comma', shiftKey: true })).to.deep.equal({ command: 'rate', by: -1 });
    expect(pressed('Ю', { code: 'Period', shiftKey: true })).to.deep.equal({ command: 'rate', by: 1 });
    expect(pressed('؟', { shiftKey: true }), 'Arabic').to.deep.equal({ command: 'list' });
    expect(pressed('а', { code: 'KeyF' }), 'a Cyrillic one').to.deep.equal({ command: 'fullscreen' });
    expect(pressed('a', { code: 'KeyQ' }), 'a French keyboard: what is written on the key counts').to.deep.equal({
      command: 'line',
      step: -1,
    });
  });

  it('knows letters in capitals, too', () => {
    expect(pressed('N', { shiftKey: true })).to.deep.equal({ command: 'commentary' });
  });

  it('leaves other keys alone', () => {
    for (const key of ['z', 'Tab', 'Enter', 'F5', 'Shift', 'ф']) expect(pressed(key), key).to.equal(null);
  });

  it('leaves keys with modifiers to the browser', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) expect(pressed('f', { [modifier]: true }), modifier).to.equal(null);
  });

  it('leaves letters that are being composed', () => {
    expect(pressed('k', { isComposing: true })).to.equal(null);
  });

  it('leaves keys that somebody has used', () => {
    const button = inside('button');
    button.addEventListener('keydown', (event) => event.preventDefault());
    expect(pressed('m', { on: button })).to.equal(null);
  });

  for (const [what, tag, attributes] of [
    ['an input', 'input', {}],
    ['a text area', 'textarea', {}],
    ['a selection', 'select', {}],
    ['editable text', 'div', { contenteditable: '' }],
    ['text that says it is editable', 'div', { contenteditable: 'true' }],
    ['editable plain text', 'div', { contenteditable: 'plaintext-only' }],
    ['a text box of the page’s own', 'div', { role: 'textbox' }],
  ] as const)
    it(`leaves every key in ${what} to it`, () => {
      const on = inside(tag, attributes);
      for (const key of ['n', ' ', '5', 'ArrowLeft', 'Escape']) expect(pressed(key, { on }), key).to.equal(null);
    });

  it('works in text that is expressly not editable', () => {
    expect(pressed('n', { on: inside('div', { contenteditable: 'false' }) })).to.deep.equal({ command: 'commentary' });
  });

  it('leaves keys typed into a field within a shadow root', () => {
    const field = inside('div').attachShadow({ mode: 'open' }).appendChild(document.createElement('input'));
    expect(pressed('n', { on: field })).to.equal(null);
  });

  it('leaves every key inside a menu to it', () => {
    const on = inside('button', { role: 'menuitemradio' }, inside('div', { role: 'menu' }));
    for (const key of ['ArrowDown', 'n', 'Escape']) expect(pressed(key, { on }), key).to.equal(null);
  });

  it('leaves space and Enter on a button to it, and takes the other keys', () => {
    for (const on of [inside('button'), inside('a', { href: '#' }), inside('summary'), inside('div', { role: 'button' })]) {
      expect(pressed(' ', { on }), on.localName).to.equal(null);
      expect(pressed('Enter', { on }), on.localName).to.equal(null);
      expect(pressed('k', { on }), on.localName).to.deep.equal({ command: 'play' });
    }
  });

  it('leaves the arrows on a slider to it, and takes the other keys', () => {
    const on = inside('div', { role: 'slider' });
    expect(pressed('ArrowLeft', { on })).to.equal(null);
    expect(pressed('m', { on })).to.deep.equal({ command: 'mute' });
  });

  it('does not start and stop over and over while a key is held down, but winds on', () => {
    const session = new FilmSession();
    const media = new FakeMedia();
    session.attach(media);
    const doing = (key: string) => {
      const asked = pressed(key, { repeat: true });
      return asked && carryOut(asked, { speaker, media: media as unknown as HTMLMediaElement, session, play: () => media.play(), pause: () => media.pause(), toggleFullscreen() {}, dismissNote: () => true, listKeys() {}, say() {} }); // prettier-ignore
    };
    expect(doing(' '), 'it is used all the same: the page does not scroll').to.equal(true);
    expect(doing('k')).to.equal(true);
    expect(doing('z')).to.equal(null);
    expect(media.paused).to.equal(true);
    doing('l');
    doing('ArrowRight');
    expect(media.currentTime).to.equal(15);
  });
});

describe('isCharacterKey', () => {
  it('is true of letters, digits and signs, not of space, arrows and Escape', () => {
    const is = (key: string) => isCharacterKey(new KeyboardEvent('keydown', { key }));
    expect(['k', 'N', '7', '?', '<', 'л'].every(is)).to.equal(true);
    expect([' ', 'ArrowLeft', 'Escape', 'Enter', 'Tab'].some(is)).to.equal(false);
  });
});

describe('carryOut', () => {
  /** A film of 100 seconds at 50, with what the viewer was told. */
  function scope() {
    const media = Object.assign(new FakeMedia(), { volume: 0.5, muted: false });
    media.currentTime = 50;
    const session = new FilmSession();
    session.attach(media);
    const told: string[] = [];
    const seen = { fullscreen: 0 };
    const act = (asked: HotkeyCommand) =>
      carryOut(asked, {
        speaker,
        media: media as unknown as HTMLMediaElement,
        session,
        play: () => media.play(),
        pause: () => media.pause(),
        dismissNote: () => told.push('a note closed') > 0,
        listKeys: () => undefined,
        toggleFullscreen: () => seen.fullscreen++,
        say: (text) => told.push(text),
      });
    return { media, session, told, seen, act };
  }

  it('goes to the note before, the same, and the next, and says where there is none', () => {
    const { media, session, act } = scope();
    expect(act({ command: 'note', step: 1 })).to.equal(false);
    session.addAnnotations({ annotations: [note('gate', 20, 24), note('wind', 40, 44), note('ash', 70, 74)] });
    expect(act({ command: 'note', step: 0 })).to.equal(true);
    expect(media.currentTime).to.be.closeTo(40, 0.1);
    act({ command: 'note', step: -1 });
    expect(media.currentTime).to.be.closeTo(20, 0.1);
    act({ command: 'note', step: 1 });
    act({ command: 'note', step: 1 });
    expect(media.currentTime).to.be.closeTo(70, 0.1);
  });

  it('plays and pauses', () => {
    const { media, act } = scope();
    expect(act({ command: 'play' })).to.equal(true);
    expect(media.paused).to.equal(false);
    act({ command: 'play' });
    expect(media.paused).to.equal(true);
  });

  it('skips within the film, and no further', () => {
    const { media, told, act } = scope();
    act({ command: 'skip', by: 10 });
    expect(media.currentTime).to.equal(60);
    media.currentTime = 97;
    act({ command: 'skip', by: 10 });
    expect(media.currentTime).to.equal(100);
    media.currentTime = 3;
    act({ command: 'skip', by: -5 });
    expect(media.currentTime).to.equal(0);
    expect(told).to.deep.equal(['+10 s', '+10 s', '−5 s']);
  });

  it('goes to a share of the film', () => {
    const { media, act } = scope();
    expect(act({ command: 'position', at: 0.3 })).to.equal(true);
    expect(media.currentTime).to.equal(30);
  });

  for (const duration of [NaN, 0, Infinity])
    it(`goes nowhere in a film whose length is ${duration}`, () => {
      const { media, act } = scope();
      media.duration = duration;
      expect(act({ command: 'position', at: 0 })).to.equal(false);
      expect(act({ command: 'position', at: 0.5 })).to.equal(false);
      expect(media.currentTime).to.equal(50);
    });

  it('turns the volume, within its bounds, and the sound on with it', () => {
    const { media, told, act } = scope();
    media.muted = true;
    act({ command: 'volume', by: -0.05 });
    expect(media).to.include({ volume: 0.45, muted: true });
    act({ command: 'volume', by: 0.05 });
    expect(media).to.include({ volume: 0.5, muted: false });
    media.volume = 0.98;
    act({ command: 'volume', by: 0.05 });
    expect(media.volume).to.equal(1);
    media.volume = 0.02;
    act({ command: 'volume', by: -0.05 });
    expect(media.volume).to.equal(0);
    expect(told).to.deep.equal(['Volume 45%', 'Volume 50%', 'Volume 100%', 'Volume 0%']);
  });

  it('turns the sound off and on', () => {
    const { media, told, act } = scope();
    act({ command: 'mute' });
    expect(media.muted).to.equal(true);
    act({ command: 'mute' });
    expect(media.muted).to.equal(false);
    expect(told).to.deep.equal(['Sound off', 'Sound on']);
  });

  it('steps through the speeds, from one between them too, and stops at the ends', () => {
    const { media, act } = scope();
    const after = (rate: number, by: 1 | -1) => {
      media.playbackRate = rate;
      act({ command: 'rate', by });
      return media.playbackRate;
    };
    expect(after(1, 1)).to.equal(1.25);
    expect(after(1, -1)).to.equal(0.75);
    expect(after(1.1, 1)).to.equal(1.25);
    expect(after(1.1, -1)).to.equal(1);
    expect(after(2, 1)).to.equal(2);
    expect(after(0.5, -1)).to.equal(0.5);
  });

  it('asks for full screen', () => {
    const { seen, act } = scope();
    expect(act({ command: 'fullscreen' })).to.equal(true);
    expect(seen.fullscreen).to.equal(1);
  });

  it('turns subtitles off, and on again in the language that was chosen', () => {
    const { session, told, act } = scope();
    session.addTrack({ cues: [cue(1, 2)], label: 'English', language: 'en', default: true });
    const russian = session.addTrack({ cues: [cue(1, 2)], label: 'Русский', language: 'ru' });
    session.selectTrack(russian);
    act({ command: 'subtitles' });
    expect(session.state.tracks.selected).to.equal(null);
    act({ command: 'subtitles' });
    expect(session.state.tracks.selected).to.equal(russian);
    expect(told).to.deep.equal(['Subtitles off', 'Subtitles on: Русский']);
  });

  it('has nothing to do for subtitles where there are none', () => {
    const { told, act } = scope();
    expect(act({ command: 'subtitles' })).to.equal(false);
    expect(told).to.deep.equal([]);
  });

  /** Subtitles in two languages: a line of the first from 48 to 52 seconds, the next at 60. */
  function spoken() {
    const scoped = scope();
    const id = scoped.session.addTrack({ cues: [cue(48, 52), cue(60, 62)], label: 'English', language: 'en', default: true });
    const timing = () => scoped.session.state.tracks.tracks[0]?.timing;
    return { ...scoped, id, timing };
  }

  it('goes from line to line', () => {
    const { media, act } = spoken();
    act({ command: 'line', step: 1 });
    expect(media.currentTime).to.be.closeTo(60, 0.002);
    act({ command: 'line', step: -1 });
    expect(media.currentTime).to.be.closeTo(48, 0.002);
    expect(media.paused, 'who goes through the lines of a film that stands goes on doing so').to.equal(true);
    media.currentTime = 51;
    act({ command: 'line', step: 0 });
    expect(media.paused, 'again is to be heard').to.equal(false);
    media.pause();
    expect(media.currentTime).to.be.closeTo(48, 0.1);
    expect(act({ command: 'line', step: -1 }), 'there is none before').to.equal(false);
  });

  it('moves the subtitles, and says how far they are off', () => {
    const { told, timing, act } = spoken();
    for (let i = 0; i < 3; i++) act({ command: 'offset', by: 0.1 });
    expect(timing()).to.deep.equal({ offset: 0.3, rate: 1 });
    for (let i = 0; i < 5; i++) act({ command: 'offset', by: -0.1 });
    act({ command: 'offset', by: 0.2 });
    expect([told[2], told[7], told[8]]).to.deep.equal([
      'Subtitles 0.3 s later',
      'Subtitles 0.2 s earlier',
      'Subtitles begin as in the file',
    ]);
  });

  it('sets this line, or the next, to now', () => {
    const { told, timing, act } = spoken();
    act({ command: 'sync', line: 'this' });
    expect(timing()).to.deep.equal({ offset: 2, rate: 1 });
    act({ command: 'sync', line: 'next' });
    expect(timing()).to.deep.equal({ offset: -10, rate: 1 });
    expect(told).to.deep.equal(['“cue at 48” · Subtitles 2.0 s later', '“cue at 60” · Subtitles 10.0 s earlier']);
    act({ command: 'sync', line: 'next' });
    expect(told.at(-1), 'there is no line after it').to.equal('No line is near. The settings list them all.');
  });

  it('takes a correction back', () => {
    const { told, timing, act } = spoken();
    expect(act({ command: 'undo' }), 'there is none').to.equal(false);
    act({ command: 'offset', by: 2 });
    act({ command: 'undo' });
    expect([timing()?.offset, told.at(-1)]).to.deep.equal([0, 'Subtitles begin as in the file']);
  });

  it('says so where no line is near to be set to now', () => {
    const { media, told, timing, act } = spoken();
    media.currentTime = 95;
    act({ command: 'sync', line: 'this' });
    expect([timing()?.offset, told]).to.deep.equal([0, ['No line is near. The settings list them all.']]);
  });

  it('moves the second subtitle by itself', () => {
    const { session, told, timing, act } = spoken();
    expect(act({ command: 'offset', by: 0.1, track: 'secondary' }), 'there is none').to.equal(false);
    const second = session.addTrack({ cues: [cue(48, 52)], label: 'Русский', language: 'ru' });
    session.selectSecondary(second);
    act({ command: 'offset', by: 0.1, track: 'secondary' });
    expect([timing()?.offset, session.state.tracks.tracks[1]?.timing.offset]).to.deep.equal([0, 0.1]);
    expect(told).to.deep.equal(['Русский: Subtitles 0.1 s later']);
  });

  it('has nothing to set right where there are no subtitles', () => {
    const { told, act } = scope();
    for (const command of [{ command: 'offset', by: 0.1 }, { command: 'sync', line: 'this' }, { command: 'line', step: 1 }, { command: 'secondary' }] as const) expect(act(command), command.command).to.equal(false); // prettier-ignore
    expect(told).to.deep.equal([]);
  });

  it('goes through the second subtitles, and back to none', () => {
    const { session, told, act } = spoken();
    const russian = session.addTrack({ cues: [cue(48, 52)], label: 'Русский', language: 'ru' });
    act({ command: 'secondary' });
    expect(session.state.tracks.secondary).to.equal(russian);
    act({ command: 'secondary' });
    expect(session.state.tracks.secondary).to.equal(null);
    expect(told).to.deep.equal(['Second subtitles: Русский', 'Second subtitles off']);
  });

  it('lets the film pause after each line, or not', () => {
    const { session, told, act } = spoken();
    act({ command: 'pauseAfterLine' });
    expect(session.state.preferences.pauseAfterLine).to.equal(true);
    act({ command: 'pauseAfterLine' });
    expect(told).to.deep.equal(['The film pauses after each line', 'The film plays on after each line']);
  });

  it('turns the commentary off and on', () => {
    const { session, told, act } = scope();
    act({ command: 'commentary' });
    expect(session.state.commentary.on).to.equal(false);
    act({ command: 'commentary' });
    expect(session.state.commentary.on).to.equal(true);
    expect(told).to.deep.equal(['Commentary off', 'Commentary on']);
  });

  it('asks the display to close a note, and says whether there was one', () => {
    const { act, told } = scope();
    expect(act({ command: 'dismiss' })).to.equal(true);
    expect(told).to.include('a note closed');
  });
});
