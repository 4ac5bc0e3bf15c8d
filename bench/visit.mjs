// Pages with players on them as a visitor has them: fetched anew over a given line, by a processor of a given speed. Chromium.

/** What a text of the subtitles says that are on screen from the film's first moment to its last. */
export const WORDS = 'Words from the first moment';
export const SUBTITLES = `WEBVTT\n\n00:00.000 --> 59:00.000\n${WORDS}\n`;

/** Lines and processors: bits a second, milliseconds there and back, times slower. */
export const CONDITIONS = {
  slow: { name: '1.6 Mbit/s, 150 ms, processor 4× slower', bits: 1.6e6, latency: 150, slower: 4 },
  fast: { name: '10 Mbit/s, 40 ms, processor 4× slower', bits: 10e6, latency: 40, slower: 4 },
};

/** A whole page; `head` and `body` are markup. */
export const pageOf = (head, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title><style>body{margin:0;max-width:800px}.player{display:block;width:800px;height:450px}</style>${head}</head><body>${body}</body></html>`;

/** Runs in the page before anything else: notes when the first frame and the first subtitle are on screen, and what moves. */
function watch(words) {
  const seen = { shifts: [] };
  globalThis.seen = seen;
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      seen.shifts.push({ value, what: sources.map(({ node }) => node?.nodeName ?? 'something that is gone').join(' ') });
  }).observe({ type: 'layout-shift', buffered: true });
  const roots = function* (root) {
    yield root;
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) yield* roots(element.shadowRoot);
  };
  const isShown = (root) => {
    if (!root.textContent.includes(words)) return false;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data, parentElement: parent } = texts.currentNode;
      if (data.includes(words) && parent?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    }
    return false;
  };
  const watched = new WeakSet();
  const look = () => {
    const all = document.body ? [...roots(document.body)] : [];
    const videos = all.flatMap((root) => [...root.querySelectorAll('video')]);
    for (const video of videos) {
      if (watched.has(video)) continue;
      watched.add(video);
      video.requestVideoFrameCallback(() => (seen.frame ??= performance.now()));
    }
    const byBrowser = videos.some((video) => video.videoWidth && [...video.textTracks].some(({ activeCues }) => activeCues?.length));
    const words = byBrowser || all.some(isShown);
    if (words) seen.subtitle ??= performance.now();
    if (!seen.frame || !seen.subtitle) requestAnimationFrame(look);
  };
  look();
}

/**
 * Opens an address as somebody who has never been there.
 *
 * @param use called with the page and its protocol client, after the page was asked for; gives what is measured
 * @param watched `false` where the page is to do nothing but its own: looking for the first frame and subtitle takes time in every frame, and more with every player
 */
export async function visit({ browser }, url, { bits, latency, slower } = {}, use, watched = true) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const requests = [];
    const faults = [];
    page.on('request', (request) => requests.push(request.url().replace(/^\w+:\/\/[^/]+/, '')));
    page.on('pageerror', (error) => faults.push(String(error)));
    const client = await page.createCDPSession();
    await client.send('Network.enable');
    await client.send('Performance.enable');
    await client.send('Network.setCacheDisabled', { cacheDisabled: bits !== undefined });
    if (bits) {
      const rate = bits / 8;
      await client.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: rate, uploadThroughput: rate });
    }
    if (slower) await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
    if (watched) await page.evaluateOnNewDocument(watch, WORDS);
    await page.goto(url, { waitUntil: 'commit' }).catch(() => page.goto(url));
    const result = await use({ page, client, requests });
    if (faults.length) throw new Error(faults.join('; '));
    return result;
  } finally {
    await context.close();
  }
}

/** Waits for the film's first frame and first subtitle: milliseconds from the beginning of the visit. */
export async function firstSeen({ page }) {
  await page.waitForFunction(() => globalThis.seen?.frame && globalThis.seen?.subtitle, { timeout: 60_000, polling: 100 });
  return page.evaluate(() => ({ frame: globalThis.seen.frame, subtitle: globalThis.seen.subtitle }));
}

/** All that has moved by itself since the beginning, once a player stands there with its controls and nothing more is fetched. */
export async function shifts({ page }) {
  await page.waitForFunction(() => document.querySelector('film-player')?.videojs, { timeout: 60_000, polling: 100 });
  await page.waitForFunction(() => document.querySelector('film-player').readyState >= 1, { timeout: 60_000, polling: 100 });
  await page.waitForNetworkIdle({ idleTime: 1000, timeout: 60_000 }).catch(() => undefined);
  return page.evaluate(() => globalThis.seen.shifts);
}

/** What a page of several players takes: requests, the heap after forced collections (bytes), the main thread's time (milliseconds). */
export async function takes({ client, requests }) {
  for (let before = -1; before !== requests.length; await new Promise((resolve) => setTimeout(resolve, 1500))) before = requests.length;
  const { metrics } = await client.send('Performance.getMetrics');
  for (let i = 0; i < 3; i++) {
    await client.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  // Of the processor, not of the clock: a busy machine counts no more.
  const taskMs = metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
  return { requests: [...requests], heap: usedSize, taskMs };
}
