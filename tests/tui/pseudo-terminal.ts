import { join } from 'node:path';
import { spawn, type IPty } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { root } from '../../tools/workspace.ts';

/** How a program ended. */
export interface Ending {
  readonly exitCode: number;
  readonly signal?: number | undefined;
}

/** A program in a real pseudo-terminal, whose screen is read as text. */
export class PseudoTerminal {
  readonly #pty: IPty;
  readonly #screen: InstanceType<typeof headless.Terminal>;
  readonly ended: Promise<Ending>;
  #raw = '';

  constructor(command: string, args: readonly string[], size: { columns: number; rows: number }, environment: Readonly<Record<string, string>> = {}) {
    this.#screen = new headless.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
    const { CI: _ci, NO_COLOR: _noColour, PBC_BY: _by, ...inherited } = process.env as Record<string, string>;
    this.#pty = spawn(command, [...args], {
      cols: size.columns, rows: size.rows, name: 'xterm-256color', cwd: root,
      env: { ...inherited, TERM: 'xterm-256color', LANG: 'en_GB.UTF-8', ...environment },
    });
    this.#pty.onData((data) => {
      this.#raw += data;
      this.#screen.write(data);
    });
    this.ended = new Promise((resolve) => this.#pty.onExit(resolve));
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** Everything that was written, escapes included. */
  get raw(): string {
    return this.#raw;
  }

  type(keys: string): void {
    this.#pty.write(keys);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  signal(name: string): void {
    this.#pty.kill(name);
  }

  /** The lines on the screen, without the spaces at their ends. */
  lines(): string[] {
    const buffer = this.#screen.buffer.active;
    return Array.from({ length: this.#screen.rows }, (_, row) => (buffer.getLine(buffer.viewportY + row)?.translateToString() ?? '').trimEnd());
  }

  text(): string {
    return this.lines().join('\n');
  }

  /** Which of the two screens is shown. */
  get buffer(): 'normal' | 'alternate' {
    return this.#screen.buffer.active.type;
  }

  /** Waits until the screen holds what is wanted. @throws Error with the screen when it does not within the time. */
  async until(wanted: RegExp | ((text: string) => boolean), milliseconds = 20_000): Promise<string> {
    const holds = typeof wanted === 'function' ? wanted : (text: string) => wanted.test(text);
    const start = Date.now();
    while (!holds(this.text())) {
      if (Date.now() - start > milliseconds) throw new Error(`The screen does not show ${String(wanted)}:\n${this.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    return this.text();
  }
}

/** The built `pbc` in a pseudo-terminal, run by the workspace's own Node. */
export function openPbc(args: readonly string[], size: { columns: number; rows: number }, environment: Readonly<Record<string, string>> = {}): PseudoTerminal {
  return new PseudoTerminal(process.execPath, [join(root, 'apps/cli/bin/pbc.mjs'), ...args], size, environment);
}

/** Looks at the demonstration without the meeting that it offers to resume; gives the first screen of its budgets. */
export async function lookAround(terminal: PseudoTerminal): Promise<string> {
  await terminal.until(/Not now/);
  terminal.type('n');
  return terminal.until(/Drovers/);
}
