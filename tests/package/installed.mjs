// The package as npm would publish it, in a project that has nothing else: packed once, its dependencies beside it, no network.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the project's own package.json says. */
export const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The folder of the project that has installed the package; gone when the process ends. */
export const PROJECT = mkdtempSync(join(tmpdir(), 'film-commentary-'));
process.on('exit', () => rmSync(PROJECT, { recursive: true, force: true }));

/** Puts one of our own installed packages beside it. */
export function addPackage(name) {
  const place = join(PROJECT, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules', name), place, 'junction');
}

/** Puts a folder of tests/package/ into it. */
export const addFolder = (name) => cpSync(fileURLToPath(new URL(name, import.meta.url)), join(PROJECT, name), { recursive: true });

function pack() {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', PROJECT];
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const folder = join(PROJECT, 'node_modules', MANIFEST.name);
  mkdirSync(folder, { recursive: true });
  const tarball = join(PROJECT, packed.filename);
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  for (const name of Object.keys(MANIFEST.dependencies)) addPackage(name);
  return { tarball, folder, files: packed.files, size: packed.size };
}

/** The package: its archive, where it is installed, and what npm says is in it (`path`, `size`, `mode`). */
export const PACKED = pack();
