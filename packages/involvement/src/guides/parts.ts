import { sourceNamed } from '@pbc-planner/base';
import type { AnswerTime, CommandContext, DutyTest, InvolvementGuide, RepresentationRule, StakeholderKind } from '@pbc-planner/domain';

/** A part of a guide with the guide that it stands in. */
export interface GuidePart<Part> {
  readonly guide: InvolvementGuide;
  readonly part: Part;
}

/** All guides: ours, and after them those of the locality. */
export function guidesOf({ registry }: Pick<CommandContext, 'registry'>): Promise<readonly InvolvementGuide[]> {
  return registry.involvementGuides();
}

/** The duty test that is used. Whoever shows what it says asks first whether its guide has faults. */
export function dutyTestOf(guides: readonly InvolvementGuide[]): GuidePart<DutyTest> | null {
  return lastWith(guides, ({ duty }) => duty);
}

/** When a group is said to lack somebody. */
export function representationOf(guides: readonly InvolvementGuide[]): GuidePart<RepresentationRule> | null {
  return lastWith(guides, ({ representation }) => representation);
}

/** After how many weeks an answer is overdue. */
export function answerTimeOf(guides: readonly InvolvementGuide[]): GuidePart<AnswerTime> | null {
  return lastWith(guides, ({ answerTime }) => answerTime);
}

/** Every kind of stakeholder; where two guides have one of the same id, the later one's. */
export function stakeholderKinds(guides: readonly InvolvementGuide[]): readonly StakeholderKind[] {
  return [...new Map(guides.flatMap(({ stakeholders = [] }) => stakeholders.map((kind) => [kind.id, kind]))).values()];
}

/** Sources of a guide in words; empty where there are none. */
export function sourceText({ sources }: Pick<InvolvementGuide, 'sources'>, ids: readonly string[]): string {
  return ids.map((id) => sourceNamed(sources, id)).join('; ');
}

/** A locality's own guide comes after ours, so that its numbers hold where it has some. */
function lastWith<Part>(guides: readonly InvolvementGuide[], partOf: (guide: InvolvementGuide) => Part | undefined): GuidePart<Part> | null {
  for (const guide of [...guides].reverse()) {
    const part = partOf(guide);
    if (part !== undefined) return { guide, part };
  }
  return null;
}
