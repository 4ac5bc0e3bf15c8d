import { expect } from '@open-wc/testing';
import { read, timing } from './read.js';

describe('parseVtt, ids', () => {
  it('keeps the lines of id and times apart from text', () => {
    const { cues, codes } = read(`WEBVTT\n\nnot\nan id\n${timing}\nx`);
    expect(cues.map(({ id, text }) => [id, text])).to.deep.equal([['1', 'x']]);
    expect(codes).to.deep.equal(['text-outside-cues:3']);
  });
  it('gives each cue an id of its own', () => {
    const { cues, codes } = read(`WEBVTT\n\na\n${timing}\n1\n\na\n${timing}\n2\n\na-2\n${timing}\n3\n\n5\n${timing}\n4\n\n${timing}\n5`);
    expect(cues.map(({ id }) => id)).to.deep.equal(['a', 'a-2', 'a-2-2', '5', '5-2']);
    expect(codes).to.deep.equal(['repeated-id:8', 'repeated-id:12']);
  });
  it('reads an id that begins like a comment', () => expect(read(`WEBVTT\n\nNOTED\n${timing}\nx`).cues[0]!.id).to.equal('NOTED'));
  it('keeps the spaces of an id, and one that nearly is an arrow', () =>
    expect(
      read(['WEBVTT', ...[' a', 'a ', '-- >', '->', ' '].map((id) => `${id}\n${timing}\nx`)].join('\n\n')).cues.map(({ id }) => id),
    ).to.deep.equal([' a', 'a ', '-- >', '->', ' ']));
});
