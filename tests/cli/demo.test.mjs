import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { build } from 'vite';
import { folder, ROOT } from './support.mjs';

describe('the demo as a site', () => {
  it('has the library in it', async (t) => {
    const outDir = folder(t);
    await build({ configFile: join(ROOT, 'vite.demo.config.ts'), logLevel: 'error', build: { outDir, emptyOutDir: true } });
    const scripts = readdirSync(join(outDir, 'assets')).filter((file) => file.endsWith('.js'));
    const all = scripts.map((file) => readFileSync(join(outDir, 'assets', file), 'utf8')).join('');
    for (const tag of ['film-player', 'film-subtitles', 'film-annotations', 'film-commentary-button', 'film-settings-dialog'])
      assert.ok(all.includes(`"${tag}"`) || all.includes(`\`${tag}\``) || all.includes(`'${tag}'`), tag);
  });
});
