import { expect } from '@open-wc/testing';
import { contrastRatio, ENOUGH_CONTRAST, subtitleContrast } from '../../src/elements/contrast.js';

describe('contrastRatio', () => {
  it('is 21 for black and white and 1 for the same, in either order', () => {
    expect(contrastRatio('#000000', '#ffffff')).to.equal(21);
    expect(contrastRatio('#ffffff', '#000000')).to.equal(21);
    expect(contrastRatio('#12AB9f', '#12ab9F')).to.equal(1);
  });
  it('agrees with what is published', () => {
    // The grey that just passes and the one that just fails on white, as WCAG's own material and every checker have them.
    expect(contrastRatio('#767676', '#ffffff')).to.be.closeTo(4.54, 0.005);
    expect(contrastRatio('#777777', '#ffffff')).to.be.closeTo(4.48, 0.005);
    expect(contrastRatio('#ff0000', '#ffffff')).to.be.closeTo(4.0, 0.005);
    expect(contrastRatio('#0000ff', '#ffffff')).to.be.closeTo(8.59, 0.005);
  });
});

describe('subtitleContrast', () => {
  it('is enough where nothing is chosen', () => expect(subtitleContrast({})).to.be.greaterThan(ENOUGH_CONTRAST));
  it('counts the picture that is worst', () => {
    // Without a plate, white words over a white picture are not to be seen, nor black ones over a black one.
    expect(subtitleContrast({ backgroundOpacity: 0 })).to.equal(1);
    expect(subtitleContrast({ color: '#000000', backgroundOpacity: 0 })).to.equal(1);
  });
  it('counts the plate alone where it covers all', () =>
    expect(subtitleContrast({ color: '#ffff00', background: '#000080', backgroundOpacity: 1 })).to.equal(
      contrastRatio('#ffff00', '#000080'),
    ));
  it('counts words that can be seen through', () =>
    expect(subtitleContrast({ opacity: 0.25, backgroundOpacity: 1 })).to.be.lessThan(ENOUGH_CONTRAST));
  it('counts an outline, where that is better', () => {
    expect(subtitleContrast({ backgroundOpacity: 0, edge: 'outline' })).to.equal(21);
    expect(subtitleContrast({ color: '#000000', backgroundOpacity: 0, edge: 'outline' })).to.equal(1);
  });
});
