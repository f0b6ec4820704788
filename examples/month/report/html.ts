import { type Chart, drawChart } from './charts.ts';

/** A table of texts. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** columns that hold numbers, set to the right */
  readonly numbers?: readonly number[];
}

/** One piece of the report. */
export type Section =
  | { readonly kind: 'text'; readonly title: string; readonly paragraphs: readonly string[] }
  | { readonly kind: 'table'; readonly title: string; readonly note?: string; readonly table: Table }
  | { readonly kind: 'chart'; readonly note?: string; readonly chart: Chart };

/** Everything that the report shows. */
export interface Report {
  readonly title: string;
  readonly lead: string;
  readonly figures: readonly { readonly name: string; readonly value: string }[];
  readonly sections: readonly Section[];
  readonly foot: readonly string[];
}

/** Writes the report as one page that opens without a network: no script, no font, no picture from elsewhere. */
export function writeReport(report: Report): string {
  const figures = report.figures.map(
    ({ name, value }) => `<div class="figure"><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(report.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${escaped(report.title)}</h1><p>${escaped(report.lead)}</p></header>
<dl class="figures">${figures.join('\n')}</dl>
${report.sections.map(section).join('\n')}
<footer>${report.foot.map((line) => `<p>${escaped(line)}</p>`).join('\n')}</footer>
</main>
</body>
</html>
`;
}

function section(part: Section): string {
  if (part.kind === 'text') {
    return `<section class="wide"><h2>${escaped(part.title)}</h2>${part.paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}</section>`;
  }
  if (part.kind === 'table') {
    const wide = part.table.head.length > 4 ? ' class="wide"' : '';
    return `<section${wide}><h2>${escaped(part.title)}</h2>${note(part.note)}<div class="scroll">${table(part.table)}</div></section>`;
  }
  const { chart } = part;
  return `<section><h2>${escaped(chart.title)}</h2>${note(part.note)}
<div class="desk" role="img" aria-label="${escaped(chart.title)}">${drawChart(chart, 520)}</div>
<div class="phone" aria-hidden="true">${drawChart(chart, 328)}</div></section>`;
}

const note = (text: string | undefined): string => (text === undefined ? '' : `<p class="note">${escaped(text)}</p>`);

function table({ head, rows, numbers = [] }: Table): string {
  const cell = (tag: 'th' | 'td', value: string, column: number): string =>
    `<${tag}${numbers.includes(column) ? ' class="n"' : ''}>${escaped(value)}</${tag}>`;
  const line = (tag: 'th' | 'td', cells: readonly string[]): string =>
    `<tr>${cells.map((value, column) => cell(tag, value, column)).join('')}</tr>`;
  const body = rows.map((row) => line('td', row)).join('\n');
  return `<table><thead>${line('th', head)}</thead><tbody>${body}</tbody></table>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that came from a file is text in the page too, whatever it holds. */
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);

const STYLE = `
:root { color-scheme: light; --ink: #26302c; --soft: #5d6a64; --line: #dfe6e1; --leaf: #2f6f5e; --paper: #fbfcfa; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1160px; margin: 0 auto; padding: 28px 20px 48px; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px; align-items: start; }
header, .figures, .wide, footer { grid-column: 1 / -1; }
h1 { margin: 0 0 6px; font-size: 27px; letter-spacing: -.01em; }
h2 { margin: 0 0 10px; font-size: 16px; }
header p, footer p, .note { color: var(--soft); margin: 0 0 8px; max-width: 80ch; }
.note { font-size: 13px; }
section { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; min-width: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(138px, 1fr)); gap: 10px; margin: 0; }
.figure { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px; }
.figure dt { color: var(--soft); font-size: 12.5px; }
.figure dd { margin: 2px 0 0; font-size: 20px; font-weight: 600; color: var(--leaf); font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; min-width: 62%; font-size: 13.5px; }
th { text-align: left; color: var(--soft); font-weight: 600; }
th, td { padding: 5px 22px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
svg { display: block; width: 100%; height: auto; }
.phone { display: none; }
@media (max-width: 760px) {
  main { grid-template-columns: minmax(0, 1fr); padding: 18px 12px 32px; gap: 14px; }
  h1 { font-size: 22px; }
  section { padding: 12px 12px; }
  .desk { display: none; }
  .phone { display: block; }
}
`;
