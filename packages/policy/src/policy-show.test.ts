import type { CommandContext, PolicyParameter } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { policyShow } from './policy-show.ts';

const guide = { title: 'A guide', publisher: 'A publisher', date: '2006', address: 'example.org/guide' };
const tolerance: PolicyParameter = {
  id: 'fair-share-tolerance',
  title: 'Fair-share tolerance',
  description: 'How far off a budget may be.',
  unit: 'per cent',
  local: true,
  values: [
    { from: '2006/07', until: '2007/08', value: '10', grade: 'verified', source: guide, quote: 'Ten.' },
    { from: '2008/09', value: null, grade: 'unverified', source: guide, quote: 'It is not said.' },
  ],
};
const plain: PolicyParameter = {
  id: 'contingency',
  title: 'Contingency',
  description: 'Held back.',
  unit: 'per cent',
  values: [{ from: '2005/06', value: null, grade: 'unverified', source: { title: 'No source found' }, quote: 'Nothing was found.' }],
};

/** A context with only what the command uses. */
const context = { registry: { policyParameters: async () => [tolerance, plain] } } as unknown as CommandContext;

describe('policy.show', () => {
  it('shows what a parameter is for, every value, and each address once', async () => {
    expect(await policyShow({ parameter: 'fair-share-tolerance' }, context)).toEqual({
      status: 'fine',
      diagnostics: [],
      outcome: {
        kind: 'document',
        document: {
          title: 'Fair-share tolerance',
          fictional: false,
          blocks: [
            { kind: 'paragraph', text: 'How far off a budget may be.' },
            { kind: 'facts', facts: [['Id', 'fair-share-tolerance'], ['Unit', 'per cent'], ['Set by', 'each locality for itself']] },
            {
              kind: 'table',
              table: {
                id: 'fair-share-tolerance',
                title: 'Values',
                columns: [
                  { id: 'from', title: 'From', kind: 'text' },
                  { id: 'until', title: 'Until', kind: 'text' },
                  { id: 'value', title: 'Value', kind: 'text' },
                  { id: 'grade', title: 'Grade', kind: 'text' },
                  { id: 'source', title: 'Source', kind: 'text' },
                  { id: 'quote', title: 'What it says, in our words', kind: 'text' },
                ],
                rows: [
                  ['2006/07', '2007/08', '10', 'verified', 'A guide (A publisher, 2006)', 'Ten.'],
                  ['2008/09', 'open', 'not known', 'unverified', 'A guide (A publisher, 2006)', 'It is not said.'],
                ],
              },
            },
            { kind: 'heading', text: 'Where to find it' },
            { kind: 'list', items: ['A guide (A publisher, 2006): example.org/guide'] },
          ],
        },
      },
    });
  });

  it('leaves the addresses out where there are none', async () => {
    const { outcome } = await policyShow({ parameter: 'contingency' }, context);
    const kinds = outcome.kind === 'document' ? outcome.document.blocks.map(({ kind }) => kind) : [];
    expect(kinds).toEqual(['paragraph', 'facts', 'table']);
  });

  it('refuses an id that nobody contributes, and names those near it', async () => {
    expect(await policyShow({ parameter: 'fair-share-tolerence' }, context)).toEqual({
      status: 'usage',
      outcome: { kind: 'refusal', command: 'policy.show' },
      diagnostics: [{
        severity: 'error',
        code: 'unknown-parameter',
        message: 'There is no policy parameter "fair-share-tolerence".',
        hint: 'Did you mean fair-share-tolerance?',
      }],
    });
  });

  it('points to the list where nothing is near', async () => {
    const { diagnostics } = await policyShow({ parameter: '__proto__' }, context);
    expect(diagnostics.map(({ hint }) => hint)).toEqual(['List the policy parameters to see their ids.']);
  });
});
