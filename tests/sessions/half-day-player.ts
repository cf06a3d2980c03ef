import { writeSync } from 'node:fs';
import { createToolkit } from '@pbc-planner/toolkit';
import { beginning, halfDaySteps } from './half-day-steps.ts';

/** Plays the half-day on from a step and says, as soon as it is saved, the number of each: `node half-day-player.ts WORKSPACE FROM`. */
const [, , workspace = '', from = '0'] = process.argv;
const steps = halfDaySteps();
let minute = 0;
const toolkit = await createToolkit({ workspace, by: steps[0]?.by ?? '', clock: () => new Date(beginning + minute * 60_000) });
for (let index = Number(from); index < steps.length; index += 1) {
  const step = steps[index] as (typeof steps)[number];
  minute = step.minute;
  const { status, answer } = await toolkit.run(step.command as string, step.params, { confirmed: true });
  if (status !== 'fine') throw new Error(`${index} ${step.command}: ${status} ${answer.diagnostics.map(({ message }) => message).join(' ')}`);
  writeSync(1, `${index + 1}\n`);
}
await toolkit.close();
