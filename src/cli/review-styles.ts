/** The look of a review: read on a screen by day and by night, and printed. */
export const REVIEW_STYLES = `
:root { color-scheme: light dark; --ink: #1d1f24; --soft: #5c626d; --line: #d9dce2; --paper: #fbfaf7; --card: #fff; --sure: #14663f; --likely: #14663f; --ambient: #6a4fa3; --none: #a03a22; --talk: #c6cbd4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e7e2; --soft: #a5a9b2; --line: #3a3d45; --paper: #16171a; --card: #1e2024; --sure: #6ccf9b; --likely: #6ccf9b; --ambient: #b9a2ee; --none: #f0937c; --talk: #474c57; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 3rem) 5rem; max-width: 84rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
h1 { margin: 0; font: 600 2rem/1.2 Georgia, serif; text-wrap: balance; }
h2 { margin: 3rem 0 0.5rem; font: 600 1.25rem/1.3 Georgia, serif; }
header p { margin: 0.4rem 0; color: var(--soft); }
header p.warning { padding: 0.6rem 0.9rem; border: 1px solid var(--none); border-radius: 0.5rem; color: var(--ink); }
.counts { display: flex; flex-wrap: wrap; gap: 0.3rem 1.6rem; margin: 1rem 0; padding: 0; list-style: none; }
.counts b { font-variant-numeric: tabular-nums; }
figure { margin: 1.5rem 0 0; padding: 1rem; border: 1px solid var(--line); border-radius: 0.75rem; background: var(--card); overflow-x: auto; }
figure > svg { display: block; width: 100%; min-width: 40rem; }
figcaption { margin-top: 0.5rem; color: var(--soft); font-size: 0.875rem; }
svg text { fill: var(--soft); font: 10px system-ui, sans-serif; text-anchor: middle; }
svg .number { text-anchor: end; }
svg .grid { stroke: var(--line); stroke-width: 0.75; }
svg .talk { fill: var(--talk); }
svg .way { fill: none; stroke: var(--sure); stroke-width: 1; opacity: 0.35; }
svg .hit { fill: transparent; }
svg a:hover .hit, svg a:focus-visible .hit { fill: color-mix(in srgb, var(--ink) 8%, transparent); }
svg a { outline: none; }
.sign { flex: none; width: 0.8rem; height: 0.8rem; margin-inline-end: 0.45rem; overflow: visible; vertical-align: -0.05rem; }
.mark.sure { fill: var(--sure); }
.mark.likely { fill: var(--card); stroke: var(--likely); stroke-width: 1.75; }
.mark.ambient { fill: var(--ambient); }
.mark.none { fill: none; stroke: var(--none); stroke-width: 1.75; stroke-linecap: round; }
.mark.candidate { fill: var(--soft); }
article { display: grid; grid-template-columns: 10rem minmax(0, 34rem) minmax(0, 1fr); gap: 1rem 2rem; padding: 1.2rem 0; border-top: 1px solid var(--line); }
article:target { background: color-mix(in srgb, var(--sure) 9%, transparent); box-shadow: 0 0 0 0.75rem color-mix(in srgb, var(--sure) 9%, transparent); }
.when { font-variant-numeric: tabular-nums; }
.when span { display: block; color: var(--soft); font-size: 0.875rem; }
.when code { display: inline-block; margin-top: 0.3rem; color: var(--soft); font: 0.8125rem ui-monospace, monospace; }
.passage { font: 1.0625rem/1.6 Georgia, serif; overflow-wrap: anywhere; }
.passage > :first-child, .why > :first-child { margin-top: 0; }
.passage img { display: none; }
.why { color: var(--soft); font-size: 0.9375rem; overflow-wrap: anywhere; }
.why ul, .why ol { margin: 0 0 0.5rem; padding-inline-start: 1.1rem; }
.lines { margin: 0.4rem 0; }
.lines q { display: block; padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--line); color: var(--ink); }
.lines q::before, .lines q::after { content: none; }
summary { cursor: pointer; }
:focus-visible { outline: 2px solid var(--sure); outline-offset: 2px; }
@media (width < 62rem) { article { grid-template-columns: minmax(0, 1fr); gap: 0.5rem; } }
@media print { body { max-width: none; padding: 0; background: none; } article { break-inside: avoid; } }
`;
