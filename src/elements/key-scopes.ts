/** What hears keys that are pressed in the scope around a player, outside of it, or anywhere in the scope around the page's own media; by player or media. */
export const keyScopes = new WeakMap<Element, (event: KeyboardEvent) => unknown>();
