import type { ResourceType } from '../resource-type/resource-type';
import { sfnStateMachine } from './state-machine';

export const STEP_FUNCTIONS: readonly ResourceType[] = [sfnStateMachine];
