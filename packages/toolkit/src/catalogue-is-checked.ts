/**
 * Whether the catalogue was checked already. Not when the sources run as they are; the build of the command line checks it,
 * stops at a fault, and replaces this module by one that says so, because the check takes time at every start.
 */
export const catalogueIsChecked: boolean = false;
