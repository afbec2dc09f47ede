import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { projectFile } from '../../src/config/paths.ts';

/** A parameter of a step. */
export interface StepParameter {
  readonly name: string;
  readonly in: string;
}

type Parameters = readonly (StepParameter | { readonly reference: string })[];

/** A step: a request, what its answer has to be, and what is handed on of it. */
export interface Step {
  readonly stepId: string;
  readonly description: string;
  readonly operationId: string;
  readonly parameters?: Parameters;
  readonly requestBody?: { readonly contentType: string };
  readonly successCriteria: readonly { readonly condition: string; readonly context?: string }[];
  readonly outputs?: Readonly<Record<string, string>>;
}

/** A workflow of the Arazzo description. */
export interface Workflow {
  readonly workflowId: string;
  readonly summary: string;
  readonly description: string;
  readonly inputs: { readonly required: readonly string[]; readonly properties: Readonly<Record<string, object>> };
  readonly parameters: Parameters;
  readonly steps: readonly Step[];
}

/** What of an Arazzo description is used here: https://spec.openapis.org/arazzo/v1.0.1.html */
interface Description {
  readonly info: { readonly version: string; readonly description: string };
  readonly workflows: readonly Workflow[];
  readonly components: { readonly parameters: Readonly<Record<string, StepParameter>> };
}

/** The path of workflows.yaml. */
export const WORKFLOWS_FILE = fileURLToPath(projectFile('workflows.yaml'));

/** The text of workflows.yaml. */
export const WORKFLOWS_TEXT = readFileSync(WORKFLOWS_FILE, 'utf8');

/** What workflows.yaml describes. */
export const WORKFLOWS = parse(WORKFLOWS_TEXT) as Description;

/**
 * The parameters of a step, with those of its workflow, as objects.
 * @throws where one refers to a component that is not there
 */
export const parametersOf = (workflow: Workflow, step: Step): StepParameter[] =>
  [...workflow.parameters, ...(step.parameters ?? [])].map((parameter) => {
    if ('name' in parameter) return parameter;
    const component = WORKFLOWS.components.parameters[parameter.reference.replace('$components.parameters.', '')];
    if (!component) throw new Error(`workflows.yaml has no ${parameter.reference}`);
    return component;
  });
