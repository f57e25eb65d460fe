import { defaultOf } from '@archway/aws';
import { blocksOf, textOf } from '@archway/terraform';
import { numberOr } from '../estate/attributes';
import { problem, unseen, type Rule } from '../rule/rule';

/** "How do I handle Spot termination notices in AWS Fargate Spot tasks?": the notice comes two minutes before. */
const NOTICE_SECONDS = 120;

const DELAY_SECONDS = Number(defaultOf('aws_lb_target_group', 'deregistration_delay'));

export const spotDeregistration: Rule = {
  id: 'spot-deregistration',
  group: 'timing',
  severity: 'warning',
  title: 'A load balancer drains a Spot task for longer than the task still runs',
  looksFor:
    'Target groups of ECS services with the capacity provider FARGATE_SPOT whose deregistration_delay is two minutes or more, as the default of 300 seconds is. Other tasks are stopped only after the delay and are left alone.',
  why: 'An interrupted Spot task is stopped two minutes after its notice. The load balancer still waits for its connections then, and their clients get an error.',
  fix: 'Set deregistration_delay below 120 seconds, and stopTimeout of the container to what is left.',
  awsPage:
    'https://aws.amazon.com/premiumsupport/knowledge-center/fargate-spot-termination-notice/',
  *check(estate) {
    for (const service of estate.all('aws_ecs_service')) {
      const isSpot = blocksOf(service.attributes['capacity_provider_strategy']).some(
        ({ capacity_provider }) => textOf(capacity_provider) === 'FARGATE_SPOT',
      );
      if (!isSpot) continue;
      for (const { target_group_arn } of blocksOf(service.attributes['load_balancer'])) {
        const group = estate.target(service, target_group_arn, 'aws_lb_target_group');
        if (group === undefined) {
          yield unseen(service, 'deregistration_delay of its target group');
          continue;
        }
        const delay = numberOr(group.attributes['deregistration_delay'], DELAY_SECONDS);
        if (delay === undefined) yield unseen(group, 'deregistration_delay');
        else if (delay >= NOTICE_SECONDS) {
          yield problem(
            group,
            `drains a target for ${delay} s, and Spot tasks of ${service.address} run for ${NOTICE_SECONDS} s after their notice`,
            service.address,
          );
        }
      }
    }
  },
};
