import { cleanText, error, lowestGrade, sourceText } from '@pbc-planner/base';
import {
  refusal, type CaseStudy, type CaseStudyChecklist, type CaseStudyOutcome, type Command, type CommandContext, type RefusalOutcome, type TableOutcome,
} from '@pbc-planner/domain';
import { checkCase } from '../checks/check-case.ts';
import { workOut } from '../checks/work-out.ts';

/** `case-study.list`: the cases, with how many criteria each meets by what its source says. */
export const list: Command<{ readonly area?: string }, TableOutcome | RefusalOutcome> = async ({ area }, context) => {
  const { registry } = context;
  const checklist = await checklistInForce(context);
  const all = await registry.caseStudies();
  const areas = new Set((await registry.clinicalAreas()).map(({ id }) => id));
  if (area !== undefined && !areas.has(area)) {
    return { status: 'usage', outcome: refusal('case-study.list'), diagnostics: [error('unknown-area', `There is no clinical area "${cleanText(area, 60)}".`, { hint: `There are ${[...areas].join(', ')}.` })] };
  }
  return {
    status: 'fine', diagnostics: [],
    outcome: {
      kind: 'table', fictional: false,
      table: {
        id: 'case_studies',
        title: 'Case studies',
        columns: [
          { id: 'case', title: 'Case', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'kind', title: 'Kind', kind: 'text' }, { id: 'area', title: 'Area', kind: 'code' }, { id: 'years', title: 'Years', kind: 'text' },
          { id: 'met', title: `Criteria met, of ${checklist.criteria.length}`, kind: 'number' }, { id: 'caution', title: 'Caution', kind: 'text' }, { id: 'grade', title: 'Grade', kind: 'text' },
        ],
        rows: all.filter((one) => area === undefined || one.area === area).map((one) => [one.id, one.title, one.kind, one.area, one.years, metBy(one, checklist), checkCase(one).length === 0 ? one.caution : 'It has faults and cannot be shown: see pbc pack check.', one.grade]),
      },
    },
  };
};

/** `case-study.show`: one case whole, with its arithmetic worked out again. A case of the locality's own that has faults is refused with them. */
export const show: Command<{ readonly case: string }, CaseStudyOutcome | RefusalOutcome> = async ({ case: id }, context) => {
  const all = await context.registry.caseStudies();
  const found = all.find((one) => one.id === id || one.id === `case.${id}`);
  if (found === undefined) {
    return { status: 'usage', outcome: refusal('case-study.show'), diagnostics: [error('unknown-case', `There is no case study "${cleanText(id, 60)}".`, { hint: `There are ${all.map((one) => one.id).join(', ')}.` })] };
  }
  const faults = checkCase(found);
  if (faults.length > 0) {
    return { status: 'refused', outcome: refusal('case-study.show'), diagnostics: faults.map((one) => ({ ...one, message: `${found.title}: ${one.message}` })) };
  }
  const checklist = await checklistInForce(context);
  return {
    status: 'fine', diagnostics: [],
    outcome: {
      kind: 'case-study', case: found,
      warning: found.kind === 'anti-example' ? 'An anti-example: what was claimed here was no saving, and must not be quoted as one.' : null,
      checks: found.checks.map((check) => {
        const worked = workOut(found, check);
        if (typeof worked === 'string') throw new RangeError(`${found.id}, ${check.id}: ${worked}; the check of packs lets too much through`);
        return { id: check.id, title: check.title, working: worked.working, result: worked.result, equals: check.equals, unit: check.unit, holds: worked.holds, note: check.note ?? null };
      }),
      criteria: checklist.criteria.map(({ id: criterion, title, question }) => ({ id: criterion, title, question, answer: answerOf(found, criterion) })),
      met: metBy(found, checklist), silences: silencesOf(found), sources: Object.values(found.sources).map(sourceText),
      grade: lowestGrade([found.grade, ...found.figures.map(({ grade }) => grade)]),
    },
  };
};

/** The criteria that are used: a locality's own where it has some, or else ours, which come first. */
export async function checklistInForce({ registry }: Pick<CommandContext, 'registry'>): Promise<CaseStudyChecklist> {
  const checklist = (await registry.caseStudyChecklists()).at(-1);
  if (checklist === undefined) throw new Error('The catalogue has no criteria of case studies');
  return checklist;
}

function answerOf({ assessment }: CaseStudy, criterion: string): CaseStudy['assessment'][string] {
  return (Object.hasOwn(assessment, criterion) ? assessment[criterion] : undefined) ?? 'unknown';
}

function metBy(record: CaseStudy, { criteria }: CaseStudyChecklist): number {
  return criteria.filter(({ id }) => answerOf(record, id) === 'yes').length;
}

/** What a record says nothing of. Silence about failures and interests is not the absence of them. */
function silencesOf({ goal, negativeFindings, interests, wouldDoDifferently, costs, measures, documents }: CaseStudy): string[] {
  const silent: readonly (readonly [boolean, string])[] = [
    [goal === null, 'It does not say what was aimed at when it began.'],
    [negativeFindings.length === 0, 'It reports nothing that went wrong, which does not mean that nothing did.'],
    [interests.length === 0, 'It declares no interests, which does not mean that there are none.'],
    [wouldDoDifferently === null, 'It does not say what they would do differently.'],
    [costs.length === 0, 'It does not say what it cost.'],
    [measures.some(({ baseline }) => baseline === null) || measures.length === 0, 'It gives no baseline for what it measured.'],
    [measures.every(({ comparator }) => comparator === null), 'It compares with nobody who did not take part.'],
    [documents.length === 0, 'It names no documents, such as a business case or an evaluation.'],
  ];
  return silent.filter(([is]) => is).map(([, text]) => text);
}
