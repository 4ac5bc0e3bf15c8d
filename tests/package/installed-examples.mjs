// The examples as they are in the repository, with the packed package and all else that they ask for: one installation for all of them, kept while nothing changes.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST, PACKED, ROOT } from './installed.mjs';

const SOURCES = join(ROOT, 'examples');
const LOCK = 'package-lock.json';
const OURS = `node_modules/${MANIFEST.name}`;

/** Where they are built. */
export const BUILT = join(ROOT, '.cache/examples');

/** All of them: the folders with a package.json of their own. */
export const NAMES = readdirSync(SOURCES).filter((name) => existsSync(join(SOURCES, name, 'package.json')));

/** What each of them shows, under the names that their pages give it. */
const MEDIA = {
  'film.mp4': 'demo/public/film/what-the-wind-kept.mp4',
  'film.en.vtt': 'subtitles/what-the-wind-kept.en.vtt',
  'notes.json': 'demo/public/commentary.json',
  // Browsers ask for it by themselves.
  'favicon.ico': 'demo/public/favicon.svg',
};

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
const npm = (...args) => execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: BUILT, stdio: 'inherit' });

/** Removes all in a folder but what is installed there. */
function clear(folder) {
  for (const name of readdirSync(folder)) if (name !== 'node_modules') rmSync(join(folder, name), { recursive: true });
}

/** Lays them out anew; what is installed stays. */
function layOut() {
  mkdirSync(BUILT, { recursive: true });
  for (const name of readdirSync(BUILT)) {
    const path = join(BUILT, name);
    // npm installs some in the folder of one example, too.
    if (NAMES.includes(name)) clear(path);
    else if (name !== 'node_modules') rmSync(path, { recursive: true });
  }
  // What was installed or built in place stays there.
  cpSync(SOURCES, BUILT, { recursive: true, filter: (source) => !/\/(?:node_modules|\.\w+)(?:\/|$)/.test(source.slice(SOURCES.length)) });
  copyFileSync(PACKED.tarball, join(BUILT, `${MANIFEST.name}.tgz`));
}

/** Writes the lock file of the examples anew, without what differs from one packing to the next. */
export function lock() {
  layOut();
  npm('install', '--package-lock-only', '--omit-lockfile-registry-resolved');
  const content = readJson(join(BUILT, LOCK));
  delete content.packages[OURS].integrity;
  writeJson(join(SOURCES, LOCK), content);
}

/** Puts the film and its words where a page of an example looks for them. */
export function addMedia(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, source] of Object.entries(MEDIA)) copyFileSync(join(ROOT, source), join(folder, name));
}

/** Installs these examples. */
export function install(names) {
  layOut();
  const stamp = join(BUILT, 'node_modules/.installed.json');
  const wanted = JSON.stringify([
    names,
    ...[LOCK, ...NAMES.map((name) => `${name}/package.json`)].map((path) => readFileSync(join(BUILT, path), 'utf8')),
  ]);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    npm('ci', '--include-workspace-root', ...names.flatMap((name) => ['--workspace', name]));
    writeFileSync(stamp, wanted);
  } else {
    rmSync(join(BUILT, OURS), { recursive: true });
    cpSync(PACKED.folder, join(BUILT, OURS), { recursive: true });
  }
}
