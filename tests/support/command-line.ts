import { catalogue, parametersOf } from '@pbc-planner/toolkit/command-line';
import { helpText } from '../../apps/cli/src/arguments/help.ts';
import { parametersOfCall } from '../../apps/cli/src/arguments/parameters-of-call.ts';
import { parseArguments } from '../../apps/cli/src/arguments/parser.ts';
import { usageFaults } from '../../apps/cli/src/arguments/usage-faults.ts';
import { commandOf, plainWords } from '../../apps/cli/src/arguments/words.ts';

const manifests = catalogue.map(({ manifest }) => manifest);
export const commands = manifests.flatMap(({ commands: own }) => own ?? []);
export const budgetMethods = manifests.flatMap(({ budgetMethods: own }) => own ?? []);

/** A command line as the program understands it, without running it. */
export interface Understood {
  /** `null` where the words name no command. */
  readonly command: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What is wrong with its flags and words. */
  readonly faults: readonly string[];
}

/** Understands the words after `pbc`. */
export function understand(argv: readonly string[]): Understood {
  const words = plainWords(argv, commands.map((command) => parametersOf(command, budgetMethods)));
  const command = commandOf(words, commands);
  if (command === null) return { command: null, parameters: {}, faults: [] };
  const schema = parametersOf(command, budgetMethods);
  const parsed = parseArguments(argv, command, schema);
  return { command: command.id, parameters: parametersOfCall(schema, parsed), faults: usageFaults(command, schema, parsed, false).map(({ message }) => message) };
}

/** The help that `pbc WORDS --help` prints. */
export function helpFor(words: readonly string[]): string {
  return helpText(words, manifests, 80);
}
