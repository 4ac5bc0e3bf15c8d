import { css } from 'lit';

/** A button with nothing but an icon, in the head of a dialog: the class `round`. */
export const roundButton = css`
  .round {
    display: grid;
    place-items: center;
    width: 2.25rem;
    height: 2.25rem;
    padding: 0;
    border: 0;
    border-radius: 0.4rem;
    background: none;
    font-size: 0.8rem;
    cursor: pointer;
  }
  @media (hover: hover) {
    .round:hover {
      background: color-mix(in srgb, var(--_text) 12%, transparent);
    }
  }
`;
