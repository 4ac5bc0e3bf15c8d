/** Elements that a page holds beside its film, each fetched when the page first holds one: a line for each. */
const PANELS: Readonly<Record<string, () => Promise<unknown>>> = {
  'film-annotation-list': () => import('./film-annotation-list.js'),
  'film-article': () => import('./film-article.js'),
  'film-timeline': () => import('./film-timeline.js'),
  'film-transcript': () => import('./film-transcript.js'),
};

const wanted = new Set(Object.keys(PANELS));

/** Defines the panels in this part of the page that are not defined yet. */
function defineIn(part: ParentNode): void {
  for (const name of [...wanted]) {
    if (customElements.get(name)) wanted.delete(name);
    else if (part.querySelector(name) || (part instanceof Element && part.localName === name)) fetchPanel(name);
  }
}

function fetchPanel(name: string): void {
  wanted.delete(name);
  PANELS[name]?.().catch((error: unknown) => {
    console.error(`film-commentary: <${name}> did not load`, error);
  });
}

/** Now, and whenever the page gets another one. Who puts a panel into a shadow root imports it. */
const arrivals = new MutationObserver((records) => {
  for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) defineIn(node);
  if (!wanted.size) arrivals.disconnect();
});
arrivals.observe(document, { childList: true, subtree: true });
defineIn(document);
