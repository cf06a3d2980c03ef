/** The most bytes of a file that is read whole: about forty times the largest file that the NHS publishes for practices. */
export const maximumBytes = 256 * 1024 * 1024;

/** The most bytes of a workbook that is read: a matrix fills a hundredth of it, and what it may unpack to has bounds of its own. */
export const maximumWorkbookBytes = 16 * 1024 * 1024;

/** The most columns of a table. */
export const maximumColumns = 2_000;

/** The most rows, and the most cells in all, that are held in memory at once. */
export const maximumRows = 1_000_000;
export const maximumCells = 10_000_000;

/** The most characters of one cell. */
export const maximumCellLength = 1_000_000;

/** The most characters of one line: all that 2,000 columns could need, and far fewer than would exhaust the memory as cells. */
export const maximumLineLength = 16 * 1024 * 1024;

/** The most rows of a wrong length that are named; the file is not read on after these. */
export const maximumMisfits = 1_000;
