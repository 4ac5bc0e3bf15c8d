// The guides do what they say: their commands run one after the other, on the project's own film and essay.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folder, ROOT, run } from './support.mjs';

const blocksOf = (page, language) =>
  [...readFileSync(join(ROOT, 'docs', page), 'utf8').matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text); // prettier-ignore

/** The files that the guides begin with. */
function begin(cwd) {
  copyFileSync(join(ROOT, 'demo/public/essay.md'), join(cwd, 'essay.md'));
  copyFileSync(join(ROOT, 'subtitles/what-the-wind-kept.en.srt'), join(cwd, 'film.en.srt'));
}

describe('the authors’ guide', () => {
  it('leads from the article to the notes of another copy', async (t) => {
    const cwd = folder(t, { 'notes.csv': 'quote,text\nBring every bowl we have.,Nobody brings one.\n' });
    begin(cwd);
    await run(['convert', 'film.en.srt', 'film.restored.en.srt', '--offset', '3', '--rate', '25/24'], { cwd });
    const [pins] = blocksOf('authors.md', 'json');
    writeFileSync(join(cwd, 'pins.json'), pins);
    const commands = blocksOf('authors.md', 'sh').flatMap((block) => block.trim().split('\n'));
    assert.ok(commands.length >= 6);
    for (const command of commands) {
      const [npx, program, ...args] = command.split(' ');
      assert.deepEqual([npx, program], ['npx', 'film-commentary']);
      const { code, stderr } = await run(args, { cwd });
      assert.equal(code, 0, `${command}\n${stderr}`);
    }
    const pinned = JSON.parse(readFileSync(join(cwd, 'notes.json'), 'utf8')).items.find((note) => note['fc:passage'] === 'p-3');
    assert.match(JSON.stringify(pinned.target), /t=52/);
    for (const made of ['review.html', 'by-hand.json', 'notes.html', 'notes.restored.json']) assert.ok(existsSync(join(cwd, made)), made);
  });
});

describe('the developers’ guide', () => {
  it('places an article without a page', () => {
    // Within the project, so that its package is found by its name.
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    const cwd = mkdtempSync(join(ROOT, '.cache/guide-'));
    try {
      begin(cwd);
      const [code] = blocksOf('developers.md', 'js');
      writeFileSync(join(cwd, 'place.mjs'), code);
      const { status, stderr } = spawnSync(process.execPath, ['place.mjs'], { cwd, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      assert.ok(JSON.parse(readFileSync(join(cwd, 'commentary.json'), 'utf8')).items.length > 5);
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });
});
