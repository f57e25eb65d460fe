import { FastForwardClock } from './fast-forward-clock';
import { ManualClock } from './manual-clock';
import { SystemClock } from './system-clock';

describe('the manual clock', () => {
  it('does what is due in order of time, then of scheduling', async () => {
    const clock = new ManualClock(0);
    const done: string[] = [];
    clock.schedule(20, () => done.push('c'));
    clock.schedule(10, () => done.push('a'));
    clock.schedule(10, () => done.push('b'));
    await clock.advance(10);
    expect([done, clock.now()]).toEqual([['a', 'b'], 10]);
    await clock.advance(10);
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('runs through everything that sleepers start on the way', async () => {
    const clock = new ManualClock(0);
    const woken: number[] = [];
    void (async () => {
      await clock.sleep(1000);
      woken.push(clock.now());
      await clock.sleep(60_000);
      woken.push(clock.now());
    })();
    await clock.runUntilIdle();
    expect(woken).toEqual([1000, 61_000]);
  });

  it('takes a call back', async () => {
    const clock = new ManualClock(0);
    const action = jest.fn();
    clock.schedule(5, action)();
    await clock.runUntilIdle();
    expect(action).not.toHaveBeenCalled();
  });

  it('gives up on something that is due for ever', async () => {
    const clock = new ManualClock(0);
    const again = (): void => void clock.schedule(24 * 60 * 60 * 1000, again);
    again();
    await expect(clock.runUntilIdle()).rejects.toThrow('still due');
  });
});

describe('the fast-forward clock', () => {
  it('skips minutes of waiting when nobody works', async () => {
    const clock = new FastForwardClock();
    const before = clock.now();
    const started = Date.now();
    await clock.sleep(180_000);
    expect(clock.now() - before).toBeGreaterThanOrEqual(180_000);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('stands by while somebody works', async () => {
    const clock = new FastForwardClock();
    const release = clock.hold();
    const action = jest.fn();
    const cancel = clock.schedule(60_000, action);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(action).not.toHaveBeenCalled();
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(action).toHaveBeenCalledTimes(1);
    cancel();
  });
});

it('the system clock waits', async () => {
  const clock = new SystemClock();
  const before = clock.now();
  await clock.sleep(20);
  expect(clock.now() - before).toBeGreaterThanOrEqual(18);
});
