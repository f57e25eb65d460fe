import { PAGE_TOKENS } from './tokens';

/** Colours of what happens and of what it weighs, as `--of` and `--wash` of an element. */
const MEANINGS = `
.create, .added { --of: var(--good); --wash: var(--good-wash); }
.update, .changed, .look { --of: var(--warn); --wash: var(--warn-wash); }
.destroy, .removed, .stop { --of: var(--bad); --wash: var(--bad-wash); }
.replace { --of: var(--swap); --wash: var(--swap-wash); }
.move, .import, .note { --of: var(--accent); --wash: var(--accent-wash); }
.forget, .read, .none, .stays { --of: var(--faint); --wash: var(--stage); }
.clean, .nothing { --of: var(--good); --wash: var(--good-wash); }
`;

const VERDICT = `
.verdict { max-width: 900px; }
.verdict h1 { text-wrap: pretty; overflow-wrap: anywhere; }
.verdict .lead { max-width: none; }
.verdict .kinds { margin-top: 10px; }
.brand { margin: 0 0 6px; color: var(--faint); font-size: 13px; font-weight: 600; }
.level { display: inline-block; padding: 0 8px; border: 1px solid var(--of); border-radius: 99px;
  background: var(--wash); color: var(--of); font-size: 12px; line-height: 20px; font-weight: 600;
  white-space: nowrap; }
.lead .level { margin-right: 6px; }
h3.level { margin: 16px 0 8px; letter-spacing: 0; }
[aria-labelledby='concerns'] > h2 { margin-bottom: 0; }
.concerns { margin: 0; padding: 0; list-style: none; background: var(--card); box-shadow: var(--shade);
  border: 1px solid var(--line); border-left: 4px solid var(--of); border-radius: 10px; }
.concerns > li { padding: 10px 16px; overflow-wrap: anywhere; }
.concerns > li + li { border-top: 1px solid var(--line); }
.concerns a { color: var(--ink); font-weight: 600; text-decoration-color: var(--of);
  text-underline-offset: 4px; }
.concerns.note a { font-weight: 400; }
.concerns .about { display: block; }
.concerns ul { margin: 4px 0 0; padding-left: 20px; font-size: 13.5px; }
.about { margin: 2px 0 0; color: var(--faint); font-size: 12.5px; overflow-wrap: anywhere; }
.more { margin-top: 8px; }
.more > summary { color: var(--accent); cursor: pointer; padding: 4px 0; list-style: none; }
`;

const TOOLBAR = `
.toolbar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 8px;
  align-items: center; padding: 10px 0; background: var(--paper); border-bottom: 1px solid var(--line); }
input, select, button { height: 34px; padding: 0 10px; border: 1px solid var(--faint); border-radius: 8px;
  background: var(--card); color: var(--ink); font: inherit; font-size: 14px; max-width: 100%; }
select { max-width: 220px; }
button { cursor: pointer; }
.toolbar input { flex: 1 1 220px; min-width: 0; }
::placeholder { color: var(--faint); opacity: 1; }
.result { min-width: 88px; color: var(--faint); font-size: 13px; text-align: right;
  font-variant-numeric: tabular-nums; }
.corner { position: absolute; top: 12px; right: max(24px, calc(50vw - 596px)); display: flex; gap: 8px; }
.corner button, .fit { height: 28px; font-size: 12.5px; color: var(--faint); border-color: var(--line); }
.skip { position: absolute; left: -999px; top: 8px; }
.skip:focus { left: 8px; background: var(--card); padding: 8px; z-index: 3; }
.empty { color: var(--faint); padding: 24px 0; }
.columns { display: grid; grid-template-columns: 220px minmax(0, 1fr); gap: 32px; align-items: start; }
.contents { position: sticky; top: 56px; max-height: calc(100vh - 72px); overflow-y: auto;
  padding: 22px 4px 8px 0; font-size: 13px; }
.contents ul { margin: 0; padding: 0; list-style: none; }
.contents > ul > li { margin-bottom: 12px; }
.contents a { display: flex; flex-wrap: wrap; gap: 0 6px; align-items: baseline; padding: 3px 6px;
  border-radius: 6px; color: var(--ink); text-decoration: none; overflow-wrap: anywhere; }
.contents > ul > li > a { font-weight: 600; }
.contents li li a { padding-left: 16px; }
.contents .name { flex: 1; }
.contents a:hover { background: var(--stage); }
`;

