import { expect } from '@open-wc/testing';
import { fingerprint } from '../../src/model/fingerprint.js';
import { cue } from '../support/build.js';

const cues = [cue(1, 2, 'Leave the gate\nopen.'), cue(3, 4, 'The wind keeps what it takes.')];

describe('fingerprint', () => {
  it('is the same for the same words at the same times, however they are written', () => {
    const dressed = [cue(3, 4, '<i>“The wind keeps what it takes”</i>'), cue(1, 2, 'ANNA: leave the GATE open'), cue(5, 5, 'never shown')];
    expect(fingerprint(dressed)).to.equal(fingerprint(cues));
  });
  it('says by its halves whether words or times differ', () => {
    const [, words, times] = fingerprint(cues).split('-');
    const [, sameWords, otherTimes] = fingerprint(cues.map((one) => ({ ...one, start: one.start + 0.5 }))).split('-');
    const [, otherWords, sameTimes] = fingerprint([cues[0]!, cue(3, 4, 'The wind keeps what it took.')]).split('-');
    expect([sameWords, sameTimes]).to.deep.equal([words, times]);
    expect(otherTimes).not.to.equal(times);
    expect(otherWords).not.to.equal(words);
  });
  it('is 64 bits of FNV-1a: the published values', () => {
    // Of "a" and "foobar", http://www.isthe.com/chongo/src/fnv/test_fnv.c
    expect(fingerprint([cue(1, 2, 'a')]).split('-')[1]).to.equal('af63dc4c8601ec8c');
    expect(fingerprint([cue(1, 2, 'foobar')]).split('-')[1]).to.equal('85944171f73967e8');
  });
  it('is that of nothing for nothing', () => expect(fingerprint([])).to.equal('1-cbf29ce484222325-cbf29ce484222325'));
});
