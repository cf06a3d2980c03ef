import type { EventBody, GateOutcome, Stakeholder, TrackedContact } from '@pbc-planner/domain';
import { beforeEach, expect, it } from 'vitest';
import { dvt, WalkingPlan } from '../../testing/walking-plan.ts';

let plan: WalkingPlan;
beforeEach(() => {
  plan = new WalkingPlan();
});

const consultants = { kind: 'acute-consultants', kindTitle: 'Consultants', provider: true } as const;
const contact = (id: string, parts: Partial<TrackedContact> = {}): EventBody =>
  ({ type: 'involvement contact added', data: { contact: { id, project: 'dvt', ...consultants, role: 'consultant haematologist', ask: 'To agree', askedOn: '2006-06-12', clause: null, ...parts } } });
const stakeholder = (id: string, parts: Partial<Stakeholder> = {}): EventBody =>
  ({ type: 'stakeholder named', data: { stakeholder: { id, project: 'dvt', ...consultants, clinician: true, role: 'consultant haematologist', note: null, ...parts } } });

async function stateOf(step: string, condition: string): Promise<string | undefined> {
  const { conditions } = (await plan.run('process.gate', { ...dvt, step })).outcome as GateOutcome;
  return conditions.find(({ id }) => id === condition)?.state;
}

it('evidence stands for the tracker while nobody was written down, and no longer once a provider is named and not asked', async () => {
  expect(await stateOf('step.agree', 'partners-contacted')).toBe('unknown');
  await plan.hold('partners-contacted');
  expect(await stateOf('step.agree', 'partners-contacted')).toBe('met');
  plan.keep('test', [stakeholder('stakeholder-1'), stakeholder('stakeholder-2', { kind: 'social-services', kindTitle: 'Social services', clinician: false, role: 'team manager' })]);
  expect(await stateOf('step.agree', 'partners-contacted')).toBe('missing');
  plan.keep('test', [contact('contact-1')]);
  expect(await stateOf('step.agree', 'partners-contacted')).toBe('missing');
  plan.keep('test', [contact('contact-2', { kind: 'social-services', role: 'team manager' })]);
  expect(await stateOf('step.agree', 'partners-contacted')).toBe('met');
});

it('what a provider answered, and the clause, come from the tracker', async () => {
  plan.keep('test', [contact('contact-1')]);
  expect([await stateOf('step.agree', 'trust-agreed'), await stateOf('step.agree', 'contract-clause')]).toEqual(['missing', 'missing']);
  const agreed = { contact: 'contact-1', role: 'consultant haematologist', as: 'agreed', text: '', on: '2006-07-04', clause: 'Schedule 2' } as const;
  plan.keep('test', [{ type: 'involvement contact answered', data: agreed }]);
  expect([await stateOf('step.agree', 'trust-agreed'), await stateOf('step.agree', 'contract-clause')]).toEqual(['met', 'met']);
  plan.keep('test', [contact('contact-2', { role: 'Consultant  haematologist' })]);
  expect(await stateOf('step.agree', 'trust-agreed')).toBe('missing');
  plan.keep('test', [{ type: 'involvement contact answered', data: { ...agreed, contact: 'contact-2' } }]);
  expect(await stateOf('step.agree', 'trust-agreed')).toBe('met');
  for (let change = 0; change < 3; change += 1) plan.undo();
  expect([await stateOf('step.agree', 'trust-agreed'), await stateOf('step.agree', 'contract-clause')]).toEqual(['missing', 'missing']);
});

it('a map of GPs and managers alone names no clinician', async () => {
  expect(await stateOf('step.agree', 'stakeholders')).toBe('unknown');
  plan.keep('test', [stakeholder('stakeholder-1', { clinician: false })]);
  expect(await stateOf('step.agree', 'stakeholders')).toBe('missing');
  plan.keep('test', [stakeholder('stakeholder-2')]);
  expect(await stateOf('step.agree', 'stakeholders')).toBe('met');
});

it('unknown answers leave the duty test open, and patients are asked only with a source', async () => {
  const test = (answers: Record<string, 'yes' | 'no' | 'unknown'>): EventBody => ({ type: 'duty test answered', data: { project: 'dvt', guide: 'duty', answers, note: null, source: null, on: '2006-06-20' } });
  plan.keep('test', [test({ planning: 'no', range: 'unknown' })]);
  expect(await stateOf('step.rules', 'duty-tested')).toBe('unknown');
  plan.keep('test', [test({ planning: 'no', range: 'no' })]);
  expect(await stateOf('step.rules', 'duty-tested')).toBe('met');
  const asked = (answer: 'yes' | 'no', source: string | null): EventBody =>
    ({ type: 'involvement answered', data: { project: 'dvt', guide: 'patients-project', item: 'asked', question: 'Asked?', answer, note: null, source, on: '2006-05-16', proves: 'patients-involved' } });
  const states: (string | undefined)[] = [await stateOf('step.rules', 'patients-asked')];
  for (const given of [asked('no', 'Survey'), asked('yes', null), asked('yes', 'Survey')]) {
    plan.keep('test', [given]);
    states.push(await stateOf('step.rules', 'patients-asked'));
  }
  expect(states).toEqual(['unknown', 'missing', 'unknown', 'met']);
});
