export { exportAnswer, exportFormat, exportFormats, renderTerminal, safeFileName, type AnswerExport, type ExportFormatId, type ExportOptions, type ListedExportFormat } from '@pbc-planner/exports';
