// Installs the browsers that are named and not here, all at once: `node scripts/install-browsers.mjs chromium firefox`. Needs nothing of node_modules.
import { installBrowsers } from './browser.mjs';

installBrowsers(process.argv.slice(2));
