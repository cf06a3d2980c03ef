import { writeSync } from 'node:fs';
import { PlanFile } from '../src/index.ts';
import { joined, valueOf } from './plans.ts';

/** Saves until somebody kills it, and says each revision once it is saved. */
const plan = valueOf(await PlanFile.open(process.argv[2] as string));
const filling = 'x'.repeat(Number(process.argv[3]));
for (;;) {
  const { revision, events } = valueOf(await plan.append([joined(plan.plan.events.length + 1, filling)], 'Dr Shah'));
  writeSync(1, `${revision} ${events.length}\n`);
}
