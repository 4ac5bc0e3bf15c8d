import { parseArticle } from '../src/model/article.js';
import { richNodes } from '../src/elements/rich-nodes.js';

/** Sets an article of ours into the page, under its headings. */
export async function showEssay(place: HTMLElement, src: string): Promise<void> {
  const response = await fetch(src);
  if (!response.ok) return;
  const { title, passages } = parseArticle(await response.text(), { format: 'markdown' });
  if (title) place.append(heading('h2', title));
  let under: string | undefined = title;
  for (const passage of passages) {
    if (passage.heading && passage.heading !== under) place.append(heading('h3', passage.heading));
    under = passage.heading;
    place.append(...richNodes(passage.body));
  }
  place.removeAttribute('aria-busy');
}

function heading(level: 'h2' | 'h3', text: string): HTMLElement {
  const element = document.createElement(level);
  element.textContent = text;
  return element;
}
