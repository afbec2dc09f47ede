// `npm run pictures`: takes the pictures of the example in docs/pictures/.
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, chromium } from 'playwright-core';
import { readCommandLine } from '../../src/config/command-line.ts';
import { projectFile } from '../../src/config/paths.ts';
import { startService } from '../common/service.ts';

const { values } = readCommandLine({
  call: 'npm run pictures --',
  about: `Takes the pictures of the example in docs/pictures/: starts the service on an empty embedded database, fills in some tasks, and opens
the page in Chromium.`,
  options: {
    chromium: { type: 'string', default: '/usr/bin/chromium', value: 'FILE', about: 'the program of Chromium' },
  },
  example: '--chromium /usr/bin/chromium',
});

const FOLDER = fileURLToPath(projectFile('docs/pictures/'));

/** GitHub shows them in a column of at most some 900 pixels; a picture may have this many bytes. */
const MAX_BYTES = 150_000;

const SHOTS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: { width: 1160, height: 760 }, colorScheme: 'light' },
  dark: { viewport: { width: 1160, height: 760 }, colorScheme: 'dark' },
  narrow: { viewport: { width: 390, height: 760 }, colorScheme: 'light', deviceScaleFactor: 2, hasTouch: true },
};

/** A day of the calendar, some days from now. */
function dayFromNow(days: number): { date: string } {
  const date = new Date(Date.now() + days * 86_400_000);
  return { date: date.toISOString().slice(0, 10) };
}

const PROJECTS = [
  { name: 'Garden', color: '#2f8f78' },
  { name: 'A week in Lisbon', color: '#3f7fd1' },
  { name: 'Reading', color: '#8a63d2' },
];

/** The tasks of the first project, in their order. */
const TASKS = [
  { title: 'Prune the apple tree', due: dayFromNow(0), description: 'Before the frost; the ladder is at Hanna’s' },
  { title: 'Order tulip bulbs', due: dayFromNow(1) },
  { title: 'Repair the gate', due: dayFromNow(-3), description: 'The lower hinge' },
  { title: 'Turn the compost' },
  { title: 'Plan the herb bed', due: dayFromNow(16), description: 'Thyme, sage, and room for the mint' },
  { title: 'Drain the water butt', is_completed: true },
  { title: 'Rake the leaves', is_completed: true },
];

/** Fills in what the pictures show. */
async function fillIn(origin: string): Promise<string> {
  const { token } = (await (await fetch(`${origin}/example/token`)).json()) as { token: string };
  const post = async (path: string, body: object): Promise<{ data: { id: string } }> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${origin}/api/me/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json() as Promise<{ data: { id: string } }>;
  };
  const [garden] = await Promise.all(PROJECTS.map((project, position) => post('projects', { ...project, position })));
  for (const [position, task] of TASKS.entries())
    await post('tasks', { ...task, position, project_id: garden?.data.id });
  await post('tasks', { title: 'Call the dentist', due: dayFromNow(0) });
  return garden?.data.id ?? '';
}

async function take(origin: string, project: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const [name, options] of Object.entries(SHOTS)) {
      const page = await browser.newPage({ ...options, reducedMotion: 'reduce' });
      await page.goto(`${origin}/example#${project}`);
      await page.getByRole('button', { name: 'Sign in as demo' }).click();
      await page.getByText('Up to date').waitFor({ state: 'attached' });
      await page.getByText('Turn the compost').waitFor();
      await page.evaluate('document.activeElement.blur()');
      const path = `${FOLDER}example-${name}.png`;
      await page.screenshot({ path });
      const { size } = await stat(path);
      if (size > MAX_BYTES) throw new Error(`${path} has ${size} bytes, and may have ${MAX_BYTES}`);
      console.log(`wrote ${path}, ${size} bytes`);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

await mkdir(FOLDER, { recursive: true });
const server = fileURLToPath(projectFile('src/server.ts'));
const service = await startService({
  command: [process.execPath, '--import', import.meta.resolve('tsx'), server],
  // Without a secret it makes one, and with it the token of the demo.
  environment: { NODE_ENV: 'development', JWT_SECRET: '' },
});
try {
  await take(service.origin, await fillIn(service.origin));
} finally {
  await service.remove();
}
