import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createToolkit, type Toolkit } from '@pbc-planner/toolkit';
import { outcomeSchema } from '@pbc-planner/domain/schemas';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needOf, needRow, readNeed, type NeedFile } from './oracle/need.ts';

const folder = process.env['PBC_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data');
const at = (path: string) => join(folder, path);
const original = 'originals/nhse-allocation-tool-2025_2026.csv';
const references = ['ref-01-default-place', 'ref-02-single-practice', 'ref-03-two-icbs-overlap'];
const years = ['practices-2022-23.csv', 'practices-2023-24.csv', 'practices-2024-25.csv', 'practices-2025-26.csv'];
const needed = [original, ...years, ...references.map((name) => `reference/${name}.json`), 'reference/astro-01-south-worcestershire-2016.json', 'list-size-age-sex-2016-q1.csv'];
const itWithData = it.skipIf(!needed.every((path) => existsSync(at(path))));

interface Figures {
  readonly population: number;
  readonly weighted: Readonly<Record<string, number>>;
  readonly index: Readonly<Record<string, number | null>>;
}
interface Row extends Figures {
  readonly kind: string;
  readonly name: string;
  readonly unrounded: Figures;
}
interface Told {
  readonly code: string;
  readonly severity: string;
  readonly place?: { readonly key?: string };
}
interface NeedJson {
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Told[];
}
interface AskedPlace {
  readonly name: string;
  readonly icb: string;
  readonly practices: readonly string[];
}

let toolkit: Toolkit;
let temporary: string;

beforeAll(async () => {
  toolkit = await createToolkit({ workspace: null, by: 'Dr Shah' });
  temporary = await mkdtemp(join(tmpdir(), 'pbc-need-'));
});

afterAll(async () => {
  await toolkit.close();
  await rm(temporary, { recursive: true, force: true });
});

async function needIndex(data: string, places: unknown): Promise<{ status: string; answer: NeedJson }> {
  const path = join(temporary, 'places.json');
  await writeFile(path, JSON.stringify(places));
  const { status, answer } = await toolkit.run('need.index', { data: at(data), places: path });
  return { status, answer: answer as unknown as NeedJson };
}

const printed = ({ kind, name, population, weighted, index }: Row) => ({ kind, name, population, weighted, index });

describe('the reference cases of NHS England\'s tool', () => {
  itWithData.each(references.flatMap((name) => [[name, original], [name, 'practices-2025-26.csv']]))('%s on %s', async (name, data) => {
    const { input, expected } = JSON.parse(readFileSync(at(`reference/${name}.json`), 'utf8'));
    const listed = input.places.map((place: { name: string; icb_name: string; practice_codes: string[] }) => (
      { name: place.name, icb: place.icb_name, practices: place.practice_codes }));
    for (const places of [input.peer_config, listed]) {
      const { status, answer } = await needIndex(data as string, places);
      expect(status).toBe('fine');
      expect(answer.rows.map(printed)).toEqual(expected.printed_rows_in_order);
      const close = (found: number | null, wanted: number) => expect(Math.abs((found ?? Number.NaN) / wanted - 1)).toBeLessThan(1e-9);
      for (const wanted of expected.unrounded as readonly Row[]) {
        const { unrounded } = answer.rows.find(({ kind, name }) => kind === wanted.kind && name === wanted.name) as Row;
        close(unrounded.population, wanted.population);
        for (const [id, value] of Object.entries(wanted.weighted)) close(unrounded.weighted[id] ?? null, value);
        for (const [id, value] of Object.entries(wanted.index)) close(unrounded.index[id] ?? null, value as number);
      }
    }
  });
});

