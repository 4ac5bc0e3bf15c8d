/** What hears keys that are pressed in the scope around a player, outside of it; by player. */
export const keyScopes = new WeakMap<Element, (event: KeyboardEvent) => unknown>();
