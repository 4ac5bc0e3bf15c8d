import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/** Calls back with a function that loads a module of the sources, e.g. `/src/model/index.ts`, into Node. */
export async function withSources(use) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const vite = await createServer({
    configFile: `${root}/vite.config.ts`,
    root,
    appType: 'custom',
    logLevel: 'error',
    cacheDir: `${root}/node_modules/.vite-bench`,
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await use((path) => vite.ssrLoadModule(path));
  } finally {
    await vite.close();
  }
}
