import { QueryClient, QueryObserver } from '@tanstack/query-core';
import t from 'tap';
import { startServed } from '../start.ts';
import { open } from './start.ts';

const { newClient } = await startServed(t);

t.test('the snapshot is the same object until something changed, and nobody can change it by fields', async (t) => {
  const replica = await open(t, newClient());
  await replica.sync();
  const before = replica.getSnapshot();
  t.equal(replica.getSnapshot(), before);
  let told = 0;
  const end = replica.subscribe(() => {
    told += 1;
  });
  const fields = { title: 'Buy milk', tags: ['shop'] };
  const { id } = await replica.tasks.create(fields);
  fields.tags.push('later');
  t.ok(told > 0);
  t.not(replica.getSnapshot(), before);
  t.notOk(before.tasks.has(id));
  t.strictSame(replica.getSnapshot().tasks.get(id)?.tags, ['shop']);
  end();
  const [last] = [told];
  await replica.tasks.complete(id);
  t.equal(told, last);
});

t.test('a query follows the replica', async (t) => {
  const replica = await open(t, newClient());
  const client = new QueryClient();
  t.teardown(() => client.clear());
  const end = replica.subscribe(() => client.setQueryData(['tasks'], replica.getSnapshot().tasks));
  t.teardown(end);
  const observer = new QueryObserver(client, {
    queryKey: ['tasks'],
    queryFn: () => replica.getSnapshot().tasks,
    staleTime: 'static',
  });
  const seen = new Promise<void>((resolve) => {
    t.teardown(
      observer.subscribe(({ data }) => {
        if ([...(data?.values() ?? [])].some(({ title }) => title === 'Buy milk')) resolve();
      }),
    );
  });
  await replica.tasks.create({ title: 'Buy milk' });
  await seen;
});
