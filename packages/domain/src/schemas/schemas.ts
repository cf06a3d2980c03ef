import type { PackPoint } from '../contracts/contribution.ts';
import type { OutcomeKind } from '../outcome/outcome.ts';
import caseStudyPack from './case-study.schema.json' with { type: 'json' };
import caseStudyChecklist from './case-study-checklist.schema.json' with { type: 'json' };
import challengeChecklist from './challenge-checklist.schema.json' with { type: 'json' };
import changeProcess from './change-process.schema.json' with { type: 'json' };
import clinicalArea from './clinical-area.schema.json' with { type: 'json' };
import contribution from './contribution.schema.json' with { type: 'json' };
import paperTemplate from './paper-template.schema.json' with { type: 'json' };
import importProfile from './import-profile.schema.json' with { type: 'json' };
import involvementGuide from './involvement-guide.schema.json' with { type: 'json' };
import budgetStatus from './outcomes/budget-status.schema.json' with { type: 'json' };
import actions from './outcomes/actions.schema.json' with { type: 'json' };
import businessCase from './outcomes/business-case.schema.json' with { type: 'json' };
import routeAdvice from './outcomes/route-advice.schema.json' with { type: 'json' };
import specification from './outcomes/specification.schema.json' with { type: 'json' };
import actionPoints from './outcomes/action-points.schema.json' with { type: 'json' };
import agreement from './outcomes/agreement.schema.json' with { type: 'json' };
import caseStudy from './outcomes/case-study.schema.json' with { type: 'json' };
import caseStudyCheck from './outcomes/case-study-check.schema.json' with { type: 'json' };
import check from './outcomes/check.schema.json' with { type: 'json' };
import collection from './outcomes/collection.schema.json' with { type: 'json' };
import commitmentSheet from './outcomes/commitment-sheet.schema.json' with { type: 'json' };
import comparison from './outcomes/comparison.schema.json' with { type: 'json' };
import document from './outcomes/document.schema.json' with { type: 'json' };
import duty from './outcomes/duty.schema.json' with { type: 'json' };
import explanation from './outcomes/explanation.schema.json' with { type: 'json' };
import gate from './outcomes/gate.schema.json' with { type: 'json' };
import heatmap from './outcomes/heatmap.schema.json' with { type: 'json' };
import importAnswer from './outcomes/import.schema.json' with { type: 'json' };
import involvement from './outcomes/involvement.schema.json' with { type: 'json' };
import leads from './outcomes/leads.schema.json' with { type: 'json' };
import locality from './outcomes/locality.schema.json' with { type: 'json' };
import matrixDiff from './outcomes/matrix-diff.schema.json' with { type: 'json' };
import matrixImport from './outcomes/matrix-import.schema.json' with { type: 'json' };
import matrixRound from './outcomes/matrix-round.schema.json' with { type: 'json' };
import matrix from './outcomes/matrix.schema.json' with { type: 'json' };
import message from './outcomes/message.schema.json' with { type: 'json' };
import minutes from './outcomes/minutes.schema.json' with { type: 'json' };
import needIndex from './outcomes/need-index.schema.json' with { type: 'json' };
import pace from './outcomes/pace.schema.json' with { type: 'json' };
import prescribingUnits from './outcomes/prescribing-units.schema.json' with { type: 'json' };
import migration from './outcomes/migration.schema.json' with { type: 'json' };
import refusal from './outcomes/refusal.schema.json' with { type: 'json' };
import representativeness from './outcomes/representativeness.schema.json' with { type: 'json' };
import riskPool from './outcomes/risk-pool.schema.json' with { type: 'json' };
import savings from './outcomes/savings.schema.json' with { type: 'json' };
import screen from './outcomes/screen.schema.json' with { type: 'json' };
import shared from './outcomes/shared.schema.json' with { type: 'json' };
import table from './outcomes/table.schema.json' with { type: 'json' };
import threshold from './outcomes/threshold.schema.json' with { type: 'json' };
import portfolio from './outcomes/portfolio.schema.json' with { type: 'json' };
import prioritisation from './outcomes/prioritisation.schema.json' with { type: 'json' };
import project from './outcomes/project.schema.json' with { type: 'json' };
import quickWinAnswer from './outcomes/quick-win.schema.json' with { type: 'json' };
import session from './outcomes/session.schema.json' with { type: 'json' };
import sessionFollow from './outcomes/session-follow.schema.json' with { type: 'json' };
import sessionParts from './outcomes/session-parts.schema.json' with { type: 'json' };
import sessionTable from './outcomes/session-table.schema.json' with { type: 'json' };
import sessions from './outcomes/sessions.schema.json' with { type: 'json' };
import text from './outcomes/text.schema.json' with { type: 'json' };
import vote from './outcomes/vote.schema.json' with { type: 'json' };
import walk from './outcomes/walk.schema.json' with { type: 'json' };
import whatIf from './outcomes/what-if.schema.json' with { type: 'json' };
import policyParameter from './policy-parameter.schema.json' with { type: 'json' };
import priorityGrid from './priority-grid.schema.json' with { type: 'json' };
import quickWin from './quick-win.schema.json' with { type: 'json' };
import responsibilityFramework from './responsibility-framework.schema.json' with { type: 'json' };
import scenario from './scenario.schema.json' with { type: 'json' };
import trainingProgramme from './training-programme.schema.json' with { type: 'json' };
import sessionTemplate from './session-template.schema.json' with { type: 'json' };
import weightTable from './weight-table.schema.json' with { type: 'json' };
import { selfContained, type SchemaFile } from './self-contained.ts';

