/** Resources of one service of the estate. */
const EACH = 5;

/**
 * A configuration of many small services: a queue with its dead letters, its policy and its
 * subscription to a topic, so that a plan of it has references, documents and unknown values.
 *
 * @param resources how many resources, a multiple of five
 */
export function estate(resources: number): object {
  const services = Array.from({ length: resources / EACH }, (_, at) => `Service${at}`);
  const all = (make: (name: string) => object): object =>
    Object.fromEntries(services.map((name) => [name, make(name)]));
  return {
    terraform: {
      required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' } },
    },
    provider: {
      aws: {
        region: 'eu-west-1',
        access_key: 'test',
        secret_key: 'test',
        skip_credentials_validation: true,
        skip_requesting_account_id: true,
        skip_metadata_api_check: true,
      },
    },
    resource: {
      aws_sqs_queue: {
        ...all((name) => ({
          name,
          visibility_timeout_seconds: 180,
          redrive_policy: `{"deadLetterTargetArn":"\${aws_sqs_queue.Dead${name}.arn}","maxReceiveCount":3}`,
          tags: { service: name },
        })),
        ...Object.fromEntries(services.map((name) => [`Dead${name}`, { name: `${name}-dead` }])),
      },
      aws_sqs_queue_policy: all((name) => ({
        queue_url: `\${aws_sqs_queue.${name}.url}`,
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'sns.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: `\${aws_sqs_queue.${name}.arn}`,
              Condition: { ArnEquals: { 'aws:SourceArn': `\${aws_sns_topic.${name}.arn}` } },
            },
          ],
        }),
      })),
      aws_sns_topic: all((name) => ({ name })),
      aws_sns_topic_subscription: all((name) => ({
        topic_arn: `\${aws_sns_topic.${name}.arn}`,
        protocol: 'sqs',
        endpoint: `\${aws_sqs_queue.${name}.arn}`,
        filter_policy: JSON.stringify({ service: [name] }),
      })),
    },
  };
}
