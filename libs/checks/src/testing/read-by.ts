import type { Configuration } from '@archway/terraform';
import { stackOf, type Resources } from './observe';

/** A queue that a function reads. */
export function readBy(
  queue: object,
  fn: object,
  mapping: object = {},
  more: Resources = {},
): Configuration {
  return stackOf({
    aws_sqs_queue: { Orders: queue, ...more['aws_sqs_queue'] },
    aws_lambda_function: { Take: fn },
    aws_lambda_event_source_mapping: {
      Read: {
        event_source_arn: '${aws_sqs_queue.Orders.arn}',
        function_name: '${aws_lambda_function.Take.arn}',
        ...mapping,
      },
    },
    ...Object.fromEntries(Object.entries(more).filter(([type]) => type !== 'aws_sqs_queue')),
  });
}
