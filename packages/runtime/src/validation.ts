export { createAjv, type SchemaUse } from './validation/create-ajv.ts';
