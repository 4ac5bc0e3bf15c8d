import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';

export default {
  input: 'src/page.js',
  output: { dir: 'public/build' },
  // Without `browser` it would take what the package is on a server.
  plugins: [resolve({ browser: true }), commonjs()],
};
