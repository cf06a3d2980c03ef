import type { ChangeProcess, ProcessStep } from '@pbc-planner/domain';

function step(id: string, title: string, parts: Pick<ProcessStep, 'gate'> & Partial<ProcessStep>): ProcessStep {
  return { id, title, lead: 'the group', entry: [], questions: [], evidence: [], output: [], pitfalls: [], typicalTime: { text: 'a week', grade: 'unverified' }, ...parts };
}

/** A locality's own process: three steps of its own names, kinds of evidence of its own, no route but one. */
export const ownProcess: ChangeProcess = {
  id: 'our-way', title: 'Our way', description: 'As the locality does it.',
  steps: [
    step('look', 'Look', {
      questions: [{ id: 'why', question: 'Why us?' }], evidence: [{ id: 'walk-through', title: 'a walk through the ward', staleAfterMonths: 3 }],
      gate: [
        { id: 'walked', fact: 'evidence:walk-through', severity: 'blocks', text: 'Somebody has walked it.', override: 'with reason' },
        { id: 'asked', fact: 'answer:why', severity: 'warns', text: 'Somebody has said why.', override: 'with reason' },
      ],
    }),
    step('decide', 'Decide', {
      gate: [
        { id: 'declared', fact: 'interests-declared', severity: 'blocks', text: 'All have declared.', override: 'never' },
        { id: 'handled', fact: 'interests-handled', severity: 'blocks', text: 'No interest is open.', override: 'never' },
      ],
    }),
    step('do', 'Do', { gate: [{ id: 'told', fact: 'launch:told', severity: 'blocks', text: 'All have been told.', override: 'with reason' }] }),
  ],
  routes: [{ id: 'handshake', title: 'A handshake', when: 'Always.' }], launch: [{ id: 'told', title: 'who was told' }], problems: [], sources: {}, grade: 'unverified',
};
