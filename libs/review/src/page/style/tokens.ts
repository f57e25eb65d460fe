const LIGHT =
  '--paper: #f6f5f2; --card: #fff; --ink: #1d1f23; --faint: #62676f; --line: #e2e0da; ' +
  '--accent: #2f6db3; --good: #23703f; --warn: #8a5700; --bad: #b3352b; --swap: #8a3fa0; ' +
  '--good-wash: #e6f2e9; --warn-wash: #f8eeda; --bad-wash: #fbe9e7; --swap-wash: #f4e9f7; ' +
  '--accent-wash: #e7eff8; --check: #e4e2dd; --stage: #efeeea; ' +
  '--shade: 0 1px 2px #0000000f, 0 4px 16px #0000000a;';

const DARK =
  '--paper: #15171a; --card: #1e2125; --ink: #e8e9eb; --faint: #989ea8; --line: #31353b; ' +
  '--accent: #7db0ea; --good: #6cc48f; --warn: #e0ad55; --bad: #f0857b; --swap: #d59ae6; ' +
  '--good-wash: #1d3327; --warn-wash: #362c19; --bad-wash: #3d2422; --swap-wash: #34253a; ' +
  '--accent-wash: #1f2f42; --check: #2b2f35; --stage: #191b1f; --shade: none;';

/**
 * The colours and the type of every page that Archway writes. Text in the colours of meaning has a contrast of
 * 4.5 : 1 and more on `--paper`, `--card`, `--stage` and on its own wash. `data-theme` on the root overrules the system.
 */
export const PAGE_TOKENS = `
:root { color-scheme: light; ${LIGHT} }
@media (prefers-color-scheme: dark) {
  :root:not([data-theme='light']) { color-scheme: dark; ${DARK} }
}
:root[data-theme='dark'] { color-scheme: dark; ${DARK} }
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 1240px; padding: 40px 24px 64px; background: var(--paper);
  color: var(--ink); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
h1 { margin: 0; font-size: 30px; line-height: 1.2; letter-spacing: -0.02em; font-weight: 650; }
h2 { margin: 40px 0 14px; font-size: 13px; font-weight: 600; color: var(--faint);
  text-transform: uppercase; letter-spacing: 0.07em; }
.lead { margin: 8px 0 0; color: var(--faint); max-width: 72ch; }
a { color: var(--accent); }
`;
