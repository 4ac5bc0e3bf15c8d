// The one door to the package `papaparse`. It is JavaScript with a declaration of its own beside it, because the package's typings
// bring Node's globals with them, and with those the compiler would no longer keep the model free of its host.
import Papa from 'papaparse';

export const { parse, unparse } = Papa;
