import type { ResourceType } from '../resource-type/resource-type';
import { alb } from './alb';
import { elb } from './elb';
import { lb } from './lb';

export const LOAD_BALANCING: readonly ResourceType[] = [alb, elb, lb];
