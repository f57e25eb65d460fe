import { sumOf } from '../build/counts';
import type { Review } from '../review/review';
import { CONCERNS } from '../review/review';
import { EDGE_CONCERNS, EDGE_PLAN } from './edge-plan';
import { LAMBDAS_CONCERNS } from './lambdas-concerns';
import { LAMBDAS_PLAN } from './lambdas-plan';
import { NETWORK_CONCERNS, NETWORK_PLAN } from './network-plan';

const PLANS = [LAMBDAS_PLAN, NETWORK_PLAN, EDGE_PLAN];
const WORST_FIRST = Object.keys(CONCERNS);

/** A review that shows every kind of change, concern and topic, to look at and to test renderings with. */
export function sampleReview(): Review {
  return {
    version: 1,
    verdict: {
      level: 'stop',
      sentence:
        'Stop: a database with its tables and a queue with its messages go, SSH and a topic open to everybody, and a role may do everything',
      concerns: [...LAMBDAS_CONCERNS, ...NETWORK_CONCERNS, ...EDGE_CONCERNS].sort(
        (a, b) => WORST_FIRST.indexOf(a.kind) - WORST_FIRST.indexOf(b.kind),
      ),
    },
    counts: sumOf(PLANS.map(({ counts }) => counts)),
    plans: PLANS,
    checks: {
      added: [
        {
          ruleId: 'visibility-below-timeout',
          severity: 'error',
          plan: LAMBDAS_PLAN.id,
          address: 'aws_sqs_queue.Thumbnail_Queue_963BECAB',
          constructPath: 'lambdas-prod/Thumbnail/Queue/Default',
          message:
            'hides a message for 60 s, and aws_lambda_function.Thumbnail_Function_02CF34A0 may run for 120 s',
          fix: "Set visibility_timeout_seconds to six times the function's timeout plus the batching window.",
          awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
        },
        {
          ruleId: 'weak-tls',
          severity: 'warning',
          plan: EDGE_PLAN.id,
          address: 'aws_cloudfront_distribution.Distribution',
          constructPath: 'edge-prod/Distribution/Default',
          message: 'accepts TLSv1 from viewers',
          fix: 'Set minimum_protocol_version to TLSv1.2_2021 or later.',
          awsPage:
            'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
        },
      ],
      fixed: [
        {
          ruleId: 'no-dead-letter-queue',
          severity: 'warning',
          plan: LAMBDAS_PLAN.id,
          address: 'aws_sqs_queue.Mobile_Queue_31380B50',
          constructPath: 'lambdas-prod/Mobile/Queue/Default',
          message: 'has no dead-letter queue',
          fix: 'Give it a redrive policy.',
          awsPage:
            'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
        },
      ],
      kept: 4,
      unseen: 2,
    },
  };
}
