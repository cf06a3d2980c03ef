export { catalogue } from './catalogue.ts';
export { flagOf, nearest, parametersOf } from '@pbc-planner/runtime';
