import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { withSources } from '../../bench/sources.mjs';

describe('alignArticle in Node', () => {
  it('answers as in the browser, to the last digit', async () => {
    const expected = JSON.parse(readFileSync(new URL('../model/align/late-ferry.json', import.meta.url), 'utf8'));
    await withSources(async (load) => {
      const { alignArticle } = await load('/src/model/align/align.ts');
      const { CUES, DURATION, ESSAY } = await load('/tests/model/align/late-ferry.ts');
      assert.deepEqual(alignArticle({ passages: ESSAY, cues: CUES, duration: DURATION }), expected);
    });
  });
});
