/** What is asked of a place to remember things: a part of the web's `Storage`. */
export type StorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The shape that is written; an entry of another version is not read. */
const VERSION = 1;
const PREFIX = 'film-commentary:';

/**
 * Remembers values across visits. It never throws: a storage that is full, blocked or broken remembers nothing, and that is all.
 */
export class Memory {
  constructor(private readonly storage: () => StorageLike | null | undefined) {}

  /** The value remembered under `name`, or `undefined`. It comes from outside: check it before use. */
  read(name: string): unknown {
    try {
      // Nothing is read as `null`; that, and whatever else may stand there, has neither.
      const { version, value } = Object(JSON.parse(this.storage()?.getItem(PREFIX + name) as string)) as Record<string, unknown>;
      return version === VERSION ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /** What is remembered under `name` goes. */
  forget(name: string): void {
    try {
      this.storage()?.removeItem(PREFIX + name);
    } catch {
      // What cannot be reached is not remembered, either.
    }
  }

  /** Remember a JSON value; says whether it could. */
  write(name: string, value: unknown): boolean {
    try {
      const storage = this.storage();
      storage?.setItem(PREFIX + name, JSON.stringify({ version: VERSION, value }));
      return Boolean(storage);
    } catch {
      return false;
    }
  }
}

/** The browser's storage of that name. Reading the property may itself throw (cookies blocked), so it is done when needed. */
export function browserStorage(kind: 'local' | 'session' | 'none'): StorageLike | null {
  if (kind === 'none') return null;
  return kind === 'session' ? globalThis.sessionStorage : globalThis.localStorage;
}
