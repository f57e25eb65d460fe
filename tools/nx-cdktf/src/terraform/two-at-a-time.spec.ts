import { twoAtATime } from './two-at-a-time';

/** Work that ends when the spec says so. */
class Work {
  readonly started: string[] = [];
  private readonly ends = new Map<string, (result: string) => void>();

  readonly start = (item: string): Promise<string> => {
    this.started.push(item);
    return new Promise((resolve) => this.ends.set(item, resolve));
  };

  async end(item: string): Promise<void> {
    this.ends.get(item)?.(`${item}!`);
    await new Promise(setImmediate);
  }
}

it('starts the third item when one of the first two is done', async () => {
  const work = new Work();
  const all = twoAtATime(['a', 'b', 'c'], work.start, () => undefined);
  expect(work.started).toEqual(['a', 'b']);
  await work.end('b');
  expect(work.started).toEqual(['a', 'b', 'c']);
  await work.end('a');
  await work.end('c');
  await all;
});

it('reports in the order of the items, each as soon as those before it are done', async () => {
  const work = new Work();
  const done: string[] = [];
  const all = twoAtATime(['a', 'b', 'c'], work.start, (result) => done.push(result));
  await work.end('b');
  expect(done).toEqual([]);
  await work.end('a');
  expect(done).toEqual(['a!', 'b!']);
  await work.end('c');
  await all;
  expect(done).toEqual(['a!', 'b!', 'c!']);
});

it('rejects with what one item rejects with', async () => {
  const work = (item: string): Promise<string> =>
    item === 'b' ? Promise.reject(new Error('b')) : Promise.resolve(item);
  await expect(twoAtATime(['a', 'b'], work, () => undefined)).rejects.toThrow('b');
});
