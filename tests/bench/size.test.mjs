// What a page fetches before its first subtitle and note: sizes and names, the same in every run. `node --test tests/bench/size.test.mjs`
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { LIMITS, measurePage } from '../../bench/fetched.mjs';

describe('what a page fetches before its first subtitle and note', () => {
  let page;
  before(async () => {
    page = await measurePage();
  });

  it('is within the limit', () => assert.ok(page.all <= LIMITS.all, `${page.all} bytes`));
  it('has nothing in it that only other pages need', () => assert.deepEqual(page.unneeded, []));
  it('is two files and a shim', () => assert.ok(page.files.size <= 3, [...page.files.keys()].join(', ')));
});
