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

/** A button in the control bar, or beside a film: there it takes the colour of the page's words, which can be seen on the page's ground. */
export const barButton = css`
  :host {
    display: inline-flex;
    position: relative;
    font-size: 1rem;
  }
  .bar-button {
    display: inline-grid;
    place-items: center;
    min-width: 2.5rem;
    min-height: 2.5rem;
    padding: 0;
    border: 0;
    border-radius: 0.5rem;
    background: none;
    cursor: pointer;
    transition: background-color 0.15s;
  }
  @media (hover: hover) {
    .bar-button:hover {
      background: color-mix(in srgb, currentColor 12%, transparent);
    }
  }
  .bar-button[disabled] {
    opacity: 0.4;
    cursor: default;
  }
  .bar-button:focus-visible {
    outline-color: var(--film-button-on, currentColor);
    outline-offset: -3px;
  }
  .bar-button[aria-pressed='true'],
  .bar-button.on {
    color: var(--film-button-on, inherit);
  }
  /* On or off is never told by colour alone: a bar stands under what is on. */
  .bar-button::after {
    content: '';
    position: absolute;
    inset-inline: 0.65rem;
    bottom: 0.28rem;
    height: 2px;
    border-radius: 1px;
    background: currentColor;
    opacity: 0;
    pointer-events: none;
  }
  .bar-button[aria-pressed='true']::after,
  .bar-button.on::after {
    opacity: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    .bar-button {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .bar-button {
      color: ButtonText;
    }
    .bar-button[aria-pressed='true'],
    .bar-button.on {
      color: Highlight;
    }
    .bar-button::after {
      background: Highlight;
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
