import { expect } from '@open-wc/testing';

/** A request as the server saw it. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly deed: string;
  readonly range: string;
}

let runs = 0;

/** The server of one test, which misbehaves as the test wants; what it does is written in tests/network/fault-server.mjs. */
export class FaultServer {
  /** Another one in each browser that runs at the same time. */
  readonly #base = `/__faults/${Date.now()}-${++runs}-${crypto.randomUUID()}`;

  /** Address of a file that meets the first deed; the next one after each `mend()`. */
  file(path: string, ...deeds: string[]): string {
    return `${this.#base}/${deeds.join('~')}/${path.replace(/^\//, '')}`;
  }

  /** The same, at another origin. */
  async foreignFile(path: string, ...deeds: string[]): Promise<string> {
    const origin = (await (await fetch('/__faults/origin')).json()) as string;
    return origin + this.file(path, ...deeds);
  }

  /** What has been asked for so far. */
  async log(): Promise<readonly Request[]> {
    return (await fetch(`${this.#base}/log`)).json() as Promise<Request[]>;
  }

  /** Waits until so many requests have come. */
  async asked(count: number): Promise<void> {
    let asked = 0;
    for (const end = performance.now() + 20_000; asked < count && performance.now() < end;) asked = (await this.log()).length;
    if (asked < count) throw new Error(`${asked} requests came, not ${count}`);
  }

  /** What is held back goes on its way. */
  async open(): Promise<void> {
    await fetch(`${this.#base}/open`);
  }

  /** From now on each file meets its next deed. */
  async mend(): Promise<void> {
    await fetch(`${this.#base}/mend`);
  }

  /** Every file whose address has this part is kept back from this engine from now on; the library's own modules, too, if they are not here yet. */
  async block(part: string): Promise<void> {
    await this.#keepBack('block', part);
  }

  /** Every file whose address has this part is kept back until the gate opens. */
  async hold(part: string): Promise<void> {
    await this.#keepBack('hold', part);
  }

  async #keepBack(order: 'block' | 'hold', part: string): Promise<void> {
    const answer = await fetch(`${this.#base}/${order}/${part}`);
    if (!answer.ok) throw new Error(await answer.text());
  }

  async end(): Promise<void> {
    await fetch(`${this.#base}/end`);
  }
}

/** Hears every error that nobody caught, from now until `end()`, which gives their messages. */
export function hearFaults(): { end(): string[] } {
  const heard: string[] = [];
  const controller = new AbortController();
  const { signal } = controller;
  window.addEventListener('error', (event) => heard.push(`error: ${event.message}`), { signal });
  window.addEventListener('unhandledrejection', ({ reason }) => heard.push(`unhandled rejection: ${String(reason)}`), { signal });
  return {
    end() {
      controller.abort();
      return heard;
    },
  };
}

/** In a `describe`: each test is handed a server of its own, and fails where an error was heard that nobody caught. */
export function eachWithServer(hand: (server: FaultServer) => void): void {
  let server: FaultServer;
  let faults: ReturnType<typeof hearFaults>;
  beforeEach(() => {
    server = new FaultServer();
    hand(server);
    faults = hearFaults();
  });
  afterEach(async () => {
    await server.end();
    expect(faults.end()).to.deep.equal([]);
  });
}

/**
 * In a `describe`: these parts of the library do not come, whoever asks for them. A test fails where an error was heard that nobody caught;
 * what is written on the console for authors is kept off it.
 *
 * @returns `logged` gives what has been written there by the test so far; after `unblock` they come, in this test and in all that follow
 */
export function eachWithoutParts(parts: readonly string[]): {
  readonly logged: () => readonly string[];
  readonly unblock: () => Promise<void>;
} {
  let server: FaultServer;
  let faults: ReturnType<typeof hearFaults>;
  let { error: really } = console;
  let logged: string[];
  before(async () => {
    server = new FaultServer();
    for (const part of parts) await server.block(part);
  });
  after(() => server.end());
  beforeEach(() => {
    faults = hearFaults();
    logged = [];
    really = console.error;
    console.error = (...words: unknown[]) => void logged.push(String(words[0]));
  });
  afterEach(() => {
    console.error = really;
    expect(faults.end()).to.deep.equal([]);
  });
  return { logged: () => logged, unblock: () => server.end() };
}
