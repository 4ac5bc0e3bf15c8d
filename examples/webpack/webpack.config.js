import { join } from 'node:path';

export default {
  mode: 'production',
  entry: './src/page.js',
  output: { path: join(import.meta.dirname, 'public/build'), filename: 'page.js', clean: true },
};
