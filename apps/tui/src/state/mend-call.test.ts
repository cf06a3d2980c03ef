import { describe, expect, it } from 'vitest';
import type { CommandManifest, ParameterSchema } from '@pbc-planner/domain';
import { callsOfHint } from './mend-call.ts';
import type { CommandEntry } from './workbench-state.ts';

function entry(id: string, properties: Record<string, ParameterSchema>): CommandEntry {
  const parameters = { type: 'object', additionalProperties: false, properties } as const;
  const manifest: CommandManifest = { id, title: id, description: '', examples: [], outcome: 'message', parameters };
  return { manifest, parameters, availability: { available: true }, key: null };
}

const text: ParameterSchema = { type: 'string', description: '' };
const first = { ...text, 'x-position': 1 };
const second = { ...text, 'x-position': 2 };
const commands = [
  entry('process.evidence', { project: first, kind: second, what: text, source: text }),
  entry('problems.add', { title: first, known: text }), entry('problems.close', { problem: first, reason: text }),
  entry('interests.add', { person: first, project: text, about: text }),
];

describe('the calls that a hint names', () => {
  it('takes over what is known, and leaves examples to the person', () => {
    expect(callsOfHint('pbc process evidence dvt risks --what "..." --source "..."', commands, new Set(['dvt', 'risks'])))
      .toEqual([{ command: 'process.evidence', params: { project: 'dvt', kind: 'risks' } }]);
    expect(callsOfHint('pbc process evidence dvt KIND', commands, new Set(['dvt']))).toEqual([{ command: 'process.evidence', params: { project: 'dvt' } }]);
  });

  it('reads a name between quotes as one, and a flag with its value', () => {
    expect(callsOfHint('pbc interests add "Dr Ahmed" --project dvt --about "...", or --none', commands, new Set(['dvt', 'Dr Ahmed'])))
      .toEqual([{ command: 'interests.add', params: { person: 'Dr Ahmed', project: 'dvt' } }]);
  });

  it('gives each of several calls', () => {
    expect(callsOfHint('pbc problems add --known prob.trusts, or pbc problems close prob.trusts --reason "..."', commands, new Set(['prob.trusts'])))
      .toEqual([{ command: 'problems.add', params: { known: 'prob.trusts' } }, { command: 'problems.close', params: { problem: 'prob.trusts' } }]);
  });

  it('gives none where no command is named, or one that is not there', () => {
    expect(callsOfHint('', commands, new Set())).toEqual([]);
    expect(callsOfHint('Ask the PCT.', commands, new Set())).toEqual([]);
    expect(callsOfHint('pbc weather ask', commands, new Set())).toEqual([]);
  });
});
