// `<!-- measured: SECTION / TABLE -->` in a page stands for that table of bench/RESULTS.md, with what was measured how: no figure is copied by hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './repository.mjs';

/**
 * @param {string} section how its heading begins
 * @param {string} title how the table's title begins
 * @throws {Error} where there is no such table
 */
function tableOf(section, title) {
  const results = readFileSync(join(ROOT, 'bench/RESULTS.md'), 'utf8');
  const found = results.split(/^## /m).find((part) => part.startsWith(section));
  if (!found) throw new Error(`bench/RESULTS.md has no section “${section}”`);
  const [heading, how, ...parts] = found.split('\n\n');
  const at = parts.findIndex((part) => part.startsWith(title));
  if (at < 0) throw new Error(`bench/RESULTS.md has no table “${title}” in “${heading}”`);
  return `**${parts[at].trim()}**\n\n${parts[at + 1].trim()}\n\n<div class="measured">\n\n${heading.trim()}. ${how.trim()}\n\n</div>`;
}

export const withMeasurements = (markdown) =>
  markdown.replaceAll(/^<!-- measured: (.+?) \/ (.+?) -->$/gm, (_, section, title) => tableOf(section, title));

export function measurements(md) {
  md.core.ruler.before('normalize', 'measurements', (state) => {
    state.src = withMeasurements(state.src);
  });
}
