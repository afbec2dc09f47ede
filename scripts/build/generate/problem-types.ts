import {
  type ContractDocument,
  type MediaTypeObject,
  operationsOf,
  type Referable,
  resolve,
} from '../../../src/contract/document.ts';

/** The media type of problems (RFC 9457). */
export const PROBLEM = 'application/problem+json';

/** The codes of a response, taken from its examples: the contract has one for each code. */
function codesOf(contract: ContractDocument, { examples = {} }: MediaTypeObject): string[] {
  const all = Object.values(examples as Record<string, Referable<{ value: { code: string } }>>);
  return all.map((example) => resolve(contract, example).value.code);
}

const union = (values: Iterable<string>): string => [...values].map((value) => JSON.stringify(value)).join(' | ');

const PROBLEM_TYPE = `/** Problem details (RFC 9457); \`code\` determines the problem and its status. A schema of its own has more members. */
export type Problem<
  Code extends keyof ProblemStatuses = keyof ProblemStatuses,
  Schema extends keyof components['schemas'] = 'Problem',
> = {
  [C in Code]: Omit<components['schemas']['Problem'] & components['schemas'][Schema], 'code' | 'status'> & {
    code: C;
    status: ProblemStatuses[C];
  };
}[Code];
`;

/**
 * The types of the problems of each operation: a problem whose response has a schema of its own is typed by it.
 * @param contract the bundled contract
 * @returns their declarations, which stand below those of openapi-typescript
 */
export function problemTypes(contract: ContractDocument): string {
  const statuses = new Map<string, string>();
  const operations = operationsOf(contract).map(({ id, operation }) => {
    const schemas = new Map<string, Set<string>>();
    for (const [status, reference] of Object.entries(operation.responses)) {
      const problem = resolve(contract, reference).content?.[PROBLEM];
      if (!problem) continue;
      const codes = codesOf(contract, problem);
      for (const code of codes) statuses.set(code, status);
      const schema = String(problem.schema?.$ref).replace(/^.*\//, '');
      schemas.set(schema, new Set([...(schemas.get(schema) ?? []), ...codes]));
    }
    const types = [...schemas].map(([schema, codes]) => `\n    | Problem<${union(codes)}, '${schema}'>`);
    return `  ${id}:${types.join('')};\n`;
  });
  const rows = [...statuses].map(([code, status]) => `  ${code}: ${status};\n`);
  return [
    `/** The status of each problem. */\nexport interface ProblemStatuses {\n${rows.join('')}}\n`,
    PROBLEM_TYPE,
    `/** The problems that each operation may answer with. */\nexport interface OperationProblems {\n${operations.join('')}}\n`,
  ].join('');
}
