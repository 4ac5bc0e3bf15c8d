// Finds a Chromium for the tests; installs Debian's where it may; else says in one line what to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  process.env.LOCALAPPDATA && `${process.env.LOCALAPPDATA}\\Google\\Chrome\\Application\\chrome.exe`,
];

const found = () => PLACES.find((path) => path && existsSync(path));

function installFromDebian() {
  const run = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  console.error('No browser found: installing Debian’s chromium…');
  run('update');
  // Without a font a headless browser draws text as boxes of no width.
  run('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
}

/** The path of a Chromium or Chrome. Ends the process with one line of advice where there is none and none can be installed. */
export function findBrowser() {
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installFromDebian();
  const path = found();
  if (path) return path;
  console.error('No browser for the tests: install Chromium or Chrome (Debian: sudo apt-get install chromium), or set CHROME_PATH to one.');
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
