import { copyFileSync, createReadStream, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { allExamples, documentOf, filesBeside, liveExamples } from './examples.mjs';
import { writeLlms } from './llms.mjs';
import { measurements } from './measured.mjs';
import { sidebar, strayPages } from './pages.mjs';
import { copyLinked, linked, repositoryLinks } from './repository.mjs';
import { slugOf } from './slug.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Where the site will stand: below the demo, which has `site/` to itself. */
const base = process.env.DOCS_BASE ?? '/docs/';
const title = 'film-commentary';
const description =
  'Web components that play a film with its subtitles and lay a writer’s commentary over it, at the moments it speaks of.';

const TYPES = { js: 'text/javascript', css: 'text/css', vtt: 'text/vtt', json: 'application/json', mp4: 'video/mp4', jpg: 'image/jpeg', woff2: 'font/woff2', html: 'text/html' }; // prettier-ignore

/** A column without a name has an empty cell, not a heading that says nothing. */
function emptyHeads(md) {
  md.core.ruler.push('empty-heads', ({ tokens }) => {
    for (const [index, token] of tokens.entries())
      if (token.type === 'th_open' && tokens[index + 1].content === '') token.tag = tokens[index + 2].tag = 'td';
  });
}

/** While one writes: examples, what lies beside them, and files that pages link to. */
const besides = () => ({
  name: 'film-commentary-besides',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, response, next) => {
      const [path] = decodeURIComponent(request.url ?? '').split('?', 1);
      const place = path.startsWith(base) ? path.slice(base.length) : path.slice(1);
      response.setHeader('content-type', `${TYPES[/\w+$/.exec(place)?.[0]] ?? 'text/plain'}; charset=utf-8`);
      const name = /^live\/([\w-]+)\.html$/.exec(place)?.[1];
      const example = name && allExamples().find((each) => each.name === name);
      if (example) return response.end(documentOf(example));
      const file = place.startsWith('live/') ? filesBeside().get(place.slice(5)) : linked.get(place);
      if (file) {
        const { size } = statSync(file);
        // A film is asked for in pieces, to go to a moment.
        const [range, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
        const piece = range && { start: Number(first), end: Math.min(Number(last || size - 1), size - 1) };
        if (piece) response.writeHead(206, { 'content-range': `bytes ${piece.start}-${piece.end}/${size}` });
        return createReadStream(file, piece).pipe(response);
      }
      response.removeHeader('content-type');
      next();
    });
  },
});

export default defineConfig({
  title,
  description,
  lang: 'en',
  base,
  outDir: at('../../site/docs'),
  cacheDir: at('../../.cache/docs'),
  cleanUrls: false,
  // Their links are those of GitHub; what they say is in the pages.
  srcExclude: ['node_modules/**'],
  head: [
    ['link', { rel: 'icon', href: `${base}favicon.svg`, type: 'image/svg+xml' }],
    ['link', { rel: 'alternate', type: 'text/plain', href: `${base}llms.txt`, title: 'For language models' }],
  ],
  markdown: {
    anchor: { slugify: slugOf },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-default' },
    config: (md) => {
      measurements(md);
      repositoryLinks(md);
      emptyHeads(md);
      liveExamples(md);
    },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('film-') } } },
  vite: {
    plugins: [besides()],
    server: { port: 5174, host: '127.0.0.1' },
    preview: { port: 4174, host: '127.0.0.1' },
    publicDir: at('../public'),
  },
  themeConfig: {
    search: { provider: 'local', options: { detailedView: true } },
    nav: [
      { text: 'Guides', link: '/viewers', activeMatch: '^/(?:viewers|authors|developers)' },
      { text: 'Recipes', link: '/examples', activeMatch: '^/(?:examples|recipes|any-media)' },
      { text: 'Elements', link: '/elements', activeMatch: '^/elements' },
      { text: 'Figures', link: '/performance', activeMatch: '^/(?:performance|comparison|project/measurements)' },
      // The demo stands above this site; where the site is alone there is none.
      ...(base === '/' ? [] : [{ text: 'The film', link: '/../', target: '_self' }]),
    ],
    sidebar: sidebar(),
    outline: { level: [2, 3], label: 'On this page' },
    externalLinkIcon: false,
    docFooter: { prev: 'Before', next: 'Next' },
  },
  transformPageData(page) {
    const [stray] = strayPages([page.relativePath]);
    if (stray && stray !== '404.md') throw new Error(`docs/${stray} is not in the table of contents (docs/.vitepress/pages.mjs)`);
  },
  buildEnd({ outDir }) {
    const write = (place, text) => {
      mkdirSync(dirname(join(outDir, place)), { recursive: true });
      writeFileSync(join(outDir, place), text);
    };
    for (const example of allExamples()) write(`live/${example.name}.html`, documentOf(example));
    for (const [name, file] of filesBeside()) {
      mkdirSync(dirname(join(outDir, 'live', name)), { recursive: true });
      copyFileSync(file, join(outDir, 'live', name));
    }
    copyLinked(outDir);
    writeLlms(outDir, base, { title, description });
  },
});
