// The package as it is published: one archive and one installation for all of these.
import './content.mjs';
import './entries.mjs';
import './manifest.mjs';
import './server.mjs';
import './types.mjs';
