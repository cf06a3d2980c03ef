import type { Source } from '@pbc-planner/base';
import type { ShownCaution } from '../outcome/project-outcomes.ts';
import type { Caution } from '../project/clinical-area.ts';

/** The cautions of a pack with their sources in words. */
export function cautionsOf({ cautions, sources }: { readonly cautions: readonly Caution[]; readonly sources: Readonly<Record<string, Source>> }): ShownCaution[] {
  return cautions.map(({ text, sources: named, grade }) => ({ text, source: named.map((id) => sourceText(sources[id], id)).join('; '), grade }));
}

function sourceText(source: Source | undefined, id: string): string {
  return source === undefined ? id : [source.title, source.publisher, source.date].filter((part) => part !== undefined).join(', ');
}
