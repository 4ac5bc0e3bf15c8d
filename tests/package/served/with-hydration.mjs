// A page whose other elements are hydrated: the support for that is here before any element is.
await import('@lit-labs/ssr-client/lit-element-hydrate-support.js');
await import('film-commentary');
