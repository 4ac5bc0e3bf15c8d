/** The entry for plain pages: defines the elements; panels and parsers load when a page first needs them. */
export * from './index.js';
