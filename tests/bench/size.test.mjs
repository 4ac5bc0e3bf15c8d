// What a page fetches until its first subtitle and its first notes are on screen: sizes and names, the same in every run. `node --test tests/bench/size.test.mjs`
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { LIMITS, measureFunction, measurePages, SUBTITLES } from '../../bench/fetched.mjs';

describe('what a page fetches until its first subtitle and notes are on screen', () => {
  let pages;
  before(async () => {
    pages = await measurePages();
  });
  const pageOf = (name) => pages.find(({ format }) => format === name);

  for (const { format } of SUBTITLES)
    describe(`with ${format}`, () => {
      it('is within the limits, all of it and what is ours', () => {
        const { early } = pageOf(format);
        assert.ok(early.all <= LIMITS.all, `${early.all} bytes`);
        assert.ok(early.owners.get('ours') <= LIMITS.ours, `${early.owners.get('ours')} bytes are ours`);
      });
      it('has neither the engine nor the controls in it, nor what lays out all subtitles and what unfolds notes', () => {
        const late = [...pageOf(format).early.modules.keys()].filter((module) =>
          /video\.js\/|\/(?:engine|hotkeys|icons|player-controls|whole-subtitles|cue-display|note-reading)\b/.test(module),
        );
        assert.deepEqual(late, []);
      });
      it('is one file, and three more with the shims of bundler and engine make the player complete', () => {
        const { early, complete } = pageOf(format);
        assert.equal(early.files.size, 1, [...early.files.keys()].join(', '));
        assert.ok(complete.files.size <= 6, [...complete.files.keys()].join(', '));
      });
      it('is within the limit with the controls, too, and has nothing in it that only other pages need', () => {
        const { complete } = pageOf(format);
        assert.ok(complete.all <= LIMITS.all, `${complete.all} bytes`);
        assert.deepEqual(complete.unneeded, []);
      });
    });
});

describe('parseSubtitles alone', () => {
  it('is within the limit', async () => {
    const { all } = await measureFunction('bench/model/parse-subtitles.js');
    assert.ok(all <= LIMITS.parseSubtitles, `${all} bytes`);
  });
});
