import { error, type Diagnostic } from '@pbc-planner/base';
import type { CommandManifest } from '@pbc-planner/domain';
import { nearest } from './nearest.ts';
import type { LoadedRegistry } from './registry.ts';

/** A command that cannot be run as things are. A reason is a sentence, and after it what can be done. */
export function notAvailable(title: string, reason: string): Diagnostic {
  const [why = '', ...mend] = reason.split(/(?<=\.) /);
  return error('not-available', `"${title}" cannot be run now. ${why}`, mend.length === 0 ? {} : { hint: mend.join(' ') });
}

/** A command that is never made again out of a kept change. */
export function notRepeatable(title: string): Diagnostic {
  return error('not-repeatable', `"${title}" is no command that a kept change can hold.`);
}

/** A command that nobody contributes, with those that are near it. */
export function unknownCommand(command: string, registry: LoadedRegistry): Diagnostic {
  const near = nearest(command, registry.commands.map(({ id }) => id));
  return error('unknown-command', `There is no command "${command.replaceAll('.', ' ')}".`, {
    hint: near.length === 0 ? 'See pbc --help.' : `Did you mean ${near.map((id) => `pbc ${id.replaceAll('.', ' ')}`).join(' or ')}?`,
  });
}

/**
 * Surfaces and kept changes go by what a manifest says.
 * @throws Error where a command that leaves facts does not say that it changes the plan, which is a fault of ours.
 */
export function requireChangesPlan(manifest: CommandManifest | null): void {
  if (manifest?.changesPlan !== true) throw new Error(`${manifest?.id} leaves facts in the plan, and its manifest does not say "changesPlan".`);
}
