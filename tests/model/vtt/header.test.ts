import { expect } from '@open-wc/testing';
import { read, texts, timing } from './read.js';

describe('parseVtt, header', () => {
  it('reads a file that holds no cue', () => expect(read('WEBVTT')).to.deep.include({ cues: [], problems: [] }));
  it('reads a cue right below the header', () => expect(texts(`WEBVTT\n${timing}\nx`)).to.deep.equal(['x']));
  it('reports text that belongs to no cue as lost', () =>
    expect(read(`WEBVTT\n\n${timing}\nx\n\norphan\n\n${timing}\ny`).problems).to.have.nested.property('[0].severity', 'error'));
  it('ends at a blank line, and passes over what is in it', () =>
    expect(texts(`WEBVTT - x\nKind: captions\nNOTE y\n\ufffd\n\n${timing}\nx`)).to.deep.equal(['x']));
  it('ends at an arrow', () => expect(texts(`WEBVTT\nKind: captions\n${timing}\nx`)).to.deep.equal(['x']));
});
