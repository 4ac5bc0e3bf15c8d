// Writes custom-elements.json from the sources; with --check it only says whether the file is what they give.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const check = process.argv.includes('--check');
const folder = check ? mkdtempSync(join(tmpdir(), 'manifest-')) : '.';
const { status, stderr } = spawnSync('npx', ['cem', 'analyze', '--quiet', '--outdir', relative('.', folder) || '.'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (status) {
  console.error(stderr);
  process.exit(status);
}
if (check) {
  const same = readFileSync(join(folder, 'custom-elements.json'), 'utf8') === readFileSync('custom-elements.json', 'utf8');
  rmSync(folder, { recursive: true });
  if (!same) {
    console.error('custom-elements.json is not what the sources give: run `npm run manifest` and commit it.');
    process.exit(1);
  }
}
