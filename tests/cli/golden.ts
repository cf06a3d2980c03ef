/** One step of a golden file: a command line and exactly what it gives. */
export interface GoldenStep {
  /** Comments above the command, and the command as it is typed. */
  readonly comment: readonly string[];
  readonly command: string;
}

/**
 * The steps of a golden file. A file reads as a session at a terminal: comments after `#`, a command line after `$`, its
 * standard output as it is, each line of its standard error after `! `, and the exit code in brackets.
 */
export function stepsOf(text: string): GoldenStep[] {
  const steps: GoldenStep[] = [];
  let comment: string[] = [];
  let inAnswer = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('$ ')) {
      steps.push({ comment, command: line.slice(2) });
      comment = [];
      inAnswer = true;
    } else if (/^\[exit \d+\]$/.test(line)) inAnswer = false;
    else if (!inAnswer && line.startsWith('#')) comment.push(line);
  }
  return steps;
}

/** A step with its answer, as it stands in the file. */
export function stepText({ comment, command }: GoldenStep, { stdout, stderr, code }: { stdout: string; stderr: string; code: number | null }): string {
  const errors = stderr === '' ? '' : `${stderr.replace(/\n$/, '').split('\n').map((line) => `! ${line}`.trimEnd()).join('\n')}\n`;
  const output = stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n(no line feed at the end)\n`;
  return `${comment.map((line) => `${line}\n`).join('')}$ ${command}\n${output}${errors}[exit ${code}]\n`;
}

/** The arguments of a command line: words, and text in double quotes. */
export function argumentsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1);
}

/** The day of the run; the day before too, for a run that goes on past midnight. */
const today = [0, 1].map((days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10));

/** Days within two months of the run, as the fictional meetings have them: `TODAY+14`. */
const nearDays = Array.from({ length: 121 }, (_, index) => index - 60).filter((days) => days !== 0)
  .map((days) => [new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10), `TODAY${days > 0 ? '+' : ''}${days}`] as const);

/** A text without what differs from run to run: times, the seconds of a running clock, the day and those near it, and the folder of the test. */
export function settled(text: string, folder: string): string {
  return text
    .replaceAll(folder, 'FOLDER')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, '(date and the time)')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '(date and time) UTC')
    .replaceAll(/^- \d\d:\d\d, /gm, '- (time), ')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'TIME')
    .replaceAll(/\b(\d+):\d\d of (\d+):00/g, '$1:SS of $2:00')
    .replaceAll(new RegExp(today.join('|'), 'g'), 'TODAY')
    .replaceAll(new RegExp(nearDays.map(([day]) => day).join('|'), 'g'), (day) => nearDays.find(([own]) => own === day)?.[1] ?? day);
}
