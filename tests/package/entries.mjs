import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { PROJECT } from './installed.mjs';

/** What a page's own bundle of one entry defines at once. */
const DEFINED = {
  'film-annotation-list': ['film-annotation-list'],
  'film-annotations': ['film-annotations'],
  'film-article': ['film-article'],
  'film-commentary': ['film-commentary'],
  'film-commentary-button': ['film-commentary-button'],
  'film-player': ['film-annotations', 'film-player', 'film-subtitles'],
  'film-settings-button': ['film-settings-button'],
  'film-subtitles': ['film-subtitles'],
  'film-subtitles-button': ['film-subtitles-button'],
  'film-timeline': ['film-timeline'],
  'film-transcript': ['film-transcript'],
};
/** Bytes (gzip) that one small function of the model may take, with what it needs. */
const SMALL = 2048;

const SOURCES = {
  ...Object.fromEntries(Object.keys(DEFINED).map((name) => [name, `import 'film-commentary/elements/${name}.js';`])),
  timecode: `import { parseTimecode } from 'film-commentary/model'; console.log(parseTimecode('1:02'));`,
  nothing: `import 'film-commentary/model';`,
};

describe('a page’s own bundle of one entry', () => {
  let chunks;
  before(async () => {
    const folder = join(PROJECT, 'bundles');
    mkdirSync(folder);
    for (const [name, source] of Object.entries(SOURCES)) writeFileSync(join(folder, `${name}.js`), source);
    const { output } = await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      build: {
        write: false,
        minify: false,
        modulePreload: false,
        rolldownOptions: { input: Object.fromEntries(Object.keys(SOURCES).map((name) => [name, join(folder, `${name}.js`)])) },
      },
    });
    chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  });

  /** All code that a page fetches before the entry runs. */
  function codeOf(name) {
    const wanted = new Set([...chunks.values()].filter((chunk) => chunk.isEntry && chunk.name === name).map(({ fileName }) => fileName));
    for (const file of wanted) for (const other of chunks.get(file).imports) wanted.add(other);
    return [...wanted].map((file) => chunks.get(file).code).join('\n');
  }

  for (const [name, defined] of Object.entries(DEFINED))
    it(`defines ${defined.join(', ')} for ${name}, and drags in no others`, () => {
      const code = codeOf(name);
      const found = [...code.matchAll(/\bdefine(?:\$\d+)?\(["'](film-[a-z-]+)["']/g)].map(([, tag]) => tag);
      assert.deepEqual(found.sort(), defined);
      assert.doesNotMatch(code, /\bvideojs\b.*VERSION/, 'the engine comes later');
    });
  it('has of the model only what is used', () => {
    assert.equal(codeOf('nothing').trim(), '');
    const size = gzipSync(codeOf('timecode')).length;
    assert.ok(size < SMALL, `${size} bytes`);
  });
});
