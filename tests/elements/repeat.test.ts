import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { repeat } from '../../src/elements/repeat.js';

describe('repeat', () => {
  const show = (box: HTMLElement, items: readonly string[]) =>
    render(html`<ul>${repeat(items, (item) => item, (item) => html`<li>${item}</li>`)}</ul>`, box); // prettier-ignore
  const comments = (box: HTMLElement) => [...(box.querySelector('ul') as HTMLElement).childNodes].filter((node) => node instanceof Comment);

  it('leaves no node behind of items that have gone', () => {
    const box = document.createElement('div');
    show(box, ['a']);
    const { length } = comments(box);
    for (const items of [['a', 'b', 'c'], ['c'], [], ['d', 'e'], ['e', 'a', 'd'], ['b'], ['a']]) {
      show(box, items);
      expect([...box.querySelectorAll('li')].map(({ textContent }) => textContent)).to.deep.equal(items);
    }
    expect(comments(box)).to.have.length(length);
  });

  it('keeps the node of an item that stays, wherever it goes', () => {
    const box = document.createElement('div');
    show(box, ['a', 'b', 'c']);
    const b = box.querySelectorAll('li')[1];
    show(box, ['b']);
    show(box, ['x', 'b', 'y']);
    expect(box.querySelectorAll('li')[1]).to.equal(b);
  });
});
