import packageJson from '../package.json' with { type: 'json' };

/** The program. It sets the exit code and leaves the rest of leaving to Node, so that everything written arrives. */
export async function main(argv: readonly string[]): Promise<void> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${packageJson.version}\n`);
    return;
  }
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(argv);
}
