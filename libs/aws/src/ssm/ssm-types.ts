import type { ResourceType } from '../resource-type/resource-type';
import { ssmParameter } from './parameter';

export const SSM: readonly ResourceType[] = [ssmParameter];
