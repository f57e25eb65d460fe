import type { ResourceType } from '../resource-type/resource-type';
import { ssmParameter } from './parameter';
import { ssmDocument } from './document';
import { ssmMaintenanceWindow } from './maintenance-window';

export const SSM: readonly ResourceType[] = [ssmParameter, ssmDocument, ssmMaintenanceWindow];
