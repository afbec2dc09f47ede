// The example: signs in, opens the replica, and connects it with the page.
import { actionsOf } from './actions.js';
import { askAbout } from './conflict-dialog.js';
import { announce, byId, toast } from './dom.js';
import { allowDragging } from './drag.js';
import { tellOfOthers } from './elsewhere.js';
import { listenToKeys } from './keys.js';
import { highlight } from './list.js';
import { currentView, show } from './page.js';
import { earlierSession, signInAsDemo, signInWith, signOut } from './session.js';
import { openStore, settle } from './store.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./store.js').Replica} Replica */

/** Tells what happened without the user. @param {Replica} replica @param {Session} session */
function listenToReplica(replica, session) {
  const nameOf = (/** @type {string} */ id) => replica.getSnapshot().projects.get(id)?.name ?? 'A project that is gone';
  replica.on('conflict', async (conflict) => {
    highlight(conflict.id);
    const isTaken = conflict.fields.length > 0 || !conflict.theirs || !conflict.mine;
    // The place in a list is not worth a question.
    if (!isTaken || conflict.fields.every((field) => field === 'position'))
      return announce('Changes of two devices were merged.');
    const choice = await askAbout(conflict, nameOf);
    if (choice !== 'merged') await settle(replica, conflict, choice);
  });
  replica.on('rejected', async ({ write, problem }) => {
    toast(`The service refused a change: ${problem.detail}`);
    await replica.discard(write.number);
  });
  replica.on('dropped', () => toast('Something that you had added was deleted elsewhere.'));
  replica.on('storageFailed', ({ error }) => toast(`This browser stores nothing: ${error.message}`));
  replica.on('signInNeeded', ({ detail }) => {
    session.forget();
    byId('notice', HTMLElement).hidden = false;
    byId('notice-text', HTMLElement).textContent = `You are signed out: ${detail} What you change is kept.`;
  });
}

/** @param {Replica} replica @param {ReturnType<typeof actionsOf>} actions */
function listenToUser(replica, actions) {
  const form = byId('add', HTMLFormElement);
  const [title, due] = [byId('add-title', HTMLInputElement), byId('add-due', HTMLInputElement)];
  const markDay = () => due.classList.toggle('is-empty', due.value === '');
  due.addEventListener('input', markDay);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [text, day] = [title.value.trim(), due.value];
    form.reset();
    markDay();
    title.focus();
    if (text) await actions.add(text, day);
  });
  byId('new-project', HTMLElement).addEventListener('click', async () => {
    location.hash = (await actions.newProject()) ?? location.hash;
  });
  byId('edit-project', HTMLElement).addEventListener('click', actions.changeProject);
  // That it failed is what the button says afterwards.
  byId('sync', HTMLElement).addEventListener('click', () => replica.sync().catch(() => {}));
  byId('sign-out', HTMLElement).addEventListener('click', async () => {
    signOut();
    await replica.close();
    location.reload();
  });
  // The demo gets another token by itself, and everybody else is asked for one: what is queued waits in the browser.
  byId('notice-action', HTMLElement).addEventListener('click', () => location.reload());
  allowDragging(byId('tasks', HTMLElement), actions.move);
  listenToKeys(actions.step);
}

/** @param {Session} session */
async function start(session) {
  const replica = await openStore(session);
  const actions = actionsOf(replica, () => currentView(replica.getSnapshot()));
  let shown = replica.getSnapshot();
  const update = () => {
    const now = replica.getSnapshot();
    show(now, actions);
    tellOfOthers(shown, now);
    shown = now;
  };
  replica.subscribe(update);
  for (const event of ['hashchange', 'online', 'offline']) addEventListener(event, update);
  listenToReplica(replica, session);
  listenToUser(replica, actions);
  update();
  byId('welcome', HTMLElement).hidden = true;
  byId('app', HTMLElement).hidden = false;
}

/** @param {() => Session | Promise<Session>} signIn */
async function tryToSignIn(signIn) {
  try {
    await start(await signIn());
    byId('add-title', HTMLElement).focus();
  } catch (error) {
    byId('welcome', HTMLElement).hidden = false;
    byId('sign-in-error', HTMLElement).textContent = error instanceof Error ? error.message : String(error);
  }
}

function listenToWelcome() {
  byId('sign-in-demo', HTMLElement).addEventListener('click', () => tryToSignIn(signInAsDemo));
  byId('sign-in-token', HTMLElement).addEventListener('submit', (event) => {
    event.preventDefault();
    tryToSignIn(() => signInWith(byId('token', HTMLInputElement).value));
  });
}

/** Keeps the page for times without a network: what was loaded before the worker was there, and from then on what the worker sees. */
async function keepPage() {
  await navigator.serviceWorker.register('/example/worker.js', { scope: '/example' });
  await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const files = loaded.map(({ pathname }) => pathname).filter((path) => /^\/example\/.+\.\w+$/.test(path));
  await (await caches.open('taskpact-example')).addAll(['/example', ...new Set(files)]);
}

// A browser that keeps nothing shows the page as well, as long as there is a network.
keepPage().catch(() => {});
listenToWelcome();
const session = earlierSession();
if (session) await tryToSignIn(() => session);
else byId('welcome', HTMLElement).hidden = false;
