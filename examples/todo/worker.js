// Keeps the files of the page for times without a network. With one, they always come from the service: nothing here is ever out of date.
const NAME = 'taskpact-example';

/** The page and its files; neither the token nor the API. */
const isKept = ({ method, url }) => {
  const { origin, pathname } = new URL(url);
  return method === 'GET' && origin === location.origin && /^\/example(\/(?!token$)|$)/.test(pathname);
};

async function answer(request) {
  const cache = await caches.open(NAME);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (isKept(event.request)) event.respondWith(answer(event.request));
});
