import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { spotDeregistration } from './spot-deregistration';

const service = (group: object, rest: object = {}) =>
  stackOf(
    {
      aws_lb_target_group: { Web: { target_type: 'ip', ...group } },
      aws_ecs_service: {
        Web: {
          capacity_provider_strategy: [{ capacity_provider: 'FARGATE_SPOT', weight: 1 }],
          load_balancer: [{ target_group_arn: '${aws_lb_target_group.Web.arn}' }],
          ...rest,
        },
      },
    },
    { variable: { delay: {}, group: {} } },
  );

it.each([
  [{}, 300],
  [{ deregistration_delay: '120' }, 120],
])('finds a target group %j', (group, delay) => {
  expect(problemsOf(spotDeregistration, service(group))).toEqual([
    `aws_lb_target_group.Web: drains a target for ${delay} s, and Spot tasks of aws_ecs_service.Web run for 120 s after their notice`,
  ]);
});

it.each<[object, object]>([
  [{ deregistration_delay: 119 }, {}],
  [{}, { capacity_provider_strategy: [{ capacity_provider: 'FARGATE', weight: 1 }] }],
  [{}, { capacity_provider_strategy: [], launch_type: 'FARGATE' }],
])('accepts a target group %j of a service %j', (group, rest) => {
  expect(problemsOf(spotDeregistration, service(group, rest))).toEqual([]);
});

it('says what it cannot see', () => {
  expect(unseenBy(spotDeregistration, service({ deregistration_delay: '${var.delay}' }))).toEqual([
    'aws_lb_target_group.Web: deregistration_delay',
  ]);
  const elsewhere = { load_balancer: [{ target_group_arn: '${var.group}' }] };
  expect(unseenBy(spotDeregistration, service({}, elsewhere))).toEqual([
    'aws_ecs_service.Web: deregistration_delay of its target group',
  ]);
});
