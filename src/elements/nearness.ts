/** How far from the visible part of the page an element is near it: somebody who scrolls there finds it ready. */
const NEAR = '600px';

/** Says once that the element has come near the visible part of the page, unless the signal aborts before. */
export function awaitNearness(element: Element, come: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      come();
    },
    { rootMargin: NEAR },
  );
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
