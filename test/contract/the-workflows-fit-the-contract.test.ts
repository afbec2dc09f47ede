import { createConfig, lint } from '@redocly/openapi-core';
import t from 'tap';
import type { OperationObject, ParameterObject, ResponseObject, SchemaObject } from '../../src/contract/document.ts';
import { CONTRACT, OPERATIONS_OF_CONTRACT } from '../helpers/contract.ts';
import { parametersOf, type Step, WORKFLOWS, WORKFLOWS_FILE, WORKFLOWS_TEXT } from '../helpers/workflows.ts';

const { info, workflows } = WORKFLOWS;
const steps = workflows.flatMap((workflow) => workflow.steps.map((step) => ({ workflow, step })));

/** Headers that OpenAPI lets nobody declare as parameters. */
const UNDECLARED = ['header Authorization', 'header Accept'];

const label = ({ name, in: where }: { name: string; in: string }): string => `${where} ${name}`;

/** @throws where the contract has no such operation */
function operationOf({ operationId }: Step): OperationObject {
  const operation = OPERATIONS_OF_CONTRACT.get(operationId)?.operation;
  if (!operation) throw new Error(`The contract has no operation ${operationId}`);
  return operation;
}

/** The status that a step expects. */
const statusOf = ({ successCriteria }: Step): string =>
  /^\$statusCode == (\d{3})$/.exec(successCriteria[0]?.condition ?? '')?.[1] ?? 'none';

const answerOf = (step: Step): ResponseObject | undefined =>
  operationOf(step).responses[statusOf(step)] as ResponseObject;

/** What a step reads of its answer, like `header.ETag` and `body#/data/id`. */
function readOf({ successCriteria, outputs = {} }: Step): string[] {
  const expressions = [
    ...successCriteria.flatMap(({ condition, context = '' }) => [condition, context]),
    ...Object.values(outputs),
  ];
  return expressions.flatMap((text) =>
    [...text.matchAll(/\$response\.(header\.[\w-]+|body(?:#[\w/]+)?)/g)].map(([, path]) => String(path)),
  );
}

/** Whether a schema has something at a JSON pointer (RFC 6901), in at least one of its alternatives. */
function leads(schema: SchemaObject | undefined, [segment, ...rest]: readonly string[]): boolean {
  if (!schema) return false;
  if (segment === undefined) return true;
  const {
    properties = {},
    items,
    oneOf = [],
    anyOf = [],
  } = schema as {
    properties?: Record<string, SchemaObject>;
    items?: SchemaObject;
    oneOf?: SchemaObject[];
    anyOf?: SchemaObject[];
  };
  if ([...oneOf, ...anyOf].some((one) => leads(one, [segment, ...rest]))) return true;
  return leads(/^\d+$/.test(segment) ? items : properties[segment], rest);
}

function isThere(path: string, { headers = {}, content = {} }: ResponseObject): boolean {
  if (path === 'header.Content-Type') return Object.keys(content).length > 0;
  if (path.startsWith('header.')) return path.slice('header.'.length) in headers;
  const [, ...pointer] = path.split('/');
  return Object.values(content).some(({ schema }) => leads(schema as SchemaObject, pointer));
}

t.test('it is a sound Arazzo description', async (t) => {
  const problems = await lint({ ref: WORKFLOWS_FILE, config: await createConfig({ extends: ['recommended-strict'] }) });
  t.strictSame(problems, []);
  t.equal(info.version, CONTRACT.info.version, 'of the version of the contract');
});

t.test('there is a workflow for each thing that clients do, and it says which', async (t) => {
  t.strictSame(
    workflows.map(({ workflowId }) => workflowId),
    [
      'sign-in-and-create',
      'page-through',
      'change-without-losing-an-update',
      'offline-and-back',
      'batch',
      'import-and-export',
      'leave',
    ],
  );
  for (const { workflowId, summary, description } of workflows) {
    t.ok(info.description.includes(`\`${workflowId}\``), `${workflowId} is in the overview`);
    t.ok(summary.length > 10 && description.length > 200, `${workflowId} is described`);
  }
  for (const { step } of steps) t.ok(step.description.length > 10, `${step.stepId} is described`);
});

t.test('every step calls an operation with what it takes', async (t) => {
  for (const { workflow, step } of steps) {
    const { parameters = [], requestBody } = operationOf(step);
    const declared = parameters as ParameterObject[];
    const given = parametersOf(workflow, step).map(label);
    const known = [...declared.map(label), ...UNDECLARED];
    t.strictSame(
      given.filter((parameter) => !known.includes(parameter)),
      [],
      `${step.stepId}: no parameter is unknown`,
    );
    const required = declared.filter((parameter) => parameter.required).map(label);
    t.strictSame(
      required.filter((parameter) => !given.includes(parameter)),
      [],
      `${step.stepId}: none is missing`,
    );
    const body = requestBody as { required?: boolean; content: object } | undefined;
    if (step.requestBody) t.ok(step.requestBody.contentType in (body?.content ?? {}), `${step.stepId}: its body`);
    else t.not(body?.required, true, `${step.stepId}: no body is needed`);
  }
});

t.test('every step expects a status of its operation first, and then something else', async (t) => {
  for (const { step } of steps) {
    t.ok(answerOf(step), `${step.operationId} may be ${statusOf(step)}`);
    t.ok(step.successCriteria.length > 1, step.stepId);
  }
});

t.test('every header and every place of a body that a step reads is in the contract', async (t) => {
  for (const { step } of steps) {
    for (const path of readOf(step)) t.ok(isThere(path, answerOf(step) as ResponseObject), `${step.stepId}: ${path}`);
  }
});

t.test('every input is described and used', async (t) => {
  for (const { workflowId, inputs, ...rest } of workflows) {
    for (const [name, schema] of Object.entries(inputs.properties)) {
      // The token is used by a parameter that all workflows share.
      const isUsed = name === 'token' || JSON.stringify(rest).includes(`$inputs.${name}"`);
      t.ok(isUsed, `${workflowId}: ${name} is used`);
      t.ok('description' in schema || '$ref' in schema, `${workflowId}: ${name} is described`);
      t.ok(
        inputs.required.includes(name) || 'default' in schema,
        `${workflowId}: ${name} is required, or has a default`,
      );
    }
    const used = [...JSON.stringify(rest).matchAll(/\$inputs\.(\w+)/g)].map(([, name]) => String(name));
    t.strictSame(
      used.filter((name) => !(name in inputs.properties)),
      [],
      `${workflowId}: no other one is used`,
    );
  }
  t.match(WORKFLOWS_TEXT, /value: Bearer \{\$inputs\.token\}/);
});
