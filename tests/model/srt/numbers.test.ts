import { expect } from '@open-wc/testing';
import { good, read, texts } from './read.js';

describe('parseSrt, numbers', () => {
  it('needs no numbers', () =>
    expect(texts('00:00:01,000 --> 00:00:02,000\nx\n\n00:00:03,000 --> 00:00:04,000\ny\n42')).to.deep.equal(['x', 'y\n42']));
  it('reads numbers with a sign round them', () =>
    expect(texts(good.replace('1\n', '#1\n').replace('\n2\n', '\n2.\n'))).to.deep.equal(['The house\nin the field', 'Wind']));
  it('keeps a number that is said', () => {
    expect(texts('1\n00:00:01,000 --> 00:00:02,000\nRoom\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n7')).to.deep.equal(['Room\n42', '7']);
    expect(
      texts('1\n00:00:01,000 --> 00:00:02,000\nRoom\n42\n\n00:00:03,000 --> 00:00:04,000\ny\n\n3\n00:00:05,000 --> 00:00:06,000\nz'),
    ).to.deep.equal(['Room\n42', 'y', 'z']);
  });
  it('drops a number after the last cue', () => expect(texts(`${good}\n3\n`)).to.deep.equal(['The house\nin the field', 'Wind']));
  it('says which cue has no number where the others have', () =>
    expect(read(good.replace('\n2\n', '\n')).codes).to.deep.equal(['missing-number:6']));
  it('keeps numbers as ids, each once', () => {
    const { cues, codes } = read(good.replace('\n2\n', '\n1\n') + '\n7\n00:00:05,000 --> 00:00:06,000\ny');
    expect(cues.map(({ id }) => id)).to.deep.equal(['1', '2', '7']);
    expect(codes).to.deep.equal(['repeated-number:7']);
  });
});
