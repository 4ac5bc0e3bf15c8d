import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { createServer } from 'vite';
import { BROWSER_FLAGS, findBrowser } from './scripts/browser.mjs';
import { faultServer } from './tests/network/fault-server.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

// The tests come through vite: the same aliases, decorators and style imports as the build,
// and its static server answers byte ranges for the films.
const vite = await createServer({
  configFile: at('./vite.config.ts'),
  root: at('.'),
  publicDir: at('./demo/public'),
  appType: 'custom',
  logLevel: 'error',
  clearScreen: false,
  cacheDir: process.env.TEST_CACHE ?? at('./node_modules/.vite-tests'),
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  plugins: [
    { name: 'runner-modules', enforce: 'pre', resolveId: (id) => (/^\/__(web|wds)-/.test(id) ? { id, external: true } : undefined) },
  ],
  optimizeDeps: { entries: ['tests/**/*.test.ts', 'src/**/*.ts'], rolldownOptions: { external: [/^\/__(web|wds)-/] } },
});

/** The strict policy under which a page must be able to embed the library. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

const throughVite = async (context, next) => {
  if (context.path === '/' || context.path.startsWith('/__web-')) return next();
  // Pages and the built library are served as any server would: untouched.
  if (/^\/(tests\/pages|dist)\//.test(context.path)) {
    if (context.path.startsWith('/tests/pages/strict')) context.set('content-security-policy', POLICY);
    return next();
  }
  await new Promise((done) => {
    context.res.once('close', done);
    vite.middlewares(context.req, context.res, done);
  });
  if (context.res.writableEnded || context.res.headersSent || context.res.destroyed) context.respond = false;
  else await next();
};

const faults = faultServer();

/** Closes the run with `N passed, N failed, N skipped` on a line of its own. */
const closingLine = () => ({
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const add = (suite) => {
      for (const test of suite?.tests ?? []) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      for (const inner of suite?.suites ?? []) add(inner);
    };
    for (const session of sessions) {
      add(session.testResults);
      count.failed += session.errors?.length ?? 0;
    }
    process.on('exit', () => console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`));
  },
});

export default {
  files: 'tests/**/*.test.ts',
  concurrency: 1,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: !process.env.CI }), closingLine()],
  middleware: [faults.middleware, throughVite],
  plugins: [faults, { name: 'vite', injectWebSocket: false, serverStop: () => vite.close() }],
  browsers: [chromeLauncher({ launchOptions: { executablePath: findBrowser(), headless: true, args: BROWSER_FLAGS } })],
  // Tests run Lit's development build on purpose; it need not say so in each file.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { timeout: 60000 } },
  testsStartTimeout: 120000,
  testsFinishTimeout: 300000,
};
