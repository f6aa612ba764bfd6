"""How an HTML page looks: on a screen, and on A4 paper in black and white."""

STYLE = """\
@page { size: A4; margin: 12mm 12mm 14mm; }
@page {
  @bottom-center { content: counter(page) " / " counter(pages); font-size: 8pt; color: #555; }
}
* { box-sizing: border-box; }
body {
  max-width: 62rem; margin: 1.5rem auto; padding: 0 1rem; background: #fff; color: #000;
  font: 15px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
    sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .75rem; text-align: center; }
h2 {
  font-size: 1.15rem; margin: 1.5rem 0 .5rem; padding-bottom: .2rem;
  border-bottom: 2px solid #000;
}
h3 { font-size: 1rem; margin: 1rem 0 .35rem; }
p { margin: .4rem 0; }
ul { margin: .4rem 0; padding-left: 1.3rem; }
dl { margin: .4rem 0; }
dl > div { display: flex; gap: .75rem; padding: .1rem 0; }
dt { flex: 0 0 9rem; color: #444; }
dd { flex: 1; margin: 0; }
pre {
  margin: .5rem 0; padding: .5rem; border: 1px solid #999; white-space: pre-wrap;
  font-size: .85rem;
}
table { width: 100%; margin: .5rem 0; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .25rem .45rem; border: 1px solid #777; text-align: left; vertical-align: top; }
th { background: #eee; font-weight: 600; }
th, td { overflow-wrap: break-word; }
th { word-break: keep-all; }
td.short, td.right { white-space: nowrap; }
td.right, th.right { text-align: right; font-variant-numeric: tabular-nums; }
td.room { min-width: 5rem; }
td.room:first-child { height: 3.4rem; }
th.room:first-child { width: 60%; }
th.room:last-child { width: 20%; }
td.short + td.room { height: 2.4rem; }
th.short + th.room { width: 55%; }
figure { margin: .6rem 0; }
figcaption { font-size: .9rem; margin-bottom: .3rem; }
svg { display: block; width: 100%; max-width: 46rem; height: auto; }
svg rect { stroke: #000; stroke-width: .6; }
svg .lit { fill: #fff; text-anchor: middle; }
svg .mid { text-anchor: middle; }
.good { color: #14532d; }
.middling { color: #713f12; }
.bad { color: #7f1d1d; font-weight: 600; }
.quiet { color: #555; }
.strong { font-weight: 700; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt; line-height: 1.3; }
  h2 { margin-top: .8rem; }
  h3 { margin-top: .6rem; }
  dl > div { padding: 0; }
  h2, h3 { break-after: avoid; }
  .together, tr, li, figure, dl > div { break-inside: avoid; }
  thead { display: table-header-group; }
  th { background: none; }
  .wide { font-size: 8.5pt; }
  .good, .middling, .bad, .quiet, dt { color: #000; }
}
"""
