import type { QuickWin } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { quickWins } from '../quick-wins.generated.ts';
import { checkQuickWin } from './check-quick-win.ts';

const dvt = quickWins['qw-dvt'] as QuickWin;
const faults = (changes: Partial<QuickWin>) => checkQuickWin({ ...dvt, ...changes }).map(({ code, place }) => [code, place?.path]);

describe('a quick win with a fault', () => {
  it.each<[string, Partial<QuickWin>, [string, string][]]>([
    ['a formula that ends too early', { gross: 'volume *' }, [['bad-formula', '/gross']]],
    ['a name that is no input', { reprovision: 'volume * price' }, [['unknown-name', '/reprovision']]],
    ['a volume that names itself', { volume: { title: 'cases', formula: 'volume * 2' } }, [['unknown-name', '/volume/formula']]],
    ['an input that is used nowhere', { setUp: '0' }, [['idle-input', '/inputs/4']]],
    ['a source that it does not have', { cautions: [{ text: 'Beware.', sources: ['S9'], grade: 'verified' }] }, [['unknown-source', '/cautions/0/sources']]],
    ['low above central', { deliverable: { low: 80, central: 70, high: 100, grade: 'proposed' } }, [['bad-order', '/deliverable']]],
    ['an example that comes out otherwise', { examples: [{ title: 'Wrong', inputs: { suspected: '10', 'community-share': '100', hospital: '2', community: '1' }, gross: '20.00', net: '11.00', grade: 'proposed' }] }, [['example-differs', '/examples/0/net']]],
    ['an example that lacks an input', { examples: [{ title: 'Short', inputs: { suspected: '10' }, gross: '0.00', net: '0.00', grade: 'proposed' }] }, [['missing-input', '/examples/0'], ['missing-input', '/examples/0'], ['missing-input', '/examples/0']]],
  ])('%s is named with its place', (_, changes, expected) => {
    expect(faults(changes)).toEqual(expected);
  });
});
