import { expect } from '@open-wc/testing';
import { alignArticle, alignArticleAsync } from '../../../src/model/index.js';
import { CUES, DURATION, ESSAY, timeOf } from './late-ferry.js';

const INPUT = { passages: ESSAY, cues: CUES, duration: DURATION };

describe('alignArticleAsync', () => {
  it('answers as alignArticle does', async () => {
    expect(await alignArticleAsync(INPUT)).to.deep.equal(alignArticle(INPUT));
  });

  it('tells its progress, and ends with all of it', async () => {
    const told: number[] = [];
    await alignArticleAsync(INPUT, { onProgress: (done) => told.push(done), embed: (texts) => Promise.resolve(texts.map(() => [1, 0])) });
    expect(told.at(-1)).to.equal(1);
    expect(told).to.deep.equal(told.toSorted((a, b) => a - b));
    expect(told.length).to.be.above(1);
  });

  it('ends when it is aborted', async () => {
    const before = AbortSignal.abort(new Error('gone'));
    const error = await alignArticleAsync(INPUT, { signal: before }).catch((reason: unknown) => reason);
    expect(error).to.be.an('error').with.property('message', 'gone');

    const during = new AbortController();
    const embed = (texts: readonly string[]) => {
      during.abort(new Error('left'));
      return Promise.resolve(texts.map(() => [1]));
    };
    const later = await alignArticleAsync(INPUT, { signal: during.signal, embed }).catch((reason: unknown) => reason);
    expect(later).to.be.an('error').with.property('message', 'left');
  });

  it('lets a sentence encoder find what no word tells', async () => {
    // An encoder that knows one thing: that seasickness and a bishop's teeth are both about the stomach.
    const embed = (texts: readonly string[]) =>
      Promise.resolve(texts.map((text) => (/seasick|ginger|green|queasy/.test(text) ? [1, 0.1] : [0.1, 1])));
    const passages = [{ id: 'a', text: 'A queasy interlude.' }];
    const [best] = (await alignArticleAsync({ ...INPUT, passages }, { embed })).placements[0]!.candidates;
    expect(best!.start).to.be.below(timeOf('never seasick') + 20);
    expect(best!.end).to.be.above(timeOf('gone green') - 20);
  });

  it('says so when the encoder gives too few vectors', async () => {
    const error = await alignArticleAsync(INPUT, { embed: () => Promise.resolve([]) }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TypeError);
  });
});
