// Finds the browsers of the tests and benches; installs Debian's where it may; else says in one line what to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const { CHROME_PATH, FIREFOX_PATH, MINIBROWSER_PATH, LOCALAPPDATA } = process.env;
const DEBIAN_LIBRARIES = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;

const BROWSERS = {
  chromium: {
    name: 'Chromium or Chrome',
    variable: 'CHROME_PATH',
    // Without a font a headless browser draws text as boxes of no width.
    packages: ['chromium', 'fonts-dejavu-core'],
    places: [
      CHROME_PATH,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/usr/bin/google-chrome-stable',
      '/snap/bin/chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
      LOCALAPPDATA && `${LOCALAPPDATA}\\Google\\Chrome\\Application\\chrome.exe`,
    ],
  },
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    // Its films are decoded by ffmpeg's library.
    packages: ['firefox-esr', 'libavcodec59', 'fonts-dejavu-core'],
    places: [FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
  webkit: {
    name: 'WebKitGTK with its driver',
    variable: 'MINIBROWSER_PATH',
    packages: [
      'webkit2gtk-driver',
      'xvfb',
      'xauth',
      'libwebkit2gtk-4.1-0',
      'gstreamer1.0-plugins-base',
      'gstreamer1.0-plugins-good',
      'gstreamer1.0-plugins-bad',
      'gstreamer1.0-libav',
      'fonts-dejavu-core',
    ],
    places: [MINIBROWSER_PATH, ...['4.1', '6.0', '4.0'].map((version) => `${DEBIAN_LIBRARIES}/webkit2gtk-${version}/MiniBrowser`)],
    // The browser comes with the library, what drives it does not.
    needs: '/usr/bin/WebKitWebDriver',
  },
};

/** The path of a browser that is here. */
export function locateBrowser(browser) {
  const { places, needs } = BROWSERS[browser];
  return needs && !existsSync(needs) ? undefined : places.find((path) => path && existsSync(path));
}

/** The packages of Debian's that bring it. */
export const packagesOf = (browser) => BROWSERS[browser].packages;

/** Installs those of these browsers that are not here, where it may: as root on Debian. */
export function installBrowsers(browsers) {
  const missing = browsers.filter((browser) => !locateBrowser(browser)).map((browser) => BROWSERS[browser]);
  if (!missing.length || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const run = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  console.error(`No ${missing.map(({ name }) => name).join(', no ')} found: installing Debian’s…`);
  run('update');
  run('install', '-y', '--no-install-recommends', ...new Set(missing.flatMap(({ packages }) => packages)));
}

/** The path of a browser (`chromium`, `firefox`, `webkit`). Ends the process with one line of advice where there is none and none can be installed. */
export function findBrowser(browser = 'chromium') {
  if (!Object.hasOwn(BROWSERS, browser))
    throw new RangeError(`there is no browser "${browser}"; there are ${Object.keys(BROWSERS).join(', ')}`);
  const { name, variable, packages } = BROWSERS[browser];
  installBrowsers([browser]);
  const path = locateBrowser(browser);
  if (path) return path;
  console.error(
    `No browser for the tests: install ${name} (Debian: sudo apt-get install ${packages.join(' ')}), or set ${variable} to one.`,
  );
  process.exit(1);
}

/** Chromium refuses to run as root with its sandbox; background networking has nothing to find on a closed machine. */
export const BROWSER_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-US',
];

/** Firefox plays by itself, and without a sound. */
export const FIREFOX_PREFERENCES = { 'media.autoplay.default': 0, 'media.autoplay.blocking_policy': 0, 'media.volume_scale': '0.0' };
