import { formatPounds, type Document } from '@pbc-planner/base';
import type { ThresholdOutcome } from '../outcome/threshold.ts';
import { stepText } from './present-explanation.ts';
import { settingsTable } from './settings-table.ts';

/** The payment for emergency admissions as a document, with every step of it. */
export function presentThreshold({ year, fictional, grade, basePence, valuePence, ratePercent, fullPence, abovePence, paidPence, notPaidPence, settings, steps, notes }: ThresholdOutcome): Document {
  return {
    title: `Emergency admissions, ${year}: the marginal rate`,
    fictional,
    grade,
    blocks: [
      { kind: 'facts', facts: [['Paid', formatPounds(paidPence)], ['Not paid', formatPounds(notPaidPence)], ['Rate above the base', `${ratePercent}% of the tariff`], ['Grade', grade]] },
      {
        kind: 'table',
        main: true,
        table: {
          id: 'threshold',
          title: 'Payment',
          columns: [
            { id: 'part', title: 'Part', kind: 'text' }, { id: 'value', title: 'Value at tariff', kind: 'pence' },
            { id: 'paid', title: 'Paid', kind: 'pence' }, { id: 'not_paid', title: 'Not paid', kind: 'pence' },
          ],
          rows: [[`Up to the base of ${formatPounds(basePence)}`, fullPence, fullPence, 0], ['Above the base', abovePence, paidPence - fullPence, notPaidPence]],
          totals: ['All admissions', valuePence, paidPence, notPaidPence],
        },
      },
      { kind: 'table', table: settingsTable(settings) },
      { kind: 'heading', text: 'Step by step' },
      { kind: 'list', numbered: true, items: steps.map((step) => stepText(step)) },
      { kind: 'list', items: notes },
    ],
  };
}
