// The site's table of contents: the sidebar and llms.txt are made from it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withMeasurements } from './measured.mjs';
import { DOCS } from './repository.mjs';

const filesIn = (folder) =>
  readdirSync(join(DOCS, folder))
    .filter((file) => file.endsWith('.md'))
    .toSorted()
    .map((file) => `${folder}/${file}`);

/** Its text, with what it includes. */
export const textOf = (page) => {
  const text = readFileSync(join(DOCS, page), 'utf8').replace(/^---\n[^]*?\n---\n/, '');
  return withMeasurements(text).replaceAll(/<!--@include: (.+?)-->/g, (_, file) =>
    readFileSync(join(DOCS, page, '..', file.trim()), 'utf8').trim(),
  );
};

export const titleOf = (page) => {
  const [, title] = /^# (.+)$/m.exec(textOf(page)) ?? [];
  if (!title) throw new Error(`docs/${page} has no heading`);
  return title.replaceAll(/[`*]/g, '');
};

/**
 * Sections with their pages, as paths in docs.
 *
 * @type {[string, string[]][]}
 */
export const CONTENTS = [
  ['Guides', ['viewers.md', 'authors.md', 'developers.md']],
  [
    'Recipes',
    [
      'examples.md',
      'recipes/theming.md',
      'recipes/two-languages.md',
      'recipes/lecture.md',
      'any-media.md',
      'recipes/kiosk.md',
      'extending.md',
    ],
  ],
  ['The parts', ['transcript.md', 'article.md', 'timeline.md', 'notes-list.md', 'pacing.md', 'languages.md']],
  ['Files', ['annotations.md', 'alignment.md', 'security.md']],
  ['On the web', ['production.md', 'server.md', 'editors.md']],
  ['Elements', ['elements.md', ...filesIn('elements')]],
  ['How good it is', ['accessibility.md', 'performance.md', 'comparison.md', 'project/measurements.md']],
  [
    'The project',
    [
      'project/architecture.md',
      'project/decisions.md',
      'project/contributing.md',
      'project/changes.md',
      'releasing.md',
      'project/security-reports.md',
    ],
  ],
];

const linkOf = (page) => `/${page.replace(/\.md$/, '')}`;
/** The theme takes titles for HTML, and some are names of elements. */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Groups are not to be folded: the theme puts one button into another for that. */
export const sidebar = () =>
  CONTENTS.map(([text, pages]) => ({ text, items: pages.map((page) => ({ text: escaped(titleOf(page)), link: linkOf(page) })) }));

/** All pages that are to be read; those that nothing leads to are named. */
export function strayPages(pages) {
  const known = new Set(['index.md', ...CONTENTS.flatMap(([, list]) => list)]);
  return pages.filter((page) => !known.has(page) && !page.startsWith('decisions/'));
}
