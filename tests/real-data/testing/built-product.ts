import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { RecordedStep } from '../oracle/replay.ts';

const root = resolve(import.meta.dirname, '../../..');
const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const launcher = join(root, 'apps/cli/bin/pbc.mjs');

/** Who acts in these tests. */
export const person = 'Dr Shah';

/** What the built command line answered. */
export interface Answered {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A diagnostic as scripts get it. */
export interface Told {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly place?: { readonly file?: string; readonly line?: number; readonly column?: number; readonly columnName?: string; readonly key?: string };
  readonly hint?: string;
}

/** The part of the product's answers that the tests read. */
export interface Json {
  readonly kind: string;
  readonly diagnostics: readonly Told[];
  readonly [field: string]: unknown;
}

export interface ComparisonJson extends Json {
  readonly year: string;
  readonly poolPence: number;
  readonly methods: readonly { readonly id: string; readonly options: Readonly<Record<string, unknown>>; readonly reads: readonly string[] }[];
  readonly rows: readonly {
    readonly practice: string; readonly name: string; readonly list: number | null;
    readonly amounts: Readonly<Record<string, number>>; readonly distance: { readonly pence: number; readonly basisPoints: number | null } | null;
  }[];
  readonly totals: Readonly<Record<string, number>>;
  readonly inputs: readonly { readonly name: string; readonly sha256: string; readonly rows: number }[];
}

export interface ImportJson extends Json {
  readonly profile: string | null;
  readonly year: string | null;
  readonly practices: number;
  readonly figures: number;
  readonly leftOut: number;
  readonly imported: boolean;
}

export interface ExplanationJson extends Json {
  readonly practice: string;
  readonly method: string;
  readonly pence: number;
  readonly steps: readonly RecordedStep[];
}

export interface LocalityJson extends Json {
  readonly practices: readonly { readonly practice: string; readonly name: string; readonly list: string | null; readonly membership: string }[];
}

/** A folder for workspaces that goes when the tests are done, with the built `pbc` run in it. */
export class BuiltProduct {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async inNewFolder(): Promise<BuiltProduct> {
    return new BuiltProduct(await mkdtemp(join(tmpdir(), 'pbc-real-data-')));
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs `pbc`. It is never rejected for an exit code. */
  run(...words: readonly string[]): Promise<Answered> {
    const env = { ...process.env, PBC_BY: person, NO_COLOR: '1' };
    return new Promise((resolved, rejected) => {
      execFile(node, [launcher, ...words], { cwd: this.folder, env, maxBuffer: 256 * 1024 * 1024 }, (cause, stdout, stderr) => {
        if (cause !== null && typeof cause.code !== 'number') rejected(cause);
        else resolved({ code: cause === null ? 0 : (cause.code as number), stdout, stderr });
      });
    });
  }

  /** Runs `pbc` where it must do what it is asked, problems with single values apart. @throws Error with what it said. */
  async must(...words: readonly string[]): Promise<void> {
    const { code, stderr } = await this.run(...words);
    if (code > 1) throw new Error(`pbc ${words.join(' ')} ended with ${code}: ${stderr}`);
  }

  /** Runs `pbc` with `--json`, in a workspace of the folder. */
  async json<Shape extends Json>(workspace: string, ...words: readonly string[]): Promise<{ readonly code: number; readonly answer: Shape }> {
    const { code, stdout, stderr } = await this.run('-C', workspace, ...words, '--json');
    try {
      return { code, answer: JSON.parse(stdout) as Shape };
    } catch (cause) {
      throw new Error(`pbc ${words.join(' ')} ended with ${code} and no JSON: ${stderr}${stdout.slice(0, 500)}`, { cause });
    }
  }

  /** Copies a workspace of the folder. */
  async copy(workspace: string, name: string): Promise<void> {
    await cp(join(this.folder, workspace), join(this.folder, name), { recursive: true });
  }

  /** The plan of a workspace, byte for byte. */
  planOf(workspace: string): string {
    return readFileSync(join(this.folder, workspace, 'plan.json'), 'utf8');
  }
}