const PLAN = `
.plan { scroll-margin-top: 64px; padding-top: 20px; }
.plan-head { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: baseline; }
.plan h3, .rule h3 { margin: 0; font-size: 19px; font-weight: 600; letter-spacing: -0.01em;
  overflow-wrap: anywhere; }
.app { color: var(--faint); font-weight: 400; }
.kinds { margin: 0; display: flex; flex-wrap: wrap; gap: 4px 12px; }
.kind { color: var(--of); font-size: 13px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.kind .sign { margin-right: 4px; font-weight: 700; }
.seen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.group, .graph { margin-top: 12px; border: 1px solid var(--line); border-radius: 10px;
  background: var(--card); box-shadow: var(--shade); }
.group > summary, .graph > summary { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline;
  padding: 10px 16px; cursor: pointer; list-style: none; border-radius: 10px; }
summary::-webkit-details-marker { display: none; }
.group > summary::before, .graph > summary::before, .quiet > summary::before, .more > summary::before {
  content: '▸'; color: var(--faint); font-size: 11px; width: 10px; flex: none; display: inline-block; }
details[open]:not(.change) > summary::before { content: '▾'; }
.group h4 { margin: 0; font-size: 15px; font-weight: 600; overflow-wrap: anywhere; }
.types { color: var(--faint); font-size: 12.5px; overflow-wrap: anywhere; }
.group[open] > summary .types { display: none; }
.single > .change { border-top: 0; }
`;

const CHANGE = `
.change { border-top: 1px solid var(--line); scroll-margin-top: 64px; content-visibility: auto;
  contain-intrinsic-size: auto 39px; }
.change > summary { display: grid; grid-template-columns: 20px minmax(0, 1fr) auto 10px; gap: 0 10px;
  padding: 8px 16px; cursor: pointer; list-style: none; align-items: baseline; }
.change > summary:hover { background: var(--stage); }
.change > summary > .sign { color: var(--of); background: var(--wash); border-radius: 5px; width: 20px;
  line-height: 20px; text-align: center; font-weight: 700; }
.change > summary::after { content: '▸'; grid-row: 1; grid-column: 4; color: var(--faint); font-size: 11px; }
.change[open] > summary::after { content: '▾'; }
.path { unicode-bidi: isolate; }
.where { overflow-wrap: anywhere; }
.where .path { color: var(--faint); }
.where .path b { color: var(--ink); font-weight: 550; }
code { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; unicode-bidi: isolate; }
.where code { color: var(--faint); }
.tag { display: inline-block; padding: 0 6px; border: 1px solid var(--line); border-radius: 5px;
  color: var(--faint); font: 12px/18px system-ui, sans-serif; white-space: nowrap; }
.tag.bad { color: var(--bad); border-color: var(--bad); }
.tag.swap { color: var(--swap); border-color: var(--swap); }
.gist { grid-column: 2 / -1; display: block; }
.change[open] > summary .gist { display: none; }
.meaning { display: grid; grid-template-columns: 14px minmax(0, 1fr); gap: 6px; font-size: 13.5px;
  overflow-wrap: anywhere; }
.meaning:not([class*=' ']) { display: block; color: var(--faint); }
.meaning .sign { color: var(--of); font-weight: 700; text-align: center; }
.body { padding: 2px 16px 14px 46px; }
.body p { margin: 0 0 6px; overflow-wrap: anywhere; }
.address, .because, .unknown { color: var(--faint); font-size: 13px; }
.told { margin: 0 0 8px; padding: 7px 12px; border-left: 3px solid var(--of); border-radius: 0 6px 6px 0;
  background: var(--wash); font-size: 13.5px; overflow-wrap: anywhere; }
.body .told { margin-bottom: 8px; }
.told b { font-weight: 600; }
.concerns ul li, .told li { white-space: pre-wrap; }
.told ul { margin: 2px 0 0; padding-left: 18px; }
.meanings { margin: 8px 0 10px; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 13px; }
tr + tr { border-top: 1px solid var(--line); }
th { width: 34%; padding: 4px 14px 4px 0; text-align: left; font-weight: 400; color: var(--faint);
  vertical-align: top; overflow-wrap: anywhere; unicode-bidi: isolate; }
td { padding: 4px 0; font: 12.5px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; vertical-align: top; unicode-bidi: isolate; }
td i { color: var(--faint); }
ins, del { padding: 1px 2px; border-radius: 3px; color: var(--ink); unicode-bidi: isolate; }
ins { background: var(--good-wash); text-decoration: underline; text-decoration-color: var(--good); }
del { background: var(--bad-wash); text-decoration: line-through; text-decoration-color: var(--bad); }
ins i, del i { color: inherit; }
.quiet, .body .unknown { margin-top: 8px; }
.quiet > summary { color: var(--faint); font-size: 13px; cursor: pointer; padding: 3px 0; list-style: none; }
.outputs .body { padding-left: 16px; }
.rule { margin-top: 12px; padding: 12px 16px; border: 1px solid var(--line); border-radius: 10px;
  background: var(--card); box-shadow: var(--shade); }
.rule h3 { font-size: 15px; display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; }
.aws { font-size: 13px; font-weight: 400; margin-left: auto; }
.findings { margin: 6px 0 0; padding-left: 20px; overflow-wrap: anywhere; }
.findings li { scroll-margin-top: 72px; padding: 3px 0; }
.fix { display: block; color: var(--faint); font-size: 13.5px; }
`;

