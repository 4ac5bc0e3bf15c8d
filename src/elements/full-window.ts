import { hotkey } from './hotkeys.js';

/** How a stage fills the window. In the top layer no box around it, however transformed, keeps it small; the border keeps it clear of notch and corners. */
const FILLING: Readonly<Record<string, string>> = {
  '--film-aspect-ratio': 'auto',
  position: 'fixed',
  inset: '0',
  'z-index': '2147483647',
  'box-sizing': 'border-box',
  width: '100%',
  'max-width': 'none',
  // Of the window as it is now; WebKit's dvh stays behind one that takes another size.
  height: '100%',
  'max-height': 'none',
  margin: '0',
  padding: '0',
  color: 'inherit',
  border: '0 solid #000',
  'border-width': 'env(safe-area-inset-top, 0) env(safe-area-inset-right, 0) env(safe-area-inset-bottom, 0) env(safe-area-inset-left, 0)',
  // A finger on the film does not move the page below; two fingers still enlarge.
  'touch-action': 'pinch-zoom',
};

/** What Escape closes before the stage lets go of the window. */
const CLOSED_FIRST = 'dialog, .card';

/** Less of the window than this is no full window. */
const NEARLY_ALL = 0.9;

/**
 * Lets the stage fill the window where no element can go full screen, as on iPhones: subtitles, notes and controls come along.
 * Escape ends it, and so does the focus that goes on into the page.
 *
 * @param onLeave called once it has ended
 * @param signal ends it
 * @returns what ends it; `undefined` where the stage cannot fill the window
 */
export function fillWindow(stage: HTMLElement, onLeave: () => void, signal: AbortSignal): (() => void) | undefined {
  const document = stage.ownerDocument;
  const page = document.documentElement;
  const { overflow } = page.style;
  const filling = new AbortController();
  const leave = () => {
    if (filling.signal.aborted) return;
    filling.abort();
    for (const name of Object.keys(FILLING)) stage.style.removeProperty(name);
    page.style.overflow = overflow;
    stage.removeAttribute('popover');
    onLeave();
  };
  for (const [name, value] of Object.entries(FILLING)) stage.style.setProperty(name, value);
  page.style.overflow = 'hidden';
  if ('popover' in stage) {
    stage.popover = 'manual';
    stage.showPopover();
  }
  const { left, top, width, height } = stage.getBoundingClientRect();
  const isWhole = width > page.clientWidth * NEARLY_ALL && height > page.clientHeight * NEARLY_ALL && Math.abs(left) + Math.abs(top) < 1;
  if (signal.aborted || !isWhole) {
    leave();
    return undefined;
  }
  const onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !hotkey(event)) return;
    if (event.composedPath().some((node) => node instanceof Element && node.matches(CLOSED_FIRST))) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  document.addEventListener('keydown', onKeydown, { capture: true, signal: filling.signal });
  document.addEventListener('focusin', (event) => !event.composedPath().includes(stage) && leave(), { signal: filling.signal });
  signal.addEventListener('abort', leave, { once: true, signal: filling.signal });
  return leave;
}
