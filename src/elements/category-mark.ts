import { css } from 'lit';
import { BACKGROUND } from '../model/note-kinds.js';

/** Each on a grid of 12 by 12, filled: told apart at the size of a letter, and without colour. */
const SHAPES = [
  /* circle */ 'M6 .9a5.1 5.1 0 1 1 0 10.2A5.1 5.1 0 0 1 6 .9z',
  /* square */ 'M1.6 1.6h8.8v8.8H1.6z',
  /* diamond */ 'M6 0l6 6-6 6-6-6z',
  /* triangle */ 'M6 .8l6 10.4H0z',
  /* cross */ 'M4.2.6h3.6v3.6h3.6v3.6H7.8v3.6H4.2V7.8H.6V4.2h3.6z',
  /* triangle on its tip */ 'M6 11.2L0 .8h12z',
  /* star */ 'M6 .4l1.5 4.1 4.3.2-3.4 2.7 1.2 4.2L6 9.2l-3.6 2.4 1.2-4.2L.2 4.7l4.3-.2z',
  /* hourglass */ 'M1.2.8h9.6L7.6 6l3.2 5.2H1.2L4.4 6z',
] as const;
/** A note without a category, and one that stands as background. */
const PLAIN = 'M5 .6h2a1 1 0 0 1 1 1v8.8a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V1.6a1 1 0 0 1 1-1z';
const RING = 'M6 .6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 6 .6zm0 2.2a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z';

/**
 * The colours of categories, one as light as the other: each contrasts at least 3 to 1 with white and with dark grey (`#2a2a2a`), so that it is seen
 * on light and on dark pages. Neighbours in the list are far apart for all eyes.
 */
export const CATEGORY_COLORS = ['#ac750e', '#1983da', '#d55752', '#018f8f', '#956ad5', '#019443', '#cd568b', '#7c8609'] as const;

/** How marks are coloured; goes with the styles of whatever shows them. A system's own colours go before ours, and the shapes stay. */
export const categoryMarkStyles = css`
  .mark {
    display: inline-block;
    width: 0.7em;
    height: 0.7em;
    flex: none;
    fill: currentColor;
    color: var(--_category, currentColor);
  }
  @media (forced-colors: active) {
    .mark {
      color: inherit;
    }
  }
`;

/** The part of a custom property's name that is made of a category's: `Sound & light` is `sound-light`. */
const slugOf = (category: string): string =>
  category.normalize('NFC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, ''); // prettier-ignore

/**
 * The colour of a kind of notes, as CSS: `--film-category-NAME` or `--film-category-1`, `-2`... where the page has set them, else one of ours.
 * The words' own colour for notes without a category and for background.
 */
export function categoryColor(kind: string, kinds: readonly string[]): string {
  const index = kinds.indexOf(kind);
  if (index < 0) return 'currentColor';
  const color = CATEGORY_COLORS[turned(index) % CATEGORY_COLORS.length] ?? '';
  const slug = slugOf(kind);
  const numbered = `var(--film-category-${index + 1}, ${color})`;
  return slug ? `var(--film-category-${slug}, ${numbered})` : numbered;
}

/** When the shapes have all been used, each comes again in another colour. */
const turned = (index: number): number => index + 3 * Math.floor(index / SHAPES.length);

const SVG = 'http://www.w3.org/2000/svg';

/**
 * A new mark for a kind of notes: a small shape, as large as the text around it, in that kind's colour. Never colour alone: each kind has a shape of its own.
 * It is hidden from assistive technology; the name of the category stands beside it, or in the name of what it marks.
 *
 * @param kind as `kindOf` gives it: a category, `BACKGROUND`, or `''`
 * @param kinds all categories of the film, as `kindsOf` gives them: their order decides on shape and colour
 */
export function categoryMark(kind: string, kinds: readonly string[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 12 12');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('mark');
  const index = kinds.indexOf(kind);
  svg.style.setProperty('--_category', categoryColor(kind, kinds));
  const shape = kind === BACKGROUND ? RING : index < 0 ? PLAIN : SHAPES[index % SHAPES.length];
  svg.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', shape ?? PLAIN);
  return svg;
}