describe('the whole of England', () => {
  itWithData.each([original, ...years])('all 42 boards and all districts of %s, against an independent exact calculation', async (data) => {
    const england = readNeed(at(data));
    const places = districts(england);
    const { status, answer } = await needIndex(data, places);
    expect(status).toBe('fine');
    const boards = new Map<string, AskedPlace[]>();
    for (const place of places) boards.set(place.icb, [...(boards.get(place.icb) ?? []), place]);
    expect(boards.size).toBe(42);
    const wanted = [...boards].flatMap(([icb, own]) => {
      const whole = england.practices.filter((practice) => practice.icbName === icb);
      return [needRow('icb', icb, whole, null), ...own.map(({ name, practices }) => needRow('place', name, needOf(england, practices), whole))];
    });
    expect(answer.rows.map(printed)).toEqual(wanted);
    const fromElsewhere = places.flatMap(({ icb, practices }) => needOf(england, practices).filter(({ icbName }) => icbName !== icb));
    expect(answer.diagnostics.filter(({ code }) => code === 'practice-of-another-icb').map(({ place }) => place?.key)).toEqual(fromElsewhere.map(({ code }) => code));
    expect(new Ajv({ strict: false, allErrors: true }).validate(outcomeSchema('need-index') as object, { ...answer })).toBe(true);
  });

  itWithData('the places of 2022/23 whose practices have blank cells', async () => {
    const england = readNeed(at('practices-2022-23.csv'));
    const blank = england.practices.filter(({ blanks }) => blanks.length > 0);
    expect(blank).toHaveLength(17);
    const places = blank.map(({ code, icbName }) => ({ name: code, icb: icbName, practices: [code] }));
    const { status, answer } = await needIndex('practices-2022-23.csv', places);
    expect(status).toBe('fine');
    for (const practice of blank) {
      const whole = england.practices.filter(({ icbName }) => icbName === practice.icbName);
      const row = answer.rows.find(({ kind, name }) => kind === 'place' && name === practice.code) as Row;
      expect(printed(row)).toEqual(needRow('place', practice.code, [practice], whole));
      expect([row.weighted['maternity'], row.index['maternity']]).toEqual([0, 0]);
    }
    expect(answer.diagnostics.filter(({ code }) => code === 'blank-cell')).toHaveLength(1);
  });

  itWithData('the odd practices of 2025/26: a fraction of a person, no weight at all', async () => {
    const england = readNeed(at('practices-2025-26.csv'));
    const codes = ['F85043', 'Y08411', 'M88044', 'Y00230'];
    const places = codes.map((code) => ({ name: code, icb: needOf(england, [code])[0]?.icbName, practices: [code] }));
    const { answer } = await needIndex('practices-2025-26.csv', places);
    for (const code of codes) {
      const [practice] = needOf(england, [code]);
      const whole = england.practices.filter(({ icbName }) => icbName === practice?.icbName);
      expect(printed(answer.rows.find(({ name }) => name === code) as Row)).toEqual(needRow('place', code, needOf(england, [code]), whole));
    }
    const none = answer.rows.find(({ name }) => name === 'Y00230');
    expect([none?.index['general_acute'], none?.index['prescribing']]).toEqual([0, 0]);
  });
});

describe('prescribing units', () => {
  itWithData('astro-01: the 32 practices of South Worcestershire in 2016', async () => {
    const { expected } = JSON.parse(readFileSync(at('reference/astro-01-south-worcestershire-2016.json'), 'utf8'));
    const only = expected.practices.map(({ practice_code: code }: { practice_code: string }) => code);
    const { status, answer } = await toolkit.run('need.prescribing', { data: at('list-size-age-sex-2016-q1.csv'), only });
    if (answer.kind !== 'prescribing-units') throw new Error(JSON.stringify(answer.diagnostics));
    expect([status, answer.rows.length]).toEqual(['fine', 32]);
    for (const wanted of expected.practices) {
      const row = answer.rows.find(({ practice }) => practice === wanted.practice_code);
      expect(row?.list).toBe(wanted.list_size);
      expect(Math.abs((row?.astroPuCost ?? 0) - wanted.astro_pu_cost_2013)).toBeLessThan(0.001);
      expect(Math.abs((row?.astroPuItems ?? 0) - wanted.astro_pu_items_2013)).toBeLessThan(0.001);
    }
    expect(answer.totals.list).toBe(expected.total.list_size);
    expect(Math.abs((answer.totals.astroPuCost ?? 0) - expected.total.astro_pu_cost_2013)).toBeLessThan(0.001);
    expect(Math.abs((answer.totals.astroPuItems ?? 0) - expected.total.astro_pu_items_2013)).toBeLessThan(0.001);
  });

  itWithData('gives the same units for the list as downloaded and with plain headings', async () => {
    const cleaned = await toolkit.run('need.prescribing', { data: at('list-size-age-sex-2013-q2.csv') });
    const downloaded = await toolkit.run('need.prescribing', { data: at('originals/Patient_List_Size_2013_04-06.csv') });
    if (cleaned.answer.kind !== 'prescribing-units' || downloaded.answer.kind !== 'prescribing-units') throw new Error('No units');
    const unitsOf = ({ practice, exact, list }: { practice: string; exact: object; list: number | null }) => [practice, list, exact];
    const bought = new Map(downloaded.answer.rows.map((row) => [row.practice, unitsOf(row)]));
    expect(cleaned.answer.rows.map((row) => bought.get(row.practice))).toEqual(cleaned.answer.rows.map(unitsOf));
    expect(downloaded.answer.inputs[0]?.year).toBe('2013/14');
  });
});

/** Every district as a place of the board that its first practice belongs to. */
function districts({ practices }: NeedFile): AskedPlace[] {
  const byDistrict = new Map<string, { name: string; icb: string; practices: string[] }>();
  for (const { code, district, icbName } of practices) {
    const place = byDistrict.get(district) ?? { name: district, icb: icbName, practices: [] };
    place.practices.push(code);
    byDistrict.set(district, place);
  }
  return [...byDistrict.values()];
}
