import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/model/annotation.js';
import type { FormatAnnotationsOptions } from '../../src/model/annotation-export.js';
import { formatAnnotations } from '../../src/model/annotation-file.js';
import { formatDeepLink } from '../../src/model/deep-link.js';
import { note } from '../support/build.js';

const write = (notes: readonly Annotation[], options?: FormatAnnotationsOptions): Element => {
  const { text } = formatAnnotations(notes, 'html', options);
  const box = document.createElement('div');
  box.innerHTML = text;
  return box;
};
const texts = (box: Element, selector: string) => [...box.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());

describe('formatAnnotations, as a list in HTML', () => {
  it('has each note with its time, by start', () => {
    const box = write([note('b', 63.25, 70), note('a', 1, 2, { category: 'Echo' })], { label: 'The essay' });
    expect(texts(box, 'ol > li time')).to.deep.equal(['0:01', '1:03']);
    expect(texts(box, 'li strong')).to.deep.equal(['Note a', 'Note b']);
    expect(texts(box, 'li small')).to.deep.equal(['Echo']);
    expect(texts(box, 'li div > p')).to.deep.equal(['What note a says.', 'What note b says.']);
    expect(box.querySelector('ol')?.getAttribute('aria-label')).to.equal('The essay');
    expect(box.querySelectorAll('time')[1]?.dateTime).to.equal('PT63.25S');
  });
  it('links each time into the film, where its address is given, else to the moment in the page', () => {
    const links = (options?: FormatAnnotationsOptions) =>
      [...write([note('a', 62.5, 70)], options).querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links()).to.deep.equal(['#t=62.5']);
    expect(links({ film: 'a film.mp4?x="1"#t=5' })).to.deep.equal(['a film.mp4?x="1"#t=62.5']);
    expect(links({ film: 'javascript:alert(1)' })).to.deep.equal(['#t=62.5']);
  });
  it('is where links to a note lead', () => {
    const box = write([note('urn:a "b"', 1, 2), note('urn:c&d', 3, 4)]);
    const ids = [...box.querySelectorAll('li')].map(({ id }) => id);
    expect(ids).to.deep.equal(['', 'note=urn:c&d']);
    expect(decodeURIComponent(formatDeepLink({ note: 'urn:c&d' }))).to.equal('#note=urn:c&d');
  });
  it('writes hours where a film is long, in all of its times', () => {
    expect(texts(write([note('a', 1, 2), note('b', 3600, 3605)]), 'time')).to.deep.equal(['0:00:01', '1:00:00']);
  });
  it('says the language of a note, and leaves its direction to its words', () => {
    const box = write([note('a', 1, 2, { language: 'ru' })]);
    expect(box.querySelector('li')?.lang).to.equal('ru');
    expect(box.querySelector('li > div')?.getAttribute('dir')).to.equal('auto');
  });
  it('makes no markup of what notes say', () => {
    const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    const bad = note(hostile.replaceAll(' ', ''), 1, 2, { title: hostile, category: hostile, language: hostile, body: [hostile] });
    const box = write([bad, note('b', 3, 4, { body: [], text: hostile })], { label: hostile, film: hostile });
    expect([...new Set([...box.querySelectorAll('*')].map(({ localName }) => localName))].sort()).to.deep.equal(['a', 'div', 'li', 'ol', 'p', 'small', 'strong', 'time']); // prettier-ignore
    expect([...box.querySelectorAll('*')].flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on')))).to.deep.equal([]); // prettier-ignore
    expect(texts(box, 'strong')).to.deep.equal([hostile, 'Note b']);
  });
  it('leaves a note without a place out, and says so', () => {
    const { start: _start, end: _end, ...unplaced } = note('a', 1, 2);
    const { text, problems } = formatAnnotations([unplaced], 'html');
    expect(text).to.not.include('<li');
    expect(problems.map(({ code }) => code)).to.deep.equal(['no-place']);
  });
});
