import { expect } from '@open-wc/testing';
import { Memory, type StorageLike } from '../../src/session/storage.js';

const shelf = (): StorageLike & { entries: Map<string, string> } => {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
};

const broken = (): never => {
  throw new DOMException('blocked', 'SecurityError');
};

describe('Memory', () => {
  it('gives back what it was given', () => {
    const storage = shelf();
    const memory = new Memory(() => storage);
    expect(memory.write('choice', { on: true })).to.equal(true);
    expect(new Memory(() => storage).read('choice')).to.deep.equal({ on: true });
  });

  it('knows nothing of what it was not given', () => expect(new Memory(() => shelf()).read('choice')).to.equal(undefined));

  it('does not throw where the storage may not even be asked for', () => {
    const memory = new Memory(broken);
    expect(memory.read('choice')).to.equal(undefined);
    expect(memory.write('choice', 1)).to.equal(false);
  });

  it('does not throw where the storage is full', () => {
    const memory = new Memory(() => ({ ...shelf(), setItem: broken }));
    expect(memory.write('choice', 1)).to.equal(false);
  });

  it('says that it remembered nothing where there is no storage', () => expect(new Memory(() => null).write('choice', 1)).to.equal(false));

  for (const [what, text] of [
    ['is no JSON', 'on'],
    ['is of another version', '{"version":99,"value":1}'],
    ['has no version', '{"value":1}'],
    ['is null', 'null'],
  ] as const)
    it(`does not read an entry that ${what}`, () => {
      const storage = shelf();
      storage.entries.set('film-commentary:choice', text);
      expect(new Memory(() => storage).read('choice')).to.equal(undefined);
    });
});
