import type { CSSResult, ReactiveController, ReactiveElement } from 'lit';

/** How many elements use a sheet in a root; it goes with the last. */
interface Adopted {
  readonly sheet: CSSStyleSheet;
  users: number;
}

const adopted = new WeakMap<Document | ShadowRoot, Map<CSSResult, Adopted>>();

/**
 * Styles for what an element puts into the page itself, as children of its own. They are adopted by the document or shadow root that the element stands in,
 * once for all elements of a kind, and leave with the last of them. No markup has a style in it: a strict policy allows them.
 */
export class LightStyles implements ReactiveController {
  #host: ReactiveElement;
  #styles: CSSResult;
  #root: Document | ShadowRoot | undefined;

  constructor(host: ReactiveElement, styles: CSSResult) {
    this.#host = host;
    this.#styles = styles;
    host.addController(this);
  }

  hostConnected(): void {
    const root = this.#host.getRootNode();
    // It may be one of another window.
    if ('adoptedStyleSheets' in root) this.#adopt(root as Document | ShadowRoot);
  }

  hostDisconnected(): void {
    const root = this.#root;
    const entries = root && adopted.get(root);
    const entry = entries?.get(this.#styles);
    this.#root = undefined;
    if (!entries || !entry || --entry.users) return;
    entries.delete(this.#styles);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== entry.sheet);
  }

  #adopt(root: Document | ShadowRoot): void {
    this.#root = root;
    const entries = adopted.get(root) ?? new Map<CSSResult, Adopted>();
    adopted.set(root, entries);
    const entry = entries.get(this.#styles);
    if (entry) {
      entry.users++;
      return;
    }
    // A sheet belongs to the document it was made in.
    const view = this.#host.ownerDocument.defaultView ?? window;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(this.#styles.cssText);
    entries.set(this.#styles, { sheet, users: 1 });
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}
