import { safeForTerminal } from '@pbc-planner/base';

/** The streams of a terminal. */
export interface TerminalStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WritableStream;
}

/** Bracketed paste off, colours off, main screen, cursor shown: for when what has the screen cannot give it back itself. */
const CALM = '\u001B[?2004l\u001B[0m\u001B[?1049l\u001B[?25h';

const signals = [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const;

interface Mounted {
  readonly unmount: () => void;
  readonly redraw: () => void;
}

/** Looks after the terminal while the workbench has it. */
export interface TerminalGuard {
  /** What has the screen and the keyboard; it is unmounted when the terminal is given back. */
  readonly watch: (mounted: Mounted) => void;
  /** Gives the terminal back and settles `left` with this exit code. Only the first call counts. */
  readonly leave: (code: number) => void;
  /** The same for a bug: a short report goes to stderr once the main screen is back, and the code is 70. */
  readonly fail: (fault: unknown) => void;
  readonly left: Promise<number>;
}

/** Where signals, faults and the parent come from: the process, or a test. */
type Source = NodeJS.EventEmitter & { readonly ppid?: number };

/** How often the parent is looked for, in milliseconds. */
const PARENT_EVERY = 400;

/**
 * Gives the terminal back whole however the workbench ends: main screen, cursor, echo, line mode. One handler serves leaving,
 * SIGINT, SIGTERM, SIGHUP, the end of the process, errors that nobody caught, a terminal that is gone, and a parent that was
 * killed: then no signal comes, and the workbench would hold a terminal that somebody else already reads. After a halt
 * (SIGSTOP, SIGCONT) everything is drawn anew.
 */
export function guardTerminal({ stdin, stdout, stderr }: TerminalStreams, source: Source = process): TerminalGuard {
  let resolve: (code: number) => void = () => undefined;
  const left = new Promise<number>((settle) => (resolve = settle));
  let watched: Mounted | null = null;
  let restored = false;

  function restore(): void {
    if (restored) return;
    restored = true;
    clearInterval(looking);
    const unmounted = attempt(() => watched?.unmount());
    if (!unmounted) attempt(() => stdout.write(CALM));
    attempt(() => stdin.setRawMode(false));
    attempt(() => stdin.pause());
    attempt(() => stdin.unref());
    // Not at once: Ink's own listener kills the process when it finds itself alone with a signal.
    setImmediate(() => {
      for (const [signal, handler] of handlers) source.off(signal, handler);
      stdin.off('end', gone);
    });
  }

  function leave(code: number): void {
    restore();
    resolve(code);
  }

  function fail(fault: unknown): void {
    const first = !restored;
    restore();
    if (first) attempt(() => stderr.write(`${safeForTerminal(report(fault), true)}\n`));
    resolve(70);
  }

  const gone = () => leave(129);
  const parent = source.ppid;
  const looking = setInterval(() => {
    if (source.ppid !== parent) gone();
  }, PARENT_EVERY);
  looking.unref();
  const goOn = () => {
    if (restored) return;
    attempt(() => stdin.setRawMode(true));
    watched?.redraw();
  };
  const handlers: (readonly [string, (...args: unknown[]) => void])[] = [
    ...signals.map(([signal, code]) => [signal, () => leave(code)] as const),
    ['uncaughtException', fail], ['unhandledRejection', fail], ['exit', restore], ['SIGCONT', goOn],
  ];
  for (const [signal, handler] of handlers) source.on(signal, handler);
  // They stay: what is written while the terminal goes away must not count as a bug.
  for (const stream of [stdin, stdout]) stream.on('error', gone);
  stdin.on('end', gone);
  return { watch: (mounted) => (watched = mounted), leave, fail, left };
}

function attempt(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

/** A bug in a few lines: what happened and where it began, for whoever has to mend it. */
function report(fault: unknown): string {
  const error = fault instanceof Error ? fault : new Error(String(fault));
  const from = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at ')).slice(0, 3).map((line) => line.trim());
  return ['The workbench stopped because of a bug in the program. What was saved is safe.', `${error.name}: ${error.message}`, ...from].join('\n  ');
}
