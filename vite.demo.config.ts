import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { leanVideoJs } from './scripts/lean-video-js.js';
import { aliases } from './vite.config.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const root = at('./demo');
const pages = readdirSync(root).filter((file) => file.endsWith('.html'));

/** The subtitles lie at the top of the repository; the demo has them under `subtitles/`. */
const subtitles = (): Plugin => {
  const files = readdirSync(at('./subtitles')).filter((file) => /\.(srt|vtt)$/.test(file));
  const read = (file: string) => readFileSync(at(`./subtitles/${file}`));
  return {
    name: 'film-subtitles',
    configureServer: ({ middlewares }) => {
      middlewares.use('/subtitles', (request, response, next) => {
        const file = decodeURIComponent((request.url ?? '').slice(1).split('?', 1)[0] ?? '');
        if (!files.includes(file)) return next();
        response.setHeader('content-type', file.endsWith('.vtt') ? 'text/vtt' : 'application/x-subrip');
        response.end(read(file));
      });
    },
    generateBundle() {
      for (const file of files) this.emitFile({ type: 'asset', fileName: `subtitles/${file}`, source: read(file) });
    },
  };
};

/** What all pages have in common: `<!-- part: NAME -->` stands for `demo/parts/NAME.html`. Links to the page itself are marked as such. */
const parts = (): Plugin => ({
  name: 'page-parts',
  transformIndexHtml: {
    order: 'pre',
    handler: (html, { path }) => {
      const here = path.replace(/^\/(?:index\.html)?/, '') || './';
      const whole = html.replaceAll(/<!-- part: ([a-z]+) -->/g, (_, name: string) =>
        readFileSync(`${root}/parts/${name}.html`, 'utf8').trimEnd(),
      );
      return whole.replaceAll(`<a href="${here}">`, `<a href="${here}" aria-current="page">`);
    },
  },
});

/** The documentation lies below the demo once both are built; while one writes it is a site of its own. */
const documentation = (): Plugin => ({
  name: 'documentation-apart',
  configureServer: ({ middlewares }) => {
    middlewares.use('/docs', (_, response) => {
      response.statusCode = 404;
      response.end('`npm run docs` serves the documentation.');
    });
  },
});

/** The visitor's choice of light holds from the first pixel on: it cannot wait for a module. */
const lightAtOnce = (): Plugin => ({
  name: 'light-at-once',
  transformIndexHtml: () => [
    {
      tag: 'script',
      injectTo: 'head-prepend',
      children: `try { const light = localStorage.getItem('film-commentary-demo-light'); if (/^(light|dark)$/.test(light)) document.documentElement.dataset.light = light; } catch {}`,
    },
  ],
});

/** The demo as a site: `npm start` serves it from the sources. */
export default defineConfig({
  root,
  base: './',
  // A missing file is a missing file, not the start page.
  appType: 'mpa',
  resolve: { alias: aliases },
  plugins: [parts(), subtitles(), documentation(), lightAtOnce(), leanVideoJs()],
  // What is loaded late must be known from the start: a dependency found later would load the page anew.
  optimizeDeps: { entries: ['*.html', '../src/**/*.ts'] },
  server: { port: 5173, host: '127.0.0.1' },
  preview: { port: 4173, host: '127.0.0.1' },
  build: {
    outDir: '../site',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: Object.fromEntries(pages.map((page) => [page.slice(0, -5), `${root}/${page}`])) },
  },
});
