import { css } from 'lit';

/** What is wrong with a file, and what can be done: over a film, or in a panel. */
export const noticeStyles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .notice p {
    flex: 1 1 14rem;
    margin: 0;
  }
  .notice b {
    overflow-wrap: anywhere;
  }
  .notice button {
    border: 1px solid currentColor;
    border-radius: 0.4rem;
    background: none;
    cursor: pointer;
  }
`;
