import { css } from 'lit';

/**
 * The look that the elements share: made for a dark room. Every value is a custom property that a page may set;
 * what follows the comma is the default.
 */
export const theme = css`
  :host {
    --_accent: var(--film-accent, #e6b566);
    --_surface: var(--film-surface, rgb(17 15 13 / 0.88));
    --_text: var(--film-text, #f4efe6);
    --_muted: color-mix(in srgb, var(--_text) 68%, transparent);
    --_line: color-mix(in srgb, var(--_text) 16%, transparent);
    --_font: var(--film-font, system-ui, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif);
    box-sizing: border-box;
    font-family: var(--_font);
    line-height: 1.4;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .icon {
    display: block;
    width: 1.5em;
    height: 1.5em;
    flex: none;
  }
  button {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;

/**
 * Declarations for the `style` *property* of an element (`.style=` in a template).
 * A strict policy refuses the attribute, and Lit's `styleMap` writes it at first; through the property the same is allowed.
 */
export const styleText = (style: Readonly<Record<string, string>>): string =>
  Object.entries(style)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
