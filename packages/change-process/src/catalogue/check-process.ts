import { error, type Diagnostic } from '@pbc-planner/base';
import type { ChangeProcess } from '@pbc-planner/domain';
import { factNames, interestFacts } from '../facts/facts.ts';
import { routeFacts } from '../route/route-facts.ts';

/** What the schema of processes cannot see: facts that there are not, ids that stand twice, a way past an interest. */
export function checkProcess(process: ChangeProcess): Diagnostic[] {
  const { steps, routes, launch, problems } = process;
  const ids: Readonly<Record<string, readonly string[]>> = {
    evidence: steps.flatMap(({ evidence }) => evidence.map(({ id }) => id)), answer: steps.flatMap(({ questions }) => questions.map(({ id }) => id)), launch: launch.map(({ id }) => id),
  };
  const faults: Diagnostic[] = [
    ...twice(steps.map(({ id }) => id), 'step', '/steps'), ...twice(ids['evidence'] ?? [], 'kind of evidence', '/steps'), ...twice(ids['answer'] ?? [], 'question', '/steps'),
    ...twice(launch.map(({ id }) => id), 'launch item', '/launch'), ...twice(routes.map(({ id }) => id), 'route', '/routes'), ...twice(problems.map(({ id }) => id), 'problem', '/problems'),
  ];
  steps.forEach(({ gate }, at) => {
    faults.push(...twice(gate.map(({ id }) => id), 'condition', `/steps/${at}/gate`));
    gate.forEach(({ id, fact, severity, override }, index) => {
      const path = `/steps/${at}/gate/${index}`;
      const [kind, argument] = fact.split(':') as [string, string | undefined];
      if (argument === undefined && !factNames.includes(fact)) {
        faults.push(error('unknown-fact', `The condition ${id} asks for the fact "${fact}", which there is not.`, {
          place: { path: `${path}/fact` }, hint: `There are ${factNames.join(', ')}, and evidence:, answer: and launch: with an id.`,
        }));
      }
      if (argument !== undefined && !(ids[kind] ?? []).includes(argument)) {
        faults.push(error('unknown-fact', `The condition ${id} asks for the fact "${fact}", and the pack has no such ${kind}.`, {
          place: { path: `${path}/fact` }, hint: (ids[kind] ?? []).length === 0 ? 'Add it to the pack, or ask for another fact.' : `The pack has ${(ids[kind] ?? []).join(', ')}.`,
        }));
      }
      if (interestFacts.includes(fact) && (severity !== 'blocks' || override !== 'never')) {
        faults.push(error('interest-not-blocked', `The condition ${id} lets a project past an interest.`, { place: { path }, hint: 'Let it block, with the override "never".' }));
      }
    });
  });
  routes.forEach(({ id, advised = [] }, at) => advised.forEach((group, index) => group.forEach((text) => {
    const fact = text.replace(/^not /, '');
    if (!routeFacts.includes(fact)) {
      faults.push(error('unknown-fact', `The route ${id} asks for the fact "${fact}", which there is not.`, { place: { path: `/routes/${at}/advised/${index}` }, hint: `There are ${routeFacts.join(', ')}.` }));
    }
  })));
  problems.forEach(({ id, gate }, index) => {
    if (gate === undefined || steps.some((step) => step.id === gate.step)) return;
    faults.push(error('unknown-step', `The problem ${id} names the step "${gate.step}", which the pack does not have.`, {
      place: { path: `/problems/${index}/gate/step` }, hint: `It has ${steps.map((step) => step.id).join(', ')}.`,
    }));
  });
  return faults;
}

function twice(ids: readonly string[], what: string, path: string): Diagnostic[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) =>
    error('id-twice', `The ${what} ${id} stands twice.`, { place: { path }, hint: 'Give each an id of its own.' }));
}
