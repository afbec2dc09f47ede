import { readFile } from 'node:fs/promises';
import { Registry } from 'prom-client';
import t from 'tap';
import { projectFile } from '../../../src/config/paths.ts';
import { webhookMetrics } from '../../../src/webhooks/metrics.ts';
import { startObserved } from './observed.ts';

const NAME = /\b(?:taskpact_(?!service\b)|nodejs_|process_)[a-z0-9_]*[a-z0-9]\b/g;

const namesIn = (text: string): Set<string> => new Set(text.match(NAME) ?? []);

const read = (path: string): Promise<string> => readFile(projectFile(path), 'utf8');

/** The types of metrics, by the names of their families. */
const familiesIn = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]));

/** The metrics that there are without webhooks. */
const families = async (port: number | undefined): Promise<Map<string, string>> =>
  familiesIn(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());

const { port } = await startObserved(t, { METRICS_PORT: '0' });
const ofWebhooks = new Registry();
webhookMetrics(ofWebhooks, () => 0, Date.now);
const exposed = new Map([...(await families(port)), ...familiesIn(await ofWebhooks.metrics())]);

/** A histogram is asked for by its parts. */
const isExposed = (name: string): boolean =>
  exposed.has(name) || exposed.get(name.replace(/_(bucket|sum|count)$/, '')) === 'histogram';

for (const path of ['docs/operations.md', 'docs/grafana/taskpact.json']) {
  t.test(`${path} names no metric that is not there`, async (t) => {
    const names = namesIn(await read(path));
    t.ok(names.size > 10);
    t.strictSame(
      [...names].filter((name) => !isExposed(name)),
      [],
    );
  });
}

t.test('every metric of our own is documented, and on the dashboard', async (t) => {
  const own = [...exposed.keys()].filter((name) => name.startsWith('taskpact_'));
  t.ok(own.length >= 8);
  const documented = namesIn(await read('docs/operations.md'));
  const shown = await read('docs/grafana/taskpact.json');
  for (const name of own) {
    t.ok(documented.has(name), `${name} in docs/operations.md`);
    t.ok(shown.includes(name), `${name} in docs/grafana/taskpact.json`);
  }
});

t.test('of each it is said what it means and when to worry', async (t) => {
  const rows = [
    ...(await read('docs/operations.md')).matchAll(/^\| (`(?:taskpact|nodejs|process)_[^|]*) \|(.*)\|(.*)\|$/gm),
  ];
  t.ok(rows.length >= 8);
  for (const [, names, meaning = '', worry = ''] of rows) {
    t.match(meaning, /\w+ \w+/, `${names} means something`);
    t.match(worry, /\w+ \w+/, `${names} may be worth a worry`);
  }
});

t.test('the dashboard is one, with an expression and a title for each panel', async (t) => {
  interface Panel {
    title: string;
    targets: { expr: string }[];
  }
  const { panels } = JSON.parse(await read('docs/grafana/taskpact.json')) as { panels: Panel[] };
  t.equal(new Set(panels.map(({ title }) => title)).size, panels.length);
  for (const { title, targets } of panels) {
    for (const { expr } of targets) t.equal(namesIn(expr).size > 0, true, title);
  }
});
