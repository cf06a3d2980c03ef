import { formatPounds, pence, type Block, type Document, type Pence, type Table } from '@pbc-planner/base';
import type { BusinessCaseOutcome, ShownClock, ShownRound, ShownSection } from '../outcome/paper-outcomes.ts';
import { estimateNames, type ThreePence } from '../outcome/project-outcomes.ts';
import { doNothing, type CaseMoney } from '../plan/business-cases.ts';
import { cautionsBlock, cautionsText } from './cautions-block.ts';
import { overlapsBlock } from './present-portfolio.ts';
import { measuresTable } from './present-project.ts';
import { missingBlocks, paperBlocks, progressText, sectionsTable } from './present-paper.ts';

/** A business case: where its clock stands, what is wanted, and apart from it who may provide it. */
export function presentBusinessCase(outcome: BusinessCaseOutcome): Document {
  const { locality, fictional, title, template, sections, parts, clock, rounds, findings, cautions, grade } = outcome;
  return {
    title: `${locality}: ${title}, business case`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [['Project', outcome.project], ['Headings', `${template.title}. ${template.note}`], ['Written', progressText(sections)], ...clockFacts(clock), ['Grade', grade]],
      },
      ...missingBlocks(sections),
      ...(findings.length === 0 ? [] : [{ kind: 'heading', text: 'To look at' } as const, { kind: 'list', items: findings.map(({ message }) => message) } as const]),
      ...paperBlocks(sections, parts, (section) => filledBlocks(section, outcome)),
      ...cautionsBlock(cautions),
      ...roundBlocks(rounds),
      { kind: 'table', table: sectionsTable(sections), main: true, only: 'rows' },
    ],
  };
}

/** Where a clock stands, and what its length rests on, in words. */
export function clockFacts({ state, startedOn, asOf, allowed, basis, used, paused, left, dueOn, overdue }: ShownClock): (readonly [string, string])[] {
  const length: readonly [string, string] = ['May take', `${allowed === null ? 'not known' : days(allowed)}: ${basis}`];
  if (state === 'not started') return [['Approval clock', 'starts when a complete case is submitted'], length];
  const states = { running: `running on ${asOf}`, paused: `stopped by a request, on ${asOf}`, decided: `stopped by the decision of ${asOf}` };
  const rest = left === null ? 'not known' : overdue ? `none: ${days(-left)} overdue` : days(left);
  return [
    ['Approval clock', `${states[state]}, started on ${String(startedOn)}`], length, ['Used', `${days(used)}${paused === 0 ? '' : `, and ${days(paused)} in which it stood`}`], ['Left', rest],
    ...(dueOn === null || state === 'decided' ? [] : [['Decide by', dueOn] as const]),
  ];
}

function filledBlocks({ filled, id }: ShownSection, outcome: BusinessCaseOutcome): Block[] {
  const { locality, title, leads, options, preferred, providers, measures, estimates, overlaps, money, interests } = outcome;
  if (filled === 'project') {
    return [{ kind: 'facts', facts: [['Change', title], ['Locality', locality], ['Clinical lead', leads.clinical ?? 'not known yet'], ['Managerial lead', leads.managerial ?? 'not known yet']] }];
  }
  if (filled === 'options') return options.length === 0 ? [] : [{ kind: 'table', table: optionsTable(outcome) }];
  if (filled === 'preferred-option') {
    const option = options.find((one) => one.id === preferred);
    return option === undefined ? [] : [{ kind: 'facts', facts: [['Preferred', option.title], ['Because', option.reasons === '' ? 'not said yet' : option.reasons]] }];
  }
  if (filled === 'measures') return measures.length === 0 ? [] : [{ kind: 'table', table: measuresTable(measures) }];
  if (filled === 'money') return money === null ? [] : [{ kind: 'table', table: moneyTable(money) }, { kind: 'table', table: winsTable(estimates) }, ...overlapsBlock(overlaps)];
  if (filled === 'providers') return providers.length === 0 ? [] : [{ kind: 'list', items: providers }];
  if (id !== 'conflicts') return [];
  return interests.length === 0 ? [{ kind: 'paragraph', text: 'The register holds no interest in this project.' }] : [{
    kind: 'list', items: interests.map(({ person, about, rival, handled }) => `${person}: ${about}${rival ? ' (a rival service)' : ''}; ${handled === null ? 'unresolved' : handled.how}`),
  }];
}

