import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { Crash, FaultyFileSystem } from '../testing/faulty-file-system.ts';
import { filesIn, founded, inFreshFolder, joined, valueOf } from '../testing/plans.ts';
import { keptRevisions } from './care.ts';
import { createWorkspace, PlanFile, restorePlan } from './index.ts';

/** `npm run soak -- model` tries many more. */
const soak = process.env['PBC_SOAK'] === '1';
const RUNS = soak ? 2_000 : 40;
const codes = ['ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'EROFS'];
const met: Record<string, number> = {};
const count = (what: string) => {
  met[what] = (met[what] ?? 0) + 1;
};

afterAll(() => {
  if (soak) console.table(met);
});

type Step =
  | { readonly do: 'open' | 'save' | 'open and save'; readonly who: number }
  | { readonly do: 'fail' | 'die'; readonly who: number; readonly at: number; readonly code: number }
  | { readonly do: 'damage'; readonly length: number }
  | { readonly do: 'restore'; readonly which: number }
  | { readonly do: 'set the clock'; readonly to: number };

const who = fc.nat(2);
const at = fc.integer({ min: 1, max: 40 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('open' as const, 'save' as const, 'open and save' as const, 'open and save' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('fail' as const, 'die' as const), who, at, code: fc.nat(codes.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('damage' as const), length: fc.nat(300) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), which: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set the clock' as const), to: fc.integer({ min: 0, max: 4_000_000_000_000 }) }) },
);

/** The plan as it should be: a list of names for every revision that was ever saved, and the number of the last. */
interface Model {
  revision: number;
  names: readonly string[];
  /** Who saved it when: two plans may have the same number where a damaged one was put back. */
  stamp: string;
  readonly saved: Map<number, readonly string[]>;
}

const namesOf = ({ events }: PlanFile['plan']) => events.slice(1).map(({ data }) => (data as { name: string }).name);

const stampOf = ({ savedBy, savedAt }: PlanFile['plan']) => `${savedBy} ${savedAt}`;

/** Three people, one plan, one disk that may fail, and a model of what must be there. */
class Locality {
  readonly #folder: string;
  readonly #faulty = new FaultyFileSystem();
  readonly #open: (PlanFile | null)[] = [null, null, null];
  readonly #model: Model = { revision: 1, names: [], stamp: '', saved: new Map([[1, []]]) };
  #now = Date.parse('2006-11-06T10:21:00.500Z');
  #count = 0;
  #kept = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get #options() {
    return { ...this.#faulty, clock: () => new Date(this.#now), patience: 500 };
  }

  async found(): Promise<void> {
    this.#model.stamp = stampOf(valueOf(await createWorkspace(this.#folder, [founded], 'Dr Shah', this.#options)).plan);
  }

  async take(one: Step): Promise<void> {
    this.#now += 1_000;
    if (one.do === 'set the clock') this.#now = one.to;
    else if (one.do === 'damage') await this.#damage(one.length);
    else if (one.do === 'restore') await this.#restore(one.which);
    else {
      if (one.do !== 'save') await this.#reopen(one.who);
      if (one.do === 'save' || one.do === 'open and save') await this.#save(one.who);
      if (one.do === 'fail' || one.do === 'die') await this.#interrupt(one.who, one.at, one.do === 'die' ? 'crash' : (codes[one.code] as string));
    }
    await this.#compare();
  }

  async #reopen(index: number): Promise<void> {
    this.#open[index] = valueOf(await PlanFile.open(this.#folder, this.#options));
  }

  #next(plan: PlanFile) {
    this.#count += 1;
    const name = `Practice ${this.#count}`;
    return { name, events: [joined(plan.plan.events.length + 1, name)] };
  }

  #accept(name: string): void {
    const { revision, names, saved } = this.#model;
    this.#model.revision = revision + 1;
    this.#model.names = [...names, name];
    this.#model.stamp = `Ms Okoro ${new Date(this.#now).toISOString()}`;
    saved.set(revision + 1, this.#model.names);
  }

  async #save(index: number): Promise<void> {
    const plan = this.#open[index];
    if (!plan) return;
    const isCurrent = plan.plan.revision === this.#model.revision && stampOf(plan.plan) === this.#model.stamp && namesOf(plan.plan).join() === this.#model.names.join();
    const { name, events } = this.#next(plan);
    const saved = await plan.append(events, 'Ms Okoro');
    expect(saved.ok).toBe(isCurrent);
    count(saved.ok ? 'saved' : 'second, kept');
    if (saved.ok) return this.#accept(name);
    expect(saved.diagnostics[0]?.code).toBe('plan-changed');
    this.#kept += 1;
  }

  async #interrupt(index: number, moment: number, code: string): Promise<void> {
    const plan = this.#open[index] as PlanFile;
    const { name, events } = this.#next(plan);
    this.#faulty.arm({ at: moment, code });
    const saved = await plan.append(events, 'Ms Okoro').catch((failure: unknown) => {
      if (!(failure instanceof Crash)) throw failure;
      return null;
    });
    this.#faulty.arm(null);
    count(saved === null ? 'died' : saved.ok ? 'saved in spite of a fault' : 'failed');
    if (saved === null) this.#open[index] = null;
    const found = valueOf(await PlanFile.open(this.#folder, this.#options)).plan;
    if (saved?.ok) expect(found.revision).toBe(this.#model.revision + 1);
    if (saved?.ok === false) expect(found.revision).toBe(this.#model.revision);
    if (found.revision === this.#model.revision + 1) this.#accept(name);
  }

  async #damage(length: number): Promise<void> {
    if (valueOf(await keptRevisions(this.#folder, this.#options)).every(({ revision }) => revision === this.#model.revision)) return;
    await truncate(join(this.#folder, 'plan.json'), length);
    // A save that died may have left a link to the plan itself among the backups, which is damaged with it.
    const [newest] = valueOf(await keptRevisions(this.#folder, this.#options));
    if (newest === undefined) throw new Error('No earlier revision is whole');
    const before = await readFile(join(this.#folder, 'plan.json'));
    expect((await PlanFile.open(this.#folder, this.#options)).ok).toBe(false);
    expect(await readFile(join(this.#folder, 'plan.json'))).toEqual(before);
    const restored = valueOf(await restorePlan(this.#folder, null, 'Dr Shah', this.#options));
    expect(namesOf(restored.plan)).toEqual(this.#model.saved.get(newest.revision));
    this.#restored(restored.plan);
    count('damaged and restored');
  }

  async #restore(which: number): Promise<void> {
    const kept = valueOf(await keptRevisions(this.#folder, this.#options));
    const one = kept[which];
    if (one === undefined) return;
    const restored = valueOf(await restorePlan(this.#folder, one.revision, 'Dr Shah', this.#options));
    expect(namesOf(restored.plan)).toEqual(this.#model.saved.get(one.revision));
    expect(restored.plan.revision).toBeGreaterThan(this.#model.revision);
    this.#restored(restored.plan);
    count('put back');
  }

  #restored(plan: PlanFile['plan']): void {
    this.#model.revision = plan.revision;
    this.#model.names = namesOf(plan);
    this.#model.stamp = stampOf(plan);
    this.#model.saved.set(plan.revision, this.#model.names);
  }

  /** What is on disk is what the model says, and no more than that. */
  async #compare(): Promise<void> {
    const { plan } = valueOf(await PlanFile.open(this.#folder, this.#options));
    expect([plan.revision, stampOf(plan), namesOf(plan)]).toEqual([this.#model.revision, this.#model.stamp, this.#model.names]);
    const files = await filesIn(this.#folder);
    expect(files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(files.filter((name) => name.includes('.not-saved.'))).toHaveLength(this.#kept);
    const kept = valueOf(await keptRevisions(this.#folder, this.#options)).map(({ revision }) => revision);
    expect(kept).toEqual(kept.toSorted((a, b) => b - a));
    expect(kept.length).toBeGreaterThanOrEqual(Math.min(this.#model.saved.size - 1, 10) - files.filter((name) => name.includes('.damaged.')).length);
  }
}

it(`any ${RUNS} stories of opening, saving, failing, dying, damage, putting back and wrong clocks leave what a model says`, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: soak ? 60 : 25 }), (steps) => inFreshFolder(async (folder) => {
    const locality = new Locality(folder);
    await locality.found();
    for (const one of steps) await locality.take(one);
  })), { numRuns: RUNS, ...(soak ? {} : { seed: 20061106 }) });
}, 1_800_000);
