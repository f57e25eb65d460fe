import { Clusters } from './clusters';

it('keeps together what is joined, directly or over others', () => {
  const clusters = new Clusters<string>();
  clusters.join('a', 'b');
  clusters.join('c', 'd');
  clusters.join('b', 'd');
  expect(clusters.leaderOf('c')).toBe(clusters.leaderOf('a'));
  expect(clusters.leaderOf('e')).not.toBe(clusters.leaderOf('a'));
});

it('joins a long chain', () => {
  const clusters = new Clusters<number>();
  for (let at = 0; at < 10_000; at += 1) clusters.join(at + 1, at);
  expect(clusters.leaderOf(0)).toBe(clusters.leaderOf(10_000));
});
