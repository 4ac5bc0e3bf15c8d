// The documentation site: `node scripts/docs.mjs dev` serves it while one writes, `build` writes it to site/docs, `preview` serves what was built.
// VitePress is a package of docs/, and is installed when it is first needed; the examples run the built library.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DOCS = join(ROOT, 'docs');

/** @throws {Error} where it fails */
function run(command, args, cwd = ROOT) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`, { cause: error });
}

const changed = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
/** Of its files: tests put some into a folder and take them away. */
const latestIn = (folder) =>
  Math.max(
    ...readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => changed(join(entry.parentPath, entry.name))),
  );

if (changed(join(DOCS, 'node_modules/.package-lock.json')) < changed(join(DOCS, 'package-lock.json')))
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], DOCS);
if (changed(join(ROOT, 'dist/cdn/film-commentary.js')) < latestIn('src'))
  run(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--mode', 'cdn', '--logLevel', 'warn']);
run(process.execPath, [join(DOCS, 'node_modules/vitepress/bin/vitepress.js'), ...process.argv.slice(2), 'docs']);
