import { defineConfig } from 'vite';

export default defineConfig({
  build: { rolldownOptions: { input: 'src/page.js', output: { entryFileNames: 'page.js' } } },
});
