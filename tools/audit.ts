import { npmAudit } from './audit/npm-audit.ts';

/** `npm run audit`: what is known to be wrong with any dependency, of building and testing too. */
const audit = npmAudit({ shipped: false });
if (!audit.answered) console.log(`skipped  npm audit: the registry does not answer (${audit.why})`);
else if (audit.findings.length === 0) console.log('passed  npm audit: nothing is known to be wrong with any dependency');
else for (const finding of audit.findings) console.error(`FAILED  ${finding}`);
process.exitCode = audit.answered && audit.findings.length > 0 ? 1 : 0;
