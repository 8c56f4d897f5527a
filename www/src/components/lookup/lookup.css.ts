// The element's own frame, and the styles of the parts it draws itself.

import { css } from "lit";
import { base } from "../../style/base.ts";
import { bandStyle } from "../band/band.css.ts";
import { cardStyle } from "../card/card.css.ts";
import { contactStyle } from "../contact/contact.css.ts";
import { footStyle } from "../foot/foot.css.ts";
import { waysStyle } from "../ways/ways.css.ts";

const frame = css`
  .whole {
    background: var(--paper);
    color: var(--ink);
    min-height: 100%;
  }
  .head,
  .main {
    max-width: 46rem;
    margin-inline: auto;
    padding-inline: var(--space-2);
  }
  .head {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: var(--space-2);
    min-height: 3.5rem;
    padding-block: var(--space-05);
  }
  .head button {
    flex: none;
  }
  .head .back {
    margin-inline-start: calc(-1 * var(--space-1));
  }
  .head .back svg.icon {
    width: 1.1em;
    height: 1.1em;
  }
  .site {
    font-weight: 700;
    color: var(--accent);
  }
  .main {
    padding-block-start: var(--space-2);
  }
  .main > section,
  .main > article {
    min-height: 20rem;
  }
  .privacy summary {
    font-weight: 400;
    color: var(--ink);
  }
  .privacy .row {
    flex-wrap: nowrap;
  }
  .privacy svg.icon {
    color: var(--accent);
  }
  .privacy u {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  .typed {
    font-size: var(--text-lg);
    border-inline-start: 0.25rem solid var(--line);
    padding-inline-start: var(--space-2);
  }
  .plain {
    font-weight: 400;
  }
  .alert.bad .title {
    color: var(--bad);
    font-size: var(--text-xl);
  }
  .alert.bad .title svg.icon {
    vertical-align: -0.25em;
  }
  .bar {
    height: 0.5rem;
    max-width: var(--measure);
    border-radius: 1rem;
    background: var(--accent-tint);
    border: 1px solid var(--accent-line);
    overflow: hidden;
  }
  .bar::after {
    content: "";
    display: block;
    width: 30%;
    height: 100%;
    background: var(--accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar::after {
      animation: along 1.4s ease-in-out infinite alternate;
    }
    @keyframes along {
      to {
        transform: translateX(233%);
      }
    }
  }
  @media (min-width: 48rem) {
    .main {
      padding-block-start: var(--space-4);
    }
    .head,
    .main {
      padding-inline: var(--space-3);
    }
  }
`;

export const lookupStyles = [base, bandStyle, waysStyle, cardStyle, contactStyle, footStyle, frame];
