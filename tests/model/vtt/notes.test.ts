import { expect } from '@open-wc/testing';
import { read, texts, timing } from './read.js';

describe('parseVtt, comments', () => {
  it('passes over comments, wherever they stand', () => {
    const { cues, problems } = read(`WEBVTT\n\nNOTE\nx\n\n\nNOTE y\n\n${timing}\na\n\nNOTE\tz\nmore\n\n${timing}\nb\n\nNOTE\n`);
    expect(cues.map(({ text }) => text)).to.deep.equal(['a', 'b']);
    expect(problems).to.deep.equal([]);
  });
  it('keeps a line of text that begins like a comment', () => expect(texts(`WEBVTT\n\n${timing}\nx\nNOTE y`)).to.deep.equal(['x\nNOTE y']));
});
