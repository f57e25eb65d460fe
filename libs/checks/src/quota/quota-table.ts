import { typesKnowing, type Quota } from '@archway/aws';

/** When the quotas were last compared with the pages that they name. */
export const QUOTAS_AS_OF = '2026-11-22';

/** Every limit by its name; sizes of policies are in characters without white space. */
export const QUOTAS: ReadonlyMap<string, Quota> = new Map(
  typesKnowing('quotas').flatMap(({ quotas }) =>
    quotas.map((quota) => [quota.name, quota] as const),
  ),
);
