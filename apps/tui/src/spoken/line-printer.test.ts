import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pressKeys, readyState } from '../testing/ready-state.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { themes } from '../theme/themes.ts';
import { linePrinter } from './line-printer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const start: WorkbenchState = { ...readyState(), layout: 'lines', theme: themes.ascii };

/** A printer, and what it has said since somebody last asked. */
function listen(bare = false): { printer: ReturnType<typeof linePrinter>; said: () => string } {
  const written: string[] = [];
  const printer = linePrinter({ columns: 80, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream, bare);
  return {
    printer,
    said: () => {
      vi.runAllTimers();
      return written.splice(0).join('').replaceAll('\r\n', '\n');
    },
  };
}

describe('the workbench in lines', () => {
  it('says once what there is, and then only what changed', () => {
    const { printer, said } = listen();
    printer.show(start);
    expect(said()).toContain('8 practices.');
    printer.show(pressKeys(start, 'j').state);
    const moved = said();
    expect(moved).toMatch(/^2: T81002, Brook Lane; list 9,870; historic 4,617,000;/);
    expect(moved).not.toContain('8 practices.');
    printer.show(pressKeys(start, 'j').state);
    expect(said()).toBe('');
  });

  it('says the cell alone to somebody who moves along a row', () => {
    const { printer, said } = listen();
    printer.show(start);
    said();
    printer.show(pressKeys(start, 'l').state);
    expect(said()).toBe('capitation: 6,239,321.\n');
  });

  it('says where a held key stopped, and not every row on its way', () => {
    const { printer, said } = listen();
    printer.show(start);
    said();
    for (const count of [1, 2, 3, 4]) printer.show(pressKeys(start, ...'j'.repeat(count)).state);
    expect(said()).toMatch(/^5: T81005, Elm Grove;[^:]*$/);
  });

  it('follows a form: its fields, what is typed, what is wrong', () => {
    const { printer, said } = listen();
    printer.show(pressKeys(start, ':', ...'comp', 'enter').state);
    expect(said()).toContain('Field 1, blend. How much of the historic budget is in the blend.');
    printer.show(pressKeys(start, ':', ...'comp', 'enter', 'x').state);
    expect(said()).toBe('blend is x.\nAttention: This must be a percentage from 0 to 100, such as 62.5.\n');
  });

  it('writes words and line ends alone where a terminal knows nothing else', () => {
    const { printer, said } = listen(true);
    printer.open();
    printer.show(start);
    printer.close();
    printer.show(pressKeys(start, '?').state);
    expect(said()).toMatch(/^[\u0020-\u007E\u00A3\n]*$/);
  });
});
