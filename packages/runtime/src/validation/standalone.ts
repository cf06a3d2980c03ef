import type { ValidateFunction } from 'ajv';

/**
 * Validators compiled ahead, by the id of their schema. None when the sources run as they are; the build of the command
 * line replaces this module by the compiled ones, because compiling a schema costs most of a start.
 */
export const standalone: ReadonlyMap<string, ValidateFunction> = new Map();
