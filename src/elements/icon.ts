/** Icons as paths on a 24 by 24 grid, drawn as own SVG nodes: a strict policy forbids icon fonts and `data:` addresses. */
const FIRST = {
  play: 'M7 4.6v14.8c0 .8.9 1.3 1.6.9l11.6-7.4c.6-.4.6-1.3 0-1.7L8.6 3.8C7.9 3.3 7 3.8 7 4.6z',
  close: 'M6.3 5a.9.9 0 0 0-1.3 1.3l5.7 5.7L5 17.7A.9.9 0 1 0 6.3 19l5.7-5.7 5.7 5.7a.9.9 0 0 0 1.3-1.3L13.3 12 19 6.3A.9.9 0 0 0 17.7 5L12 10.7z',
} as const; // prettier-ignore

export type FirstIcon = keyof typeof FIRST;

const SVG = 'http://www.w3.org/2000/svg';

/** A new SVG node with this path, as large as the text around it, hidden from assistive technology: its button has the name. */
export function draw(name: string, d: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon', name);
  const path = svg.appendChild(document.createElementNS(SVG, 'path'));
  path.setAttribute('d', d);
  path.setAttribute('fill', 'currentColor');
  return svg;
}

/** An icon that is there before the controls are. */
export const firstIcon = (name: FirstIcon): SVGSVGElement => draw(name, FIRST[name]);
