import { involvementAnswers, type DutyFinding, type InvolvementAnswer } from '@pbc-planner/domain';
import { expect, it } from 'vitest';
import { guides } from '../guides.generated.ts';
import { dutyFinding } from './duty-finding.ts';

const guide = guides['duty-to-involve'];
if (guide?.duty === undefined) throw new Error('The guide of the duty has no test');
const { duty, items } = guide;

type Answers = Readonly<Record<string, InvolvementAnswer>>;
const ids = ['planning', 'proposal', 'decision', 'delivery', 'range'];
const all = ids.reduce<Answers[]>((some, id) => some.flatMap((one) => involvementAnswers.map((answer) => ({ ...one, [id]: answer }))), [{}]);
const complete = all.filter((one) => !Object.values(one).includes('unknown'));

/** The words of the section, subsections (1B) to (1E), for answers that are all known: planning in itself, the rest where users would notice. */
const applies = ({ planning, proposal, decision, delivery, range }: Answers) => planning === 'yes' || ((proposal === 'yes' || decision === 'yes') && (delivery === 'yes' || range === 'yes'));

it('says of every set of answers what the section says of each way in which the unknown ones may turn out', () => {
  expect(items.map(({ id }) => id)).toEqual(ids);
  for (const answers of all) {
    const ways = complete.filter((one) => ids.every((id) => answers[id] === 'unknown' || one[id] === answers[id])).map(applies);
    const expected: DutyFinding = ways.every(Boolean) ? 'likely applies' : ways.some(Boolean) ? 'take advice' : 'unlikely';
    const { says, reasons } = dutyFinding(duty, items, answers);
    expect(reasons.length).toBeGreaterThan(0);
    // The test may ask for advice where it could say more, and never says more than the section.
    if (says !== expected) expect([says, Object.values(answers).includes('unknown')]).toEqual(['take advice', true]);
    if (ways.length === 1) expect(says).toBe(expected);
  }
});

it('names what is not known', () => {
  const { says, reasons } = dutyFinding(duty, items, { planning: 'no', proposal: 'yes', decision: 'no', delivery: 'unknown', range: 'no' });
  expect([says, reasons]).toEqual(['take advice', ['Not known: Would the way in which users get the service change, at the point where they get it?']]);
  expect(dutyFinding(duty, items, {}).says).toBe('take advice');
});
