import { bringSearch } from './session-controller.js';

/** The roots an id is looked for in: the element's own, then those around it. */
function* rootsOf(element: Element): Generator<Document | ShadowRoot> {
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    if (root instanceof Document || root instanceof ShadowRoot) yield root;
    if (!(root instanceof ShadowRoot)) return;
  }
}

function findById(element: Element, id: string): Element | null {
  for (const root of rootsOf(element)) {
    const found = root.getElementById(id);
    if (found) return found;
  }
  return null;
}

function watchIds(element: Element, changed: () => void): MutationObserver {
  const watch = new MutationObserver(changed);
  for (const root of rootsOf(element)) watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['id'] });
  return watch;
}

bringSearch({ findById, watchIds });
