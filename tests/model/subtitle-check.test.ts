import { expect } from '@open-wc/testing';
import type { Cue } from '../../src/model/cue.js';
import {
  checkSubtitles,
  MAX_READING_SPEED,
  MAX_WORD_LENGTH,
  MIN_GAP,
  readingSpeed,
  type SubtitleCheckOptions,
} from '../../src/model/subtitle-check.js';
import { parseSubtitles } from '../../src/model/subtitles.js';
import { patience } from '../support/patience.js';

const cue = (start: number, end: number, text = 'Wind', more: Partial<Cue> = {}): Cue => ({
  id: `${start}`,
  start,
  end,
  text,
  source: text,
  ...more,
});
const check = (cues: Cue[], options?: SubtitleCheckOptions) => checkSubtitles({ cues, format: 'srt' }, options);
const codes = (cues: Cue[], options?: SubtitleCheckOptions) => check(cues, options).map(({ code }) => code);
const letters = (count: number) => 'x'.repeat(count);
const file = (text: string, options: SubtitleCheckOptions = {}) => checkSubtitles(parseSubtitles(text), { text, ...options });

describe('checkSubtitles', () => {
  it('has nothing against good subtitles', () => expect(check([cue(1, 3), cue(3.08, 5), cue(10, 12)])).to.deep.equal([]));
  it('has nothing against no subtitles', () => expect(check([])).to.deep.equal([]));
  it('passes over cues that are never shown', () => expect(check([cue(1, 3), cue(2, 1), cue(2, 2), cue(2, 3, ' ')])).to.deep.equal([]));

  describe('reading speed', () => {
    it('may be 20 characters a second and not more', () => {
      expect(MAX_READING_SPEED).to.equal(20);
      expect(codes([cue(0.1, 2.1, letters(40))])).to.deep.equal([]);
      expect(codes([cue(0.1, 2.1, letters(41))])).to.deep.equal(['reading-speed']);
    });
    it('has a limit that can be set', () =>
      expect(codes([cue(0, 1, letters(18))], { maxReadingSpeed: 17 })).to.deep.equal(['reading-speed']));
    it('says what it found', () =>
      expect(check([cue(0, 1.5, letters(45))], { source: 'film.srt' })).to.deep.equal([
        {
          code: 'reading-speed',
          severity: 'warning',
          message: '45 characters in 1.5 s are 30.0 a second; 20 can be read.',
          source: 'film.srt',
          detail: { id: '0', speed: 30, limit: 20 },
        },
      ]));
  });

  describe('overlap', () => {
    it('is a warning, also under a long one that began earlier', () =>
      expect(check([cue(1, 9), cue(2, 3), cue(4, 5)]).map(({ code, detail }) => [code, detail!.overlap, detail!.other])).to.deep.equal([
        ['overlap', 7, '1'],
        ['overlap', 5, '1'],
      ]));
    it('is meant where the places differ', () => {
      const top = { settings: { line: 0 } };
      expect(codes([cue(1, 3), cue(2, 4, 'A sign', top)])).to.deep.equal([]);
      expect(codes([cue(1, 3, 'A sign', top), cue(2, 4, 'A sign', top)])).to.deep.equal(['overlap']);
    });
    it('is meant at both sides', () => {
      const side = (align: 'left' | 'right' | 'center') => ({ settings: { line: -2, align } });
      expect(codes([cue(1, 3, 'He', side('left')), cue(2, 4, 'She', side('right'))])).to.deep.equal([]);
      expect(codes([cue(1, 3, 'He', side('left')), cue(2, 4, 'She', side('left'))])).to.deep.equal(['overlap']);
      expect(codes([cue(1, 3, 'He', side('center')), cue(2, 4, 'She', { settings: { line: -2 } })])).to.deep.equal(['overlap']);
    });
    it('is meant in a region that rolls up, and needs no pause there', () => {
      const rolling = (scroll: string) =>
        file(
          `WEBVTT\n\nREGION\nid:a\n${scroll}\n\n00:01.000 --> 00:03.000 region:a\nx\n\n00:02.000 --> 00:04.000 region:a\ny\n\n00:04.000 --> 00:05.000 region:a\nz\n`,
        ).map(({ code }) => code);
      expect(rolling('scroll:up')).to.deep.equal([]);
      expect(rolling('lines:3')).to.deep.equal(['overlap', 'short-gap']);
    });
    it('is not what a float makes of two times that touch', () =>
      expect(codes([cue(0, 0.1 + 0.2), cue(0.3, 2)], { minGap: 0 })).to.deep.equal([]));
  });

  describe('a word', () => {
    it('may have 120 characters', () => {
      expect(MAX_WORD_LENGTH).to.equal(120);
      expect(codes([cue(0, 20, `a ${letters(120)}\nb`)])).to.deep.equal([]);
      expect(codes([cue(0, 20, `a ${letters(121)}\nb`)])).to.deep.equal(['long-word']);
    });
    it('does not hold up a file of many', () => expect(codes([cue(0, 1e6, 'a '.repeat(500_000))])).to.deep.equal([]));
  });

  describe('gap', () => {
    it('must be 0.08 s', () => {
      expect(MIN_GAP).to.equal(0.08);
      expect(codes([cue(1, 2), cue(2.08, 3)])).to.deep.equal([]);
      expect(codes([cue(1, 2), cue(2.079, 3)])).to.deep.equal(['short-gap']);
      expect(codes([cue(1, 2), cue(2, 3)])).to.deep.equal(['short-gap']);
    });
    it('has a limit that can be set, or set to nothing', () => {
      expect(codes([cue(1, 2), cue(2.1, 3)], { minGap: 0.125 })).to.deep.equal(['short-gap']);
      expect(codes([cue(1, 2), cue(2, 3)], { minGap: 0 })).to.deep.equal([]);
    });
  });

  describe('lines', () => {
    it('are those of the times', () =>
      expect(file('1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:02,000 --> 00:00:03,000\nb\n')[0]).to.include({
        code: 'short-gap',
        line: 6,
      }));
    it('are found in a file that is not in order, whatever ends its lines', () =>
      expect(
        file('1\r\n00:00:05,000 --> 00:00:06,000\r\nlater\r\n\r\n2\r\n00:00:01,000 --> 00:00:05,500\r\nearlier\r\n').map(
          ({ code, line }) => [code, line],
        ),
      ).to.deep.equal([['overlap', 2]]));
    it('are found where two cues have the same times', () =>
      expect(file('1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:01,000 --> 00:00:02,000\nb\n').map(({ line }) => line)).to.deep.equal([
        6,
      ]));
    it('are found for times in an unusual spelling', () =>
      expect(file('1\n0:01,0 -> 0:02,0\na\n\n2\n0:02,0 -> 0:03,5\nb\n').map(({ line }) => line)).to.deep.equal([6]));
    it('are found in WebVTT', () =>
      expect(file('WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:02.000 --> 00:03.000 line:0\nb').map(({ line }) => line)).to.deep.equal([6]));
  });

  it('answers in time for a megabyte of lines that look like times', () => {
    const text = `1\n00:00:01,000 --> 00:00:02,000\na\n\n${'1:1:-\n'.repeat(170_000)}`;
    const subtitles = parseSubtitles(text);
    const from = performance.now();
    checkSubtitles(subtitles, { text });
    expect(performance.now() - from).to.be.lessThan(patience(3000));
  });
  it('refuses limits that are none', () => {
    for (const limit of [0, -1, NaN]) expect(() => check([], { maxReadingSpeed: limit })).to.throw(RangeError);
    for (const limit of [-1, NaN]) expect(() => check([], { minGap: limit })).to.throw(RangeError);
  });
});

describe('readingSpeed', () => {
  it('counts a line break as a space and an accent as part of its letter', () =>
    expect(readingSpeed(cue(0, 1, 'e\u0301a\n b'))).to.equal(4));
  it('counts a character beyond the basic plane once', () => expect(readingSpeed(cue(0, 2, '𝄞𝄞'))).to.equal(1));
  it('is nothing for no text and endless for no time', () => {
    expect(readingSpeed(cue(1, 2, ''))).to.equal(0);
    expect(readingSpeed(cue(1, 1))).to.equal(Infinity);
  });
});
