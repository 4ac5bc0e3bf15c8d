interface Waiting {
  readonly at: number;
  readonly act: () => void;
}

/** A clock that the test turns: `performance.now` and the page's timeouts go by it, from now until `close()`. */
export class TurnedClock {
  #now = 0;
  #numbered = 0;
  #waiting = new Map<number, Waiting>();
  #restore: () => void;

  constructor() {
    const { setTimeout, clearTimeout } = window;
    const { now } = performance;
    const holder = window as unknown as Record<'setTimeout' | 'clearTimeout', unknown>;
    holder.setTimeout = (act: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      this.#waiting.set(++this.#numbered, { at: this.#now + Math.max(0, ms), act: () => act(...args) });
      return this.#numbered;
    };
    holder.clearTimeout = (id: number) => void this.#waiting.delete(id);
    performance.now = () => this.#now;
    this.#restore = () => Object.assign(window, { setTimeout, clearTimeout }) && (performance.now = now);
  }

  /** Timeouts that have not come yet. */
  get pending(): number {
    return this.#waiting.size;
  }

  /** So many seconds pass: each timeout comes at its moment. */
  pass(seconds: number): void {
    const end = this.#now + seconds * 1000;
    for (let next = this.#first(end); next; next = this.#first(end)) {
      const [id, { at, act }] = next;
      this.#waiting.delete(id);
      this.#now = Math.max(this.#now, at);
      act();
    }
    this.#now = end;
  }

  close(): void {
    this.#restore();
  }

  #first(end: number): [number, Waiting] | undefined {
    let first: [number, Waiting] | undefined;
    for (const entry of this.#waiting) if (entry[1].at <= end && (!first || entry[1].at < first[1].at)) first = entry;
    return first;
  }
}
