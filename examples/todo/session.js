// Who is signed in. The demo's token is asked for when it is needed; another one is kept as long as this tab.

const KEY = 'example.signed-in';
const TOKEN = 'example.token';

/** How long before its end a token is not used any more, in seconds. */
const MARGIN = 60;

/** @typedef {{ user: string, token: () => Promise<string>, forget: () => void }} Session */

/**
 * What a token says, unchecked: the service checks it.
 * @param {string} token
 * @returns {{ sub?: string, exp?: number }}
 */
function claimsOf(token) {
  try {
    const [, payload = ''] = token.split('.');
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}

/** A token of the user "demo", which the service makes for pages on its own machine. */
async function demoToken() {
  const response = await fetch('/example/token');
  if (!response.ok) throw new Error('The service signs nobody in here: take a token of npm run token.');
  return /** @type {{ token: string }} */ (await response.json()).token;
}

/** @returns {Session} */
function demoSession() {
  /** @type {string | undefined} */
  let current;
  return {
    user: 'demo',
    async token() {
      const { exp = 0 } = current ? claimsOf(current) : {};
      if (!current || exp - MARGIN < Date.now() / 1000) current = await demoToken();
      return current;
    },
    forget: () => {
      current = undefined;
    },
  };
}

/** @param {string} token @returns {Session} */
const tokenSession = (token) => ({
  user: claimsOf(token).sub ?? '',
  token: async () => token,
  forget: () => sessionStorage.removeItem(TOKEN),
});

/** Who was signed in before the page was loaded. */
export function earlierSession() {
  const kind = localStorage.getItem(KEY);
  const token = sessionStorage.getItem(TOKEN);
  if (kind === 'demo') return demoSession();
  return token ? tokenSession(token) : undefined;
}

/** Signs in as demo. @throws {Error} where the service has no token for it */
export async function signInAsDemo() {
  const session = demoSession();
  await session.token();
  localStorage.setItem(KEY, 'demo');
  return session;
}

/** Signs in with a token. @param {string} token @throws {Error} if it is none */
export function signInWith(token) {
  const session = tokenSession(token.trim());
  if (!session.user) throw new Error('That is no token: it consists of three parts with dots between them.');
  sessionStorage.setItem(TOKEN, token.trim());
  return session;
}

/** Forgets who was signed in. What is stored for times without a network stays. */
export function signOut() {
  localStorage.removeItem(KEY);
  sessionStorage.removeItem(TOKEN);
}
