// The page of transcripts, made from the sources as they would be published.
import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile } from 'vite';
import { CACHE } from './clips.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Builds it; gives its address on the bench's server. */
export async function buildTranscripts() {
  const { config } = await loadConfigFromFile({ command: 'build', mode: 'cdn' }, 'vite.config.ts', ROOT);
  await build({
    ...config,
    configFile: false,
    root: ROOT,
    mode: 'cdn',
    logLevel: 'error',
    plugins: [],
    build: {
      ...config.build,
      lib: { entry: { transcript: `${ROOT}bench/pages/transcript.js` }, formats: ['es'] },
      outDir: `${CACHE}pages/transcripts`,
      license: false,
      rolldownOptions: { output: { minify: true, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
    },
  });
  return '/transcripts.html';
}

/** The page itself, for `server.give`. */
export const TRANSCRIPTS = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><style>body{margin:0;font:16px/1.5 sans-serif}p{margin:0}.row{display:grid;grid-template-columns:5em 1fr}</style><body><script type="module" src="/pages/transcripts/transcript.js"></script></body></html>`;

/** Opens it anew. */
export async function open(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => globalThis.measure);
}

/** Calls a function of the page's own. */
export const ask = (page, name, ...given) => page.evaluate((name, given) => globalThis[name](...given), name, given);

/**
 * A function that opens the page anew and puts a transcript into it: what `measure` there gives, and as `work` the milliseconds that the main thread had of the
 * processor for it, which do not grow where others are at work on the machine.
 */
export async function measurer(page, address) {
  const client = await page.createCDPSession();
  await client.send('Performance.enable');
  const processorTime = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
  };
  return async (way, count) => {
    await open(page, address);
    const before = await processorTime();
    const found = await ask(page, 'measure', way, count);
    return { ...found, work: (await processorTime()) - before };
  };
}
