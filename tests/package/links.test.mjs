// Every link within the repository's own pages leads to a file that is there, and to a heading in it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { slugOf } from '../../docs/.vitepress/slug.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const pathOf = (file) => relative(ROOT, file).replaceAll(sep, '/');

/** Pages that people read: not those that tests read, nor the essay of the demo, whose links are its author's. */
const OTHERS = /(?:^|\/)(?:node_modules|dist|site|coverage|\.cache)\/|^tests\/|^demo\/public\//;

const markdownIn = (folder, deep = true) =>
  readdirSync(join(ROOT, folder), { recursive: deep, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(ROOT, folder, file))
    .filter((file) => !OTHERS.test(pathOf(file)));
const pages = [...markdownIn('', false), ...['docs', 'bench', 'demo', 'schema', 'subtitles', 'examples'].filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) => markdownIn(folder))]; // prettier-ignore

const INCLUDED = /<!--@include: (.+?)-->/;
function treeOf(file) {
  const text = readFileSync(file, 'utf8');
  const [, included] = INCLUDED.exec(text) ?? [];
  return included
    ? treeOf(resolve(dirname(file), included.trim()))
    : fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}
const trees = new Map(pages.map((page) => [page, treeOf(page)]));

function* nodesOf(node) {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}
const wordsOf = (node) => node.value ?? (node.children ?? []).map(wordsOf).join('');

/** The anchors of a page, as GitHub and the site make them; the second of a name ends in -1. */
function anchorsOf(page) {
  const seen = new Map();
  return new Set(
    [...nodesOf(trees.get(page) ?? treeOf(page))]
      .filter(({ type }) => type === 'heading')
      .map((heading) => {
        const slug = slugOf(wordsOf(heading));
        const count = seen.get(slug) ?? 0;
        seen.set(slug, count + 1);
        return count ? `${slug}-${count}` : slug;
      }),
  );
}

const isOwn = (url) => !/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(url);
const linksOf = (page) =>
  [...nodesOf(trees.get(page))]
    .filter(({ type, url }) => ['link', 'image', 'definition'].includes(type) && isOwn(url))
    .map(({ url, position }) => ({ url, where: `${pathOf(page)}:${position.start.line}` }));

/** What is wrong with a link, in words. */
function faultOf(page, url) {
  const [, path, anchor] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(url);
  const target = path ? resolve(dirname(page), decodeURIComponent(path)) : page;
  if (!existsSync(target)) return 'is not there';
  if (!anchor) return undefined;
  if (statSync(target).isDirectory() || !target.endsWith('.md')) return undefined;
  return anchorsOf(target).has(decodeURIComponent(anchor)) ? undefined : 'has no such heading';
}

describe('The links of', () => {
  it('the repository are many', () => {
    assert.ok(pages.length > 50, `${pages.length} pages`);
    assert.ok(pages.flatMap(linksOf).length > 150);
  });
  for (const page of pages) {
    const links = linksOf(page);
    // What a page of the site includes is asked where it stands.
    if (!links.length || INCLUDED.test(readFileSync(page, 'utf8'))) continue;
    it(pathOf(page), () => {
      const faults = links.map(({ url, where }) => [`${where}: ${url}`, faultOf(page, url)]).filter(([, fault]) => fault);
      assert.deepEqual(
        faults.map(([link, fault]) => `${link} ${fault}`),
        [],
      );
    });
  }
});
