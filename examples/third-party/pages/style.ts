export const style = `
:root {
  --paper: #fbf6ea; --card: #fffdf8; --ink: #1f1d1a; --soft: #5d574c; --line: #1f1d1a; --rule: #ddd3bf;
  --sun: #ffc53d; --brick: #a4340f; --leaf: #1d6b45; --leaf-bg: #e2f3e5; --brick-bg: #fde8df;
  --slab: Rockwell, 'Rockwell Nova', 'Roboto Slab', 'DejaVu Serif', Georgia, serif;
  --sans: Avenir, 'Avenir Next', Montserrat, Corbel, 'URW Gothic', 'Noto Sans', 'DejaVu Sans', sans-serif;
  --mono: ui-monospace, 'Cascadia Code', 'Source Code Pro', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; padding: 0 clamp(1rem, 4vw, 3rem); color: var(--ink); font: 1rem/1.55 var(--sans);
  background: var(--paper) radial-gradient(#e9dfc8 1px, transparent 1.5px) 0 0 / 22px 22px;
}
body > * { max-width: 78rem; margin-inline: auto; }
a { color: var(--brick); text-underline-offset: .18em; }
:focus-visible { outline: 3px solid var(--brick); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 9; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; padding-block: 1.25rem; }
.brand { display: inline-flex; gap: .75rem; align-items: center; font: 700 1.2rem/1.1 var(--slab); color: inherit; text-decoration: none; }
.partner { margin: 0; color: var(--soft); }
h1 { font: 700 clamp(1.9rem, 5vw, 3rem)/1.08 var(--slab); letter-spacing: -.02em; margin: 1.5rem 0 .75rem; max-width: 18ch; text-wrap: balance; }
h2 { font: 700 1.25rem/1.25 var(--slab); margin: 0 0 .75rem; }
h2:focus { outline: none; }
.lead { font-size: 1.1rem; color: var(--soft); max-width: 62ch; margin: 0 0 2rem; }
.steps { display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; list-style: none; padding: .7rem 0; margin-block: 0; border-block: 2px solid var(--line); font-size: .92rem; color: var(--soft); }
.steps li { display: flex; align-items: center; gap: .5rem; }
.steps span { display: grid; place-items: center; width: 1.6rem; height: 1.6rem; border: 2px solid currentColor; border-radius: 50%; font: 700 .85rem/1 var(--slab); }
.steps [aria-current] { color: var(--ink); font-weight: 700; }
.steps [aria-current] span { background: var(--sun); border-color: var(--line); }
.desk { display: grid; gap: 2.5rem; align-items: start; margin-top: 1.5rem; }
.desk h1 { margin-top: 0; }
.group { margin: 0 0 2rem; }
.group ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .8rem; }
.card { display: block; height: 100%; padding: .9rem 1rem; background: var(--card); border: 2px solid var(--line); border-radius: 14px; color: inherit; text-decoration: none; box-shadow: 0 3px 0 var(--rule); transition: transform .12s, box-shadow .12s; }
.card strong { display: block; font-weight: 600; line-height: 1.35; }
.card:hover { transform: translateY(-2px); box-shadow: 0 6px 0 var(--rule); }
.card[aria-current] { background: var(--sun); box-shadow: 0 5px 0 var(--line); }
.chips { display: flex; flex-wrap: wrap; gap: .35rem; margin-top: .6rem; }
.chip { font: .74rem/1.5 var(--mono); padding: .05rem .45rem; border: 1px solid #8a8071; border-radius: 99px; background: #fff9; overflow-wrap: anywhere; }
.panel { background: var(--card); border: 2px solid var(--line); border-radius: 18px; padding: clamp(1rem, 3vw, 1.6rem); box-shadow: 0 8px 0 var(--line); margin-bottom: 2rem; min-width: 0; }
.story { font: 600 1.15rem/1.35 var(--slab); margin: 0 0 .3rem; }
.note { margin: 0 0 1.2rem; color: var(--soft); }
label, legend { display: block; font-weight: 600; font-size: .92rem; margin: 0 0 .3rem; padding: 0; }
.hint { font-weight: 400; color: var(--soft); }
.field { margin: 0 0 1rem; }
input[type=text], select, textarea { width: 100%; font: .95rem/1.45 var(--mono); color: inherit; background: #fff; border: 2px solid #6d6557; border-radius: 10px; padding: .55rem .7rem; }
textarea { min-height: 11.5rem; resize: vertical; tab-size: 2; white-space: pre; overflow: auto; }
textarea[aria-invalid] { border-color: var(--brick); }
.problem { color: var(--brick); font-size: .9rem; min-height: 0; margin: .3rem 0 0; }
.problem:empty { display: none; }
.pair { display: grid; gap: 0 1rem; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); }
fieldset { border: 0; padding: 0; margin: 0 0 1rem; }
.choice { display: flex; gap: .6rem; align-items: baseline; font-weight: 400; margin: .35rem 0; min-height: 1.75rem; }
.choice input { accent-color: var(--brick); width: 1.1rem; height: 1.1rem; flex: none; translate: 0 .15rem; }
button { font: 700 1rem/1.2 var(--slab); color: var(--ink); background: var(--card); border: 2px solid var(--line); border-radius: 12px; padding: .75rem 1.15rem; cursor: pointer; box-shadow: 0 4px 0 var(--line); min-height: 2.75rem; }
button:hover { background: #fff3cf; }
button:active { translate: 0 3px; box-shadow: 0 1px 0 var(--line); }
.go { width: 100%; font-size: 1.25rem; background: var(--sun); }
.go:hover { background: #ffd46b; }
.between { text-align: center; margin: .7rem 0 .4rem; font-size: .92rem; }
.actions { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.5rem 0 2.5rem; }
.verdict { border: 2px solid var(--line); border-radius: 18px; padding: 1.2rem clamp(1rem, 3vw, 1.8rem); margin: 1.5rem 0 2rem; }
.verdict h1 { margin: 0 0 .4rem; font-size: clamp(1.6rem, 4.4vw, 2.5rem); max-width: none; }
.verdict p { margin: .2rem 0; max-width: 75ch; overflow-wrap: anywhere; }
.yes { background: var(--leaf-bg); } .no { background: var(--brick-bg); }
.said { font-family: var(--mono); font-size: .95rem; }
.told { border-left: 6px solid var(--sun); background: var(--card); padding: .8rem 1rem; margin: 0 0 1.5rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .8rem 1.5rem; margin: 0 0 1rem; }
.facts dt { color: var(--soft); font-size: .85rem; } .facts dd { margin: 0; overflow-wrap: anywhere; font-weight: 600; }
.scroll { overflow-x: auto; border: 1px solid var(--rule); border-radius: 10px; background: #fff; margin-bottom: .8rem; max-height: 26rem; overflow-y: auto; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem; border-bottom: 1px solid var(--rule); max-width: 26rem; }
thead th { position: sticky; top: 0; background: #f3ead6; font: 600 .78rem/1.3 var(--mono); white-space: nowrap; }
tbody tr:last-child > * { border-bottom: 0; }
td { font-variant-numeric: tabular-nums; min-width: 5rem; } .line { white-space: nowrap; } .wide { min-width: 18rem; } .null { color: #6f675a; }
summary { cursor: pointer; font-weight: 600; padding: .3rem 0; min-height: 1.75rem; }
pre { font: .82rem/1.5 var(--mono); background: #26231e; color: #f6efdf; border-radius: 10px; padding: 1rem; overflow: auto; max-height: 26rem; margin: .5rem 0 0; }
.wire { list-style: none; padding: 0; margin: 0; font: .82rem/1.5 var(--mono); }
.wire li { display: flex; flex-wrap: wrap; gap: .2rem .8rem; padding: .35rem 0; border-bottom: 1px dashed var(--rule); overflow-wrap: anywhere; }
.wire b { min-width: 3.2rem; } .wire .bad { color: var(--brick); }
.chart { width: 100%; height: auto; display: block; margin: 0 0 .8rem; }
.chart rect { fill: #d98b0b; } .chart text { font: 11px var(--mono); fill: var(--soft); }
.count { font: 600 .85rem var(--mono); color: var(--soft); margin-left: .5rem; }
.waiting { text-align: center; padding: 5rem 0; } .waiting h1 { margin-inline: auto; }
footer { color: var(--soft); font-size: .88rem; padding: 1.5rem 0 2.5rem; border-top: 2px solid var(--line); margin-top: 2rem; }
@media (min-width: 38rem) { .group ul { grid-template-columns: 1fr 1fr; } }
@media (min-width: 62rem) {
  .desk { grid-template-columns: minmax(0, 1fr) minmax(26rem, 30rem); }
  .desk > .panel { position: sticky; top: 1rem; max-height: calc(100vh - 2.5rem); overflow-y: auto; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`
