import { packFolders } from '../pack-folders.ts';
import { GenerateFault, type GeneratedFile } from './generated-file.ts';

/** What `@pbc-planner/domain/schemas` gives: the JSON Schemas that the program itself checks with. */
export interface DomainSchemas {
  readonly packSchemas: Readonly<Record<string, object>>;
  readonly contributionSchema: object;
  readonly outcomeKinds: readonly string[];
  readonly outcomeSchema: (kind: string) => object | null;
}

/** `docs/schemas/*.schema.json`: what editors check packs and manifests with, and scripts their answers. */
export function schemaFiles({ packSchemas, contributionSchema, outcomeKinds, outcomeSchema }: DomainSchemas): GeneratedFile[] {
  const packs = Object.entries(packSchemas).map(([point, schema]) => {
    const name = packFolders.find((folder) => folder.point === point)?.schema;
    if (name === undefined) throw new GenerateFault(`tools/pack-folders.ts: no folder of packs has the point "${point}"; add a line for it`);
    return [name, schema] as const;
  });
  const outcomes = outcomeKinds.map((kind) => {
    const schema = outcomeSchema(kind);
    if (schema === null) throw new GenerateFault(`packages/domain/src/schemas: the outcome "${kind}" has no schema`);
    return [`outcome-${kind}`, schema] as const;
  });
  return [...packs, ['contribution', contributionSchema] as const, ...outcomes].map(([name, schema]) => ({
    path: `docs/schemas/${name}.schema.json`,
    text: `${JSON.stringify(schema, null, 2)}\n`,
  }));
}
