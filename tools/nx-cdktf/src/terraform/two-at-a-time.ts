/** More providers at a time than this need more memory and cores than a small machine has. */
const AT_A_TIME = 2;

/**
 * Works on two items at a time.
 *
 * @param done is given each result in the order of the items, as soon as those before are there
 */
export async function twoAtATime<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  done: (result: Result) => void,
): Promise<void> {
  const results = new Map<number, Result>();
  let started = 0;
  let reported = 0;
  const next = async (): Promise<void> => {
    for (let at = started++; at < items.length; at = started++) {
      results.set(at, await work(items[at] as Item));
      while (results.has(reported)) done(results.get(reported++) as Result);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, next));
}
