import { fileURLToPath } from 'node:url';
import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { build } from 'vite';
import { CACHE } from './clips.mjs';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Installs what we are measured against, by the bench's own lock file. */
export function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(`${FOLDER}package.json`, 'utf8'));
  if (Object.keys(dependencies).every((name) => existsSync(`${FOLDER}node_modules/${name}`))) return;
  console.error('installing the players to compare with…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: FOLDER,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the players to compare with were not installed');
}

/** Bundles `pages/*.js` with the other players; ours comes at run time from `dist/`, as it is published. */
export async function bundlePages(names, { minify = false } = {}) {
  installPeers();
  await build({
    configFile: false,
    root: FOLDER,
    logLevel: 'error',
    publicDir: false,
    base: '/pages/',
    build: {
      outDir: `${CACHE}pages`,
      emptyOutDir: true,
      target: 'es2022',
      minify,
      // A module file of its own for each player: in a trace, the address says whose a function is.
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, `${FOLDER}pages/${name}.js`])),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
}