const GRAPH = `
.legend { margin: 0; padding: 0 16px 8px; color: var(--faint); font-size: 12.5px; display: flex;
  flex-wrap: wrap; gap: 4px 14px; align-items: center; }
.key { color: var(--of, var(--faint)); }
.legend .fit { margin-left: auto; }
.drawing { overflow: auto; max-height: 72vh; padding: 16px; background: var(--stage);
  border-top: 1px solid var(--line); border-radius: 0 0 10px 10px; }
.drawing svg { display: block; }
.fits .drawing svg { width: auto; max-width: 100%; height: auto; max-height: calc(72vh - 34px); }
.box .frame { fill: var(--card); stroke: var(--of); stroke-width: 1.5; }
.box.destroy .frame, .box.forget .frame { stroke-dasharray: 5 3; }
.box.replace .frame { stroke-width: 3; }
.box.none .frame { stroke: var(--line); }
.box .mark { fill: var(--wash); stroke: var(--of); }
.box.none .mark { fill: var(--faint); stroke: none; }
.box text { font-size: 13px; fill: var(--ink); }
.box .mark-sign { fill: var(--of); font-weight: 700; text-anchor: middle; font-size: 15px; }
.box .subtitle { font-size: 11.5px; fill: var(--faint); }
a.box { cursor: pointer; }
a.box:hover .frame { fill: var(--wash); }
a.box:focus-visible { outline: none; }
a.box:focus-visible .frame { stroke: var(--accent); stroke-width: 4; }
.tie { fill: none; stroke: var(--of); stroke-width: 1.4; }
.tie.stays { stroke: var(--faint); stroke-opacity: 0.7; }
.tie.added, .tie.removed { stroke-opacity: 0.75; }
.tie.news { stroke-width: 2.2; stroke-opacity: 1; }
.tie.removed { stroke-dasharray: 5 3; }
marker path { fill: var(--of); }
.tie-sign circle { fill: var(--card); stroke: var(--of); }
.tie-sign text { fill: var(--of); font-size: 12px; font-weight: 700; text-anchor: middle; }
`;

const AROUND = `
[hidden] { display: none !important; }
a:focus-visible, summary:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible,
.drawing:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
.change > summary:focus-visible, .group > summary:focus-visible, .drawing:focus-visible { outline-offset: -2px; }
[tabindex='-1']:focus { outline: none; }
.findings li:focus { background: var(--accent-wash); }
dialog { border: 1px solid var(--line); border-radius: 12px; background: var(--card); color: var(--ink);
  padding: 20px 28px 24px; }
dialog::backdrop { background: #0006; }
dialog h2 { margin-top: 0; }
dialog dl { display: grid; grid-template-columns: auto auto; gap: 8px 20px; margin: 0 0 18px; }
dialog dd { margin: 0; }
kbd { padding: 1px 6px; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 5px;
  background: var(--stage); font: 12.5px ui-monospace, monospace; }
@media (prefers-reduced-motion: no-preference) {
  .change > summary, .contents a, a.box .frame { transition: background-color 0.12s, fill 0.12s; }
}
@media (max-width: 900px) {
  .columns { display: block; }
  .contents { display: none; }
}
@media (max-width: 600px) {
  body { padding: 48px 14px 48px; }
  h1 { font-size: 24px; }
  .corner { right: 14px; }
  .toolbar { position: static; }
  .toolbar select { flex: 1 1 40%; min-width: 0; }
  .body { padding-left: 16px; }
  .change > summary, .group > summary, .graph > summary { padding-left: 12px; padding-right: 12px; }
  table, tbody, tr, th, td { display: block; width: auto; }
  tr { padding: 4px 0; }
  th, td { padding: 1px 0; }
}
@media print {
  body { padding: 0; max-width: none; background: #fff; font-size: 10.5pt; }
  .toolbar, .corner, .contents, .skip, .graph, .fit { display: none !important; }
  .columns { display: block; }
  .group, .rule, .concerns { box-shadow: none; }
  .change { content-visibility: visible; }
  .change, .concerns > li { break-inside: avoid; }
}
`;

/** The look of the page, light and dark. */
export const STYLE = [PAGE_TOKENS, MEANINGS, VERDICT, TOOLBAR, PLAN, CHANGE, GRAPH, AROUND].join(
  '',
);
