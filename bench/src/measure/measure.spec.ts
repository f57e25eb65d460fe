import { cpuRatio, interleave, median, medianOfPairs, runNode } from './measure';

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('medianOfPairs', () => {
  it('compares what ran side by side, so that a slow round is slow for both', () => {
    expect(medianOfPairs([2, 20, 2], [1, 10, 1])).toBe(2);
    expect(medianOfPairs([2, 9, 2], [1, 1, 1])).toBe(2);
  });

  it('takes CPU time for processes', () => {
    const usage = (cpuMs: number) => ({ cpuMs, wallMs: 1, peakMib: 1, output: '' });
    expect(cpuRatio([usage(6)], [usage(2)])).toBe(3);
  });
});

describe('interleave', () => {
  it('takes the variants in turn and forgets the first round', async () => {
    const calls: string[] = [];
    const call = (name: string) => (): Promise<number> => Promise.resolve(calls.push(name));

    const results = await interleave(2, { ours: call('ours'), theirs: call('theirs') });

    expect(calls).toEqual(['ours', 'theirs', 'ours', 'theirs', 'ours', 'theirs']);
    expect(results).toEqual({ ours: [3, 5], theirs: [4, 6] });
  });
});

describe('runNode', () => {
  it('tells what a process printed and used', async () => {
    const usage = await runNode({ args: ['-p', 'process.env.GIVEN'], env: { GIVEN: 'here' } });

    expect(usage.output).toBe('here\n');
    expect(usage.wallMs).toBeGreaterThan(0);
    expect(usage.cpuMs).toBeGreaterThan(0);
    expect(usage.peakMib).toBeGreaterThan(1);
    expect(usage.peakMib).toBeLessThan(process.memoryUsage().rss / 2 ** 20);
  });

  it('fails with what a failing process printed', async () => {
    await expect(runNode({ args: ['-e', 'console.error("no"); process.exit(2)'] })).rejects.toThrow(
      'no',
    );
  });
});
