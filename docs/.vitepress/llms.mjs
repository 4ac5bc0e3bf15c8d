// llms.txt: the site for language models. A list of the pages as Markdown, which lie beside those for people, and one file with all of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONTENTS, textOf, titleOf } from './pages.mjs';

/** The first sentences of a page, without markup. */
function about(page) {
  const [paragraph = ''] = textOf(page)
    .replaceAll(/```[^]*?```/g, '')
    .split(/\n{2,}/)
    .filter((part) => /^[\p{L}*_[`]/u.test(part.trim()));
  const plain = paragraph.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[*`]/g, '').replaceAll(/\s+/g, ' ').trim(); // prettier-ignore
  return /^.{20,}?[.:](?= |$)/.exec(plain)?.[0].replace(/:$/, '.') ?? plain;
}

export function writeLlms(outDir, base, { title, description }) {
  const write = (path, text) => {
    mkdirSync(dirname(join(outDir, path)), { recursive: true });
    writeFileSync(join(outDir, path), `${text.trim()}\n`);
  };
  const pages = CONTENTS.flatMap(([, list]) => list);
  const sections = CONTENTS.map(([name, list]) =>
    [`## ${name}`, '', ...list.map((page) => `- [${titleOf(page)}](${base}${page}): ${about(page)}`)].join('\n'),
  );
  write(
    'llms.txt',
    [`# ${title}`, `> ${description}`, `All pages in one file: [llms-full.txt](${base}llms-full.txt).`, ...sections].join('\n\n'),
  );
  write('llms-full.txt', pages.map((page) => `<!-- ${page} -->\n\n${textOf(page).trim()}`).join('\n\n---\n\n'));
  for (const page of pages) write(page, textOf(page));
}
