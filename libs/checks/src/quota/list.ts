import { QUOTAS } from './quota-table';

/** The quotas that AWS raises on request, or the others, as a sentence lists them with their pages. */
export function listOf(adjustable: boolean): string {
  return [...QUOTAS.values()]
    .filter((quota) => quota.adjustable === adjustable)
    .map(({ limit, counted, page }) => `${limit} [${counted}](${page})`)
    .join(', ');
}
