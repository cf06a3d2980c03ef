import { error } from '@pbc-planner/base';
import type { AgreementOutcome, CommandContext, FrameworkAgreement } from '@pbc-planner/domain';
import { ends, planAtHand, type Had, type PlanAtHand } from '../at-hand.ts';

/** The plan with the clauses that its framework asks for. */
export interface AgreementAtHand extends PlanAtHand {
  readonly asked: FrameworkAgreement;
}

/** Refused where the framework of the plan has no clauses. */
export async function agreementAtHand(context: CommandContext): Promise<Had<AgreementAtHand>> {
  const hand = await planAtHand(context);
  if (!hand.ok) return hand;
  const { agreement: asked, id } = hand.value.framework;
  if (asked !== undefined) return { ok: true, value: { ...hand.value, asked } };
  const others = (await context.registry.responsibilityFrameworks()).filter((one) => one.agreement !== undefined).map((one) => one.id);
  return ends('refused', error('no-clauses', `The framework ${id} has no clauses for a locality agreement.`, { hint: `These have some: ${others.join(', ') || 'none'}. A pack of your own may add them.` }));
}

/** Mandatory clauses without a text, among those that need one. */
export function missingClauses({ clauses }: FrameworkAgreement, texts: ReadonlyMap<string, string>): string[] {
  return clauses.filter(({ id, mandatory, answeredBySignatures }) => mandatory && answeredBySignatures !== true && !texts.has(id)).map(({ id }) => id);
}

/** The agreement as it stands, or in an earlier version, which has to be there. */
export function agreementOutcome({ asked, locality, fictional, framework, practices }: AgreementAtHand, { state }: CommandContext, version: number | undefined, only: string | undefined): AgreementOutcome {
  const { versions, signatures } = state.agreement;
  const shown = version === undefined ? versions.at(-1) : versions.find((one) => one.version === version);
  const texts = shown?.clauses ?? new Map<string, string>();
  const number = shown?.version ?? 0;
  const current = number === (versions.at(-1)?.version ?? 0);
  const titles = new Map(framework.items.map(({ id, title }) => [id, title]));
  const holds = (practice: string) => signatures.get(practice)?.version === number && signatures.get(practice)?.withdrawn === null;
  return {
    kind: 'agreement', locality, fictional, framework: framework.id, version: number, current, writtenAt: shown?.writtenAt ?? null, grade: asked.grade, note: asked.note,
    clauses: asked.clauses.map(({ id, title, mustAnswer, mandatory, answeredBySignatures, items }) => ({
      id, title, mustAnswer, mandatory, answeredBySignatures: answeredBySignatures ?? false, text: texts.get(id) ?? null,
      items: items.map((item) => ({ id: item, title: titles.get(item) ?? item })),
    })),
    parts: asked.parts.map(({ id, title, clauses }) => ({ id, title, met: clauses.some((clause) => texts.has(clause)) })),
    missing: missingClauses(asked, texts),
    signatures: practices.flatMap(({ practice, name }) => {
      const own = signatures.get(practice);
      if (own === undefined) return [];
      const { signatory, role, version: signed, signedAt, withdrawn } = own;
      return [{ practice, name, signatory, role, version: signed, signedAt, state: withdrawn !== null ? 'withdrawn' : signed === number ? 'signed' : 'lapsed', reason: withdrawn?.reason ?? null } as const];
    }),
    unsigned: practices.filter(({ practice, membership }) => membership === 'in' && !holds(practice)).map(({ practice, name }) => ({ practice, name })),
    only: only === undefined ? null : [only],
  };
}
