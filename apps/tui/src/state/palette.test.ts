import { describe, expect, it } from 'vitest';
import { pressKeys, readyState } from '../testing/ready-state.ts';
import { fuzzyScore, paletteEntries } from './palette.ts';

const ids = (typed: string, recent: readonly string[] = []) => paletteEntries(readyState().commands, typed, recent).map(({ manifest }) => manifest.id);

describe('fuzzyScore', () => {
  it('wants the characters in order, whatever the case and the spaces', () => {
    expect(fuzzyScore('cb', 'Compare budgets')).not.toBeNull();
    expect(fuzzyScore('COMP bud', 'Compare budgets')).not.toBeNull();
    expect(fuzzyScore('bc', 'Compare budgets')).toBeNull();
    expect(fuzzyScore('sst', 'Show the last')).not.toBeNull();
  });

  it('prefers beginnings of words and runs to characters here and there', () => {
    const words = fuzzyScore('cb', 'Compare budgets') ?? 0;
    const scattered = fuzzyScore('ar', 'Compare budgets') ?? 0;
    expect(words).toBeGreaterThan(scattered);
    expect(fuzzyScore('imp', 'Import a file') ?? 0).toBeGreaterThan(fuzzyScore('imp', 'Show simple lists') ?? 0);
  });
});

describe('paletteEntries', () => {
  it('finds by title and by id, best first', () => {
    expect(ids('explain')[0]).toBe('budget.explain');
    expect(ids('b.c')[0]).toBe('budget.compare');
    expect(ids('zzz')).toEqual([]);
  });

  it('without a query gives what was run last first, and what cannot be run last', () => {
    expect(ids('', ['undo', 'policy.list']).slice(0, 2)).toEqual(['undo', 'policy.list']);
    expect(ids('').slice(-2)).toEqual(['init', 'demo']);
  });
});

describe('the palette', () => {
  it('runs a command without parameters at once', () => {
    const { effects, state } = pressKeys(readyState(), ':', 'p', 'o', 'l', 'enter');
    expect(effects).toEqual([{ kind: 'run', command: 'policy.list', title: 'List policy parameters', params: {}, confirmed: false }]);
    expect(state).toMatchObject({ modal: null, busy: 'List policy parameters', recent: ['policy.list'] });
  });

  it('says why a command cannot be run', () => {
    const { effects, state } = pressKeys(readyState(), 'ctrl+p', 'd', 'e', 'm', 'o', 'enter');
    expect(effects).toEqual([]);
    expect(state.notice).toEqual({ text: 'Try it on Tarrow Vale: a workspace is open here', bad: true });
  });
});
