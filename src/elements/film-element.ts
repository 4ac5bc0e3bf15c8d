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
    if (this.shadowRoot) this.#adoptSheets(this.shadowRoot);
  }

  /** @internal Styles that come with a later part of the element: all of its kind have them from then on. */
  addStyles(styles: readonly CSSResult[]): void {
    const { elementStyles } = this.constructor as typeof FilmElement;
    for (const style of styles) if (!elementStyles.includes(style)) elementStyles.push(style);
    if (!this.shadowRoot) return;
    if (this.ownerDocument === document) adoptStyles(this.shadowRoot, elementStyles);
    else this.#adoptSheets(this.shadowRoot);
  }

  /** An element may also be made here and first be connected there. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    if (this.ownerDocument === document) return super.createRenderRoot();
    const root = this.attachShadow((this.constructor as typeof FilmElement).shadowRootOptions);
    this.#adoptSheets(root);
    return root;
  }

  #adoptSheets(root: ShadowRoot): void {
    const { defaultView } = this.ownerDocument;
    if (!defaultView) return;
    const { elementStyles } = this.constructor as typeof FilmElement;
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
