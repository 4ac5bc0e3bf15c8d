import type { ReactiveController, ReactiveElement } from 'lit';

/** Is some text selected in this shadow root? */
export const selectionIn = (root: ShadowRoot): boolean => rangeIn(root) !== null;

/** The range that is selected in this shadow root. The document's own selection stops at its host in some browsers. */
function rangeIn(root: ShadowRoot): AbstractRange | null {
  const own = (root as ShadowRoot & { getSelection?: () => Selection | null }).getSelection?.();
  const selection = own ?? root.ownerDocument.getSelection();
  const [range] = !selection ? [] : own ? (own.rangeCount ? [own.getRangeAt(0)] : []) : rangesOf(selection, root);
  const inside = range && !range.collapsed && root.contains(own ? own.anchorNode : range.startContainer);
  return inside ? range : null;
}

/** Are words of this element selected? */
export function isSelectedIn(root: ShadowRoot, element: Element): boolean {
  const selected = rangeIn(root);
  if (!selected || !root.contains(selected.startContainer) || !root.contains(selected.endContainer)) return false;
  const range = root.ownerDocument.createRange();
  range.setStart(selected.startContainer, selected.startOffset);
  range.setEnd(selected.endContainer, selected.endOffset);
  if (!range.intersectsNode(element)) return false;
  // Where a selection only touches the element, none of its words is in it.
  if (!element.contains(range.startContainer)) range.setStart(element, 0);
  if (!element.contains(range.endContainer)) range.setEnd(element, element.childNodes.length);
  return range.toString() !== '';
}

function rangesOf(selection: Selection, root: ShadowRoot): readonly AbstractRange[] {
  if ('getComposedRanges' in selection) return selection.getComposedRanges({ shadowRoots: [root] });
  const { rangeCount } = selection as Selection;
  return rangeCount ? [(selection as Selection).getRangeAt(0)] : [];
}

/** What a click on selectable text over a picture means; `select` where it made or cleared a selection. */
export type PressAct = 'click' | 'dblclick' | 'select';

/** A pointer that went down on the text. */
interface Press {
  /** Was text selected before? Then a click only clears that. */
  readonly hadSelection: boolean;
  readonly pointerType: string;
}

/**
 * Text over a picture that can be selected, and is a part of the picture where it is only clicked. The element binds its three handlers;
 * it is rendered anew when a press ends, and when a selection in it is cleared or left.
 */
export class TextPress implements ReactiveController {
  #host: ReactiveElement;
  #act: (act: PressAct, pointerType: string) => void;
  #connection: AbortController | undefined;
  /** The press that goes on, and the last one. */
  #pressed: Press | undefined;
  #last: Press | undefined;
  /** Has the first click of what may become a double click gone to the picture? */
  #clicked = false;

  constructor(host: ReactiveElement, act: (act: PressAct, pointerType: string) => void) {
    this.#host = host;
    this.#act = act;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const document = this.#host.ownerDocument;
    for (const type of ['pointerup', 'pointercancel', 'contextmenu']) document.addEventListener(type, this.#end, { capture: true, signal });
    document.addEventListener('selectionchange', this.#selected, { signal });
    document.addEventListener('pointerdown', this.#elsewhere, { capture: true, signal });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#pressed = undefined;
  }

  /** Is any of the text selected? */
  get hasSelection(): boolean {
    return this.#host.shadowRoot !== null && selectionIn(this.#host.shadowRoot);
  }

  /** Are words of this element selected, by a press on them? */
  holds(element: Element): boolean {
    const { shadowRoot } = this.#host;
    return this.#last !== undefined && shadowRoot !== null && isSelectedIn(shadowRoot, element);
  }

  /** Is somebody selecting at this moment, the pointer still down? */
  get isSelecting(): boolean {
    return this.#pressed !== undefined && this.hasSelection;
  }

  readonly onPointerdown = (event: PointerEvent): void => {
    // Another button opens the browser's menu, and may never be heard to come up.
    if (event.button === 0) this.#last = this.#pressed = { hadSelection: this.hasSelection, pointerType: event.pointerType };
  };

  #end = (): void => {
    if (!this.#pressed) return;
    this.#pressed = undefined;
    this.#host.requestUpdate();
  };

  /** What was held for the sake of a selection goes with it. */
  #selected = (): void => {
    if (!this.#last || this.#pressed || this.hasSelection) return;
    this.#last = undefined;
    this.#host.requestUpdate();
  };

  /** Who presses elsewhere has done with what was selected, also where that leaves the selection alone. */
  #elsewhere = (event: PointerEvent): void => {
    if (!this.#last || event.button !== 0 || event.composedPath().includes(this.#host)) return;
    this.#last = this.#pressed = undefined;
    this.#host.requestUpdate();
  };

  /** The picture then has the focus; WebKit lets go of a selection that the focus leaves behind. */
  #tell(act: PressAct, pointerType: string): void {
    const { shadowRoot: root } = this.#host;
    const selected = root && rangeIn(root);
    this.#act(act, pointerType);
    if (!root || !selected || selectionIn(root)) return;
    const { startContainer, startOffset, endContainer, endOffset } = selected;
    root.ownerDocument.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  }

  /** A click that selects nothing is one on the picture. */
  readonly onClick = (event: MouseEvent): void => {
    event.stopPropagation();
    const { hadSelection = false, pointerType = 'mouse' } = this.#last ?? {};
    const selects = this.hasSelection || hadSelection;
    if (event.detail <= 1) this.#clicked = !selects;
    this.#tell(selects ? 'select' : 'click', pointerType);
  };

  /** A double click that selects a word takes back what its first click has done. */
  readonly onDblclick = (event: MouseEvent): void => {
    event.stopPropagation();
    const { pointerType = 'mouse' } = this.#last ?? {};
    if (!this.hasSelection) this.#tell('dblclick', pointerType);
    else if (this.#clicked) this.#tell('click', pointerType);
    this.#clicked = false;
  };
}
