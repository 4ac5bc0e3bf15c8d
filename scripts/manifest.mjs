// Writes custom-elements.json from the sources, and from that what editors, templates and readers have of it;
// with --check it only says whether the files are what the sources give.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { editorData } from './editor-data.mjs';
import { elementPages } from './element-pages.mjs';

const check = process.argv.includes('--check');
const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
const { status, stderr } = spawnSync('npx', ['cem', 'analyze', '--quiet', '--outdir', relative('.', folder) || '.'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (status) {
  console.error(stderr);
  process.exit(status);
}
const text = readFileSync(join(folder, 'custom-elements.json'), 'utf8');
rmSync(folder, { recursive: true });

const manifest = JSON.parse(text);
const files = {
  'custom-elements.json': text,
  ...elementPages(manifest),
  ...editorData(manifest, JSON.parse(readFileSync('package.json', 'utf8'))),
};

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
for (const [path, content] of Object.entries(files)) {
  if (read(path) === content) continue;
  if (check) {
    console.error(`${path} is not what the sources give: run \`npm run manifest\` and commit it.`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
