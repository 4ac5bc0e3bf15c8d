/** A menu keeps this far (CSS pixels) from its button, and from the edges of what can be seen. */
const GAP = 4;
const MARGIN = 8;
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a menu stands, in CSS pixels of the viewport. */
export interface MenuPlace {
  readonly left: number;
  readonly top: number;
  /** What does not fit scrolls. */
  readonly maxHeight: number;
}

/**
 * Places a menu at its button: above it where it fits there, else on the side with more room; its end at the button's end,
 * else moved until it is seen whole.
 *
 * @param button its box in the viewport
 * @param menu its size when nothing limits it
 */
export function placeMenu(
  button: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
  menu: Size,
  viewport: Size,
  direction: 'ltr' | 'rtl' = 'ltr',
): MenuPlace {
  const above = button.top - GAP - MARGIN;
  const below = viewport.height - button.bottom - GAP - MARGIN;
  const isAbove = menu.height <= above || (menu.height > below && above >= below);
  const maxHeight = Math.max(0, isAbove ? above : below);
  const height = Math.min(menu.height, maxHeight);
  const left = direction === 'ltr' ? button.right - menu.width : button.left;
  return {
    left: Math.max(MARGIN, Math.min(left, viewport.width - MARGIN - menu.width)),
    top: isAbove ? button.top - GAP - height : button.bottom + GAP,
    maxHeight,
  };
}
