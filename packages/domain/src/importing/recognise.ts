import { error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import type { SourceTable } from '../contracts/ports.ts';
import type { ImportProfile } from '../import-profile.ts';

/** Headings that differ only in capitals or spaces are the same. */
export function headingKey(heading: string): string {
  return heading.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Headings by their position; of two that are the same, the first. */
export function headingPositions(table: SourceTable): Map<string, number> {
  const positions = new Map<string, number>();
  table.headings.forEach((heading, position) => {
    const key = headingKey(heading);
    if (!positions.has(key)) positions.set(key, position);
  });
  return positions;
}

/**
 * The profile of a file: the one that `asked` names, or else the one whose headings are all there (the one with the
 * most, where several fit). Refused with every missing heading named.
 */
export function recognise(table: SourceTable, profiles: readonly ImportProfile[], asked: string | undefined): Result<ImportProfile> {
  const positions = headingPositions(table);
  const missing = (profile: ImportProfile) => profile.recognise.filter((heading) => !positions.has(headingKey(heading)));
  if (asked !== undefined) {
    const profile = profiles.find(({ id }) => id === asked);
    if (!profile) {
      return refused(error('unknown-profile', `There is no import profile "${asked}".`, { hint: `Choose from ${profiles.map(({ id }) => id).join(', ')}.` }));
    }
    const lacks = missing(profile);
    return lacks.length === 0 ? ok(profile) : refused(...lacks.map((heading) => columnMissing(table, profile, heading)));
  }
  const fitting = profiles.filter((profile) => missing(profile).length === 0).sort((a, b) => b.recognise.length - a.recognise.length);
  return fitting[0] ? ok(fitting[0]) : refused(...notRecognised(table, profiles, missing));
}

function columnMissing(table: SourceTable, profile: ImportProfile, heading: string): Diagnostic {
  return error('column-missing', `A file of "${profile.title}" has a column "${heading}"; this one has not.`, {
    place: { file: table.file.name, line: table.headingLine },
    hint: 'Check that this is the file as published, with its heading row, or choose another profile with --as.',
  });
}

function notRecognised(table: SourceTable, profiles: readonly ImportProfile[], missing: (profile: ImportProfile) => readonly string[]): Diagnostic[] {
  const place = { file: table.file.name, line: table.headingLine };
  const near = profiles
    .map((profile) => ({ profile, lacks: missing(profile) }))
    .filter(({ profile, lacks }) => lacks.length < profile.recognise.length)
    .sort((a, b) => a.lacks.length / a.profile.recognise.length - b.lacks.length / b.profile.recognise.length)[0];
  const known = profiles.map(({ id }) => id).join(', ');
  if (!near) {
    return [error('file-not-recognised', 'The headings of this file are those of no import profile.', { place, hint: `Known profiles: ${known}. See pbc pack list.` })];
  }
  return [
    error('file-not-recognised', `The file looks like "${near.profile.title}" but lacks ${near.lacks.length === 1 ? 'a column' : `${near.lacks.length} columns`}.`, {
      place, hint: `Add what is missing, or name another profile with --as (${known}).`,
    }),
    ...near.lacks.map((heading) => columnMissing(table, near.profile, heading)),
  ];
}
