type Counts = Record<string, number>;

interface Entry {
  readonly name: string;
  readonly type: string;
  readonly listener: EventListenerOrEventListenerObject;
  readonly capture: boolean;
}

const OBSERVERS = ['ResizeObserver', 'IntersectionObserver', 'MutationObserver'] as const;

/**
 * Keeps the books of what is begun and has to end: listeners, observers, timers, frames that are asked for.
 *
 * Listeners of nodes that are in no page are not counted: they go with their nodes.
 */
export class Ledger {
  #targets = new Map<EventTarget, Entry[]>();
  #observers = new Map<object, string>();
  #timers = new Map<unknown, string>();
  #restore: (() => void)[] = [];

  /** From now on until `close()`. What was begun before is not in the books. */
  constructor() {
    this.#watchListeners();
    for (const name of OBSERVERS) this.#watchObserver(name);
    this.#watchTimer('setTimeout', 'clearTimeout', true);
    this.#watchTimer('setInterval', 'clearInterval', false);
    this.#watchTimer('requestAnimationFrame', 'cancelAnimationFrame', true);
  }

  /** What is open now: how many of each kind, e.g. `{ 'Document keydown': 1, 'setInterval 250': 1 }`. */
  open(): Counts {
    const counts: Counts = {};
    const add = (key: string) => (counts[key] = (counts[key] ?? 0) + 1);
    for (const [target, entries] of this.#targets) {
      const isGone = target instanceof Node ? !target.isConnected : target instanceof AbortSignal && target.aborted;
      if (isGone) this.#targets.delete(target);
      else for (const { name, type } of entries) add(`${name} ${type}`);
    }
    for (const name of [...this.#observers.values(), ...this.#timers.values()]) add(name);
    return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  close(): void {
    for (const restore of this.#restore) restore();
  }

  #replace<T extends object, K extends keyof T>(holder: T, name: K, make: (really: T[K]) => T[K]): void {
    const really = holder[name];
    holder[name] = make(really);
    this.#restore.push(() => (holder[name] = really));
  }

  #watchListeners(): void {
    const targets = this.#targets;
    const { addEventListener: listen } = EventTarget.prototype;
    const drop = (target: EventTarget, type: string, listener: unknown, capture: boolean) => {
      const entries = targets.get(target);
      const at = entries?.findIndex((entry) => entry.type === type && entry.listener === listener && entry.capture === capture) ?? -1;
      if (at >= 0) entries?.splice(at, 1);
    };
    this.#replace(EventTarget.prototype, 'addEventListener', (really) =>
      function (this: EventTarget, type, listener, options) {
        really.call(this ?? window, type, listener, options);
        const target = this ?? window;
        const { capture = false, once = false, signal } = typeof options === 'object' ? options : { capture: Boolean(options) };
        if (!listener || signal?.aborted) return;
        const entries = targets.get(target) ?? targets.set(target, []).get(target)!;
        if (entries.some((entry) => entry.type === type && entry.listener === listener && entry.capture === capture)) return;
        entries.push({ name: target.constructor.name, type, listener, capture });
        const end = () => drop(target, type, listener, capture);
        if (once) listen.call(target, type, end, { once, capture });
        if (signal) listen.call(signal, 'abort', end, { once: true });
      },
    ); // prettier-ignore
    this.#replace(EventTarget.prototype, 'removeEventListener', (really) =>
      function (this: EventTarget, type, listener, options) {
        really.call(this ?? window, type, listener, options);
        drop(this ?? window, type, listener, typeof options === 'object' ? Boolean(options.capture) : Boolean(options));
      },
    ); // prettier-ignore
  }

  #watchObserver(name: (typeof OBSERVERS)[number]): void {
    const observers = this.#observers;
    const { prototype } = window[name] as { prototype: { observe(...args: unknown[]): void; disconnect(): void } };
    this.#replace(prototype, 'observe', (really) =>
      function (this: object, ...args) {
        observers.set(this, name);
        really.apply(this, args);
      },
    ); // prettier-ignore
    this.#replace(prototype, 'disconnect', (really) =>
      function (this: object) {
        observers.delete(this);
        really.call(this);
      },
    ); // prettier-ignore
  }

  #watchTimer(
    begin: 'setTimeout' | 'setInterval' | 'requestAnimationFrame',
    end: 'clearTimeout' | 'clearInterval' | 'cancelAnimationFrame',
    once: boolean,
  ): void {
    const timers = this.#timers;
    type Begin = (act: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => number;
    const holder = window as unknown as Record<typeof begin, Begin> & Record<typeof end, (id?: number) => void>;
    this.#replace(holder, begin, (really) => (act, ms, ...args) => {
      const id = really.call(window, (...given) => {
        if (once) timers.delete(id);
        act(...given);
      }, ms, ...args);
      timers.set(id, begin === 'requestAnimationFrame' ? begin : `${begin} ${ms ?? 0}`);
      return id;
    }); // prettier-ignore
    this.#replace(holder, end, (really) => (id) => {
      timers.delete(id);
      really.call(window, id);
    }); // prettier-ignore
  }
}
