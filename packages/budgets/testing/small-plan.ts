import { ok, parseFinancialYear, refused, error, type FinancialYear } from '@pbc-planner/base';
import {
  emptyPlan,
  type ChallengeChecklist, type BudgetMethod, type BudgetMethodManifest, type CommandContext, type DataColumn, type DataSet, type EnteredPractice, type ImportedDataSet,
  type Measure, type PlanState, type PolicyParameter, type RegisteredMethod,
} from '@pbc-planner/domain';

/** A column of a small file: figures by practice code, as whole units at the scale. `null` is a cell that held nothing usable. */
export interface SmallColumn {
  readonly measure: Measure;
  readonly year?: string;
  readonly scale?: number;
  readonly figures: Readonly<Record<string, number | null>>;
}

export interface SmallFile {
  readonly name: string;
  readonly columns: readonly SmallColumn[];
  /** Codes that the import asked for and did not find. */
  readonly absent?: readonly string[];
}

export interface SmallPlan {
  readonly year?: string;
  /** Oldest import first. */
  readonly files: readonly SmallFile[];
  readonly entered?: Readonly<Record<string, EnteredPractice>>;
  readonly methods: readonly RegisteredMethod[];
  readonly given?: readonly string[];
  readonly policy?: readonly PolicyParameter[];
  /** What else the plan holds. */
  readonly state?: Partial<PlanState>;
  readonly checklists?: readonly ChallengeChecklist[];
  /** The time now; noon on 11 May 2006 when not said. */
  readonly now?: string;
  readonly standing?: PlanState['budgetStanding'];
}

export const list = (figures: SmallColumn['figures'], year?: string): SmallColumn => ({ measure: { kind: 'list' }, figures, ...(year === undefined ? {} : { year }) });

export const spend = (figures: SmallColumn['figures'], serviceLine = 'total', year = '2005/06'): SmallColumn =>
  ({ measure: { kind: 'spend', serviceLine }, year, figures });

/** A method with a manifest of its own; what is not said is plain. */
export function planted(manifest: Partial<BudgetMethodManifest> & { readonly id: string }, method: Partial<BudgetMethod>): RegisteredMethod {
  return {
    manifest: { title: manifest.id, description: 'Planted by a test.', source: 'A test', grade: 'verified', options: {}, ...manifest },
    method: { figures: () => ok([]), calculate: () => { throw new Error('not planted'); }, ...method },
  };
}

/** What a command is handed on such a plan. Files have a heading row; a practice stands on line 2, 3, ... in the order of its first mention. */
export function contextOf({ year = '2006/07', files, entered = {}, methods, given = [], policy = [], state: more = {}, checklists = [], now = '2006-05-11T12:00:00.000Z', standing = emptyPlan.budgetStanding }: SmallPlan): CommandContext {
  const planYear = yearOf(year);
  const dataSets = new Map(files.map((file, index) => [`${index}`, dataSetOf(file, planYear)]));
  const state: PlanState = {
    ...emptyPlan,
    founded: { name: 'Small Town', year: planYear, framework: 'pbc-2005', fictional: false },
    imports: files.map((file, index) => importOf(file, dataSets.get(`${index}`) as DataSet, index)),
    entered: new Map(Object.entries(entered)),
    ...more,
    budgetStanding: standing,
  };
  return {
    state,
    plan: null,
    by: 'Anna',
    clock: () => now,
    given: new Set(given),
    confirmed: false,
    registry: {
      budgetMethods: methods.map(({ manifest }) => manifest),
      budgetMethod: async (id: string) => methods.find(({ manifest }) => manifest.id === id) ?? null,
      policyParameters: async () => policy,
      challengeChecklists: async () => checklists,
    },
    dataSets: {
      load: async (name: string) => {
        const found = dataSets.get(name);
        return found ? ok(found) : refused(error('data-set-missing', `No data set ${name}.`));
      },
    },
  } as unknown as CommandContext;
}

function dataSetOf({ name, columns }: SmallFile, planYear: FinancialYear): DataSet {
  const practices = [...new Set(columns.flatMap(({ figures }) => Object.keys(figures)))];
  return {
    format: 1, profile: 'small', file: { name, sha256: name, bytes: 1 }, source: { title: `Source of ${name}` }, grade: 'verified', fictional: false,
    practices, names: practices.map((code) => `Practice ${code}`), lines: practices.map((_, row) => row + 2),
    columns: columns.map(({ measure, year, scale = 0, figures }, index): DataColumn => ({
      measure, year: year === undefined ? planYear : yearOf(year), heading: `column ${index + 2}`, columnNumber: index + 2, scale,
      units: practices.map((code) => figures[code] ?? null),
      lines: practices.map((code, row) => (Object.hasOwn(figures, code) ? row + 2 : 0)),
    })),
  };
}

function importOf({ name, absent }: SmallFile, dataSet: DataSet, index: number): ImportedDataSet {
  return {
    dataSet: `${index}`, file: { name, sha256: name }, profile: 'small', rows: dataSet.practices.length,
    measures: dataSet.columns.map(({ measure, year }) => ({ measure, year })), sequence: (index + 1) * 10, ...(absent ? { absent } : {}),
  };
}

function yearOf(text: string): FinancialYear {
  const year = parseFinancialYear(text);
  if (year === null) throw new RangeError(`${text} is no financial year`);
  return year;
}
