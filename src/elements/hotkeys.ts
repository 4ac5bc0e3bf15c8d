/** What a key does, by name; a player carries it out. */
export type HotkeyCommand =
  | { readonly command: 'play' | 'mute' | 'fullscreen' | 'subtitles' | 'commentary' | 'dismiss' }
  | { readonly command: 'skip'; /** seconds */ readonly by: number }
  | { readonly command: 'volume'; readonly by: number }
  | { readonly command: 'rate'; readonly by: 1 | -1 }
  | { readonly command: 'position'; /** share of the film, 0 to 1 */ readonly at: number };

const KEYS: Readonly<Record<string, HotkeyCommand>> = {
  ' ': { command: 'play' },
  k: { command: 'play' },
  j: { command: 'skip', by: -10 },
  l: { command: 'skip', by: 10 },
  ArrowLeft: { command: 'skip', by: -5 },
  ArrowRight: { command: 'skip', by: 5 },
  ArrowUp: { command: 'volume', by: 0.05 },
  ArrowDown: { command: 'volume', by: -0.05 },
  f: { command: 'fullscreen' },
  m: { command: 'mute' },
  c: { command: 'subtitles' },
  n: { command: 'commentary' },
  x: { command: 'dismiss' },
  Escape: { command: 'dismiss' },
  '<': { command: 'rate', by: -1 },
  '>': { command: 'rate', by: 1 },
};

/** Elements that have a use of their own for typed keys, and those that have one for space and Enter. */
const TYPED_INTO = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="menu"] *';
const PRESSED = 'button, a[href], summary, [role="button"], [role="menuitemradio"], [role="checkbox"]';
const MOVED = '[role="slider"], [role="menu"] *, [tabindex="0"].body';

/** What a key press asks of the player; `null` where it is meant for something else. */
export function hotkey(event: KeyboardEvent): HotkeyCommand | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const target = event.composedPath()[0];
  if (target instanceof Element) {
    if (target.matches(TYPED_INTO)) return null;
    if ((event.key === ' ' || event.key === 'Enter') && target.matches(PRESSED)) return null;
    if (event.key.startsWith('Arrow') && target.matches(MOVED)) return null;
  }
  if (/^\d$/.test(event.key)) return { command: 'position', at: Number(event.key) / 10 };
  return KEYS[event.key] ?? KEYS[event.key.toLowerCase()] ?? null;
}
