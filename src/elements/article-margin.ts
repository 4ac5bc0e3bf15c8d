import { scaleOf } from './stage.js';

/** Where a passage of the page's own article is, in CSS pixels from the box around the article; and where its mark goes. */
export interface PassageBox {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly mark: { readonly top: number; readonly left: number; readonly side: 'before' | 'after' };
}

/** What a mark needs beside its passage, in CSS pixels: a time of an hour and more. */
const MARK_WIDTH = 68;
const MARK_HEIGHT = 24;
/** Between a passage's last word and its mark; and before a passage, where its rule stands between them. */
const GAP = 8;
const MARGIN_GAP = 20;
/** On each passage that has times, for print: what it says is set before its words. */
const TIMES = 'data-film-times';

/** What is gone to by the keyboard does not stand behind the switches. */
const ROOM = ':where(film-article) :where(a, button, input, select, textarea, summary, [tabindex]) { scroll-margin-block-end: 4rem; }';
const PRINT = `@media print { :where([${TIMES}])::before { content: attr(${TIMES}) "\\2003"; font: 600 0.75em/1 system-ui, sans-serif; font-variant-numeric: tabular-nums; } }`;

/**
 * The margin of an article that is the page's own: where its passages are, as long as they are followed. Nothing of the article is changed but an attribute
 * with the times, which only print shows, and which goes with the margin.
 */
export class ArticleMargin {
  #onBoxes: (boxes: ReadonlyMap<Element, PassageBox>) => void;
  #page: HTMLElement | undefined;
  #times: ReadonlyMap<Element, string> = new Map();
  #observer: ResizeObserver | undefined;
  #frame: number | undefined;
  #sheet: { readonly root: Document | ShadowRoot; readonly sheet: CSSStyleSheet } | undefined;
  #boxes: ReadonlyMap<Element, PassageBox> = new Map();

  constructor(onBoxes: (boxes: ReadonlyMap<Element, PassageBox>) => void) {
    this.#onBoxes = onBoxes;
  }

  /**
   * @param page the box around the article; places are told from its upper left corner
   * @param times what print says before each of these passages
   */
  follow(page: HTMLElement, times: ReadonlyMap<Element, string>): void {
    for (const element of this.#times.keys()) if (!times.has(element)) element.removeAttribute(TIMES);
    for (const [element, time] of times) if (element.getAttribute(TIMES) !== time) element.setAttribute(TIMES, time);
    this.#times = times;
    this.#adopt((page.getRootNode() as ShadowRoot).host.getRootNode() as Document | ShadowRoot);
    this.#observer?.disconnect();
    this.#page = page;
    this.#observer = new ResizeObserver(() => this.#measureSoon());
    this.#observer.observe(page);
    for (const element of times.keys()) this.#observer.observe(element);
    this.#measure();
  }

  end(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    for (const element of this.#times.keys()) element.removeAttribute(TIMES);
    this.#times = new Map();
    this.#adopt(undefined);
    this.#tell(new Map());
  }

  #adopt(root: Document | ShadowRoot | undefined): void {
    if (root === this.#sheet?.root) return;
    const { root: before, sheet: old } = this.#sheet ?? {};
    if (before) before.adoptedStyleSheets = before.adoptedStyleSheets.filter((other) => other !== old);
    this.#sheet = undefined;
    if (!root || !('adoptedStyleSheets' in root)) return;
    const { defaultView } = root.ownerDocument ?? root;
    const sheet = new (defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(ROOM + PRINT);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#sheet = { root, sheet };
  }

  /** In a frame of its own: a layout that changes what is observed would be an error of the observer. */
  #measureSoon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#measure();
    });
  }

  #measure(): void {
    const page = this.#page;
    if (!page?.isConnected) return;
    const around = page.getBoundingClientRect();
    const host = (page.getRootNode() as ShadowRoot).host.getBoundingClientRect();
    const rtl = getComputedStyle(page).direction === 'rtl';
    const scale = scaleOf(page);
    const boxes = new Map<Element, PassageBox>();
    for (const element of this.#times.keys()) {
      const box = element.getBoundingClientRect();
      if (!box.width) continue;
      const mark = placeOf(element, box, host, rtl, scale);
      boxes.set(element, {
        top: (box.top - around.top) / scale,
        left: (box.left - around.left) / scale,
        width: box.width / scale,
        height: box.height / scale,
        mark: { top: (mark.top - around.top) / scale, left: (mark.left - around.left) / scale, side: mark.side },
      });
    }
    this.#tell(boxes);
  }

  #tell(boxes: ReadonlyMap<Element, PassageBox>): void {
    if (
      JSON.stringify([...boxes.values()]) === JSON.stringify([...this.#boxes.values()]) &&
      [...boxes.keys()].every((key) => this.#boxes.has(key))
    )
      return;
    this.#boxes = boxes;
    this.#onBoxes(boxes);
  }
}

/** Before the passage, where the margin has room; else behind its last word or, where the last line is full, below it. In the viewport. */
function placeOf(element: Element, box: DOMRect, host: DOMRect, rtl: boolean, scale: number): PassageBox['mark'] {
  const [markWidth, markHeight, gap, marginGap] = [MARK_WIDTH, MARK_HEIGHT, GAP, MARGIN_GAP].map((pixels) => pixels * scale) as [number, number, number, number]; // prettier-ignore
  const room = rtl ? host.right - box.right : box.left - host.left;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
  const besideLine = ({ top, bottom }: DOMRect): number => (top + bottom) / 2 - markHeight / 2;
  if (room >= markWidth + marginGap)
    return { top: besideLine(lines[0] ?? box), left: rtl ? box.right + marginGap : box.left - marginGap - markWidth, side: 'before' };
  const bottom = Math.max(...lines.map((line) => line.bottom));
  const last = lines.filter((line) => line.bottom > bottom - line.height / 2);
  const end = rtl ? Math.min(...last.map((line) => line.left)) : Math.max(...last.map((line) => line.right));
  const left = rtl ? end - gap - markWidth : end + gap;
  const [line] = last;
  const fits = rtl ? left >= box.left : left + markWidth <= box.right;
  if (line && fits) return { top: besideLine(line), left, side: 'after' };
  return { top: box.bottom - markHeight / 4, left: rtl ? box.left : box.right - markWidth, side: 'after' };
}
