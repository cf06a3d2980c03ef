import { shades } from '../cell-text.ts';

/** The style of an exported page, on screen and on paper; on paper the mark of fictional data heads every page. */
export const style = `:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; font: 16px/1.5 Arial, Helvetica, sans-serif; color: #111; background: #fff; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.25rem; margin-top: 2rem; }
p, li, dd, th, td { white-space: pre-line; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.25rem 1.5rem; }
dt { font-weight: bold; }
dd { margin: 0; }
table { border-collapse: collapse; margin: 1.5rem 0; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.5rem; }
th, td { padding: 0.3rem 0.75rem; text-align: left; vertical-align: top; border-bottom: 1px solid #bbb; }
thead th { border-bottom: 2px solid #111; vertical-align: bottom; }
tbody th { font-weight: normal; }
tfoot th, tfoot td { font-weight: bold; border-top: 2px solid #111; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
abbr { text-decoration: none; }
${shades.map((colour, shade) => `.shade-${shade} { background: #${colour}; }`).join('\n')}
.mark { text-align: center; white-space: pre; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.fictional { border: 3px solid #111; padding: 0.5rem 1rem; font-weight: bold; background: #ffdd00; }
.print-mark { display: none; }
@media print {
  @page { margin: 20mm 15mm 15mm; }
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, li, dt, dd { break-inside: avoid; }
  h1, h2, caption { break-after: avoid; }
  .print-mark { display: block; position: fixed; top: -14mm; left: 0; right: 0; margin: 0; text-align: center; font-weight: bold; letter-spacing: 0.3em; }
}
`;
