import { access } from '../access/access';
import { exposures } from '../access/exposures';
import { keyLockouts } from '../access/key-lockout';
import { publicAccessBlocks } from '../access/public-access-block';
import type { Comparison } from '../comparison/comparison';
import { encryption } from '../encryption/encryption';
import { transit } from '../encryption/transit';
import { filters } from '../filter-policy/filters';
import { boundaries } from './boundaries';
import { credentials } from './credentials';
import { permissions } from './permissions';
import { trust } from './trust';

/** What changes of policies, of who can reach a thing, of filters and of encryption mean. */
export const ACCESS_COMPARISONS: readonly Comparison[] = [
  permissions,
  trust,
  boundaries,
  credentials,
  access,
  keyLockouts,
  publicAccessBlocks,
  exposures,
  filters,
  encryption,
  transit,
];
