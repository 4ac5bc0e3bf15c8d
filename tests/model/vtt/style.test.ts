import { expect } from '@open-wc/testing';
import { read, timing } from './read.js';

describe('parseVtt, STYLE', () => {
  it('passes over a style sheet, and says so', () => {
    const { cues, codes } = read(`WEBVTT\n\nSTYLE\n::cue { color: red }\n\n${timing}\nx`);
    expect(cues).to.have.length(1);
    expect(codes).to.deep.equal(['style-ignored:3']);
  });
  it('takes STYLE above a timing line for an id', () => expect(read(`WEBVTT\n\nSTYLE\n${timing}\nx`).cues[0]!.id).to.equal('STYLE'));
  it('ends a style sheet at a blank line, whatever it holds', () => {
    const { cues, codes } = read(`WEBVTT\n\nSTYLE\n::cue(#a) { /*\nNOTE x\n00:01.000 -- > 00:02.000\n*/ }\n\n.b { }\n\n${timing}\nx`);
    expect(cues).to.have.length(1);
    expect(codes).to.deep.equal(['style-ignored:3', 'text-outside-cues:9']);
  });
  it('says that a style sheet after the first cue is out of place', () =>
    expect(read(`WEBVTT\n\n${timing}\nx\n\nSTYLE\n::cue { }`).codes).to.deep.equal(['misplaced-block:6']));
});
