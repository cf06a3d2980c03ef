import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compiledBeside, compiledProgram } from '../../apps/cli/src/compiled-program.ts';

/** What a start most often leads to. What only other commands need is compiled when they run: every start would have to read it. */
const commands: readonly (readonly string[])[] = [
  ['--help'], ['budget', 'compare'], ['matrix', 'show'], ['log'],
];

/** Called with the folder of a workspace. It is a process of its own: V8 keeps what its functions compiled to. */
const folder = process.argv[2] ?? '.';
const bundle = new URL('../../apps/cli/dist/bundle/', import.meta.url);
const { runProgram, script } = compiledProgram(bundle);
for (const words of commands) await runProgram([...words, '-C', folder]);
writeFileSync(compiledBeside(fileURLToPath(new URL('program.js', bundle))), script.createCachedData());
