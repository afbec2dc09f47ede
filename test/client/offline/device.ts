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

/** The life of a device, and what its storage still does for it: that comes to an end before it starts again. */
interface Life {
  readonly death: AbortController;
  readonly storing: Set<Promise<unknown>>;
  isDying: boolean;
}

/** A storage that a dead device does not reach any more. */
function mortal(storage: Storage, life: Life, random: () => number): Storage {
  const { death, storing } = life;
  return {
    async open() {
      const store = await storage.open();
      return {
        ...store,
        async transact(known, decide) {
          if (death.signal.aborted) return never();
          const isLast = life.isDying;
          if (isLast) death.abort();
          if (isLast && random() < 0.5) return never();
          const stored = store.transact(known, decide);
          const settled = stored.catch(() => {}).finally(() => storing.delete(settled));
          storing.add(settled);
          return isLast ? never() : stored;
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
  let life: Life;

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
    life = { death: new AbortController(), storing: new Set(), isDying: false };
    const api = createTaskpact({
      baseUrl: service.url,
      token: () => service.token,
      retries: 0,
      fetch: send(life.death.signal),
    });
    const replica = await openReplica({ api, storage: mortal(storage, life, random) });
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
      life.isDying = true;
    },
    async crash() {
      life.death.abort();
      await Promise.all(life.storing);
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
