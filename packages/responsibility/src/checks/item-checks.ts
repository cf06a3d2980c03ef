import { counted, type Severity } from '@pbc-planner/base';
import {
  conditionKey, conditionText, rightOfCondition, type Condition, type Finding, type FrameworkItem, type MatrixItem,
  type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { clashingRights, holders, rightsOf } from '../matrix/rights-of-parties.ts';
import { lapsedSignatures } from '../matrix/row-signature.ts';
import { rowText } from '../matrix/row-text.ts';
import { ruleOf } from './rules.ts';

/** A row as the checks read it. */
export type CheckedItem = Omit<MatrixItem, 'source' | 'grade' | 'rolesGrade'>;

/** What a check of one row works on. */
interface RowCheck {
  readonly framework: ResponsibilityFramework;
  readonly published: FrameworkItem;
  readonly item: CheckedItem;
}

type Found = Omit<Finding, 'severity' | 'item'> & { readonly severity?: Severity };

/** Everything that is wrong with one row of a framework's item; where one finding implies another, only the more specific. */
export function checkItem(framework: ResponsibilityFramework, published: FrameworkItem, item: CheckedItem): Finding[] {
  const row: RowCheck = { framework, published, item };
  const found = [
    ...leads(row), ...sharing(row), ...unknownParties(row), ...consulted(row), ...selfApproval(row), ...lostConditions(row),
    ...unresolved(row), ...staleSignature(row), ...clashes(row),
  ];
  return found.map(({ code, severity, party, message, hint }) => ({
    code, severity: severity ?? ruleOf(framework, code).severity, item: item.id, ...(party === undefined ? {} : { party }), message, hint,
  }));
}

function named({ id }: CheckedItem, { title }: FrameworkItem): string {
  return `${id} (${title})`;
}

/** RM001 and RM002. The row's `lead` and the rights must say the same. */
function leads({ published, item }: RowCheck): Found[] {
  const leading = holders(item, 'lead');
  const all = new Set([...leading, ...(item.lead === null ? [] : [item.lead])]);
  if (all.size > 1) {
    return [{
      code: 'RM002', message: `${named(item, published)} has two leads: ${[...all].join(' and ')}.`,
      hint: `Keep one: pbc matrix assign ${item.id} --lead ${[...all][0]}; or let them share it with --joint ${[...all].join(',')}.`,
    }];
  }
  if (item.status !== 'led' || (leading.length === 1 && item.lead !== null)) return [];
  return [{
    code: 'RM001', message: `${named(item, published)} has no lead and is not shared.`,
    hint: `Name one: pbc matrix assign ${item.id} --lead PARTY; or say that nobody knows yet with --lead unknown.`,
  }];
}

/** RM003 and RM004. */
function sharing({ framework, published, item }: RowCheck): Found[] {
  if (item.status !== 'shared') return [];
  const members = item.shared?.members ?? [];
  if (members.length < 2) {
    return [{
      code: 'RM003', message: `${named(item, published)} is shared, but ${members.length === 0 ? 'names no members' : `names only ${members[0]}`}.`,
      hint: `Name those who share it: pbc matrix assign ${item.id} --joint PARTY,PARTY.`,
    }];
  }
  const lacking = ([['convenor', 'convenor'], ['decisionRule', 'rule of decision'], ['tieBreak', 'tie-break'], ['reviewBy', 'review date']] as const)
    .filter(([key]) => (item.shared?.[key] ?? null) === null).map(([, words]) => words);
  const details: Found[] = lacking.length === 0 ? [] : [{
    code: 'RM003', severity: ruleOf(framework, 'RM003').severity === 'info' ? 'info' : 'warning',
    message: `${named(item, published)} is shared without a ${lacking.join(', a ')}.`,
    hint: `Settle it: pbc matrix assign ${item.id} --convenor PARTY --rule TEXT --tie-break TEXT --review-by 2007-03-31.`,
  }];
  if (holders(item, 'lead', 'joint', 'support').length > 0) return details;
  return [...details, {
    code: 'RM004', message: `Nobody does the work of ${named(item, published)}: no party leads, shares or supports it.`,
    hint: `Give it to its members: pbc matrix assign ${item.id} --joint ${members.join(',')}.`,
  }];
}

/** RM005 for parties. */
function unknownParties({ framework, published, item }: RowCheck): Found[] {
  const known = new Set(framework.parties.map(({ id }) => id));
  const parties = [
    ...Object.keys(item.roles), ...(item.lead === null ? [] : [item.lead]), ...(item.shared?.members ?? []), ...(item.shared?.convenor ? [item.shared.convenor] : []),
    ...item.conditions.flatMap(({ party }) => party ?? []),
  ];
  return [...new Set(parties)].filter((party) => !known.has(party)).map((party) => ({
    code: 'RM005', party, message: `${named(item, published)} names "${party}", which is no party of ${framework.id}.`,
    hint: `Choose from ${[...known].join(', ')}.`,
  }));
}

/** RM008. */
function consulted({ framework, published, item }: RowCheck): Found[] {
  const limit = ruleOf(framework, 'RM008').limit ?? 0;
  const heard = holders(item, 'consulted');
  if (heard.length <= limit) return [];
  return [{
    code: 'RM008', message: `${named(item, published)} has ${counted(heard.length, 'consulted party', 'consulted parties')}, more than ${limit}: ${heard.join(', ')}.`,
    hint: `Inform some of them instead: pbc matrix assign ${item.id} --informed PARTY.`,
  }];
}

/** RM009: one party leads what it must itself agree to or approve; or shares what it approves. */
function selfApproval({ published, item }: RowCheck): Found[] {
  if (!published.money) return [];
  const both = Object.entries(item.roles).filter(([, held]) =>
    (held.includes('lead') && (held.includes('agree') || held.includes('approve'))) || (held.includes('joint') && held.includes('approve')));
  return both.map(([party]) => ({
    code: 'RM009', party,
    message: `${named(item, published)} decides on money, and ${party} approves what it ${rightsOf(item, party).includes('lead') ? 'leads' : 'shares'} itself.`,
    hint: `Let another party agree or approve: pbc matrix assign ${item.id} --approve PARTY.`,
  }));
}

/** RM011: a condition of the framework that is gone, or whose party no longer has the right, without a reason. */
function lostConditions({ published, item }: RowCheck): Found[] {
  const removed = new Set(item.removedConditions.filter(({ reason }) => reason !== null).map(conditionKey));
  const held = new Set(item.conditions.map(conditionKey));
  return published.conditions.filter((condition) => !removed.has(conditionKey(condition)) && !(held.has(conditionKey(condition)) && hasRight(item, condition)))
    .map((condition) => ({
      code: 'RM011', ...(condition.party === undefined ? {} : { party: condition.party }),
      message: `${named(item, published)} has lost a condition without a reason: ${conditionText(condition)}`,
      hint: `Put it back, or say why: ${removalCall(item.id, condition)}.`,
    }));
}

/** The command that takes a condition off with a reason. */
export function removalCall(item: string, { kind, party, note }: Condition): string {
  return `pbc matrix condition ${item} --kind ${kind} ${party === undefined ? `--note "${note}"` : `--party ${party}`} --remove --reason TEXT`;
}

function hasRight(item: CheckedItem, { kind, party }: Condition): boolean {
  const right = rightOfCondition(kind);
  return right === null || party === undefined || rightsOf(item, party).includes(right);
}

/** RM013. */
function unresolved({ published, item }: RowCheck): Found[] {
  if (item.status !== 'unresolved') return [];
  const proposed = published.suggestion?.proposed.map(({ party, right, part }) => `${party} ${right}${part === undefined ? '' : ` (${part})`}`).join(', ');
  return [{
    code: 'RM013', message: `${named(item, published)} is not settled yet.`,
    hint: `Settle it when you can: pbc matrix assign ${item.id} --lead PARTY${proposed === undefined ? '' : `; proposed: ${proposed}`}.`,
  }];
}

/** RM016. */
function staleSignature({ published, item }: RowCheck): Found[] {
  const lapsed = lapsedSignatures(item, rowText(item));
  if (item.signedOff === null || (lapsed.length === 0 && item.signedOff.row === rowText(item))) return [];
  const by = lapsed.length === 0 ? '' : ` by ${lapsed.join(' and ')}`;
  const on = item.signedOff.on === '' || item.signedOff.row === rowText(item) ? '' : ` on ${item.signedOff.on}`;
  return [{
    code: 'RM016', message: `${named(item, published)} has changed since it was signed off${by}${on}.`,
    hint: 'Ask those who signed to sign the row as it is now.',
  }];
}

/** RM017. */
function clashes({ published, item }: RowCheck): Found[] {
  return Object.entries(item.roles).flatMap(([party, held]) => {
    const clashing = clashingRights(held);
    if (clashing.length === 0) return [];
    return [{
      code: 'RM017', party, message: `${party} has rights on ${named(item, published)} that clash: ${clashing.join(' and ')}.`,
      hint: `Keep one: pbc matrix assign ${item.id} --${clashing[0] ?? 'lead'} ${party}.`,
    }];
  });
}
