import { REFUSALS } from '../refusal/refusals';
import { problem, type Rule } from '../rule/rule';

export const refusedArgument: Rule = {
  id: 'refused-argument',
  group: 'apply-fails',
  severity: 'error',
  title: 'AWS refuses an argument that a plan takes',
  looksFor:
    'Sizes that Fargate does not have, and other arguments of tasks, services, deployment groups, repositories and their lifecycles, scaling targets and policies, load balancers, target groups, tables, streams, integrations, models, queues, functions, event source mappings, web ACLs, IP sets, copies of snapshots and images, recipes of Image Builder and frameworks of AWS Backup that the provider takes and the API refuses.',
  why: 'The plan passes and the apply fails, often after other resources have been changed.',
  fix: 'Use a value that the message names as allowed.',
  awsPage: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html',
  *check(estate) {
    for (const [type, refusals] of Object.entries(REFUSALS)) {
      for (const subject of estate.all(type)) {
        for (const refusal of refusals) {
          const message = refusal(subject.attributes, subject, estate);
          if (message !== undefined) yield problem(subject, message, refusal.name);
        }
      }
    }
  },
};
