import { expect, fixture, html } from '@open-wc/testing';
import { SUBTITLE_EDGES, SUBTITLE_FONTS } from '../../src/session/preferences.js';
import { subtitleStyleProperties } from '../../src/elements/subtitle-style.js';

/** What a browser makes of a declaration that uses the properties. */
async function computed(style: Parameters<typeof subtitleStyleProperties>[0], property: string, declared: string): Promise<string> {
  const element = await fixture<HTMLElement>(html`<p>words</p>`);
  for (const [name, value] of Object.entries(subtitleStyleProperties(style))) element.style.setProperty(name, value);
  element.style.setProperty(property, declared);
  return getComputedStyle(element).getPropertyValue(property);
}

describe('subtitleStyleProperties', () => {
  it('says nothing where nothing is chosen', () => {
    expect(subtitleStyleProperties(undefined)).to.deep.equal({});
    expect(subtitleStyleProperties({})).to.deep.equal({});
    expect(subtitleStyleProperties({ position: 'top', secondaryPosition: 'beside' }), 'places are for the layout').to.deep.equal({});
  });
  it('has only what is chosen', () => {
    expect(Object.keys(subtitleStyleProperties({ size: 2 }))).to.deep.equal(['--_subtitle-scale']);
    expect(Object.keys(subtitleStyleProperties({ color: '#ff0000' }))).to.deep.equal(['--_subtitle-color']);
  });
  it('gives the second subtitle its own size, and the first one’s where it has none', () => {
    expect(subtitleStyleProperties({ size: 2, secondarySize: 0.5 })['--_subtitle-scale']).to.equal('2');
    expect(subtitleStyleProperties({ size: 2, secondarySize: 0.5 }, { secondary: true })['--_subtitle-scale']).to.equal('0.5');
    expect(subtitleStyleProperties({ size: 2 }, { secondary: true })['--_subtitle-scale']).to.equal('2');
    expect(subtitleStyleProperties({ secondarySize: 2 })).to.deep.equal({});
  });
  it('puts opacity into the colours', async () => {
    expect(await computed({ background: '#102030', backgroundOpacity: 0.5 }, 'background-color', 'var(--_subtitle-background)')).to.match(
      /^rgba\(16, 32, 48, 0\.5/,
    );
    expect(await computed({ backgroundOpacity: 0 }, 'background-color', 'var(--_subtitle-background)')).to.equal('rgba(0, 0, 0, 0)');
    expect(await computed({ background: '#102030' }, 'background-color', 'var(--_subtitle-background)')).to.match(
      /^rgba\(16, 32, 48, 0\.6/,
    );
    expect(await computed({ color: '#ff0000', opacity: 0.5 }, 'color', 'var(--_subtitle-color)')).to.equal('color(srgb 1 0 0 / 0.5)');
    expect(await computed({ opacity: 0.5 }, 'color', 'var(--_subtitle-color)'), 'of the default').to.equal('color(srgb 1 1 1 / 0.5)');
  });
  it('takes the page’s colour where only its opacity is chosen', async () => {
    const page = await fixture<HTMLElement>(html`<div><p>words</p></div>`);
    page.style.setProperty('--film-subtitle-color', '#0000ff');
    const words = page.querySelector('p') as HTMLElement;
    words.style.color = subtitleStyleProperties({ opacity: 0.25 })['--_subtitle-color'] ?? '';
    expect(getComputedStyle(words).color).to.equal('color(srgb 0 0 1 / 0.25)');
  });
  for (const edge of SUBTITLE_EDGES)
    it(`has an edge that a browser takes: ${edge}`, async () => {
      const shadow = await computed({ edge }, 'text-shadow', 'var(--_subtitle-shadow)');
      expect(shadow === 'none').to.equal(edge === 'none');
    });
  it('has a typeface of its own for each name, from the viewer’s machine', async () => {
    const families = SUBTITLE_FONTS.map((font) => subtitleStyleProperties({ font })['--_subtitle-font'] ?? '');
    for (const family of families) expect(family).to.match(/(serif|sans-serif|monospace|cursive)$/);
    expect(new Set(families).size, 'small capitals are those of the plain one').to.equal(SUBTITLE_FONTS.length - 1);
    expect(await computed({ font: 'small-caps' }, 'font-variant-caps', 'var(--_subtitle-caps)')).to.equal('small-caps');
    expect(await computed({ font: 'serif' }, 'font-variant-caps', 'var(--_subtitle-caps)')).to.equal('normal');
  });
  it('counts the distance of lines from the usual one', () =>
    expect(Number(subtitleStyleProperties({ lineSpacing: 2 })['--_subtitle-line-height'])).to.be.closeTo(2.6, 1e-9));
});
