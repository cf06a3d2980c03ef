import type { PaperHeading, PaperTemplate } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { dvt, WalkingPlan } from '../../testing/walking-plan.ts';
import { templates } from '../templates.generated.ts';
import { checkTemplate } from './check-template.ts';

const heading = (id: string, filled: PaperHeading['filled'], part: PaperHeading['part'] = 'what', required = true): PaperHeading => ({ id, title: id, asks: 'It.', part, required, filled, sources: [], grade: 'unverified' });
const own: PaperTemplate = {
  id: 'our-case', title: 'Our case', description: 'As we write it.', kind: 'business-case', from: '2006/07', until: '2006/07', parts: { what: 'What', who: 'Who' },
  headings: [heading('why', 'by-hand'), heading('ways', 'options'), heading('best', 'preferred-option'), heading('money', 'money'), heading('who', 'providers', 'who')], sources: {}, grade: 'unverified',
};

describe('headings that are data', () => {
  it.each(Object.values(templates))('$id has nothing wrong', (template) => {
    expect(checkTemplate(template)).toEqual([]);
  });

  it.each<[string, Partial<PaperTemplate>, (string | undefined)[][]]>([
    ['a heading twice', { headings: [...own.headings, heading('why', 'by-hand')] }, [['id-twice', '/headings']]],
    ['money in two places', { headings: [...own.headings, heading('more', 'money')] }, [['filled-twice', '/headings']]],
    ['no options', { headings: own.headings.filter(({ id }) => id !== 'ways') }, [['heading-missing', '/headings']]],
    ['options that nobody has to give', { headings: own.headings.map((one) => (one.id === 'ways' ? { ...one, required: false } : one)) }, [['heading-misplaced', '/headings/1']]],
    ['providers among what is wanted', { headings: own.headings.map((one) => (one.id === 'who' ? { ...one, part: 'what' } : one)) }, [['heading-misplaced', '/headings/4']]],
    ['indicators of a case', { headings: [...own.headings, heading('counts', 'indicators')] }, [['cannot-fill', '/headings/5/filled']]],
    ['a source that there is not', { headings: [{ ...heading('why', 'by-hand'), sources: ['S9'] }, ...own.headings.slice(1)] }, [['unknown-source', '/headings/0/sources']]],
    ['years the wrong way round', { until: '2005/06' }, [['years-swapped', '/until']]],
  ])('with %s are refused', (_, changes, expected) => {
    expect(checkTemplate({ ...own, ...changes }).map(({ code, place }) => [code, place?.path])).toEqual(expected);
  });

  it('of a locality\'s own are used in their year, before ours; with a fault they stop the paper', async () => {
    const plan = new WalkingPlan([], { templates: [own] });
    expect((await plan.run('process.case', dvt)).outcome).toMatchObject({ template: { id: 'our-case', because: 'year' }, sections: [{ id: 'why' }, { id: 'ways' }, { id: 'best' }, { id: 'money' }, { id: 'who' }] });
    const faulty = new WalkingPlan([], { templates: [{ ...own, headings: own.headings.slice(1, 4) }] });
    for (const command of ['process.case', 'process.case-submit']) expect((await faulty.run(command, dvt)).diagnostics).toMatchObject([{ code: 'bad-template' }]);
  });
});
