// Pages link to files of the repository as GitHub shows them. What is a page of the site leads there; other files go with the site as they are.
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const DOCS = fileURLToPath(new URL('../', import.meta.url));

/** Files of the repository that have a page of the site. */
const PAGES = {
  'README.md': 'developers.md',
  'ARCHITECTURE.md': 'project/architecture.md',
  'CHANGELOG.md': 'project/changes.md',
  'CONTRIBUTING.md': 'project/contributing.md',
  'SECURITY.md': 'project/security-reports.md',
  'bench/RESULTS.md': 'project/measurements.md',
  'docs/decisions': 'project/decisions.md',
};

/** Where a file of the repository lies in the site; browsers show the text of all of them. */
const placeOf = (path) => `repository/${path}${/^\.(?:json|vtt|srt|txt)$/.test(extname(path)) ? '' : '.txt'}`;

const inRepository = (path) => relative(ROOT, path).replaceAll(sep, '/');

/** Files that pages link to, by their place in the site. */
export const linked = new Map();

/**
 * What a link is on the site.
 *
 * @param {string} href as it is written
 * @param {string} page the file it is written in
 * @throws {Error} where it leads to nothing
 */
export function linkOnSite(href, page) {
  if (/^(?:[a-z]+:|[#/])/i.test(href)) return href;
  const [, path, rest] = /^([^?#]*)(.*)$/.exec(href);
  // A page may include a file from the top of the repository, with its links.
  const target = [resolve(dirname(page), path), resolve(ROOT, path)].find((candidate) => existsSync(candidate));
  if (!target) throw new Error(`${inRepository(page)} links to ${href}, which is not there`);
  const own = PAGES[inRepository(target)];
  // The guide tells what the README does, under headings of its own.
  if (own === 'developers.md') return '/developers.md';
  if (own || (target.startsWith(DOCS) && target.endsWith('.md'))) return `/${own ?? relative(DOCS, target).replaceAll(sep, '/')}${rest}`;
  const file = statSync(target).isDirectory() ? ['README.md', 'index.html'].map((name) => join(target, name)).find((name) => existsSync(name)) : target; // prettier-ignore
  if (!file) return null;
  const place = placeOf(inRepository(file));
  linked.set(place, file);
  return `/${place}`;
}

/** Every link of a page, as markdown-it has read it. */
export function repositoryLinks(md) {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    for (const { children } of tokens)
      for (const token of children ?? []) {
        if (token.type !== 'link_open') continue;
        const href = linkOnSite(token.attrGet('href'), env.path);
        if (href === null) token.attrs = token.attrs.filter(([name]) => name !== 'href');
        else token.attrSet('href', href);
      }
  });
}

/** Lays the files that pages link to beside the built site. */
export function copyLinked(outDir) {
  for (const [place, file] of linked) {
    mkdirSync(dirname(join(outDir, place)), { recursive: true });
    copyFileSync(file, join(outDir, place));
  }
}
