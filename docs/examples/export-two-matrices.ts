import { createToolkit, exportFormat, presentOutcome } from '@pbc-planner/toolkit';

// Writes who leads what under two frameworks as csv to standard output, one after the other.
const toolkit = await createToolkit({ workspace: null });
const csv = await exportFormat('csv');
for (const framework of ['pbc-2005', 'icb-2024']) {
  const { status, answer } = await toolkit.run('matrix.export', { framework });
  if (csv === null || status !== 'fine') throw new Error(`There is no matrix of ${framework}`);
  process.stdout.write(await csv.render(presentOutcome(answer), {}));
}
await toolkit.close();
