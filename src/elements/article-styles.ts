import { css } from 'lit';
import { unseen } from './unseen.js';

/** How an article beside its film looks. It stands in the page: colours and, unless told otherwise, the typeface are the page's. */
export const articleStyles = css`
  :host {
    --_accent: var(--film-article-accent, #8a5a00);
    --_accent: var(--film-article-accent, light-dark(#8a5a00, #e6b566));
    --_quiet: color-mix(in srgb, currentColor 72%, transparent);
    --_hair: color-mix(in srgb, currentColor 22%, transparent);
    --_tint: color-mix(in srgb, var(--_accent) 13%, transparent);
    --_behind: var(--film-article-background, Canvas);
    --_sans: var(--film-font, system-ui, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif);
    /* So far a passage's rule stands before it, and its light reaches. */
    --_out: 1rem;
    display: block;
    position: relative;
    color: inherit;
    font-family: inherit;
    line-height: inherit;
  }
  .page {
    position: relative;
    /* What is lit lies behind the words, and before the page. */
    isolation: isolate;
  }
  .file {
    inline-size: 100%;
    container: article / inline-size;
  }
  [hidden] {
    display: none !important;
  }

  /* ——— The text of a file */
  .text,
  .head {
    max-inline-size: var(--film-article-measure, 38rem);
    font-family: var(--film-article-font, inherit);
    --_size: var(--film-article-size, clamp(1.0625rem, 1rem + 0.25vw, 1.1875rem));
    font-size: var(--_size);
    line-height: 1.65;
    overflow-wrap: break-word;
    text-wrap: pretty;
  }
  @container article (min-width: 34rem) {
    .text,
    .head {
      padding-inline-start: 5.25rem;
      max-inline-size: calc(var(--film-article-measure, 38rem) + 5.25rem);
    }
  }
  .text > :first-child {
    margin-block-start: 0;
  }
  .text :is(h1, h2, h3, h4, h5, h6),
  .head h2 {
    margin: 2.2em 0 0.55em;
    font-weight: 600;
    line-height: 1.2;
    text-wrap: balance;
    break-after: avoid;
  }
  .text h1,
  .text h2,
  .head h2 {
    font-size: 1.9em;
    line-height: 1.12;
    letter-spacing: -0.012em;
  }
  .text h3 {
    font-size: 1.25em;
  }
  .text :is(h4, h5, h6) {
    font-size: 1em;
  }
  .head h2 {
    margin-block-start: 0;
  }
  .byline {
    margin: -0.3em 0 2em;
    color: var(--_quiet);
    font-style: italic;
  }
  .text :is(p, ul, ol, dl, pre, table, figure, blockquote) {
    margin: 0 0 1.1em;
  }
  .text :is(ul, ol) {
    padding-inline-start: 1.4em;
  }
  .text li + li {
    margin-block-start: 0.4em;
  }
  .text li > :last-child,
  .text blockquote > :last-child {
    margin-block-end: 0;
  }
  .text blockquote {
    margin-block: 1.6em;
    padding-inline-start: 1.25em;
    border-inline-start: 2px solid var(--_hair);
    font-style: italic;
  }
  .text figure {
    margin-block: 2em;
  }
  .text img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 0.25rem;
  }
  .text :is(figcaption, caption) {
    margin-block-start: 0.5em;
    color: var(--_quiet);
    font-size: 0.85em;
    line-height: 1.45;
    text-align: start;
  }
  .text table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.92em;
    font-variant-numeric: lining-nums tabular-nums;
  }
  .text :is(th, td) {
    padding: 0.45em 0.75em 0.45em 0;
    border-block-end: 1px solid var(--_hair);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .text :is(pre, code, kbd) {
    font-family: ui-monospace, 'DejaVu Sans Mono', monospace;
    font-size: 0.88em;
  }
  .text pre {
    white-space: pre-wrap;
  }
  .text dt {
    font-weight: 600;
  }
  .text dd {
    margin: 0 0 0.8em 1.4em;
  }
  .text hr {
    inline-size: 4rem;
    margin: 2.5em auto;
    border: 0;
    border-block-start: 1px solid currentColor;
    opacity: 0.5;
  }
  .text a {
    color: inherit;
    text-decoration-color: var(--_accent);
    text-decoration-thickness: 0.08em;
    text-underline-offset: 0.18em;
  }
  .text sup {
    line-height: 0;
  }
  /* A number to be hit by a finger. */
  .text :is(sup a, a:has(> sup)) {
    padding: 0.4em 0.3em;
  }
  .text [tabindex='-1']:focus {
    background: var(--_tint);
  }
  /* Where a picture would stand: what it shows, in words. */
  .text .unshown {
    display: block;
    padding: 0.7em 1em 0.8em;
    border: 1px dashed color-mix(in srgb, currentColor 45%, transparent);
    border-radius: 0.25rem;
    color: var(--_quiet);
    font-size: 0.85em;
    line-height: 1.45;
  }
  .text .unshown::before {
    content: attr(data-says);
    display: block;
    font: 600 0.8em / 1.6 var(--_sans);
  }

  /* ——— Passages that are tied to the film */
  @media (max-width: 40rem) {
    :host {
      /* A page has little beside its text there, and must not get wider. */
      --_out: 6px;
    }
  }
  .text .tied {
    position: relative;
  }
  .text .tied::before,
  .text .tied::after,
  .light::before,
  .light::after {
    content: '';
    position: absolute;
    inset-block: 0.3em;
    pointer-events: none;
  }
  .text .tied::before,
  .light::before {
    inset-inline-start: calc(-1 * var(--_out));
    inline-size: 0;
    border-inline-start: 2px solid var(--_hair);
    transition: border-color 0.15s;
  }
  .text .tied.ambient::before,
  .light.ambient::before {
    border-inline-start-style: dotted;
  }
  .text .tied::after,
  .light::after {
    inset: -0.35em calc(-0.75 * var(--_out)) -0.35em calc(2px - var(--_out));
    z-index: -1;
    border-start-end-radius: 0.35rem;
    border-end-end-radius: 0.35rem;
    background: var(--_tint);
    opacity: 0;
    transition: opacity 0.2s;
  }
  .text .tied:dir(rtl)::after,
  .light:dir(rtl)::after {
    inset-inline: calc(2px - var(--_out)) calc(-0.75 * var(--_out));
  }
  :is(.text .tied, .light):is(.now, .pointed)::before {
    inset-block: -0.35em;
    border-color: var(--_accent);
    border-inline-start-width: 3px;
  }
  :is(.text .tied, .light).now::after {
    opacity: 1;
  }
  :is(.text .tied, .light).pointed::after {
    opacity: 0.6;
  }
  .text li.tied::before {
    inset-inline-start: -2.4em;
  }
  .text li.tied::after {
    inset-inline-start: calc(-2.4em + 2px);
  }
  .lights {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .light {
    position: absolute;
    z-index: -1;
  }
  /* What is not to be read yet is still there for who searches, prints or listens. */
  .light.veiled {
    z-index: 1;
  }
  :is(.text .tied, .light).veiled::after {
    z-index: 1;
    opacity: 1;
    background: none;
    backdrop-filter: blur(0.4rem);
    -webkit-backdrop-filter: blur(0.4rem);
  }
  .text .tied.veiled > .mark,
  .marks .mark {
    z-index: 2;
  }

  /* ——— Marks */
  .mark {
    position: absolute;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem;
    z-index: 1;
    color: var(--_quiet);
    font: 500 0.8125rem / 1 var(--_sans);
    font-style: normal;
    letter-spacing: 0;
    text-indent: 0;
    text-transform: none;
    font-variant-numeric: lining-nums tabular-nums;
    white-space: nowrap;
    user-select: none;
    -webkit-user-select: none;
  }
  .mark button {
    display: inline-flex;
    align-items: center;
    gap: 0.2em;
    min-block-size: 1.5rem;
    min-inline-size: 1.5rem;
    padding: 0 0.3rem;
    border: 0;
    border-radius: 0.3rem;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .mark .icon {
    inline-size: 0.85em;
    block-size: 0.85em;
    opacity: 0;
    transition: opacity 0.15s;
  }
  .mark:is(.now, .pointed, :hover, :focus-within) .icon,
  .mark.after .icon {
    opacity: 1;
  }
  .mark.now,
  .mark.pointed,
  .mark button:hover {
    color: var(--_accent);
  }
  .mark.now .time {
    font-weight: 700;
  }
  .mark.ambient .time span {
    text-decoration: underline dotted;
    text-underline-offset: 0.25em;
  }
  .times {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-start: 0;
    z-index: 2;
    display: grid;
    min-inline-size: max-content;
    max-inline-size: min(18rem, 80vw);
    padding: 0.3rem;
    border: 1px solid var(--_hair);
    border-radius: 0.5rem;
    background: var(--_behind);
    color: CanvasText;
    box-shadow: 0 0.4rem 1.5rem rgb(0 0 0 / 0.2);
  }
  .times button {
    min-block-size: 2rem;
    padding-inline: 0.5rem 0.8rem;
    text-align: start;
    white-space: normal;
  }
  .times .icon {
    opacity: 1;
  }
  .times .title {
    margin-inline-start: 0.4em;
    line-height: 1.25;
    color: CanvasText;
  }
  /* In a file's text the mark is in its passage: above it where there is no margin. */
  .text .mark {
    position: relative;
    margin-block-end: 0.2rem;
    margin-inline-start: -0.3rem;
  }
  .text .mark .icon {
    opacity: 1;
  }
  @container article (min-width: 34rem) {
    .text .mark {
      position: absolute;
      inset-inline-start: -5.25rem;
      margin: 0;
      inline-size: 4rem;
      block-size: 1.65em;
      block-size: calc(1.65 * var(--_size));
      flex-wrap: nowrap;
      justify-content: flex-end;
    }
    .text .mark .icon {
      opacity: 0;
    }
    .text .mark:is(.now, .pointed, :hover, :focus-within) .icon,
    .text .times .icon {
      opacity: 1;
    }
    /* What needs more room than the margin has begins further out: words that are pressed together lie on each other. */
    .text .mark > button {
      flex: none;
      padding-inline: 0.1rem;
    }
    .text li.tied > .mark {
      inset-inline-start: calc(-5.25rem - 1.4 * var(--_size));
    }
    .text blockquote.tied > .mark {
      inset-inline-start: calc(-5.25rem - 2px);
    }
  }
  .marks {
    display: contents;
    list-style: none;
  }
  .marks .mark {
    inline-size: 68px;
    block-size: 24px;
    flex-wrap: nowrap;
  }
  .marks .mark.before {
    justify-content: flex-end;
  }

  /* ——— The switches: a strip along the foot of what is seen of the article, which ends there as it would at the window's edge.
     Before the words of a file they are first in the document, and stand below all the same. */
  :host([src]:not([src=''])) {
    display: flex;
    flex-direction: column;
  }
  /* Out of the flow: the page's own article keeps its margins. */
  .to-bar {
    position: absolute;
    z-index: 2;
    min-height: 2.125rem;
    padding: 0 0.75rem;
    border: 1px solid currentColor;
    border-radius: 0.4rem;
    background: var(--_behind);
    color: CanvasText;
    font: 500 0.8125rem / 1.2 var(--_sans);
  }
  .to-bar:not(:focus) {
    clip-path: inset(50%);
    pointer-events: none;
  }
  .bar-place {
    order: 1;
    position: sticky;
    inset-block-end: 0;
    z-index: 3;
    container: bar / inline-size;
    margin-block-start: 1rem;
    border-block-start: 1px solid color-mix(in srgb, CanvasText 18%, transparent);
    background: var(--_behind);
    color: CanvasText;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.15rem;
    padding-block: 0.25rem;
    font: 500 0.8125rem / 1.2 var(--_sans);
  }
  .bar button {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: 2.25rem;
    padding: 0 0.75rem;
    border: 0;
    border-radius: 1.25rem;
    background: none;
    color: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  .bar .icon {
    inline-size: 1.15rem;
    block-size: 1.15rem;
  }
  .bar [aria-pressed='true'] {
    background: color-mix(in srgb, CanvasText 88%, transparent);
    color: Canvas;
  }
  .bar .resume {
    margin-inline-start: auto;
    background: var(--_tint);
    font-weight: 700;
  }
  /* What is gone to by the keyboard does not stand behind it. */
  .mark button,
  .text :is(a, button, summary, [tabindex]) {
    scroll-margin-block-end: 4rem;
  }
  @media (hover: hover) {
    .mark button:hover {
      background: var(--_tint);
    }
    .bar button:not([aria-pressed='true']):hover {
      background: color-mix(in srgb, CanvasText 10%, transparent);
    }
  }
  /* Where there is no room for words, their names are heard, and seen on pointing. */
  @container bar (max-width: 27rem) {
    .bar [aria-pressed] span {
      ${unseen}
    }
  }

  /* ——— Not here yet, or not at all */
  .loading {
    max-inline-size: var(--film-article-measure, 38rem);
    color: var(--_quiet);
    font: 0.875rem / 1.5 var(--_sans);
  }
  .loading p {
    margin: 0 0 1.25rem;
  }
  .loading span {
    display: block;
    block-size: 0.7em;
    margin-block-end: 0.95em;
    border-radius: 0.2em;
    background: var(--_hair);
    opacity: 0.6;
    animation: wait 1.4s infinite alternate ease-in-out;
  }
  .loading span:last-child {
    inline-size: 62%;
  }
  @keyframes wait {
    to {
      opacity: 0.25;
    }
  }

  /* ——— Reading mode: a sheet over the page, whatever the page has said of the element's place, size and room. */
  :host([reading]) {
    position: fixed !important;
    inset: 0 !important;
    z-index: 2147483000 !important;
    box-sizing: border-box !important;
    inline-size: auto !important;
    block-size: auto !important;
    min-inline-size: 0 !important;
    min-block-size: 0 !important;
    max-inline-size: none !important;
    max-block-size: none !important;
    margin: 0 !important;
    border: 0 !important;
    padding: clamp(1.5rem, 5vh, 4rem) calc(var(--_film-width, 0px) + 3.5rem) 0 clamp(1rem, 4vw, 3rem) !important;
    overflow: hidden auto !important;
    overscroll-behavior: contain;
    /* Without a fallback: as long as the ground is looked for, there must be none. */
    background: var(--_ground);
    color: inherit;
  }
  :host([reading]:dir(rtl)) {
    padding-inline: clamp(1rem, 4vw, 3rem) calc(var(--_film-width, 0px) + 3.5rem) !important;
  }
  :host([reading]) .bar-place {
    background: var(--_ground);
  }
  :host([reading]) .page {
    max-inline-size: 46rem;
    margin-inline: auto;
  }
  :host([reading]) .file {
    --film-article-size: clamp(1.125rem, 1rem + 0.45vw, 1.3125rem);
    --film-article-measure: 40rem;
  }
  @media (max-width: 60rem) {
    :host([reading]),
    :host([reading]:dir(rtl)) {
      inset-block-start: var(--_film-height, 0px) !important;
      padding: 1.5rem max(1rem, 4vw) 0 !important;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .light.now,
    .text .tied.now {
      outline: 2px solid Highlight;
      outline-offset: 0.35rem;
    }
    .text .tied::before,
    .light::before {
      border-color: CanvasText;
    }
    :is(.text .tied, .light):is(.now, .pointed)::before {
      border-color: Highlight;
    }
    :is(.text .tied, .light).veiled::after {
      background: Canvas;
      border: 1px solid CanvasText;
    }
    .bar [aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  @media print {
    .bar-place,
    .to-bar,
    .lights,
    .marks,
    .mark .icon,
    .mark .more,
    .mark .unveil,
    .times,
    .loading {
      display: none !important;
    }
    .text .tied::after {
      display: none !important;
    }
    .text .mark,
    .text .mark .time {
      color: inherit;
    }
    .text :is(p, li, blockquote) {
      orphans: 3;
      widows: 3;
    }
  }
`;
