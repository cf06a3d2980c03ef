import { describe, expect, it } from 'vitest';
import { templateInUse, type PaperTemplate } from './paper-template.ts';

const template = (id: string, from: string, until?: string, kind: PaperTemplate['kind'] = 'service-specification'): PaperTemplate => ({
  id, title: id, description: id, kind, from, ...(until === undefined ? {} : { until }), parts: { what: 'What', who: 'Who' }, headings: [], sources: {}, grade: 'proposed',
});
const ours = [template('case', '2005/06', '2012/13', 'business-case'), template('of-2009', '2009/10', '2012/13'), template('of-2013', '2013/14')];

describe('the headings of a paper', () => {
  it.each([
    ['2009/10', null, 'of-2009', 'year'], ['2012/13', null, 'of-2009', 'year'], ['2013/14', null, 'of-2013', 'year'], ['2026/27', null, 'of-2013', 'year'],
    ['2006/07', null, 'of-2009', 'stands in'], ['2006/07', 'of-2013', 'of-2013', 'chosen'], ['2009/10', 'of-2009', 'of-2009', 'chosen'],
  ])('of %s, where %j is chosen, are %s: %s', (year, chosen, id, because) => {
    expect(templateInUse(ours, 'service-specification', year, chosen)).toMatchObject({ template: { id }, because });
  });

  it('are those of the newest year where all are of earlier ones', () => {
    expect(templateInUse(ours, 'business-case', '2022/23', null)).toMatchObject({ template: { id: 'case' }, because: 'stands in' });
  });

  it('are a locality\'s own of the year before ours, and none of another kind or of no name', () => {
    expect(templateInUse([...ours, template('own', '2009/10', '2009/10')], 'service-specification', '2009/10', null)?.template.id).toBe('own');
    expect(templateInUse([...ours, template('own', '2010/11')], 'service-specification', '2009/10', null)?.template.id).toBe('of-2009');
    expect([templateInUse(ours, 'service-specification', '2009/10', 'case'), templateInUse(ours, 'business-case', '2009/10', 'luck'), templateInUse([], 'business-case', '2009/10', null)]).toEqual([null, null, null]);
  });
});