function optionsTable({ options, preferred }: BusinessCaseOutcome): Table {
  return {
    id: 'options',
    title: 'Options',
    columns: [
      { id: 'option', title: 'Option', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'yearly', title: 'Costs in a year', kind: 'pence' }, { id: 'benefits', title: 'Brings', kind: 'text' },
      { id: 'risks', title: 'Risks', kind: 'text' }, { id: 'reasons', title: 'Why, or why not', kind: 'text' }, { id: 'state', title: 'State', kind: 'text' },
    ],
    rows: options.map(({ id, title, yearlyPence, benefits, risks, reasons }) =>
      [id, title, yearlyPence, benefits || null, risks || null, reasons || null, id === preferred ? 'preferred' : id === doNothing ? 'to compare with' : 'considered']),
  };
}

/** What comes once apart from what comes each year, and what is left. */
function moneyTable({ gross, reprovision, management, setUp, overlap, net }: CaseMoney): Table {
  const less = (amounts: ThreePence) => estimateNames.map((name) => pence(-amounts[name]));
  const of = (amounts: ThreePence) => estimateNames.map((name) => amounts[name]);
  const recurrent = estimateNames.map((name): Pence => pence(gross[name] - reprovision[name] - management[name] - overlap[name]));
  return {
    id: 'money',
    title: 'Money, in the first year',
    columns: [{ id: 'what', title: 'What', kind: 'text' }, { id: 'comes', title: 'Comes', kind: 'text' }, ...estimateNames.map((name) => ({ id: name, title: name[0]?.toUpperCase() + name.slice(1), kind: 'pence' }) as const)],
    rows: [
      ['Gross saving', 'each year', ...of(gross)], ['What the same care costs elsewhere', 'each year', ...less(reprovision)], ['Running it', 'each year', ...less(management)],
      ...(estimateNames.every((name) => overlap[name] === 0) ? [] : [['Counted twice among its quick wins', 'each year', ...less(overlap)]]),
      ['Left each year', 'each year', ...recurrent], ['Setting it up', 'once', ...less(setUp)], ['Net saving', 'the first year', ...of(net)],
    ],
  };
}

function winsTable(estimates: BusinessCaseOutcome['estimates']): Table {
  return {
    id: 'quick_wins',
    title: 'Where the figures come from',
    columns: [
      { id: 'win', title: 'Quick win', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'gross', title: 'Gross, central', kind: 'pence' }, { id: 'net', title: 'Net, central', kind: 'pence' },
      { id: 'reads', title: 'Reads', kind: 'text' }, { id: 'caution', title: 'Caution', kind: 'text' }, { id: 'figure_grade', title: 'Grade', kind: 'text' },
    ],
    rows: estimates.map(({ win, title, gross, net, loss, cautions, grade }) => [win, title, gross.central, net.central, loss ? 'a loss' : 'a saving', cautionsText(cautions), grade]),
  };
}

function roundBlocks(rounds: readonly ShownRound[]): Block[] {
  return rounds.flatMap(({ round, submittedOn, by, money, preferred, pauses, decision, clock }): Block[] => [
    { kind: 'heading', text: `Round ${round}` },
    {
      kind: 'facts',
      facts: [
        ['Submitted', `${submittedOn}, by ${by}`], ['Asks for', preferred], ['With', `${formatPounds(money.net.central)} net of ${formatPounds(money.gross.central)} gross, central`],
        ['Clock', `${days(clock.used)}${clock.allowed === null ? '' : ` of ${clock.allowed}`}${clock.overdue ? `, ${days(-(clock.left ?? 0))} overdue` : ''}`],
        ...(decision === null ? [['Decision', 'none yet'] as const] : [
          ['Decision', `${decision.verdict} on ${decision.on}, ${decision.inFavour.length} for (${decision.inFavour.join(', ') || 'nobody'}) and ${decision.against.length} against (${decision.against.join(', ') || 'nobody'})`] as const,
          ...(decision.reasons === '' ? [] : [['Because', decision.reasons] as const]), ...(decision.conditions === '' ? [] : [['On condition', decision.conditions] as const]),
          ...(decision.mend === '' ? [] : [['What would mend it', decision.mend] as const]),
        ]),
      ],
    },
    ...(pauses.length === 0 ? [] : [{
      kind: 'list', items: pauses.map(({ from, asked, askedBy, until, answer }) => `${askedBy} asked on ${from}: ${asked} ${until === null ? 'Not answered yet.' : `Answered on ${until}: ${answer ?? ''}`}`),
    } as const]),
  ]);
}

function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}
