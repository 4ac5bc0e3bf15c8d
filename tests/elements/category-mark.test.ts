import { expect, fixture, html } from '@open-wc/testing';
import { adoptStyles } from 'lit';
import { CATEGORY_COLORS, categoryColor, categoryMark, categoryMarkStyles } from '../../src/elements/category-mark.js';
import { contrastRatio } from '../../src/elements/contrast.js';
import { BACKGROUND } from '../../src/model/note-kinds.js';

const KINDS = Array.from({ length: 30 }, (_, i) => `Category ${i}`);
const shapeOf = (mark: SVGSVGElement) => mark.querySelector('path')?.getAttribute('d');

/** The colour that a mark has in a page where these custom properties are set. */
async function paintedColor(kind: string, kinds: readonly string[], properties: Readonly<Record<string, string>> = {}): Promise<string> {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  host.style.color = 'rgb(1, 2, 3)';
  for (const [name, value] of Object.entries(properties)) host.style.setProperty(name, value);
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, [categoryMarkStyles]);
  const mark = root.appendChild(categoryMark(kind, kinds));
  return getComputedStyle(mark).fill;
}

describe('categoryMark', () => {
  it('gives the first eight categories a shape of their own each, and others to plain notes and background', () => {
    const shapes = [...KINDS.slice(0, 8), '', BACKGROUND].map((kind) => shapeOf(categoryMark(kind, KINDS)));
    expect(new Set(shapes).size).to.equal(10);
    expect(shapes).not.to.include(undefined);
  });

  it('never gives two categories the same shape and colour', () => {
    const marks = KINDS.map((kind) => `${shapeOf(categoryMark(kind, KINDS))} ${categoryColor(kind, KINDS).replace(/.*(#\w+).*/, '$1')}`);
    expect(new Set(marks).size).to.equal(KINDS.length);
  });

  it('has colours that are seen on light pages and on dark ones', () => {
    for (const color of CATEGORY_COLORS)
      for (const ground of ['#ffffff', '#f4efe6', '#2a2a2a', '#110f0d', '#000000'])
        expect(contrastRatio(color, ground), `${color} on ${ground}`).to.be.at.least(3);
  });

  it('is as large as the words around it, and nothing for assistive technology', async () => {
    const mark = categoryMark('Sound', ['Sound']);
    expect(mark.getAttribute('aria-hidden')).to.equal('true');
    expect(mark.classList.contains('mark')).to.equal(true);
  });

  it('takes the words’ colour where there is no category', async () => {
    expect(await paintedColor('', ['Sound'])).to.equal('rgb(1, 2, 3)');
    expect(await paintedColor(BACKGROUND, ['Sound'])).to.equal('rgb(1, 2, 3)');
  });

  it('takes the page’s colour: by the category’s name, or by its number', async () => {
    const kinds = ['Echo', 'Sound & Light'];
    expect(await paintedColor('Sound & Light', kinds, { '--film-category-2': 'rgb(9, 9, 9)' })).to.equal('rgb(9, 9, 9)');
    const both = { '--film-category-2': 'rgb(9, 9, 9)', '--film-category-sound-light': 'rgb(8, 8, 8)' };
    expect(await paintedColor('Sound & Light', kinds, both)).to.equal('rgb(8, 8, 8)');
    expect(await paintedColor('Echo', kinds, both)).to.equal('rgb(172, 117, 14)');
  });

  it('takes a page’s colour for a category in any script, and for one without letters', async () => {
    expect(await paintedColor('Звук', ['Звук'], { '--film-category-звук': 'rgb(7, 7, 7)' })).to.equal('rgb(7, 7, 7)');
    expect(await paintedColor('!?', ['!?'])).to.equal('rgb(172, 117, 14)');
  });
});
