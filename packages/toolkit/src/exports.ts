export { exportFormat, exportFormats, renderTerminal, safeFileName, type ExportFormatId, type ExportOptions, type ListedExportFormat } from '@pbc-planner/exports';
