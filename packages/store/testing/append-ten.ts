import { PlanFile } from '../src/index.ts';
import { joined, valueOf } from './plans.ts';

/** Saves ten times, each time on the newest revision, and again whenever somebody else was quicker. Ends with 1 on any other refusal. */
const [, , folder = '', by = ''] = process.argv;
for (let saves = 0; saves < 10;) {
  const plan = valueOf(await PlanFile.open(folder));
  const saved = await plan.append([{ ...joined(plan.plan.events.length + 1), by }], by);
  if (saved.ok) saves += 1;
  else if (saved.diagnostics[0]?.code !== 'plan-changed') valueOf(saved);
}
