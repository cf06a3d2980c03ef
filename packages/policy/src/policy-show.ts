import { error, type Block, type Table } from '@pbc-planner/base';
import { refusal, type Command, type DocumentOutcome, type PolicyParameter, type RefusalOutcome } from '@pbc-planner/domain';
import { nearestIds } from './nearest-ids.ts';
import { sourceText, valueText } from './parameter-text.ts';

interface PolicyShowParameters {
  readonly parameter: string;
}

/** `policy.show`: one parameter with all its values and their evidence. An unknown id is refused with the nearest ids. */
export const policyShow: Command<PolicyShowParameters, DocumentOutcome | RefusalOutcome> = async ({ parameter: id }, { registry }) => {
  const parameters = await registry.policyParameters();
  const parameter = parameters.find((one) => one.id === id);
  if (parameter === undefined) {
    const near = nearestIds(id, parameters.map((one) => one.id));
    const hint = near.length === 0 ? 'List the policy parameters to see their ids.' : `Did you mean ${near.join(', ')}?`;
    const fault = error('unknown-parameter', `There is no policy parameter "${id}".`, { hint });
    return { status: 'usage', outcome: refusal('policy.show'), diagnostics: [fault] };
  }
  const document = { title: parameter.title, fictional: false, blocks: blocksOf(parameter) };
  return { status: 'fine', outcome: { kind: 'document', document }, diagnostics: [] };
};

function blocksOf(parameter: PolicyParameter): readonly Block[] {
  const addressed = parameter.values.filter(({ source }) => source.address !== undefined);
  const addresses = new Set(addressed.map(({ source }) => `${sourceText(source)}: ${source.address}`));
  return [
    { kind: 'paragraph', text: parameter.description },
    {
      kind: 'facts',
      facts: [
        ['Id', parameter.id],
        ['Unit', parameter.unit],
        ['Set by', parameter.local === true ? 'each locality for itself' : 'policy or evidence'],
      ],
    },
    { kind: 'table', table: valueTable(parameter) },
    ...(addresses.size === 0 ? [] : [{ kind: 'heading', text: 'Where to find it' } as const, { kind: 'list', items: [...addresses] } as const]),
  ];
}

function valueTable({ id, values }: PolicyParameter): Table {
  return {
    id,
    title: 'Values',
    columns: [
      { id: 'from', title: 'From', kind: 'text' },
      { id: 'until', title: 'Until', kind: 'text' },
      { id: 'value', title: 'Value', kind: 'text' },
      { id: 'grade', title: 'Grade', kind: 'text' },
      { id: 'source', title: 'Source', kind: 'text' },
      { id: 'quote', title: 'What it says, in our words', kind: 'text' },
    ],
    rows: values.map((value) => [value.from, value.until ?? 'open', valueText(value), value.grade, sourceText(value.source), value.quote]),
  };
}
