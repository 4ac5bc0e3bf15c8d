// A launcher of web-test-runner's for WebKitGTK, with the commands of @web/test-runner-commands that the tests use.
import { SCREEN, startWebKit } from './webkit-session.mjs';

/** In which each file finds its page, in CSS pixels; as the other launchers have it. */
const USUAL_SIZE = { width: 800, height: 600 };
/** A browser takes so many files; what its pages have left behind goes with it. */
const FILES_A_BROWSER = 10;
/** Longer than any file takes on a busy machine. A page that is at it for so long hangs: its browser is ended, and with it the file. */
const LONGEST_FILE_MS = 240_000;
/** After so many browsers that were lost to a crash or a hang the others of the run are not waited for. */
const MOST_LOST = 3;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** WebDriver's names of keys that write nothing (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const KEYS = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', Space: ' ',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014',
  ArrowDown: '\uE015', Delete: '\uE017', F3: '\uE033',
}; // prettier-ignore
const BUTTONS = { left: 0, middle: 1, right: 2 };

/** Around the pointer: without a window manager a window that is beside it has no focus, and nothing in it matches `:focus`. */
const centred = (width, height) => ({
  x: Math.max(0, Math.round((SCREEN.width - width) / 2)),
  y: Math.max(0, Math.round((SCREEN.height - height) / 2)),
  width,
  height,
});

const keyActions = (kind, key) => {
  const value = KEYS[key] ?? key;
  return kind === 'press' ? [{ type: 'keyDown', value }, { type: 'keyUp', value }] : [{ type: kind === 'down' ? 'keyDown' : 'keyUp', value }]; // prettier-ignore
};

/** `Shift+A` holds the first ones while the last is pressed. */
const chord = (keys) => {
  const [last, ...held] = keys === '+' ? ['+'] : keys.split('+').reverse();
  return [
    ...held.toReversed().flatMap((key) => keyActions('down', key)),
    ...keyActions('press', last),
    ...held.flatMap((key) => keyActions('up', key)),
  ];
};

/** @param {Parameters<typeof startWebKit>[0]} [options] */
export function webkitLauncher(options) {
  /** @type {Promise<Awaited<ReturnType<typeof startWebKit>>> | undefined} */
  let starting;
  let files = 0;
  let lost = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let watch;
  const active = new Map();
  let opening = Promise.resolve();
  const call = async (...request) => (await (starting ??= startWebKit(options))).call(...request);
  /** The next who asks for a browser gets another one. */
  const end = async () => {
    const ending = starting;
    starting = undefined;
    files = 0;
    await (await ending?.catch(() => undefined))?.close();
  };
  const lose = () => {
    lost++;
    return end();
  };
  const goTo = (url) => call('POST', '/url', { url });
  const act = (source) => call('POST', '/actions', { actions: [source] });
  const press = (actions) => act({ type: 'key', id: 'keys', actions });
  const point = (actions) => act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  const moveTo = ([x, y]) => ({ type: 'pointerMove', origin: 'viewport', x: Math.round(x), y: Math.round(y), duration: 0 });
  const button = (kind, name = 'left') => ({ type: kind === 'down' ? 'pointerDown' : 'pointerUp', button: BUTTONS[name] });

  const commands = {
    // The window is larger than the page by its decorations; without a window manager it takes its size late, or in steps.
    async 'set-viewport'({ width, height }) {
      const measure = { script: 'return [innerWidth, innerHeight, outerWidth - innerWidth, outerHeight - innerHeight]', args: [] };
      for (let tries = 0; tries < 100; tries++) {
        const [w, h, extraWidth, extraHeight] = await call('POST', '/execute/sync', measure);
        if (w === width && h === height) return;
        if (tries % 10 === 0) await call('POST', '/window/rect', centred(width + extraWidth, height + extraHeight));
        await sleep(50);
      }
      throw new Error(`the window did not take ${width} × ${height}`);
    },
    async 'send-keys'({ type, press: keys, down, up }) {
      if (type !== undefined) await press([...type].flatMap((key) => keyActions('press', key)));
      if (keys !== undefined) await press(chord(keys));
      if (down !== undefined) await press(keyActions('down', down));
      if (up !== undefined) await press(keyActions('up', up));
    },
    async 'send-mouse'({ type, position, button: name }) {
      if (type === 'move') await point([moveTo(position)]);
      else if (type === 'click') await point([moveTo(position), button('down', name), button('up', name)]);
      else await point([button(type, name)]);
    },
    'reset-mouse': () => call('DELETE', '/actions'),
  };
  // Before the runner's own, which throw for a browser that they do not know.
  const plugin = {
    name: 'webkit-commands',
    async executeCommand({ command, payload, session }) {
      if (session.browser.type !== 'webkitgtk' || !Object.hasOwn(commands, command)) return undefined;
      await commands[command](payload ?? {});
      return true;
    },
  };
  return {
    name: 'WebKitGTK',
    type: 'webkitgtk',
    concurrency: 1,
    initialize: (config) => config.plugins.unshift(plugin),
    async startSession(id, url) {
      if (lost >= MOST_LOST) throw new Error(`not run: WebKitGTK has crashed or hung ${lost} times`);
      active.set(id, url);
      if (files >= FILES_A_BROWSER) await end();
      files++;
      const open = async () => {
        await commands['set-viewport'](USUAL_SIZE);
        await goTo(url);
      };
      opening = open().catch(async () => {
        await lose();
        await open();
      });
      await opening;
      // The runner hears that the page has gone, and counts its file as failed. A file that is done by now is not watched: the next one would be ended for it.
      if (active.has(id)) watch = setTimeout(lose, LONGEST_FILE_MS);
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: (id) => active.get(id),
    async stopSession(id) {
      active.delete(id);
      // A short file is done before the driver says that its page is there. Sent elsewhere meanwhile, the driver would call that a failure, and the page be opened again.
      await opening.catch(() => undefined);
      clearTimeout(watch);
      // Its browser has been ended.
      if (!starting) return {};
      try {
        await goTo('about:blank');
        return {};
      } catch (error) {
        // It costs the file that was under way; the next one begins in another browser.
        await lose();
        return { errors: [{ message: error.message }] };
      }
    },
    startDebugSession() {
      throw new Error('WebKitGTK is not debugged from here: run the tests in Chromium');
    },
    stop: end,
  };
}
