import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { argumentsOf, settled, stepsOf, stepText } from './golden.ts';
import { freshFolder, pbc } from './pbc.ts';

const goldenFolder = join(import.meta.dirname, 'golden');

/** With `PBC_GOLDEN=update` the files are written anew; read the difference before you keep it. */
const update = process.env['PBC_GOLDEN'] === 'update';

describe('the built command line says exactly what stands in', () => {
  for (const name of readdirSync(goldenFolder).filter((file) => file.endsWith('.txt')).sort()) {
    it(name, () => {
      const golden = readFileSync(join(goldenFolder, name), 'utf8');
      const folder = freshFolder();
      const steps = stepsOf(golden);
      expect(steps.length).toBeGreaterThan(0);
      const answered = steps.map((step) => {
        const { stdout, stderr, code } = pbc(argumentsOf(step.command), { cwd: folder });
        return stepText(step, { stdout: settled(stdout, folder), stderr: settled(stderr, folder), code });
      }).join('\n');
      if (update) writeFileSync(join(goldenFolder, name), answered);
      else expect(answered).toBe(golden);
    });
  }
});
