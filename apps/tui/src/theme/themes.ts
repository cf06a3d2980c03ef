/** What a piece of text means on screen. Views name roles; only this file knows colours. */
export type Role =
  | 'title' | 'heading' | 'dim' | 'selected' | 'cell' | 'key' | 'gain' | 'loss' | 'warning' | 'error' | 'fictional' | 'total' | 'unavailable';

/** Characters that a plain terminal may lack. */
export interface Glyphs {
  readonly rule: string;
  readonly divider: string;
  readonly marker: string;
  readonly caret: string;
  readonly ellipsis: string;
  readonly dot: string;
  readonly dash: string;
  readonly up: string;
  readonly down: string;
  readonly block: string;
  readonly halfLeft: string;
  readonly halfRight: string;
  readonly zero: string;
  /** Shades from nothing to full, for scores. */
  readonly shades: readonly string[];
  readonly bullet: string;
  /** Names of keys as people know them. */
  readonly keys: Readonly<Record<string, string>>;
}

export type ThemeName = 'dark' | 'light' | 'high-contrast' | 'no-colour' | 'ascii';

export interface Theme {
  readonly name: ThemeName;
  readonly glyphs: Glyphs;
  /** What to write for characters that the terminal may lack, one for one. */
  readonly instead?: Readonly<Record<string, string>>;
  /** The codes that switch a role on; every role is switched off by a full reset. */
  readonly codes: Readonly<Record<Role, string>>;
}

const keyNames = {
  escape: 'Esc', enter: 'Enter', tab: 'Tab', space: 'Space', pageup: 'PgUp', pagedown: 'PgDn', home: 'Home', end: 'End',
  backspace: 'Backspace', delete: 'Del', 'shift+tab': 'Shift-Tab',
};

const drawn: Glyphs = {
  rule: '─', divider: '│', marker: '▸', caret: '▏', ellipsis: '…', dot: '·', dash: '–', up: '▲', down: '▼',
  block: '█', halfLeft: '▐', halfRight: '▌', zero: '│', shades: [' ', '░', '▒', '▓', '█'], bullet: '•',
  keys: { ...keyNames, up: '↑', down: '↓', left: '←', right: '→' },
};

const ascii: Glyphs = {
  rule: '-', divider: '|', marker: '>', caret: '_', ellipsis: '~', dot: '-', dash: '-', up: '^', down: 'v',
  block: '#', halfLeft: '=', halfRight: '=', zero: '|', shades: [' ', '.', '+', '*', '#'], bullet: '*',
  keys: { ...keyNames, up: 'Up ', down: 'Down', left: 'Left ', right: 'Right' },
};

const withoutColour: Theme['codes'] = {
  title: '7', heading: '1', dim: '', selected: '7', cell: '1;4;7', key: '1', gain: '', loss: '', warning: '1', error: '1',
  fictional: '1;7', total: '1', unavailable: '',
};

/** Every theme by name. The 16 colours of the terminal are used, so its own palette decides the shades. */
export const themes: Readonly<Record<ThemeName, Theme>> = {
  dark: {
    name: 'dark',
    glyphs: drawn,
    codes: {
      title: '97;44', heading: '1;36', dim: '90', selected: '97;100', cell: '1;30;46', key: '1;36', gain: '32', loss: '33', warning: '33',
      error: '91', fictional: '1;30;43', total: '1', unavailable: '90',
    },
  },
  light: {
    name: 'light',
    glyphs: drawn,
    codes: {
      title: '97;44', heading: '1;34', dim: '90', selected: '30;47', cell: '1;97;44', key: '1;34', gain: '32', loss: '31', warning: '35',
      error: '31', fictional: '1;97;41', total: '1', unavailable: '90',
    },
  },
  'high-contrast': {
    name: 'high-contrast',
    glyphs: drawn,
    codes: {
      title: '1;30;107', heading: '1;97', dim: '97', selected: '30;107', cell: '1;30;103', key: '1;93', gain: '1;92', loss: '1;93',
      warning: '1;93', error: '1;91', fictional: '1;30;103', total: '1;97', unavailable: '37',
    },
  },
  'no-colour': { name: 'no-colour', glyphs: drawn, codes: withoutColour },
  ascii: { name: 'ascii', glyphs: ascii, codes: withoutColour, instead: { '·': '-', '–': '-', '…': '~', '•': '*', '’': "'", '│': '|' } },
};

/** The theme after another, for somebody who tries them one by one. */
export function nextTheme({ name }: Theme): Theme {
  const all = Object.values(themes);
  return all[(all.findIndex((theme) => theme.name === name) + 1) % all.length] ?? themes.dark;
}

/**
 * The theme that an environment asks for: `PBC_THEME` by name; else plain characters for a locale without UTF-8 or a bare
 * console, no colours for `NO_COLOR`, and a light one where the terminal tells that its background is (`COLORFGBG`).
 */
export function themeFor(environment: Readonly<Record<string, string | undefined>>): Theme {
  const named = environment.PBC_THEME ?? '';
  if (Object.hasOwn(themes, named)) return themes[named as ThemeName];
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
  const bare = environment.TERM === 'linux' || environment.TERM === 'dumb';
  if (bare || (locale !== '' && !/utf-?8/i.test(locale))) return themes.ascii;
  if (environment.NO_COLOR) return themes['no-colour'];
  return /;(7|15)$/.test(environment.COLORFGBG ?? '') ? themes.light : themes.dark;
}
