import { adoptStyles, type CSSResult, LitElement } from 'lit';

/**
 * What all our elements share: a style sheet belongs to the document it was made in,
 * so an element that is moved to another one (a picture-in-picture window, `adoptNode`) gets its sheets anew there.
 */
export class FilmElement extends LitElement {
  static {
    // What is measured once it is laid out (is this note cut? is there room beside the picture?) needs a second update.
    this.disableWarning?.('change-in-update');
  }

  adoptedCallback(): void {
    this.#adoptSheets();
  }

  /** @internal Styles that come with a later part of the element: all of its kind have them from then on. */
  addStyles(styles: readonly CSSResult[]): void {
    const { elementStyles } = this.constructor as typeof FilmElement;
    for (const style of styles) if (!elementStyles.includes(style)) elementStyles.push(style);
    this.#adoptSheets();
  }

  /** What a server has rendered in here goes: a root that was declared in markup comes back empty. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.attachShadow({ mode: 'open' });
    this.#adoptSheets();
    return root;
  }

  #adoptSheets(): void {
    const { elementStyles } = this.constructor as typeof FilmElement;
    const { shadowRoot: root } = this;
    const { defaultView } = this.ownerDocument;
    if (!root) return;
    // An element may also be made here and first be connected there.
    if (this.ownerDocument === document) adoptStyles(root, elementStyles);
    else if (defaultView)
      root.adoptedStyleSheets = elementStyles.map((style) => {
        const sheet = new defaultView.CSSStyleSheet();
        sheet.replaceSync('cssText' in style ? style.cssText : '');
        return sheet;
      });
  }
}

/** Define an element, unless the page has one of that name already: two copies of this library can share a page. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
