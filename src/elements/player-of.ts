/** The player around an element, whether the page put it there or the player did itself. */
export function playerOf(element: Element): HTMLElement | null {
  const root = element.getRootNode();
  return element.closest<HTMLElement>('film-player') ?? (root instanceof ShadowRoot ? (root.host as HTMLElement) : null);
}
