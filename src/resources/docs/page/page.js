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

/** The operations whose method, path, name or summary has the text, and all of a tag whose name has it. Swagger UI looks at paths and tags only. */
function findOperations(taggedOperations, text) {
  const wanted = text.toLowerCase();
  const fits = (entry) => {
    const operation = entry.get('operation');
    const told = [entry.get('method'), entry.get('path'), operation.get('operationId'), operation.get('summary')];
    return told.join(' ').toLowerCase().includes(wanted);
  };
  const isWhole = (name) => name.toLowerCase().includes(wanted);
  return taggedOperations
    .map((tag, name) => (isWhole(name) ? tag : tag.update('operations', (entries) => entries.filter(fits))))
    .filter((tag) => tag.get('operations').size > 0);
}

/** Swagger UI's own has a placeholder for a label. */
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

/** Without it a filter that nothing fits would say that the contract has no operations. */
const noneFound = (Original, { React }) => {
  return function Operations(props) {
    if (props.specSelectors.taggedOperations().size > 0) return React.createElement(Original, props);
    return React.createElement('p', { className: 'wrapper', role: 'status' }, 'No operation has this text.');
  };
};

/** An error is one line, until it is opened: each operation has about ten of them, and their examples are long. */
const foldedErrors = (Original, { React }) => {
  return function FoldedResponse(props) {
    const [isOpen, setOpen] = React.useState(false);
    const whole = React.createElement(Original, props);
    if (!/^[45]/.test(props.code)) return whole;
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
    return React.createElement(React.Fragment, null, line, isOpen && whole);
  };
};

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
  filter: true,
  plugins: [
    () => ({
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
