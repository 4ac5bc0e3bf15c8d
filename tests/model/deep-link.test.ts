import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { type DeepLink, formatDeepLink, parseDeepLink } from '../../src/model/deep-link.js';

describe('parseDeepLink', () => {
  it('reads a note, whatever its id is', () => {
    expect(parseDeepLink('#note=bowl')).to.deep.equal({ note: 'bowl' });
    expect(parseDeepLink('#note=urn%3Aa%2Fb%23c')).to.deep.equal({ note: 'urn:a/b#c' });
    expect(parseDeepLink('#note=a=b')).to.deep.equal({ note: 'a=b' });
    expect(parseDeepLink('#note=100%')).to.deep.equal({ note: '100%' });
  });

  it('reads a time in seconds, as a timecode, and as normal play time', () => {
    for (const [fragment, time] of [['#t=62.5', 62.5], ['#t=1:02:03', 3723], ['#t=npt:10', 10], ['#t=10,20', 10], ['#t=0', 0]] as const)
      expect(parseDeepLink(fragment), fragment).to.deep.equal({ time });
  }); // prettier-ignore

  it('reads which film is meant', () => {
    expect(parseDeepLink('#film=second&t=10')).to.deep.equal({ film: 'second', time: 10 });
    expect(parseDeepLink('#note=a&film=second')).to.deep.equal({ film: 'second', note: 'a' });
  });

  it('takes the note where both are named', () => {
    expect(parseDeepLink('#t=10&note=a')).to.deep.equal({ note: 'a' });
  });

  it('is nothing for the page’s own anchors, and for times that are none', () => {
    for (const fragment of ['', '#', '#top', '#note', '#note=', '#t=', '#t=soon', '#t=-5', '#film=a', '#footnote=3'])
      expect(parseDeepLink(fragment), fragment).to.equal(null);
  });
});

describe('formatDeepLink', () => {
  it('writes a note, a time, and a film', () => {
    expect(formatDeepLink({ note: 'urn:a b' })).to.equal('#note=urn%3Aa%20b');
    expect(formatDeepLink({ time: 3723.9 })).to.equal('#t=1:02:03');
    expect(formatDeepLink({ time: 5, film: 'second film' })).to.equal('#film=second%20film&t=0:05');
  });

  it('refuses times that are none', () => {
    for (const time of [NaN, -1, Infinity]) expect(() => formatDeepLink({ time })).to.throw(RangeError);
  });

  it('is read as it was written', () => {
    const note = fc.string({ minLength: 1, unit: 'grapheme' });
    const readAgain = (link: DeepLink): void => {
      expect(parseDeepLink(formatDeepLink(link))).to.deep.equal(link);
    };
    fc.assert(fc.property(note, note, (id, film) => readAgain({ note: id, film })));
    fc.assert(fc.property(fc.nat(20000), (time) => readAgain({ time })));
  });
});
