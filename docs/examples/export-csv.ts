import { createToolkit, exportFormat, presentOutcome } from '@pbc-planner/toolkit';

// Writes the practices of the fictional locality as csv to standard output; the same answer can be md, html, xlsx or docx.
const toolkit = await createToolkit({ workspace: null, by: 'A script' });
await toolkit.run('demo');
const { answer } = await toolkit.run('locality.show');
const csv = await exportFormat('csv');
if (csv === null || answer.kind === 'refusal') throw new Error('There is nothing to export');
process.stdout.write(await csv.render(presentOutcome(answer), {}));
await toolkit.close();
