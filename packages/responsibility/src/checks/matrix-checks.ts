import type { Finding, ResponsibilityFramework } from '@pbc-planner/domain';
import { holders, isSomewhere } from '../matrix/rights-of-parties.ts';
import type { CheckedItem } from './item-checks.ts';
import { partyLoad } from './party-load.ts';
import { ruleOf } from './rules.ts';
import { sustainabilityOf } from './sustainability.ts';

/** Everything that is wrong with a matrix as a whole. */
export function checkWhole(framework: ResponsibilityFramework, items: readonly CheckedItem[]): Finding[] {
  return [
    ...absentParties(framework, items), ...overload(framework, items), ...brokenSeparations(framework, items), ...directManagement(framework, items),
  ].map((found) => ({ ...found, severity: ruleOf(framework, found.code).severity }));
}

type Found = Omit<Finding, 'severity'>;

/** RM014 and RM015, and RM006 for parties that neither of them speaks of. */
function absentParties(framework: ResponsibilityFramework, items: readonly CheckedItem[]): Found[] {
  const standing = (what: 'patients' | 'clinicians') => framework.parties.filter(({ stands }) => stands === what);
  const absent = (what: 'patients' | 'clinicians') => standing(what).length > 0 && standing(what).every(({ id }) => !isSomewhere(items, id));
  const noPatients = absent('patients');
  const noClinicians = absent('clinicians');
  const names = (what: 'patients' | 'clinicians') => standing(what).map(({ id }) => id);
  const orphans = framework.parties.filter(({ id, stands }) =>
    !isSomewhere(items, id) && !(stands === 'patients' && noPatients) && !(stands === 'clinicians' && noClinicians));
  return [
    ...orphans.map(({ id, title }): Found => ({
      code: 'RM006', item: null, party: id, message: `${id} (${title}) has no right anywhere in the matrix.`,
      hint: `Give it a part, for example: pbc matrix assign ITEM --informed ${id}.`,
    })),
    ...(noClinicians ? [{
      code: 'RM014', item: null,
      message: `No clinician other than a GP has a part in anything (that would be ${names('clinicians').join(' or ')}).`,
      hint: `Involve one, for example: pbc matrix assign ITEM --support ${names('clinicians')[0]}.`,
    }] : []),
    ...(noPatients ? [{
      code: 'RM015', item: null, party: names('patients')[0] as string, message: 'Patients have no part in anything.',
      hint: `Involve them, for example: pbc matrix assign ITEM --consulted ${names('patients')[0]}.`,
    }] : []),
  ];
}

/** RM007. */
function overload(framework: ResponsibilityFramework, items: readonly CheckedItem[]): Found[] {
  const limit = (ruleOf(framework, 'RM007').limit ?? 0) * 100;
  const overloaded = partyLoad(framework, items).filter(({ leadBasisPoints, effortBasisPoints }) => leadBasisPoints > limit || effortBasisPoints > limit);
  return overloaded.map(({ party, counts }) => ({
    code: 'RM007', item: null, party, message: `${party} leads ${counts.lead} of ${items.length} items, more than ${limit / 100}% of them or of their effort.`,
    hint: 'Let other parties lead some of them, or share them.',
  }));
}

/** RM010. */
function brokenSeparations(framework: ResponsibilityFramework, items: readonly CheckedItem[]): Found[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return framework.pairs.filter(({ kind }) => kind === 'separation').flatMap(({ items: [first, second], reason }) => {
    const [one, other] = [byId.get(first), byId.get(second)];
    const party = one && other ? holders(one, 'lead').find((lead) => holders(other, 'lead').includes(lead)) : undefined;
    if (party === undefined) return [];
    return [{
      code: 'RM010', item: first, party, message: `${party} leads both ${first} and ${second}, which should be apart: ${reason}`,
      hint: `Let another party lead one of them: pbc matrix assign ${second} --lead PARTY.`,
    }];
  });
}

/** RM012. */
function directManagement(framework: ResponsibilityFramework, items: readonly CheckedItem[]): Found[] {
  const { flagged, limitPercent, sustainable } = sustainabilityOf(framework, items);
  if (sustainable !== false) return [];
  return [{
    code: 'RM012', item: null,
    message: `${flagged.length} of ${items.length} items need the commissioner to manage the locality directly, more than ${limitPercent}%: ${flagged.join(', ')}.`,
    hint: 'Find a way for the locality to do some of them without it, then: pbc matrix assign ITEM --direct-management no.',
  }];
}
