// The one door to the package `subtitle`. It is JavaScript with a declaration of its own beside it, because the package's typings
// bring Node's globals with them, and with those the compiler would no longer keep the model free of its host.
export { parseTimestamp, stringifySync } from 'subtitle';
