import { describe, expect, it } from 'vitest';
import { runStep } from './run-step.ts';

const print = (text: string, code: number): string[] => ['-e', `process.stdout.write('${text} out\\n'); process.stderr.write('${text} err\\n'); process.exitCode = ${code}`];

describe('a step of the tests', () => {
  it('passes when all of its commands do', async () => {
    expect(await runStep({ title: 'fine', commands: [print('first', 0), print('second', 0)] })).toMatchObject({ passed: true, output: 'second out\nsecond err\n' });
  });

  it('ends at the first command that fails, with what that one printed', async () => {
    expect(await runStep({ title: 'broken', commands: [print('first', 0), print('second', 3), print('third', 0)] }))
      .toMatchObject({ passed: false, output: 'second out\nsecond err\n' });
  });

  it('fails when a command is not there, or is killed', async () => {
    expect(await runStep({ title: 'missing', commands: [['no-such-file.mjs']] })).toMatchObject({ passed: false, output: expect.stringContaining('no-such-file.mjs') as string });
    expect(await runStep({ title: 'killed', commands: [['-e', "process.kill(process.pid, 'SIGKILL')"]] }))
      .toMatchObject({ passed: false, output: expect.stringContaining('was ended by SIGKILL') as string });
  });
});
