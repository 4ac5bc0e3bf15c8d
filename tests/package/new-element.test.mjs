// `npm run new -- film-…` writes an element that finds all that it imports. That it works is asked of its template: tests/elements/new-element.test.ts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'film-commentary-'));
for (const folder of ['src/elements', 'src/session', 'src/index.ts', 'tests/support', 'tests/elements'])
  cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
after(() => rmSync(copy, { recursive: true }));

const begin = (name) => spawnSync(process.execPath, [join(ROOT, 'scripts/new-element.mjs'), name], { cwd: copy, encoding: 'utf8' });
const read = (path) => readFileSync(join(copy, path), 'utf8');

describe('npm run new', () => {
  it('writes an element and its test, whose imports are there', () => {
    assert.equal(begin('film-key-moments').status, 0);
    for (const file of ['src/elements/film-key-moments.ts', 'tests/elements/film-key-moments.test.ts']) {
      const near = [...read(file).matchAll(/from '(\.[^']+)'/g)].map(([, path]) => join(copy, dirname(file), path.replace(/\.js$/, '.ts')));
      assert.ok(near.length > 2);
      assert.deepEqual(near.filter((path) => !existsSync(path)), []); // prettier-ignore
    }
    assert.match(read('src/elements/film-key-moments.ts'), /class FilmKeyMoments extends FilmElement/);
    assert.doesNotMatch(read('tests/elements/film-key-moments.test.ts'), /example/i);
  });

  it('puts it among its like, in the order of the alphabet', () => {
    const lines = read('src/elements/panels.ts').split('\n');
    const at = lines.findIndex((line) => line.includes('film-key-moments'));
    assert.deepEqual([lines[at - 1], lines[at + 1]].map((line) => line.trim().split("'")[1]), ['film-article', 'film-timeline']); // prettier-ignore
    assert.match(
      read('src/index.ts'),
      /FilmCommentaryButton .*\nexport \{ FilmKeyMoments \} from '\.\/elements\/film-key-moments\.js';\nexport \{ FilmPlayer /,
    );
  });

  it('keeps what is there, and says how elements are named', () => {
    assert.match(begin('film-player').stderr, /already/);
    assert.match(read('src/elements/film-player.ts'), /class FilmPlayer/);
    assert.match(begin('key-moments').stderr, /film-/);
  });
});
