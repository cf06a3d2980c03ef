import type { Command, TextOutcome } from '@pbc-planner/domain';
import { bashScript } from './completion/bash.ts';
import { completedWords } from './completion/completed-words.ts';
import { fishScript } from './completion/fish.ts';
import { zshScript } from './completion/zsh.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** `completion`: a script for a shell, made from the same manifests as the commands themselves. */
export const completion: Command<{ readonly shell: keyof typeof scripts }, TextOutcome> = ({ shell }, { registry }) => ({
  status: 'fine',
  diagnostics: [],
  outcome: { kind: 'text', mediaType: 'text/x-shellscript', text: scripts[shell](completedWords(registry)) },
});
