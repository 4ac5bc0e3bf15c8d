import { expect } from '@open-wc/testing';
import { currentNotes } from '../../src/model/current-notes.js';
import { note } from '../support/build.js';

describe('currentNotes', () => {
  const [a, b] = [note('a', 0, 5, { set: 'essay' }), note('b', 4, 9, { set: 'essay' })];
  const other = note('c', 2, 9, { set: 'sound' });
  const ids = (...given: Parameters<typeof currentNotes>) => currentNotes(...given).map(({ id }) => id);

  it('are those on screen, though the moment has left their span, or is in that of another', () => {
    expect(ids([a], [])).to.deep.equal(['a']);
    expect(ids([a], [b])).to.deep.equal(['a']);
  });
  it('are those whose span holds the moment, where none is on screen', () => expect(ids([], [a, b])).to.deep.equal(['a', 'b']));
  it('are found for each set by itself, and are all by start', () => {
    expect(ids([b], [a, b, other])).to.deep.equal(['c', 'b']);
    expect(ids([other], [])).to.deep.equal(['c']);
  });
  it('are none where there are none', () => expect(ids([], [])).to.deep.equal([]));
});
