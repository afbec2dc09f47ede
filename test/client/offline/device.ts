import { type BatchOperation, type BatchResult, createTaskpact } from 'taskpact-client';
import {
  type Conflict,
  openReplica,
  type Rejected,
  type Replica,
  type Storage,
  type Write,
} from 'taskpact-client/offline';

/** What becomes of the requests of a device: `lost` ones do not arrive, of `unanswered` ones the answer does not. */
export type Network = 'up' | 'lost' | 'unanswered' | 'random';

/** A write that the service has carried out. */
export interface Done {
  readonly device: string;
  readonly operation: BatchOperation;
  readonly result: BatchResult;
}

/** What a device was told. */
export interface Told {
  readonly conflicts: Conflict[];
  readonly rejected: Rejected[];
  readonly dropped: Write[];
}

/** A device with a replica, which can be cut off, and which can crash. */
export interface Device {
  readonly name: string;
  readonly told: Told;
  replica(): Replica;
  network: Network;
  /** Ends at once, in the middle of a write if it is told so, and starts again with what is stored. */
  crash(): Promise<void>;
  /** The next write to the storage is the last one: it is made, or not. */
  dieInWrite(): void;
  close(): Promise<void>;
}

const never = () => new Promise<never>(() => {});

/** A storage that a dead device does not reach any more. */
function mortal(storage: Storage, death: AbortController, random: () => number, isDying: () => boolean): Storage {
  return {
    async open() {
      const store = await storage.open();
      return {
        ...store,
        async transact(known, decide) {
          if (death.signal.aborted) return never();
          if (!isDying()) return store.transact(known, decide);
          death.abort();
          if (random() < 0.5) await store.transact(known, decide);
          return never();
        },
        tell: (message) => (death.signal.aborted ? undefined : store.tell(message)),
        lead(signal, work) {
          const died = new Promise<void>((resolve) => death.signal.addEventListener('abort', () => resolve()));
          return store.lead(AbortSignal.any([signal, death.signal]), () => Promise.race([work(), died]));
        },
      };
    },
  };
}

/** What the service did is noted, whatever becomes of the answer. */
async function note(device: string, log: Done[], init: RequestInit | undefined, response: Response): Promise<void> {
  const { operations }: { operations?: BatchOperation[] } = typeof init?.body === 'string' ? JSON.parse(init.body) : {};
  if (!operations || response.status !== 200) return;
  const { data }: { data: BatchResult[] } = JSON.parse(await response.clone().text());
  for (const [index, result] of data.entries()) {
    const operation = operations[index];
    if (operation && result.status < 300) log.push({ device, operation, result });
  }
}

/**
 * Starts a device.
 * @param name its name
 * @param service address and token
 * @param log of what the service has carried out
 * @param random between 0 and 1
 * @param storage where its replica is
 */
export async function startDevice(
  name: string,
  service: { readonly url: string; readonly token: string },
  log: Done[],
  random: () => number,
  storage: Storage,
): Promise<Device> {
  const told: Told = { conflicts: [], rejected: [], dropped: [] };
  const requests = new Set<Promise<unknown>>();
  let death = new AbortController();
  let isDying = false;

  const faultOf = (): Network => {
    if (device.network !== 'random') return device.network;
    const dice = random();
    return dice < 0.6 ? 'up' : dice < 0.8 ? 'lost' : 'unanswered';
  };

  /** What arrived is carried out, also if the device is gone meanwhile. */
  async function carryOut(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    const response = await fetch(input, { ...init, signal: null });
    await note(name, log, init, response);
    return response;
  }

  function follow(life: AbortSignal, input: Parameters<typeof fetch>[0], init: RequestInit = {}): Promise<Response> {
    const signals = init.signal ? [life, init.signal] : [life];
    return fetch(input, { ...init, signal: AbortSignal.any(signals) });
  }

  const send =
    (life: AbortSignal): typeof fetch =>
    async (input, init) => {
      const fault = faultOf();
      if (life.aborted || fault === 'lost') throw new Error('lost');
      if (String(input).includes('/stream')) return follow(life, input, init);
      const sent = carryOut(input, init);
      const settled = sent.catch(() => {});
      requests.add(settled);
      const response = await sent.finally(() => requests.delete(settled));
      if (life.aborted) return never();
      if (fault === 'unanswered') throw new Error('unanswered');
      return response;
    };

  const replicas: Replica[] = [];

  async function start(): Promise<Replica> {
    death = new AbortController();
    isDying = false;
    const life = death;
    const api = createTaskpact({
      baseUrl: service.url,
      token: () => service.token,
      retries: 0,
      fetch: send(life.signal),
    });
    const replica = await openReplica({ api, storage: mortal(storage, life, random, () => isDying) });
    replicas.push(replica);
    replica.on('conflict', (conflict) => told.conflicts.push(conflict));
    replica.on('rejected', (rejected) => told.rejected.push(rejected));
    replica.on('dropped', ({ write }) => told.dropped.push(write));
    return replica;
  }

  const device: Device = {
    name,
    told,
    network: 'up',
    replica: () => replica,
    dieInWrite() {
      isDying = true;
    },
    async crash() {
      death.abort();
      replica = await start();
    },
    async close() {
      await Promise.all(requests);
      await Promise.all(replicas.map((each) => each.close()));
    },
  };
  let replica = await start();
  return device;
}
