import type { ResourceType } from '../resource-type/resource-type';

export const guarddutyDetector: ResourceType = {
  type: 'aws_guardduty_detector',
  defaults: { enable: true },
  guards: [
    {
      topic: 'alarms',
      argument: 'enable',
      kind: 'flag',
      lost: 'no longer looks for threats',
      gained: 'looks for threats',
      level: 'stop',
    },
  ],
  removal: { topic: 'alarms', text: 'nothing looks for threats', level: 'stop' },
};
