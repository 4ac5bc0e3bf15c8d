import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { BROWSER_FLAGS, findBrowser, FIREFOX_PREFERENCES } from './scripts/browser.mjs';
import { testsOf } from './scripts/engine-tests.mjs';
import { testSummary } from './scripts/test-summary.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';
import { faultServer } from './tests/network/fault-server.mjs';
import { keptFiles } from './tests/security/kept-files.mjs';

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

/** The longest that a page may take to load all that its tests import, in milliseconds. */
const LONGEST_LOADING = 120000;

async function patientPage({ context }) {
  const page = await context.newPage();
  page.setDefaultNavigationTimeout(LONGEST_LOADING);
  return page;
}

/** No test asks the driver what a page has fetched. To be told of each of its hundreds of modules takes a third of the time that pages open in, in Firefox nearly half. */
const UNWATCHED = { networkEnabled: false };

/** Pages that follow one another share what Firefox has compiled: without this each of them compiles hundreds of modules anew. */
const KEPT_COMPILED = { 'dom.script_loader.experimental.navigation_cache': true };

/**
 * `BROWSERS=chromium,firefox,webkit npm test` runs the tests in each of these; Chromium where nothing is said.
 * The tools of the other two cannot say during a test that a viewer wants no motion: there nobody does.
 */
const launchers = {
  chromium: () =>
    chromeLauncher({
      createPage: patientPage,
      launchOptions: { executablePath: findBrowser(), headless: true, args: BROWSER_FLAGS, ...UNWATCHED },
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      createPage: patientPage,
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath: findBrowser('firefox'),
        headless: true,
        extraPrefsFirefox: { ...FIREFOX_PREFERENCES, ...KEPT_COMPILED, 'ui.prefersReducedMotion': 1 },
        protocolTimeout: 300000,
        timeout: 120000,
        ...UNWATCHED,
      },
    }),
  webkit() {
    // Now, not while another browser runs its tests.
    findBrowser('webkit');
    return webkitLauncher({ reducedMotion: true, composited: false });
  },
};

/** Files that run once more, alone, by engine: see scripts/test.mjs. */
const again = process.env.TEST_AGAIN && JSON.parse(process.env.TEST_AGAIN);
const wanted = again ? Object.keys(again) : (process.env.BROWSERS ?? 'chromium').split(',');
const browsers = wanted.map((name) => ({ name, browser: launchers[name]() }));
const filesOf = (name) => (again ? again[name] : testsOf(name));
const areNamed = process.argv.includes('--files');

export default {
  // Files that are named run in each browser; all of them, where they are known to pass.
  ...(areNamed
    ? { browsers: browsers.map(({ browser }) => browser) }
    : { groups: browsers.map(({ name, browser }) => ({ name, files: filesOf(name), browsers: [browser] })) }),
  // All at once, also on two cores: tests mostly wait for a film.
  concurrentBrowsers: again ? 1 : Number(process.env.ENGINES_AT_ONCE ?? wanted.length),
  concurrency: 1,
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: !process.env.CI }),
    testSummary({ slowest: Number(process.env.SLOWEST ?? 0), report: process.env.TEST_REPORT }),
  ],
  middleware: [keptFiles, faults.middleware, throughVite],
  plugins: [a11ySnapshotPlugin(), faults, { name: 'vite', injectWebSocket: false, serverStop: () => vite.close() }],
  // Tests run Lit's development build on purpose; it need not say so in each file.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  // What a test before has chosen and the library remembered is no concern of the next file's.
  testRunnerHtml: (testFramework) => `<!DOCTYPE html>
<html>
  <head></head>
  <body>
    <script>localStorage.clear()</script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`,
  testFramework: { config: { timeout: 60000 } },
  browserStartTimeout: LONGEST_LOADING,
  testsStartTimeout: LONGEST_LOADING,
  testsFinishTimeout: 480000,
};
