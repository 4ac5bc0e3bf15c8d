import { expect } from '@open-wc/testing';
import { cueBox } from '../../src/elements/cue-layout.js';

describe('cueBox', () => {
  it('is none for a cue that says nothing of its place', () => {
    expect(cueBox(undefined)).to.equal(null);
    expect(cueBox({})).to.equal(null);
    expect(cueBox({ align: 'end' }), 'text aligned in the usual place').to.equal(null);
  });

  describe('across the picture', () => {
    const across = (settings: Parameters<typeof cueBox>[0]) => {
      const { left, width } = cueBox({ line: 0, ...settings }) ?? {};
      return [left, width];
    };

    it('is as wide as the picture where nothing else is said', () => {
      expect(across({})).to.deep.equal(['0%', '100%']);
    });

    it('stands around its position when centred', () => {
      expect(across({ position: 30, size: 40 })).to.deep.equal(['10%', '40%']);
    });

    it('begins at its position when aligned left, and ends there when aligned right', () => {
      expect(across({ align: 'left', position: 20, size: 40 })).to.deep.equal(['20%', '40%']);
      expect(across({ align: 'right', position: 80, size: 40 })).to.deep.equal(['40%', '40%']);
    });

    it('begins at the left edge when aligned left, and ends at the right one when aligned right, without a position', () => {
      expect(across({ align: 'left', size: 40 })).to.deep.equal(['0%', '40%']);
      expect(across({ align: 'right', size: 40 })).to.deep.equal(['60%', '40%']);
    });

    it('gives the alignment of the position precedence over that of the text', () => {
      expect(across({ align: 'left', position: 50, positionAlign: 'center', size: 40 })).to.deep.equal(['30%', '40%']);
    });

    it('never leaves the picture, however wide it asks to be', () => {
      expect(across({ position: 90, size: 100 })).to.deep.equal(['80%', '20%']);
      expect(across({ align: 'left', position: 70, size: 100 })).to.deep.equal(['70%', '30%']);
      expect(across({ align: 'right', position: 30, size: 100 })).to.deep.equal(['0%', '30%']);
    });

    it('keeps the alignment of its text', () => {
      expect(cueBox({ line: 0, align: 'end' })).to.include({ 'text-align': 'end' });
    });
  });

  describe('down the picture', () => {
    const down = (settings: Parameters<typeof cueBox>[0]) => {
      const { top, bottom, translate } = cueBox(settings) ?? {};
      return { ...(top && { top }), ...(bottom && { bottom }), ...(translate && { translate }) };
    };

    it('stands at the bottom where it only says where across', () => {
      expect(down({ position: 20 })).to.deep.equal({ bottom: '0' });
    });

    it('counts lines from the top, and negative ones from the bottom', () => {
      expect(down({ line: 0 })).to.deep.equal({ top: '0em' });
      expect(down({ line: 2 })).to.deep.equal({ top: '2.6em' });
      expect(down({ line: -1 })).to.deep.equal({ bottom: '0em' });
      expect(down({ line: -3 })).to.deep.equal({ bottom: '2.6em' });
    });

    it('begins, is centred, or ends at a percentage', () => {
      const at = (lineAlign: 'start' | 'center' | 'end') => down({ line: 40, lineIsPercentage: true, lineAlign });
      expect(at('start')).to.deep.equal({ top: '40%' });
      expect(at('center')).to.deep.equal({ top: '40%', translate: '0 -50%' });
      expect(at('end')).to.deep.equal({ top: '40%', translate: '0 -100%' });
    });

    it('is held in the picture where it begins so low that it would leave it', () => {
      expect(down({ line: 100, lineIsPercentage: true })).to.deep.equal({ top: 'min(100%, 100% - 2.6em)' });
    });
  });

  describe('written vertically', () => {
    it('begins at the right and grows to the left, or the other way round', () => {
      expect(cueBox({ vertical: 'rl', line: 1 })).to.include({ 'writing-mode': 'vertical-rl', right: '1.3em', top: '0%', height: '100%' });
      expect(cueBox({ vertical: 'lr', line: -1 })).to.include({ 'writing-mode': 'vertical-lr', right: '0em' });
    });

    it('stands at its first side without a line', () => {
      expect(cueBox({ vertical: 'rl' })).to.include({ right: '0' });
      expect(cueBox({ vertical: 'lr' })).to.include({ left: '0' });
    });

    it('measures position and size down the picture', () => {
      expect(cueBox({ vertical: 'lr', position: 30, size: 40, line: 0 })).to.include({ top: '10%', height: '40%' });
    });

    it('counts percentages from the left for both directions, as the standard does', () => {
      const centred = (vertical: 'rl' | 'lr') => cueBox({ vertical, line: 40, lineIsPercentage: true, lineAlign: 'center' });
      expect(centred('lr')).to.include({ left: '40%', translate: '-50%' });
      expect(centred('rl')).to.include({ left: '40%', translate: '-50%' }).and.not.have.property('right');
    });
  });
});
