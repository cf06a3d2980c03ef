import { refused, type Diagnostic, type Result } from '@pbc-planner/base';

/** A refusal on its way through lowdb, whose interface knows only exceptions. It never leaves this package. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly diagnostic: Diagnostic;
  /** Whether the plan on disk is no longer the one that the change was made to, so that the change must be kept elsewhere. */
  readonly strandsChange: boolean;

  constructor(diagnostic: Diagnostic, strandsChange = false) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
    this.strandsChange = strandsChange;
  }
}

/** The refusal that a fault stands for; any other error is thrown again. */
export function refusalOf<T>(failure: unknown): Result<T> {
  if (failure instanceof StoreFault) return refused(failure.diagnostic);
  throw failure;
}
