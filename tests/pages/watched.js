// Runs first in a page that is handed what others wrote: whatever a script of theirs might do is written down for the test.
window.deeds = [];
const did = (what, ...words) => window.deeds.push(`${what}: ${words.map(String).join(', ').slice(0, 300)}`);

// What scripts call to show that they run. None of these is used by the library.
for (const name of ['canary', 'alert', 'confirm', 'prompt', 'print', 'open', 'write'])
  window[name] = (...words) => void did(name, ...words);
for (const name of ['write', 'writeln', 'open', 'execCommand']) document[name] = (...words) => void did(`document.${name}`, ...words);
for (const name of ['pushState', 'replaceState']) history[name] = (...words) => void did(`history.${name}`, ...words);
for (const name of ['cookie', 'title', 'domain'])
  Object.defineProperty(document, name, {
    get: () => '',
    set(value) {
      did(`document.${name}`, value);
    },
  });
navigator.sendBeacon = (...words) => void did('beacon', ...words);

// The policy hinders nothing: it tells of scripts that are no files, of markup made from text, and of requests that go elsewhere.
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
  did('policy', effectiveDirective, blockedURI, sample, `${sourceFile}:${lineNumber}`),
);
new PerformanceObserver((list) => {
  for (const { name } of list.getEntries()) {
    const { origin, protocol } = new URL(name, location.href);
    if (origin !== location.origin && protocol !== 'data:') did('request', name);
  }
}).observe({ type: 'resource', buffered: true });
window.addEventListener('submit', ({ target }) => did('submit', target.action), true);
window.addEventListener('error', ({ message, filename }) => message && did('error', message, filename));
window.addEventListener('unhandledrejection', ({ reason }) => did('rejection', reason));
