// Part of `npm version`: what is under "Unreleased" in CHANGELOG.md becomes the section of the version in package.json, of today.
import { readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const changes = readFileSync('CHANGELOG.md', 'utf8');
const [, unreleased] = /^## Unreleased\n([^]*?)(?=^## |$(?![^]))/m.exec(changes) ?? [];
if (!unreleased?.trim()) {
  console.error('CHANGELOG.md has nothing under "Unreleased": what would this version be?');
  process.exit(1);
}
const today = new Date().toISOString().slice(0, 10);
writeFileSync('CHANGELOG.md', changes.replace('## Unreleased\n', `## Unreleased\n\n## ${version} (${today})\n`));
