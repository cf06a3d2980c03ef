import packageJson from '../package.json' with { type: 'json' };

/** The program. It sets the exit code and leaves the rest of leaving to Node, so that everything written arrives. */
export async function main(argv: readonly string[]): Promise<void> {
  // What became of a writing is told by whoever asked for it; without this Node would end the program with a stack.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${packageJson.version}\n`, (cause) => {
      if (cause && (cause as NodeJS.ErrnoException).code !== 'EPIPE') process.exitCode = 4;
    });
    return;
  }
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(argv);
}
