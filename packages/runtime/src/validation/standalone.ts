import type { ValidateFunction } from 'ajv';

/**
 * Loaders of validators compiled ahead, by the id of their schema. None when the sources run as they are; the build of the
 * command line replaces this module by one that has them, because compiling a schema costs most of a start.
 */
export const standalone: ReadonlyMap<string, () => Promise<ValidateFunction>> = new Map();
