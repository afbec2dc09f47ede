import t from 'tap';
import { loadContract } from '../../src/contract/load.ts';
import { toolsOf } from '../../src/mcp/catalog.ts';
import { DECLARATIONS } from '../../src/mcp/tools.ts';
import { OPERATIONS_OF_CONTRACT } from '../helpers/contract.ts';

const TOOLS = toolsOf((await loadContract()).contract);
const inputOf = (name: string) => TOOLS.find(({ definition }) => definition.name === name)?.definition.inputSchema;

/** Of the text of tools, o200k_base makes 4.1 bytes a token: this counts a few too many. */
const BYTES_PER_TOKEN = 4;

t.test('agents are told little: 12 tools and 3,000 tokens at most', async (t) => {
  const bytes = Buffer.byteLength(JSON.stringify(TOOLS.map(({ definition }) => definition)));
  t.ok(TOOLS.length <= 12, `${TOOLS.length} tools`);
  t.ok(bytes / BYTES_PER_TOKEN <= 3000, `${bytes} bytes`);
  for (const { definition } of TOOLS) {
    t.match(definition.name, /^[a-z_]{4,20}$/);
    t.ok((definition.description ?? '').length > 10, definition.name);
  }
});

t.test('types, limits and what is required are those of the contract', async (t) => {
  t.match(inputOf('create_task'), {
    type: 'object',
    required: ['title'],
    additionalProperties: false,
    properties: {
      title: { type: 'string', minLength: 1, maxLength: 500 },
      tags: { type: 'array', maxItems: 20, items: { type: 'string', maxLength: 50 } },
      priority: { type: 'integer', minimum: 0, maximum: 9, default: 0 },
      due: { type: ['object', 'null'], required: ['date'] },
    },
  });
  t.match(inputOf('list_tasks'), {
    properties: { limit: { minimum: 1, maximum: 200, default: 50 }, sort: { enum: Array } },
  });
  t.strictSame(inputOf('update_task')?.required, ['task_id', 'if_match']);
  t.strictSame(inputOf('list_tasks')?.required, []);
  t.match(inputOf('batch'), {
    properties: {
      operations: {
        maxItems: 100,
        items: { properties: { operation: { enum: ['createTask', 'updateTask', 'completeTask', 'deleteTask'] } } },
      },
    },
  });
});

t.test('whatever changes in the contract is changed in the tools', async (t) => {
  const { contract } = await loadContract();
  const name = { type: 'string', maxLength: 7, description: 'What it is called now. More of it.' };
  const schemas = { ...contract.components?.schemas, ProjectName: name };
  const tools = toolsOf({ ...contract, components: { ...contract.components, schemas } });
  const changed = tools.find(({ definition }) => definition.name === 'create_project');
  t.match(changed?.definition.inputSchema, {
    properties: { name: { type: 'string', maxLength: 7, description: 'What it is called now.' } },
  });
});

t.test('a tool for what the contract does not have refuses the start', async (t) => {
  const { contract } = await loadContract();
  const { '/api/{user_id}/tags': _, ...paths } = contract.paths;
  t.throws(() => toolsOf({ ...contract, paths }), {
    message: 'A tool for agents is declared for listTags, which the contract does not have',
  });
  const parameters = { ...contract.components?.parameters, IsArchived: { name: 'archived', in: 'query' } };
  t.throws(() => toolsOf({ ...contract, components: { ...contract.components, parameters } }), {
    message: 'The tool list_projects offers is_archived, which listProjects does not take',
  });
});

t.test('hints follow from methods', async (t) => {
  for (const [index, { definition, operation }] of TOOLS.entries()) {
    const { annotations } = definition;
    const writes = (DECLARATIONS[index]?.writes ?? []).map((id) => OPERATIONS_OF_CONTRACT.get(id)?.method);
    const methods = [operation.method, ...writes];
    t.equal(annotations?.readOnlyHint ?? false, operation.method === 'GET', `${definition.name} reads`);
    if (annotations?.readOnlyHint) continue;
    t.equal(
      annotations?.destructiveHint,
      methods.some((method) => method !== 'POST'),
      `${definition.name} destroys`,
    );
    t.equal(annotations?.idempotentHint, operation.method !== 'POST', `${definition.name} can be repeated`);
  }
});
