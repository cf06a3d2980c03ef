import { lowestGrade, type Document } from '@pbc-planner/base';
import type { Outcome, TableOutcome } from '../outcome/outcome.ts';
import { presentBudgetStatus } from './present-budget-status.ts';
import { presentActionPoints } from './present-action-points.ts';
import { presentAgreement } from './present-agreement.ts';
import { presentBusinessCase } from './present-business-case.ts';
import { presentCaseStudy, presentCaseStudyCheck } from './present-case-study.ts';
import { presentCheck } from './present-check.ts';
import { presentCommitmentSheet } from './present-commitment-sheet.ts';
import { presentComparison } from './present-comparison.ts';
import { presentExplanation } from './present-explanation.ts';
import { presentHeatmap } from './present-heatmap.ts';
import { presentImport } from './present-import.ts';
import { presentDuty, presentInvolvement } from './present-involvement.ts';
import { presentLeads } from './present-leads.ts';
import { presentLocality } from './present-locality.ts';
import { presentNeedIndex } from './present-need-index.ts';
import { presentPace } from './present-pace.ts';
import { presentPortfolio } from './present-portfolio.ts';
import { presentPrioritisation } from './present-prioritisation.ts';
import { presentProject } from './present-project.ts';
import { presentQuickWin } from './present-quick-win.ts';
import { presentPrescribingUnits } from './present-prescribing-units.ts';
import { presentRepresentativeness } from './present-representativeness.ts';
import { presentRiskPool } from './present-risk-pool.ts';
import { presentSavings } from './present-savings.ts';
import { presentScreen } from './present-screen.ts';
import { presentThreshold } from './present-threshold.ts';
import { presentGate } from './present-gate.ts';
import { presentMatrix } from './present-matrix.ts';
import { presentMatrixDiff } from './present-matrix-diff.ts';
import { presentMatrixRound } from './present-matrix-round.ts';
import { presentMatrixImport, presentMigration } from './present-migration.ts';
import { presentMinutes } from './present-minutes.ts';
import { presentActions, presentSessions, presentSessionTable } from './present-session-lists.ts';
import { presentSession } from './present-session.ts';
import { presentSessionFollow } from './present-session-follow.ts';
import { presentVote } from './present-vote.ts';
import { presentRouteAdvice } from './present-route-advice.ts';
import { presentSpecification } from './present-specification.ts';
import { presentWalk } from './present-walk.ts';
import { presentWhatIf } from './present-what-if.ts';

/** Any answer as a document: what every printer, export and general view draws. */
export function presentOutcome(outcome: Outcome): Document {
  switch (outcome.kind) {
    case 'comparison': return presentComparison(outcome);
    case 'explanation': return presentExplanation(outcome);
    case 'locality': return presentLocality(outcome);
    case 'import': return presentImport(outcome);
    case 'need-index': return presentNeedIndex(outcome);
    case 'prescribing-units': return presentPrescribingUnits(outcome);
    case 'matrix': return presentMatrix(outcome);
    case 'check': return presentCheck(outcome);
    case 'migration': return presentMigration(outcome);
    case 'matrix-import': return presentMatrixImport(outcome);
    case 'commitment-sheet': return presentCommitmentSheet(outcome);
    case 'heatmap': return presentHeatmap(outcome);
    case 'leads': return presentLeads(outcome);
    case 'agreement': return presentAgreement(outcome);
    case 'action-points': return presentActionPoints(outcome);
    case 'matrix-round': return presentMatrixRound(outcome);
    case 'matrix-diff': return presentMatrixDiff(outcome);
    case 'pace': return presentPace(outcome);
    case 'risk-pool': return presentRiskPool(outcome);
    case 'savings': return presentSavings(outcome);
    case 'threshold': return presentThreshold(outcome);
    case 'what-if': return presentWhatIf(outcome);
    case 'budget-status': return presentBudgetStatus(outcome);
    case 'project': return presentProject(outcome);
    case 'portfolio': return presentPortfolio(outcome);
    case 'quick-win': return presentQuickWin(outcome);
    case 'prioritisation': return presentPrioritisation(outcome);
    case 'walk': return presentWalk(outcome);
    case 'gate': return presentGate(outcome);
    case 'screen': return presentScreen(outcome);
    case 'involvement': return presentInvolvement(outcome);
    case 'duty': return presentDuty(outcome);
    case 'representativeness': return presentRepresentativeness(outcome);
    case 'case-study': return presentCaseStudy(outcome);
    case 'case-study-check': return presentCaseStudyCheck(outcome);
    case 'session': return presentSession(outcome);
    case 'sessions': return presentSessions(outcome);
    case 'actions': return presentActions(outcome);
    case 'minutes': return presentMinutes(outcome);
    case 'session-follow': return presentSessionFollow(outcome);
    case 'session-table': return presentSessionTable(outcome);
    case 'vote': return presentVote(outcome);
    case 'business-case': return presentBusinessCase(outcome);
    case 'specification': return presentSpecification(outcome);
    case 'route-advice': return presentRouteAdvice(outcome);
    case 'table': return presentTable(outcome);
    case 'document': return outcome.document;
    case 'message': return { title: '', fictional: false, blocks: [{ kind: 'paragraph', text: outcome.text }] };
    case 'text': return { title: '', fictional: false, blocks: outcome.text.split('\n').map((text) => ({ kind: 'paragraph', text })) };
    case 'collection': return presentCollection(outcome.title, outcome.parts.map(presentOutcome));
    case 'refusal': return { title: '', fictional: false, blocks: [] };
  }
}

function presentTable({ table, fictional, grade }: TableOutcome): Document {
  const rows = { kind: 'table', table } as const;
  if (grade === undefined) return { title: table.title, fictional, blocks: [rows] };
  return { title: table.title, fictional, grade, blocks: [{ kind: 'facts', facts: [['Grade', grade]] }, rows] };
}

function presentCollection(title: string, parts: readonly Document[]): Document {
  const withRows = parts.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'table'));
  const grades = withRows.flatMap(({ grade }) => (grade === undefined ? [] : [grade]));
  const all = withRows.length > 0 && grades.length === withRows.length;
  return {
    title,
    fictional: parts.some(({ fictional }) => fictional),
    // Rows of a part that says no grade of its own have none that holds for all of them; those of the other parts keep theirs.
    ...(all ? { grade: lowestGrade(grades) } : {}),
    blocks: parts.flatMap(({ title: heading, blocks, grade }) => [
      ...(heading === '' ? [] : [{ kind: 'heading', text: heading } as const]),
      ...(all || grade === undefined ? blocks : blocks.map((block) => (block.kind === 'table' ? { grade, ...block } : block))),
    ]),
  };
}
