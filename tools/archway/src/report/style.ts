import { PAGE_TOKENS } from '@archway/review';

/** The look of the report, light and dark. */
export const STYLE = `${PAGE_TOKENS}
.problems { margin: 24px 0 0; padding: 14px 18px 14px 36px; border: 1px solid var(--bad);
  border-radius: 10px; color: var(--bad); overflow-wrap: anywhere; }
.notes { margin: 0; padding-left: 20px; color: var(--faint); overflow-wrap: anywhere; }
.flows { display: grid; gap: 10px; }
.flow { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.flow b { min-width: 110px; font-weight: 600; }
.stop { padding: 4px 11px 5px; border: 1px solid var(--line); border-radius: 8px;
  background: var(--card); line-height: 1.3; }
.stop small { display: block; color: var(--faint); font-size: 11px; }
.arrow { color: var(--faint); }
.photos { display: grid; gap: 20px; align-items: start;
  grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); }
.photo { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
  box-shadow: var(--shade); overflow: hidden; }
.stage { position: relative; height: 230px; display: flex; align-items: center;
  justify-content: center; border-bottom: 1px solid var(--line); background: var(--stage); }
.stage img { display: block; }
.stage .cover { max-width: 100%; max-height: 229px;
  background: repeating-conic-gradient(var(--check) 0 25%, transparent 0 50%) 0 0 / 20px 20px; }
.stage .inset { position: absolute; right: 12px; bottom: 12px; display: flex; gap: 8px; }
.inset img { max-width: 72px; max-height: 72px; border: 2px solid var(--card); border-radius: 6px;
  background: var(--card); box-shadow: 0 1px 6px #0005; }
.none { padding: 24px; text-align: center; color: var(--bad); font-weight: 550;
  overflow-wrap: anywhere; max-height: 100%; overflow: hidden; box-sizing: border-box; }
.none span { display: block; font-size: 34px; line-height: 1.2; }
.none small { display: block; margin-top: 6px; color: var(--faint); font-weight: 400; }
.about { padding: 14px 16px 6px; }
.name { margin: 0; font-size: 15px; font-weight: 600; overflow-wrap: anywhere; }
.key { margin: 0; color: var(--faint); font-size: 12.5px; overflow-wrap: anywhere; }
details { border-top: 1px solid var(--line); padding: 0 16px; }
summary { display: flex; gap: 10px; align-items: baseline; padding: 10px 0; cursor: pointer;
  list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::after { content: '▸'; color: var(--faint); font-size: 11px; }
details[open] summary::after { content: '▾'; }
summary .branch { font-weight: 550; }
summary .result { flex: 1; color: var(--faint); font-variant-numeric: tabular-nums; }
summary .time { color: var(--faint); font-variant-numeric: tabular-nums; white-space: nowrap; }
.dot { width: 8px; height: 8px; border-radius: 50%; align-self: center; background: var(--bad); }
.dot.picture { background: var(--good); }
.dot.refused, .dot.filtered, .dot.acknowledged { background: var(--warn); }
.why { margin: 0 0 10px; overflow-wrap: anywhere; }
.why small { display: block; color: var(--faint); }
ol { margin: 0 0 14px; padding: 0; list-style: none; font-size: 13px; }
ol li { position: relative; display: grid; grid-template-columns: 84px 1fr; gap: 22px;
  padding: 3px 0; overflow-wrap: anywhere; }
ol li time { color: var(--faint); text-align: right; font-variant-numeric: tabular-nums; }
ol li::before { content: ''; position: absolute; left: 92px; top: 10px; width: 7px; height: 7px;
  border-radius: 50%; background: var(--faint); }
ol li::after { content: ''; position: absolute; left: 95px; top: 17px; bottom: -10px; width: 1px;
  background: var(--line); }
ol li:last-child::after { display: none; }
ol li.good::before { background: var(--good); }
ol li.bad::before { background: var(--bad); }
ol li.end::before { background: var(--warn); }
.log { margin: 0 0 14px; padding: 10px 12px; max-height: 260px; overflow: auto; font-size: 12px;
  line-height: 1.45; border: 1px solid var(--line); border-radius: 8px; background: var(--stage);
  white-space: pre-wrap; overflow-wrap: anywhere; }
main { margin: 0; }
.picture { overflow-x: auto; margin: 0 0 16px; padding: 6px; border-radius: 10px; }
.picture svg { display: block; }
.box rect { fill: var(--card); stroke: var(--faint); }
.box text { fill: var(--ink); font-size: 13px; font-weight: 550; }
.box .kind { fill: var(--faint); font-size: 11px; font-weight: 400; }
.box.on rect { stroke: var(--good); stroke-width: 2; }
.box.off rect { stroke-dasharray: 4 4; }
.wire { fill: none; stroke: var(--faint); stroke-width: 1.5; }
.wire.dead { stroke: var(--bad); }
.wire.on { stroke: var(--good); stroke-width: 2.5; }
.wire.dead.on { stroke: var(--bad); stroke-width: 2.5; }
.wire.off, .wire.dead { stroke-dasharray: 4 4; }
.charts { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); }
.chart { margin: 0; padding: 12px; border: 1px solid var(--line); border-radius: 10px;
  background: var(--card); font-size: 13px; }
.chart svg { display: block; width: 100%; height: 60px; background: var(--stage); }
.chart .level { fill: none; stroke: var(--accent); stroke-width: 2; vector-effect: non-scaling-stroke; }
.chart b { display: block; overflow-wrap: anywhere; }
.refusals details { border: 1px solid var(--line); border-radius: 10px; background: var(--card);
  margin-bottom: 10px; }
.refusals .result { overflow-wrap: anywhere; min-width: 0; }
a:focus-visible, summary:focus-visible, .log:focus-visible, .picture:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px;
  border-radius: 4px; }
@media (max-width: 420px) { .photos, .charts { grid-template-columns: 1fr; } body { padding: 24px 14px; } }
`;
