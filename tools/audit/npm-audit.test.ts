import { describe, expect, it } from 'vitest';
import { npmAudit, readAudit } from './npm-audit.ts';

describe('an audit of the dependencies', () => {
  it('reads findings, and that there are none', () => {
    expect(readAudit('{"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {}}')).toEqual({ answered: true, findings: [] });
    const found = '{"vulnerabilities": {"zip": {"severity": "high", "range": "<1.2.0"}, "ajar": {"severity": "low", "range": "*"}}}';
    expect(readAudit(found)).toEqual({ answered: true, findings: ['ajar *: low', 'zip <1.2.0: high'] });
  });

  it('tells a registry that does not answer from one that has nothing to say', () => {
    expect(readAudit('')).toEqual({ answered: false, why: 'npm printed no JSON' });
    expect(readAudit('{"message": "405 Method Not Allowed", "error": {"summary": "", "detail": ""}}')).toEqual({ answered: false, why: '405 Method Not Allowed' });
    expect(readAudit('{"error": {"summary": "audit endpoint returned an error"}}')).toEqual({ answered: false, why: 'audit endpoint returned an error' });
    expect(readAudit('null')).toEqual({ answered: false, why: 'the registry gave no answer' });
  });

  const audit = npmAudit({ shipped: true });

  it.skipIf(!audit.answered)('npm audit knows of nothing wrong in what is shipped (skipped where the registry does not answer)', () => {
    expect(audit).toEqual({ answered: true, findings: [] });
  });
});
