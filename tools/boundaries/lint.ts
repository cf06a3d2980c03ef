import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { root } from '../workspace.ts';
import { allowed, plants, type Plant } from './plants.ts';

/** What became of one rule. */
export interface Verdict {
  readonly rule: string;
  readonly holds: boolean;
  /** What the linter or the compiler said, with the place: what a developer would see. */
  readonly said: string;
}

/**
 * Builds Nx's project graph. Without it the boundary rule checks nothing, says so in a warning and succeeds.
 * @throws Error when Nx cannot build it.
 */
export function buildGraph(): void {
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  const env = { ...process.env, NX_DAEMON: 'false' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [nx, 'show', 'projects'], { cwd: root, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`nx show projects failed:\n${stdout}${stderr}`);
}

/** Lints code as if it stood in a file of the workspace, without writing it. */
async function messagesFor(eslint: ESLint, { file, code }: { file: string; code: string }): Promise<Linter.LintMessage[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  if (!result) throw new Error(`${file} is ignored by eslint.config.mjs`);
  return result.messages;
}

function asSeen(file: string, messages: readonly Linter.LintMessage[]): string {
  return messages.map(({ line, column, message, ruleId }) => `${file}:${line}:${column}  ${message}  (${ruleId ?? 'no rule'})`).join('\n');
}

/** Lints every plant, and every piece of code that is allowed. */
export async function lintPlants(): Promise<Verdict[]> {
  const eslint = new ESLint({ cwd: root });
  const verdicts: Verdict[] = [];
  for (const plant of plants) {
    const messages = (await messagesFor(eslint, plant)).filter(({ ruleId, severity }) => ruleId === plant.lint && severity === 2);
    verdicts.push({ rule: plant.rule, holds: messages.length > 0, said: asSeen(plant.file, messages) });
  }
  for (const fine of allowed) {
    const messages = await messagesFor(eslint, fine);
    verdicts.push({ rule: fine.rule, holds: messages.length === 0, said: asSeen(fine.file, messages) });
  }
  return verdicts;
}

/** Plants one real file and lints it as `npm run lint` does, so that the command line itself is tried too. */
export function lintPlantedFile(): Verdict {
  const plant = plants.find(({ rule }) => rule === 'a feature imports nothing from outside') as Plant;
  const path = join(root, plant.file);
  try {
    writeFileSync(path, plant.code);
    const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
    const { status, stdout } = spawnSync(process.execPath, [eslint, plant.file], { cwd: root, encoding: 'utf8' });
    return { rule: 'the lint command sees a planted file', holds: status === 1 && stdout.includes(plant.lint), said: stdout.trim() };
  } finally {
    rmSync(path, { force: true });
  }
}
