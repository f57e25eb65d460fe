import type { ResourceType } from '../resource-type/resource-type';
import { cloudfrontDistribution } from './distribution';

export const CLOUDFRONT: readonly ResourceType[] = [cloudfrontDistribution];
