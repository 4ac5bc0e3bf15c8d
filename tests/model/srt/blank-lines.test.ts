import { expect } from '@open-wc/testing';
import { good, texts } from './read.js';

describe('parseSrt, blank lines', () => {
  it('needs no blank lines', () =>
    expect(texts('1\n00:00:01,000 --> 00:00:02,000\nx\n2\n00:00:03,000 --> 00:00:04,000\ny')).to.deep.equal(['x', 'y']));
  it('bears blank lines between number and times', () =>
    expect(texts(good.replaceAll(/^(\d)$/gm, '$1\n'))).to.deep.equal(['The house\nin the field', 'Wind']));
  it('bears blank lines, of spaces, too, before the text and after it', () =>
    expect(texts('1\n00:00:01,000 --> 00:00:02,000\n \nx\n \t\n\n2\n00:00:03,000 --> 00:00:04,000\ny')).to.deep.equal(['x', 'y']));
  it('keeps blank lines within the text', () =>
    expect(texts('1\n00:00:01,000 --> 00:00:02,000\nx\n\ny\n\n2\n00:00:03,000 --> 00:00:04,000\nz')).to.deep.equal(['x\n\ny', 'z']));
});
