import { deepAll } from './player.js';

// What a page is measured by, for all eyes and fingers.

export type Color = readonly [red: number, green: number, blue: number, alpha: number];
const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
/** Any colour of CSS, 0 to 1. */
export function readColor(color: string): Color {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red / 255, green / 255, blue / 255, alpha / 255];
}
const over = ([r, g, b, a]: Color, [r2, g2, b2]: Color): Color => [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a), 1];
const luminance = (color: Color) => {
  const [r = 0, g = 0, b = 0] = color.slice(0, 3).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: Color, b: Color) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};
/** Around an element: its parent, or the host of its shadow root. */
export const around = (element: Element): Element | null =>
  element.parentElement ?? ((element.getRootNode() as Partial<ShadowRoot>).host || null);
/** What lies behind an element's words, over a white or a black film. */
function behind(element: Element, film: Color): Color {
  const layers: Color[] = [];
  for (let at: Element | null = element; at; at = around(at)) {
    const layer = readColor(getComputedStyle(at).backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reduceRight((under, layer) => over(layer, under), film);
}
export const WHITE: Color = [1, 1, 1, 1];
export const BLACK: Color = [0, 0, 0, 1];
const seenIn = (root: Element): HTMLElement[] =>
  deepAll(root, '*').filter(
    (element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 2 &&
      !element.matches('style, option, :disabled, [aria-hidden="true"], [aria-hidden="true"] *, [inert], [inert] *'),
  );
/** The elements that have words of their own, and are seen. */
const wordsIn = (root: Element): HTMLElement[] =>
  seenIn(root).filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()));
/** Words that contrast less than 4.5 to 1 with what lies behind them, over each of these films or papers. */
export const hardToRead = (root: Element, films: readonly Color[] = [WHITE, BLACK]): string[] => {
  const worst = (element: Element, color: string) =>
    Math.min(
      ...films.map((film) => {
        const ground = behind(element, film);
        return contrast(over(readColor(color), ground), ground);
      }),
    );
  const pale = (element: Element, words: string, color: string) => {
    const least = worst(element, color);
    return least < 4.5 ? [`${element.localName}.${element.className} "${words.trim().slice(0, 30)}" ${least.toFixed(2)}`] : [];
  };
  return [
    ...wordsIn(root).flatMap((element) => pale(element, element.textContent ?? '', getComputedStyle(element).color)),
    ...seenIn(root).flatMap((element) =>
      ['::before', '::after'].flatMap((pseudo) => {
        const { content, color } = getComputedStyle(element, pseudo);
        return /[\p{L}\p{N}]/u.test(content.replace(/^(?:none|normal)$/, '')) ? pale(element, content, color) : [];
      }),
    ),
  ];
};

/** The deepest element at a point. */
function at(x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  while (found?.shadowRoot) {
    const inner: Element | null = found.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === found) break;
    found = inner;
  }
  return found;
}
const HALF = 11.5;
/** Is it, with its labels, 24 CSS pixels wide and high, as it is hit? */
function isLarge(target: HTMLElement): boolean {
  const boxes = [target, ...((target as HTMLInputElement).labels ?? [])].map((part) => part.getBoundingClientRect());
  const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
  const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
  if (right - left >= 23.9 && bottom - top >= 23.9) return true;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const hits = (dx: number, dy: number) => {
    const hit = at(x + dx, y + dy);
    return hit !== null && (target.contains(hit) || hit === target);
  };
  return (right - left >= 23.9 || (hits(-HALF, 0) && hits(HALF, 0))) && (bottom - top >= 23.9 || (hits(0, -HALF) && hits(0, HALF)));
}
const TARGETS = 'button, summary, select, input, [role="slider"], [role="tab"], [role="menuitemradio"], [role="button"]';
/** What is to be pressed, and is smaller than 24 CSS pixels. */
export const smallTargets = (root: Element) =>
  deepAll(root, TARGETS)
    .filter(
      (target) => target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && target.getBoundingClientRect().width > 2,
    ) // prettier-ignore
    .filter((target) => !isLarge(target))
    .map((target) => {
      const { width, height } = target.getBoundingClientRect();
      return `${target.localName}.${target.className || target.id} ${Math.round(width)} × ${Math.round(height)}`;
    });
