import type { ResourceType } from '../resource-type/resource-type';
import { alb } from './alb';
import { elb } from './elb';
import { lb } from './lb';
import { lbListener } from './lb-listener';
import { lbListenerRule } from './lb-listener-rule';
import { lbTargetGroup } from './lb-target-group';

export const LOAD_BALANCING: readonly ResourceType[] = [
  alb,
  elb,
  lb,
  lbListener,
  lbListenerRule,
  lbTargetGroup,
];
