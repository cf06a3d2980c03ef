import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import type { TerminalStreams } from '../terminal/terminal-guard.ts';

/** A terminal without a window: what is written to it can be read back as the text of its screen. */
export interface HeadlessTerminal {
  readonly streams: TerminalStreams;
  /** The lines on screen, without the spaces at their ends. */
  readonly screen: () => Promise<string[]>;
  /** Types keys as a terminal sends them. */
  readonly type: (bytes: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  /** Everything that was written so far, and how many characters that is. */
  readonly written: () => string;
  readonly onAlternateScreen: () => boolean;
  readonly rawMode: () => boolean;
  readonly errors: () => string;
}

/** A headless terminal of a fixed size. */
export function headlessTerminal(columns: number, rows: number): HeadlessTerminal {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  let written = '';
  let errors = '';
  let raw = false;
  const stdout = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _, done) {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      written += text;
      terminal.write(text.replace(/(?<!\r)\n/g, '\r\n'), done);
    },
  });
  const stderr = new Writable({
    write(chunk: Uint8Array, _, done) {
      errors += String(chunk);
      done();
    },
  });
  Object.assign(stdout, { isTTY: true, columns, rows });
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: false,
    setRawMode: (on: boolean) => {
      raw = on;
    },
    ref: () => undefined,
    unref: () => undefined,
  });
  const settled = () => new Promise<void>((resolve) => {
    stdout.write('', () => resolve());
  });
  return {
    streams: { stdin: stdin as unknown as NodeJS.ReadStream, stdout: stdout as unknown as NodeJS.WriteStream, stderr },
    screen: async () => {
      await settled();
      const { active } = terminal.buffer;
      return Array.from({ length: terminal.rows }, (_, row) => (active.getLine(active.viewportY + row)?.translateToString() ?? '').trimEnd());
    },
    type: (bytes) => stdin.write(bytes),
    resize: (newColumns, newRows) => {
      terminal.resize(newColumns, newRows);
      Object.assign(stdout, { columns: newColumns, rows: newRows });
      stdout.emit('resize');
    },
    written: () => written,
    onAlternateScreen: () => terminal.buffer.active.type === 'alternate',
    rawMode: () => raw,
    errors: () => errors,
  };
}
