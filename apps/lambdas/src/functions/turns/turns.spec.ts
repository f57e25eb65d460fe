import { setTimeout as sleep } from 'node:timers/promises';
import { turns } from './turns';

describe('turns', () => {
  it('runs at most so many at a time, all in the end, in order of arrival', async () => {
    const inTurn = turns(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const work = (index: number) => async () => {
      started.push(index);
      running += 1;
      most = Math.max(most, running);
      await sleep(index % 3);
      running -= 1;
      return index;
    };
    const results = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((index) => inTurn(work(index))));
    expect(results).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(2);
  });

  it('gives the place of work that failed to the next', async () => {
    const inTurn = turns(1);
    const failing = inTurn(() => Promise.reject(new Error('bad photo')));
    const next = inTurn(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('bad photo');
    await expect(next).resolves.toBe('next');
  });
});
