import { cleanText } from '@pbc-planner/base';
import type { KeyAction } from '../keys/key-table.ts';

/** A line of text that is being typed. The caret counts characters, not code units. */
export interface TextField {
  readonly text: string;
  readonly caret: number;
}

export const emptyField: TextField = { text: '', caret: 0 };

/** A field that holds a text, with the caret behind it. */
export function fieldOf(text: string): TextField {
  return { text, caret: [...text].length };
}

/** The field after something was typed or pasted at the caret. Line breaks become spaces, controls go. */
export function typeInto(field: TextField, typed: string): TextField {
  const clean = typed === ' ' ? ' ' : cleanText(typed);
  const characters = [...field.text];
  const added = [...clean];
  return { text: [...characters.slice(0, field.caret), ...added, ...characters.slice(field.caret)].join(''), caret: field.caret + added.length };
}

/** The field after an editing key; the same field where the action is none of its own. */
export function editField(field: TextField, action: KeyAction): TextField {
  const characters = [...field.text];
  const without = (from: number) => characters.filter((_, position) => position !== from).join('');
  switch (action) {
    case 'text.left': return { ...field, caret: Math.max(0, field.caret - 1) };
    case 'text.right': return { ...field, caret: Math.min(characters.length, field.caret + 1) };
    case 'text.home': return { ...field, caret: 0 };
    case 'text.end': return { ...field, caret: characters.length };
    case 'text.backspace': return field.caret === 0 ? field : { text: without(field.caret - 1), caret: field.caret - 1 };
    case 'text.delete': return { text: without(field.caret), caret: field.caret };
    case 'text.clear': return emptyField;
    default: return field;
  }
}
