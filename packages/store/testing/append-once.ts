import { PlanFile } from '../src/index.ts';
import { joined, valueOf } from './plans.ts';

const plan = valueOf(await PlanFile.open(process.argv[2] as string));
const { revision } = plan.plan;
const { ok, diagnostics } = await plan.append([joined(revision + 1)], 'Dr Shah');
process.stdout.write(JSON.stringify({ revision, ok, diagnostics }));
