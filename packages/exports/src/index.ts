export type { ExportFormat, ExportFormatId, ExportFormatSummary, ExportOptions, ListedExportFormat } from './export-format.ts';
export { exportAnswer, type AnswerExport } from './export-answer.ts';
export { exportFormat, exportFormats } from './export-formats.ts';
export { safeFileName } from './safe-file-name.ts';
export { renderTerminal } from './terminal/render-terminal.ts';
