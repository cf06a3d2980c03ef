import type { Document, Table } from '@pbc-planner/base';

/**
 * The tables of a document whose title would only repeat the document's title or the heading right above.
 * Formats for reading leave such a title out.
 */
export function tablesWithoutTitle(document: Document): ReadonlySet<Table> {
  const repeated = new Set<Table>();
  document.blocks.forEach((block, index) => {
    if (block.kind !== 'table') return;
    const above = document.blocks[index - 1];
    const { title } = block.table;
    if (title === '' || title === document.title || (above?.kind === 'heading' && above.text === title)) repeated.add(block.table);
  });
  return repeated;
}
