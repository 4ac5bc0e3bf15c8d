import type { Annotation } from '../../src/model/annotation.js';
import type { Cue } from '../../src/model/cue.js';

/** A cue that says something; seconds. */
export const cue = (start: number, end: number, text = `cue at ${start}`): Cue => ({ id: `${start}`, start, end, text, source: text });

/** A note over a span of film time, in seconds. */
export const note = (id: string, start: number, end: number, more: Partial<Annotation> = {}): Annotation => ({
  id,
  start,
  end,
  title: `Note ${id}`,
  body: [{ tag: 'p', children: [`What note ${id} says.`] }],
  text: `What note ${id} says.`,
  tags: [],
  origin: 'authored',
  anchor: { type: 'time', start, end },
  ...more,
});

/** What a note can have besides its words and its time. */
export const FULL = {
  anchor: { type: 'quote' as const, exact: 'leave the gate', prefix: 'so ', suffix: ' open', near: 1 },
  category: 'Echo',
  tags: ['x', 'y'],
  language: 'en',
  origin: 'aligned' as const,
  passage: 'p-1',
  priority: 2,
};

/** A file of that text, at an address of its own that ends as the session is wont to see. */
export const fileOf = (text: string, type = 'text/plain'): string => URL.createObjectURL(new Blob([text], { type }));

/** Waits until the condition holds; says what it waited for when it does not come. A busy machine may take long for what is there at once on another. */
export async function until(condition: () => unknown, what: string, timeoutMs = 20_000): Promise<void> {
  for (const end = performance.now() + timeoutMs; !condition();) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/**
 * Asks again and again until what is expected is so, and gives what it gives; where that does not come, fails as the last answer does.
 * For what is so a moment after the state that a test has waited for: another element, another event, another frame.
 */
export async function soon<T>(expectation: () => T, timeoutMs = 20_000): Promise<T> {
  for (const end = performance.now() + timeoutMs; ;) {
    try {
      return expectation();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
