/**
 * The servers besides a text's own that its pictures may come from: what the page says in the attribute `image-origins` of the element or of the nearest around it,
 * as it does with `lang`. None for what is no element, as media that a program made up.
 */
export function imageOrigins(from: unknown): readonly string[] {
  let at = from;
  while (at instanceof Element) {
    const said = at.closest('[image-origins]');
    if (said) return said.getAttribute('image-origins')?.split(/\s+/).filter(Boolean) ?? [];
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return [];
}
