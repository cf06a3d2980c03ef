import type { ExportFormat, ExportFormatSummary, ListedExportFormat, Render } from './export-format.ts';

const office = 'application/vnd.openxmlformats-officedocument';

/** All formats, in the order in which people are shown them. Each is loaded on its first use: two bring a large library. */
export const exportFormats: readonly ListedExportFormat[] = [
  listed({ id: 'table', title: 'Tables for a terminal', mediaType: 'text/plain; charset=utf-8', binary: false }, () => import('./formats/table.ts')),
  listed({ id: 'csv', title: 'Comma-separated values', mediaType: 'text/csv; charset=utf-8', binary: false }, () => import('./formats/csv.ts')),
  listed(
    { id: 'tsv', title: 'Tab-separated values', mediaType: 'text/tab-separated-values; charset=utf-8', binary: false },
    () => import('./formats/tsv.ts'),
  ),
  listed({ id: 'md', title: 'Markdown', mediaType: 'text/markdown; charset=utf-8', binary: false }, () => import('./formats/md.ts')),
  listed({ id: 'txt', title: 'Plain text', mediaType: 'text/plain; charset=utf-8', binary: false }, () => import('./formats/txt.ts')),
  listed({ id: 'html', title: 'Web page', mediaType: 'text/html; charset=utf-8', binary: false }, () => import('./formats/html.ts')),
  listed({ id: 'xlsx', title: 'Excel workbook', mediaType: `${office}.spreadsheetml.sheet`, binary: true }, () => import('./formats/xlsx.ts')),
  listed(
    { id: 'docx', title: 'Word document', mediaType: `${office}.wordprocessingml.document`, binary: true },
    () => import('./formats/docx.ts'),
  ),
];

function listed(summary: ExportFormatSummary, load: () => Promise<{ readonly render: Render }>): ListedExportFormat {
  return { ...summary, load: async () => ({ ...summary, render: (await load()).render }) };
}

/** The format of that id, loaded; `null` when there is none. */
export async function exportFormat(id: string): Promise<ExportFormat | null> {
  return (await exportFormats.find((format) => format.id === id)?.load()) ?? null;
}
