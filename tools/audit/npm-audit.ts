import { spawnSync } from 'node:child_process';
import { root } from '../workspace.ts';

/** What npm's audit says of the dependencies, or that nobody answered. */
export type Audit =
  | { readonly answered: false; readonly why: string }
  | { readonly answered: true; readonly findings: readonly string[] };

/** Reads what `npm audit --json` printed. Whatever is no answer about vulnerabilities counts as none given. */
export function readAudit(printed: string): Audit {
  let content: unknown;
  try {
    content = JSON.parse(printed);
  } catch {
    return { answered: false, why: 'npm printed no JSON' };
  }
  const { vulnerabilities, error, message } = (content ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof vulnerabilities !== 'object' || vulnerabilities === null) {
    const { summary } = (error ?? {}) as { readonly summary?: unknown };
    return { answered: false, why: [summary, message].find((one): one is string => typeof one === 'string' && one !== '') ?? 'the registry gave no answer' };
  }
  const findings = Object.entries(vulnerabilities as Readonly<Record<string, { readonly severity?: unknown; readonly range?: unknown }>>)
    .map(([name, { severity, range }]) => `${name} ${String(range)}: ${String(severity)}`);
  return { answered: true, findings: findings.sort() };
}

/** Asks the registry once, without trying again and for half a minute at most: an audit must never hold up whoever has no network. */
export function npmAudit({ shipped }: { /** Leave out what only building and testing need. */ readonly shipped: boolean }): Audit {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout } = spawnSync(npm, ['audit', '--json', ...(shipped ? ['--omit=dev'] : []), '--fetch-retries=0', '--fetch-timeout=10000'], {
    cwd: root, encoding: 'utf8', timeout: 30_000, shell: process.platform === 'win32',
  });
  return readAudit(stdout ?? '');
}
