// The reference: Swagger UI with the contract of this service. It loads everything from this service and sends requests only to it.

/** Swagger UI has a dark mode for pages with this class. */
function followColourScheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', apply);
  apply();
}

/**
 * Moves the example of an optional parameter into its description: Swagger UI would send it with each request, as a filter, a cursor or a
 * precondition that the user did not want.
 */
function describeExample(parameter) {
  const { required, example, description } = parameter;
  if (required || example === undefined) return;
  const isObject = parameter.style === 'deepObject';
  parameter.description = `${description} Example: \`${isObject ? JSON.stringify(example) : example}\``;
  // Without an example of its own Swagger UI would make one up for an object.
  if (isObject) parameter.example = {};
  else delete parameter.example;
}

/** The operations whose method, path, id or summary contains the text, or whose tag does. Swagger UI's own filter only uses paths and tags. */
function findOperations(taggedOperations, text) {
  const wanted = text.toLowerCase();
  const matches = (entry) => {
    const operation = entry.get('operation');
    const texts = [entry.get('method'), entry.get('path'), operation.get('operationId'), operation.get('summary')];
    return texts.join(' ').toLowerCase().includes(wanted);
  };
  const hasTag = (name) => name.toLowerCase().includes(wanted);
  return taggedOperations
    .map((tag, name) => (hasTag(name) ? tag : tag.update('operations', (entries) => entries.filter(matches))))
    .filter((tag) => tag.get('operations').size > 0);
}

/** Replaces Swagger UI's filter box, which has a placeholder instead of a label. */
const filterBox = (_original, { React }) => {
  return function FilterBox({ layoutSelectors, layoutActions }) {
    const text = layoutSelectors.currentFilter();
    const input = React.createElement('input', {
      type: 'search',
      placeholder: 'complete, PATCH, /health',
      value: typeof text === 'string' ? text : '',
      onChange: (event) => layoutActions.updateFilter(event.target.value),
    });
    return React.createElement('label', { className: 'wrapper filter-box' }, 'Filter operations', input);
  };
};

/** A message for a filter without matches; Swagger UI would say that the contract has no operations. */
const noneFound = (Original, { React }) => {
  return function Operations(props) {
    if (props.specSelectors.taggedOperations().size > 0) return React.createElement(Original, props);
    return React.createElement('p', { className: 'wrapper', role: 'status' }, 'No operation has this text.');
  };
};

/** Shows an error as one line until it is opened: each operation has about ten errors with long examples. */
const foldedErrors = (Original, { React }) => {
  return function FoldedResponse(props) {
    const [isOpen, setOpen] = React.useState(false);
    const response = React.createElement(Original, props);
    if (!/^[45]/.test(props.code)) return response;
    const description = String(props.response.get('description')).replaceAll('`', '');
    const button = React.createElement(
      'button',
      { type: 'button', 'aria-expanded': isOpen, onClick: () => setOpen(!isOpen) },
      description,
    );
    const line = React.createElement(
      'tr',
      { className: 'error-line' },
      React.createElement('td', { className: 'response-col_status' }, props.code),
      React.createElement('td', { className: 'response-col_description' }, button),
    );
    return React.createElement(React.Fragment, null, line, isOpen && response);
  };
};

/** Says at the end of an operation's description which scopes it needs: Swagger UI shows those of OAuth 2 only. */
function describeScopes(operation) {
  const scopes = (operation.security ?? []).flatMap((requirement) => Object.values(requirement).flat());
  if (scopes.length === 0) return;
  operation.description += `\n\nScopes: ${scopes.map((scope) => `\`${scope}\``).join(', ')}`;
}

async function loadContract() {
  const response = await fetch('/openapi.json');
  if (!response.ok) throw new Error(`/openapi.json was answered with ${response.status}`);
  const contract = await response.json();
  for (const parameter of Object.values(contract.components.parameters)) describeExample(parameter);
  for (const item of Object.values(contract.paths))
    for (const method of ['get', 'put', 'post', 'patch', 'delete']) if (item[method]) describeScopes(item[method]);
  return contract;
}

/** A token for trials, in development and on the machine of the service only. It is not stored. */
const token = document.querySelector('meta[name="token"]')?.content;

followColourScheme();
const reference = SwaggerUIBundle({
  dom_id: '#reference',
  spec: await loadContract(),
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  plugins: [
    ({ React }) => ({
      // Swagger UI has none for the numbers of a list, and would complain.
      components: {
        JsonSchema_integer_int32: (props) => React.createElement(props.getComponent('JsonSchema_string'), props),
      },
      fn: { opsFilter: findOperations },
      wrapComponents: { FilterContainer: filterBox, operations: noneFound, response: foldedErrors },
    }),
  ],
  tryItOutEnabled: true,
  validatorUrl: null,
  onComplete() {
    if (!token) return;
    reference.preauthorizeApiKey('bearerAuth', token);
    document.getElementById('session').hidden = false;
  },
});
