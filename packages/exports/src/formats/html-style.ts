import { shades } from '../cell-text.ts';
import { fictionalMark } from '../fictional.ts';

/** The style of an exported page, on screen and on paper. */
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
@media print {
  @page { size: A4; margin: 20mm 15mm 15mm; }
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, li, dt, dd { break-inside: avoid; }
  h1, h2, caption { break-after: avoid; }
  .one-page { font-size: 8.5pt; line-height: 1.3; }
  .one-page h1 { font-size: 14pt; margin: 0 0 2mm; }
  .one-page h2 { font-size: 10pt; margin: 2.5mm 0 1mm; }
  .one-page p, .one-page ul, .one-page ol, .one-page dl { margin-top: 1mm; margin-bottom: 1mm; }
  .one-page table { margin: 1.5mm 0; }
  .one-page caption { padding-bottom: 1mm; }
  .one-page th, .one-page td { padding: 0.5mm 2mm; }
  .one-page .fictional { border-width: 1px; padding: 1mm 2mm; margin: 0 0 2mm; }
}
`;

/** Heads every page on paper with the mark of fictional data. It stands in the margin, so that it never lies on the text. */
export const markOnPaper = `@media print { @page { @top-center { content: '${fictionalMark}'; font: bold 10pt Arial, Helvetica, sans-serif; letter-spacing: 0.3em; } } }
`;
