import { expect } from '@open-wc/testing';
import { richNodes } from '../../src/elements/rich-nodes.js';
import type { RichText } from '../../src/model/rich-text.js';

/** The nodes in a box, for reading. */
function box(nodes: readonly Node[]): HTMLElement {
  const element = document.createElement('div');
  element.append(...nodes);
  return element;
}
const rich = (text: RichText) => box(richNodes(text));

describe('richNodes', () => {
  it('asks the allow-list once more: a page may hand over a tree of its own making', () => {
    const box = document.createElement('div');
    const hostile = [
      { tag: 'img', attributes: { src: 'data:text/html,x', onerror: 'window.hacked = true', alt: 'a field' }, children: [] },
      { tag: 'script', children: ['window.hacked = true'] },
      { tag: 'a', attributes: { href: 'javascript:window.hacked=true', style: 'all: unset' }, children: ['a link'] },
    ] as unknown as RichText;
    box.append(...richNodes(hostile));
    expect(box.querySelector('script')).to.equal(null);
    expect([...box.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())).to.have.members(['target', 'rel']);
    expect(box.textContent, 'words of a picture').to.include('a field');
    expect(window).to.not.have.property('hacked');
  });

  it('builds the tree it is given', () => {
    const built = rich([
      { tag: 'p', children: ['One ', { tag: 'em', children: ['fine'] }, ' day'] },
      { tag: 'hr', children: [] },
    ]);
    expect(built.getHTML()).to.equal('<p>One <em>fine</em> day</p><hr>');
  });

  it('takes text as text, whatever it looks like', () => {
    const built = rich(['<img src=x onerror=alert(1)>', { tag: 'b', children: ['&lt;'] }]);
    expect(built.textContent).to.equal('<img src=x onerror=alert(1)>&lt;');
    expect(built.querySelector('img')).to.equal(null);
  });

  it('sets the attributes that came through the allow-list', () => {
    const [quote] = richNodes([{ tag: 'blockquote', attributes: { lang: 'ru', cite: 'https://example.org/a' }, children: [] }]);
    expect(quote).to.have.property('lang', 'ru');
    expect(quote).to.have.property('cite', 'https://example.org/a');
  });

  it('opens links elsewhere and tells them nothing', () => {
    const link = rich([{ tag: 'a', attributes: { href: 'https://example.org/' }, children: ['there'] }]).querySelector('a');
    expect(link).to.include({ href: 'https://example.org/', target: '_blank', rel: 'noopener noreferrer', textContent: 'there' });
  });

  it('does not let a link say otherwise', () => {
    const link = rich([{ tag: 'a', attributes: { target: '_top', rel: 'opener' }, children: [] }]).querySelector('a');
    expect(link).to.include({ target: '_blank', rel: 'noopener noreferrer' });
  });

  it('lets pictures wait until they are near what is seen, where that is asked for', () => {
    const page: RichText = [{ tag: 'p', children: [{ tag: 'img', attributes: { alt: 'a field' }, children: [] }] }];
    const loading = (nodes: readonly Node[]) => box(nodes).querySelector('img')!.getAttribute('loading');
    expect([loading(richNodes(page, {}, 'lazy')), loading(richNodes(page))]).to.deep.equal(['lazy', null]);
  });

  it('makes nothing of nothing', () => {
    expect(richNodes([])).to.deep.equal([]);
  });
});
