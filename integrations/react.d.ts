// Made by `npm run manifest`. `import type {} from 'film-commentary/react'` once, and JSX knows the elements.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { FilmElements } from './jsx.js';

type Html<Name extends keyof FilmElements> = DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Name]>, HTMLElementTagNameMap[Name]>;
type ReactElements = { [Name in keyof FilmElements]: FilmElements[Name] & Omit<Html<Name>, keyof FilmElements[Name]> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
