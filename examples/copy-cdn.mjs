// Puts the files for plain pages beside the page, as one copies them to a server.
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const manifest = createRequire(`${process.cwd()}/`).resolve('film-commentary/package.json');
cpSync(join(dirname(manifest), 'dist/cdn'), 'film-commentary', { recursive: true });
