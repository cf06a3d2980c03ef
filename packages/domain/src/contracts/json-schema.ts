/** The kinds of value that a parameter of a command may have. A surface reads them to make flags, forms and types. */
export interface ParameterSchema {
  readonly type: 'string' | 'integer' | 'boolean' | 'array';
  readonly description: string;
  readonly items?: { readonly type: 'string'; readonly enum?: readonly string[]; readonly pattern?: string; readonly maxLength?: number };
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
  /** What values are right, in words that follow "must be": `a percentage from 0 to 100, such as 62.5`. */
  readonly 'x-must-be'?: string;
  /** A positional argument on the command line, from 1. */
  readonly 'x-position'?: number;
  /**
   * `file`: the surface reads the file and the command gets its content. `list`: a comma-separated list, or `@FILE` with one code a line.
   * `path`: where a folder or file is, which the command itself looks for.
   */
  readonly 'x-input'?: 'file' | 'list' | 'path';
  /** Where a surface finds values to offer: a point of the registry, or the practices of the plan. */
  readonly 'x-choices'?: 'practices' | 'budgetMethods' | 'policyParameters' | 'importProfiles' | 'years' | 'weightedLists' | 'packs' | 'commands' | 'outcomes'
    | 'responsibilityFrameworks' | 'responsibilityItems' | 'responsibilityParties'
    | 'clinicalAreas' | 'quickWins' | 'projects' | 'trainingCourses'
    | 'involvementGuides' | 'stakeholderKinds' | 'contacts' | 'caseStudies'
    | 'sessionTemplates' | 'sessions' | 'sessionBlocks' | 'sessionItems' | 'sessionActions' | 'sessionPeople' | 'interests'
    | 'processSteps' | 'processQuestions' | 'evidenceKinds' | 'providerRoutes' | 'launchItems';
  /** A list whose order says nothing: it is sorted before anything sees it, so that nothing can be read from the order in which it was given. */
  readonly 'x-sorted'?: true;
  /** The name of a service line whose spend of the plan's own year is a part of budgets, and so no outturn. */
  readonly 'x-budget-line'?: true;
  /** The unit that a surface may show beside the value. */
  readonly 'x-unit'?: string;
}

/** The parameters of a command, as a JSON Schema of one object. */
export interface ParametersSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, ParameterSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

/** The keywords of a parameter that JSON Schema does not have. */
export type ParameterKeyword = Extract<keyof ParameterSchema, `x-${string}`>;

const keywords: Readonly<Record<ParameterKeyword, true>> = {
  'x-must-be': true, 'x-position': true, 'x-input': true, 'x-choices': true, 'x-unit': true, 'x-sorted': true, 'x-budget-line': true,
};

/** The names of those keywords, which a strict validator has to be told. */
export const parameterVocabulary = Object.keys(keywords) as readonly ParameterKeyword[];