/** The JSON Schema (draft-07) of a package's `contribution.json`. It uses the keywords of `parameterVocabulary`. */
export const contributionSchema: object = contribution;

/** The JSON Schema (draft-07) of a pack of each point. They use the keywords of `parameterVocabulary`. */
export const packSchemas: Readonly<Record<PackPoint, object>> = {
  policyParameters: policyParameter,
  importProfiles: importProfile,
  scenarios: scenario,
  weightTables: weightTable,
  responsibilityFrameworks: responsibilityFramework,
  challengeChecklists: challengeChecklist,
  clinicalAreas: clinicalArea,
  quickWins: quickWin,
  priorityGrids: priorityGrid,
  processes: changeProcess,
  involvementGuides: involvementGuide,
  caseStudies: caseStudyPack,
  caseStudyChecklists: caseStudyChecklist,
  trainingProgrammes: trainingProgramme,
  sessionTemplates: sessionTemplate,
  paperTemplates: paperTemplate,
};

/** A kind of outcome without a schema, or a schema without a kind, does not compile. */
const answers: Readonly<Record<OutcomeKind, SchemaFile>> = {
  comparison, explanation, locality, import: importAnswer, 'need-index': needIndex, 'prescribing-units': prescribingUnits, pace,
  'what-if': whatIf, 'budget-status': budgetStatus, 'risk-pool': riskPool, savings, threshold,
  matrix, check, migration, 'matrix-import': matrixImport, 'matrix-round': matrixRound, 'matrix-diff': matrixDiff,
  'commitment-sheet': commitmentSheet, heatmap, leads, agreement, 'action-points': actionPoints,
  project, portfolio, 'quick-win': quickWinAnswer, prioritisation, walk, gate,
  screen, involvement, duty, representativeness, 'case-study': caseStudy, 'case-study-check': caseStudyCheck,
  session, sessions, actions, minutes, 'session-follow': sessionFollow, 'session-table': sessionTable, vote, 'business-case': businessCase, specification, 'route-advice': routeAdvice, table, document, message, text, collection, refusal,
};

const files: Readonly<Record<string, SchemaFile>> = {
  'shared.schema.json': shared,
  'session-parts.schema.json': sessionParts,
  ...Object.fromEntries(Object.entries(answers).map(([kind, schema]) => [`${kind}.schema.json`, schema])),
};

/** Every kind of answer. */
export const outcomeKinds = Object.keys(answers) as readonly OutcomeKind[];

/** The JSON Schema (draft-07) of a kind of `--json` answer, in one piece; `null` for a kind that there is not. */
export function outcomeSchema(kind: string): object | null {
  return Object.hasOwn(answers, kind) ? selfContained(`${kind}.schema.json`, files) : null;
}
