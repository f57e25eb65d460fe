import type { FailoverStep, Need } from './failover-step';
import { globalControlPlane } from './failover-step';
import type { FailoverBy, RecoveryTierProps, Site, SiteService } from './recovery-tier-props';
import { regionOf, serviceOf } from './site-resource';
import { shown, storeStep } from './store-steps';

/** How the workload is brought to the standby region: data first, then capacity, then clients. */
export function failoverSteps(props: RecoveryTierProps): readonly FailoverStep[] {
  return [
    ...Object.entries(props.stores ?? {}).map(([name, copy]) => storeStep(name, copy)),
    ...deploySteps(props),
    ...capacitySteps(props),
    clientStep(props),
  ];
}

/** Who moves clients, where the props do not say. */
export function failoverByOf({ tier, failoverBy, standby }: RecoveryTierProps): FailoverBy {
  if (failoverBy !== undefined) return failoverBy;
  return tier === 'backup-and-restore' && standby.endpoint === undefined
    ? 'record-edit'
    : 'health-checks';
}

function deploySteps({ tier, standby }: RecoveryTierProps): readonly FailoverStep[] {
  if (tier !== 'backup-and-restore') return [];
  const { region, stateRegion, rolesDeployed = false } = standby;
  return [
    {
      title: `Deploy the workload in ${region}`,
      text: [
        'Give the configuration what was restored. Set the tier to `warm-standby`, and apply the stacks of this region alone.',
        ...(rolesDeployed ? [] : ['Terraform makes IAM roles, which us-east-1 alone can do.']),
      ],
      commands: ['terraform apply'],
      needs: [
        { service: 'each service of the workload', plane: 'control', region },
        ...startNeeds(standby),
        ...(rolesDeployed ? [] : [globalControlPlane('AWS IAM')]),
        ...(stateRegion === undefined
          ? []
          : [
              {
                service: 'Amazon S3, which holds the Terraform state',
                plane: 'data' as const,
                region: stateRegion,
              },
            ]),
      ],
    },
  ];
}

function capacitySteps({ tier, primary, standby }: RecoveryTierProps): readonly FailoverStep[] {
  if (tier === 'backup-and-restore' || tier === 'active-active') return [];
  const { region } = standby;
  return Object.entries(standby.services ?? {}).map(([name, service]) => {
    const tasks = primary.services?.[name]?.desiredCount ?? service.desiredCount;
    return {
      title: `Service ${name}: from ${service.desiredCount} to ${tasks} tasks`,
      text: [
        'Wait until they are healthy. Fargate starts as many as the quota of the region for Fargate On-Demand vCPUs allows.',
      ],
      commands: scaleCommands(service, tasks, region),
      needs: [{ service: 'Amazon ECS', plane: 'control' as const, region }, ...startNeeds(standby)],
    };
  });
}

/** What a task reads when it starts: the image, secrets and the keys of both, each from the region that it names. */
function startNeeds({ region, resources = {} }: Site): readonly Need[] {
  const needs = Object.values(resources).flatMap((resource): readonly Need[] => {
    const service = serviceOf(resource);
    if (service === undefined) return [];
    return [{ service, plane: 'data', region: regionOf(resource) ?? region }];
  });
  const same = (one: Need, other: Need) =>
    one.service === other.service && one.region === other.region;
  return needs.filter((need, at) => needs.findIndex((other) => same(need, other)) === at);
}

function scaleCommands(service: SiteService, tasks: number, region: string): readonly string[] {
  const cluster = shown(service.clusterName, 'cluster');
  const name = shown(service.serviceName, 'service');
  return [
    ...(service.maximumCount === undefined
      ? []
      : [
          `aws application-autoscaling register-scalable-target --service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/${cluster}/${name} --min-capacity ${tasks} --region ${region}`,
        ]),
    `aws ecs update-service --cluster ${cluster} --service ${name} --desired-count ${tasks} --region ${region}`,
    `aws ecs wait services-stable --cluster ${cluster} --services ${name} --region ${region}`,
  ];
}

function clientStep(props: RecoveryTierProps): FailoverStep {
  const { tier, recordName, primary, standby } = props;
  switch (failoverByOf(props)) {
    case 'health-checks':
      return {
        title: 'Clients: nothing to do',
        text: [
          tier === 'active-active'
            ? `Route 53 leaves ${primary.region} out of ${recordName} as soon as its health check fails.`
            : `Route 53 answers ${recordName} with ${standby.region} as soon as the health check of ${primary.region} fails and that of ${standby.region} passes.`,
        ],
        needs: [{ service: 'Amazon Route 53', plane: 'data', region: standby.region }],
      };
    case 'routing-controls':
      return {
        title: `Clients: switch ${primary.region} off and ${standby.region} on, in one call`,
        text: [
          'The cluster has endpoints in five regions: where one does not answer, take the next. Keep the list of endpoints and the ARNs outside of AWS.',
        ],
        commands: [
          'aws route53-recovery-cluster update-routing-control-states --update-routing-control-state-entries RoutingControlArn=<control of the primary>,RoutingControlState=Off RoutingControlArn=<control of the standby>,RoutingControlState=On --endpoint-url <endpoint> --region <region of the endpoint>',
        ],
        needs: [
          {
            service: 'Application Recovery Controller',
            plane: 'data',
            region: 'any of five regions',
          },
        ],
      };
    case 'record-edit':
      return {
        title: `Clients: point ${recordName} at the load balancer of ${standby.region}`,
        text: ['This edits a record, which us-east-1 alone can do.'],
        commands: ['terraform apply'],
        needs: [globalControlPlane('Amazon Route 53')],
      };
  }
}
