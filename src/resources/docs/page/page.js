// The reference: Swagger UI on the contract of this very service. What it needs comes from here, and its requests go to here.

/** Swagger UI has its own dark colours, for a page with this class. */
function followColourScheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', apply);
  apply();
}

/**
 * Swagger UI sends the example of every parameter unless it is taken out by hand. Of an optional one that would be a filter, a cursor
 * or a precondition that nobody meant: its example is told in words instead.
 */
function tellExamples(parameter) {
  const { required, example, description } = parameter;
  if (required || example === undefined) return;
  parameter.description = `${description} Example: \`${example}\``;
  delete parameter.example;
}

async function loadContract() {
  const response = await fetch('/openapi.json');
  if (!response.ok) throw new Error(`/openapi.json was answered with ${response.status}`);
  const contract = await response.json();
  for (const parameter of Object.values(contract.components.parameters)) tellExamples(parameter);
  return contract;
}

/** There is one on the machine that the service runs on, in development. It is kept nowhere. */
const token = document.querySelector('meta[name="token"]')?.content;

followColourScheme();
const reference = SwaggerUIBundle({
  dom_id: '#reference',
  spec: await loadContract(),
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  onComplete() {
    if (!token) return;
    reference.preauthorizeApiKey('bearerAuth', token);
    document.getElementById('session').hidden = false;
  },
});
