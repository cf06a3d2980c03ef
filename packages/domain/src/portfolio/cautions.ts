import { sourceNamed, type Source } from '@pbc-planner/base';
import type { ShownCaution } from '../outcome/project-outcomes.ts';
import type { Caution } from '../project/clinical-area.ts';

/** The cautions of a pack with their sources in words. */
export function cautionsOf({ cautions, sources }: { readonly cautions: readonly Caution[]; readonly sources: Readonly<Record<string, Source>> }): ShownCaution[] {
  return cautions.map(({ text, sources: named, grade }) => ({ text, source: named.map((id) => sourceNamed(sources, id)).join('; '), grade }));
}
