// A block of code marked `html live TITLE` is a page of the site, too: what is shown is what runs, in a frame above it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { DOCS, ROOT } from './repository.mjs';

const LIVE = /^```html live (.+)\n([^]*?)^```$/gm;

/** The name of a page's example, counted from 1. */
export const nameOf = (page, count) => `${page.replace(/\.md$/, '').replaceAll('/', '-')}-${count}`;

/** Those of a page: `page` is its path in docs. */
export const examplesOf = (markdown, page) =>
  [...markdown.matchAll(LIVE)].map(([, title, code], index) => ({ name: nameOf(page, index + 1), title, code, page }));

/** Those of all pages. */
export const allExamples = () =>
  readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(sep, '/'))
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules/'))
    .toSorted()
    .flatMap((page) => examplesOf(readFileSync(join(DOCS, page), 'utf8'), page));

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const LIBRARY = '<script type="module" src="film-commentary/film-commentary.js"></script>';

/** The document that an example runs in: what the code leaves out, and nothing else. */
export const documentOf = ({ title, code }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="icon" href="favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="page.css">
${code.includes('film-commentary/film-commentary.js') ? '' : LIBRARY}
</head>
<body>
${code}</body>
</html>
`;

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name));

/** What lies beside the examples, by name: the library, a film, and what goes with it, called as the code calls them. */
export function filesBeside() {
  const library = join(ROOT, 'dist/cdn');
  const fonts = (name, file) => join(ROOT, 'node_modules/@fontsource-variable', name, 'files', file);
  return new Map([
    ...filesIn(library).map((file) => [`film-commentary/${relative(library, file).replaceAll(sep, '/')}`, file]),
    ['film.mp4', join(ROOT, 'demo/public/film/what-the-wind-kept.mp4')],
    ['still.jpg', join(ROOT, 'demo/public/film/poster.jpg')],
    ...['en.vtt', 'ru.vtt', 'en.srt'].map((kind) => [`film.${kind}`, join(ROOT, `subtitles/what-the-wind-kept.${kind}`)]),
    ['film.chapters.vtt', join(ROOT, 'demo/public/chapters.vtt')],
    ['commentary.json', join(ROOT, 'demo/public/commentary.json')],
    ['essay.md', join(ROOT, 'demo/public/essay.md')],
    ['favicon.svg', join(DOCS, 'public/favicon.svg')],
    ['page.css', join(DOCS, '.vitepress/example.css')],
    ['text.woff2', fonts('literata', 'literata-latin-wght-normal.woff2')],
    ['sans.woff2', fonts('source-sans-3', 'source-sans-3-latin-wght-normal.woff2')],
  ]);
}

/** Shows the example in a frame, the code below it. */
export function liveExamples(md) {
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const code = fence(tokens, index, options, env, self);
    const [, title] = /^html live (.+)$/.exec(tokens[index].info.trim()) ?? [];
    if (!title) return code;
    env.examples = (env.examples ?? 0) + 1;
    return `<LiveExample name="${nameOf(env.relativePath, env.examples)}" title="${escaped(title)}">\n${code}</LiveExample>\n`;
  };
}
