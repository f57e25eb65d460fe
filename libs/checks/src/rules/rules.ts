import type { Rule } from '../rule/rule';
import { unusedAcceptance } from './acceptance/unused-acceptance/unused-acceptance';
import { eventLoop } from './event-flow/event-loop/event-loop';
import { overlappingNotifications } from './event-flow/overlapping-notifications/overlapping-notifications';
import { shortVisibility } from './timing/short-visibility/short-visibility';
import { visibilityBelowTimeout } from './timing/visibility-below-timeout/visibility-below-timeout';

/** Every rule, in the order of the documentation. */
export const RULES: readonly Rule[] = [
  eventLoop,
  overlappingNotifications,
  visibilityBelowTimeout,
  shortVisibility,
  unusedAcceptance,
];
