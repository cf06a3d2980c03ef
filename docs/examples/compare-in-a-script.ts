import { createToolkit } from '@pbc-planner/toolkit';

// The fictional locality, thrown away at the end. For your own: createToolkit({ workspace: 'FOLDER' }), and no demo.
const toolkit = await createToolkit({ workspace: null, by: 'A script' });
await toolkit.run('demo');
const { answer } = await toolkit.run('budget.compare', { methods: ['historic', 'blended'], blend: 70 });
if (answer.kind === 'refusal') throw new Error(answer.diagnostics.map(({ message }) => message).join('\n'));
for (const { practice, name, amounts } of answer.rows) {
  const change = (amounts['blended'] ?? 0) - (amounts['historic'] ?? 0);
  if (change < 0) console.log(`${name} (${practice}) would lose £${(-change / 100).toFixed(2)}`);
}
await toolkit.close();
