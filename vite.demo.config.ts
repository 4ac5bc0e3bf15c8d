import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { subtitleAliases } from './vite.config.js';

const root = fileURLToPath(new URL('./demo', import.meta.url));
const pages = readdirSync(root).filter((file) => file.endsWith('.html'));

/** The demo as a site: `npm start` serves it from the sources. */
export default defineConfig({
  root,
  base: './',
  resolve: { alias: subtitleAliases },
  server: { port: 5173, host: '127.0.0.1' },
  preview: { port: 4173, host: '127.0.0.1' },
  build: {
    outDir: '../site',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: Object.fromEntries(pages.map((page) => [page.slice(0, -5), `${root}/${page}`])) },
  },
});
