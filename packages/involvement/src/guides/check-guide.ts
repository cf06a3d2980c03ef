import { error, type Diagnostic } from '@pbc-planner/base';
import { involvementAnswers, type DutyTest, type InvolvementAnswer, type InvolvementGuide, type InvolvementItem } from '@pbc-planner/domain';
import { dutyFinding } from './duty-finding.ts';

/** Above so many questions the answers to a duty test are too many to try. */
const mostTried = 8;

/** What the schema of guides cannot see: ids that stand twice, sources and items that are not there, a duty test that takes "unknown" for no. */
export function checkGuide(guide: InvolvementGuide): Diagnostic[] {
  const { items, stakeholders = [], duty, representation, answerTime, facts = [], sources } = guide;
  const cited = [
    ...items.map((item, index) => [`/items/${index}`, item.sources] as const), ...stakeholders.map((one, index) => [`/stakeholders/${index}`, one.sources] as const), ...facts.map((one, index) => [`/facts/${index}`, one.sources] as const),
    ...(duty === undefined ? [] : [['/duty', duty.sources] as const]), ...(representation === undefined ? [] : [['/representation', representation.sources] as const]), ...(answerTime === undefined ? [] : [['/answerTime', answerTime.sources] as const]),
  ];
  return [
    ...twice(items.map(({ id }) => id), 'item', '/items'), ...twice(stakeholders.map(({ id }) => id), 'kind of stakeholder', '/stakeholders'),
    ...twice(items.flatMap(({ proves }) => (proves === undefined ? [] : [proves])), 'fact proved', '/items'),
    ...(guide.level === 'group' ? items.flatMap(({ id, proves }, index) => (proves === undefined ? [] : [
      error('group-proves', `The item ${id} proves a fact of projects, and the guide is of the group.`, { place: { path: `/items/${index}/proves` }, hint: 'Move it to a guide of projects, or leave "proves" out.' }),
    ])) : []),
    ...cited.flatMap(([path, ids]) => ids.filter((id) => !Object.hasOwn(sources, id)).map((id) =>
      error('unknown-source', `It names the source "${id}", which the pack does not have.`, { place: { path: `${path}/sources` }, hint: `It has ${Object.keys(sources).join(', ') || 'none'}.` }))),
    ...(duty === undefined ? [] : dutyFaults(duty, items)),
  ];
}

function dutyFaults(duty: DutyTest, items: readonly InvolvementItem[]): Diagnostic[] {
  const ids = items.map(({ id }) => id);
  const unknown = duty.rules.flatMap(({ when }, index) => Object.keys(when).filter((id) => !ids.includes(id)).map((id) =>
    error('unknown-item', `The rule names the item "${id}", which the pack does not have.`, { place: { path: `/duty/rules/${index}/when` }, hint: `It has ${ids.join(', ')}.` })));
  if (unknown.length > 0) return unknown;
  if (ids.length > mostTried) return [error('too-many-questions', `A duty test may have ${mostTried} questions.`, { place: { path: '/items' }, hint: 'Put the others into a guide of their own.' })];
  const hasty = ways(ids, involvementAnswers).find((answers) => Object.values(answers).includes('unknown') && isHasty(duty, items, ids, answers));
  return hasty === undefined ? [] : [error('unknown-as-no', `The test says "unlikely" where an answer that is not known could make it "likely applies": ${told(hasty)}.`, {
    place: { path: '/duty/rules' }, hint: 'Let a rule that says "unlikely" name every item that could speak for the duty.',
  })];
}

/** Whether the test says "unlikely" of answers that would be "likely applies" if more of them were known. */
function isHasty(duty: DutyTest, items: readonly InvolvementItem[], ids: readonly string[], answers: Readonly<Record<string, InvolvementAnswer>>): boolean {
  if (dutyFinding(duty, items, answers).says !== 'unlikely') return false;
  const open = ids.filter((id) => answers[id] === 'unknown');
  return ways(open, ['yes', 'no']).some((known) => dutyFinding(duty, items, { ...answers, ...known }).says === 'likely applies');
}

/** Every way to answer some questions with some answers. */
function ways(ids: readonly string[], choices: readonly InvolvementAnswer[]): Readonly<Record<string, InvolvementAnswer>>[] {
  return ids.reduce<Readonly<Record<string, InvolvementAnswer>>[]>((all, id) => all.flatMap((one) => choices.map((answer) => ({ ...one, [id]: answer }))), [{}]);
}

function told(answers: Readonly<Record<string, InvolvementAnswer>>): string {
  return Object.entries(answers).map(([id, answer]) => `${id} ${answer}`).join(', ');
}

function twice(ids: readonly string[], what: string, path: string): Diagnostic[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) =>
    error('id-twice', `The ${what} ${id} stands twice.`, { place: { path }, hint: 'Give each an id of its own.' }));
}
