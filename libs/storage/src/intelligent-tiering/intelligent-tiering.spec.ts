import type { IntelligentTiering } from './intelligent-tiering';
import { tieringProblems } from './intelligent-tiering';

const problems = (...tierings: IntelligentTiering[]) =>
  tieringProblems(tierings).filter((problem) => problem !== undefined);

it.each<IntelligentTiering>([
  { name: 'cold', archiveAccessDays: 90 },
  { name: 'cold', archiveAccessDays: 730, prefix: 'raw/' },
  { name: 'cold', archiveAccessDays: 90, deepArchiveAccessDays: 180 },
  { name: 'n'.repeat(64), deepArchiveAccessDays: 730 },
])('takes %p', (tiering) => {
  expect(problems(tiering)).toEqual([]);
});

it.each<[IntelligentTiering, string]>([
  [{ name: 'cold' }, "'cold' needs archiveAccessDays or deepArchiveAccessDays"],
  [{ name: '', archiveAccessDays: 90 }, 'name of intelligentTiering must be'],
  [{ name: 'n'.repeat(65), archiveAccessDays: 90 }, 'name of intelligentTiering must be'],
  [{ name: 'cold', archiveAccessDays: 89 }, 'between 90 and 730, got 89'],
  [{ name: 'cold', archiveAccessDays: 731 }, 'between 90 and 730, got 731'],
  [{ name: 'cold', deepArchiveAccessDays: 179 }, 'between 180 and 730, got 179'],
  [{ name: 'cold', deepArchiveAccessDays: 731 }, 'between 180 and 730, got 731'],
  [{ name: 'cold', archiveAccessDays: 90, prefix: '*' }, "prefix of intelligentTiering 'cold'"],
])('refuses %p', (tiering, problem) => {
  expect(problems(tiering)).toEqual([expect.stringContaining(problem)]);
});

it('refuses one name for two', () => {
  const cold = { name: 'cold', archiveAccessDays: 90 };
  expect(problems(cold, cold)).toEqual([
    "intelligentTiering must have names of their own, got 'cold' twice",
  ]);
});
