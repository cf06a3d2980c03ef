export { hashBytes, readFileContent } from './read-file-content.ts';
export { tableReader } from './table-reader.ts';
