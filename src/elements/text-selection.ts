import type { ReactiveController, ReactiveElement } from 'lit';

/** Is some text selected in this shadow root? The document's own selection stops at its host in some browsers. */
export function selectionIn(root: ShadowRoot): boolean {
  const own = (root as ShadowRoot & { getSelection?: () => Selection | null }).getSelection?.();
  if (own) return !own.isCollapsed && root.contains(own.anchorNode);
  const selection = root.ownerDocument.getSelection();
  const [range] = selection ? rangesOf(selection, root) : [];
  return range !== undefined && !range.collapsed && root.contains(range.startContainer);
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
 * it is rendered anew when a press ends and when a selection in it is cleared.
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
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#pressed = undefined;
  }

  /** Is any of the text selected? */
  get hasSelection(): boolean {
    return this.#host.shadowRoot !== null && selectionIn(this.#host.shadowRoot);
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

  /** A click that selects nothing is one on the picture. */
  readonly onClick = (event: MouseEvent): void => {
    event.stopPropagation();
    const { hadSelection = false, pointerType = 'mouse' } = this.#last ?? {};
    const selects = this.hasSelection || hadSelection;
    if (event.detail <= 1) this.#clicked = !selects;
    this.#act(selects ? 'select' : 'click', pointerType);
  };

  /** A double click that selects a word takes back what its first click has done. */
  readonly onDblclick = (event: MouseEvent): void => {
    event.stopPropagation();
    const { pointerType = 'mouse' } = this.#last ?? {};
    if (!this.hasSelection) this.#act('dblclick', pointerType);
    else if (this.#clicked) this.#act('click', pointerType);
    this.#clicked = false;
  };
}
