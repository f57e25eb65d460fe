import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { testApp } from '@archway/testing';
import { Testing } from 'cdktf';
import { Construct } from 'constructs';
import { AwsStack } from '../aws-stack/aws-stack';
import { adopt, type AdoptedIds } from './adopt';

const URL = 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders';

/** The import blocks of a stack with a queue and its policy. */
function imports(ids: AdoptedIds): unknown {
  const stack = new AwsStack(testApp(), 'shop', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  const orders = new Construct(stack, 'Orders');
  adopt(orders, ids);
  const queue = new SqsQueue(orders, 'Default', {});
  new SqsQueuePolicy(orders, 'Policy', { queueUrl: queue.url, policy: '{}' });
  const json = JSON.parse(Testing.synth(stack, true)) as {
    import?: readonly { readonly to: string; readonly id: string }[];
  };
  return json.import?.map(({ to, id }) => [to.replace(/_[0-9A-F]{8}$/, ''), id]);
}

it('imports each resource by its own identifier', () => {
  expect(imports({ Default: URL, Policy: `${URL}/` })).toEqual([
    ['aws_sqs_queue.Orders', URL],
    ['aws_sqs_queue_policy.Orders_Policy', `${URL}/`],
  ]);
});

it('imports all by one identifier, but what does not exist yet', () => {
  expect(imports({ '*': URL })).toHaveLength(2);
  expect(imports({ '*': URL, Policy: false })).toEqual([['aws_sqs_queue.Orders', URL]]);
});

it.each<[AdoptedIds, string]>([
  [{}, "Construct 'shop/Orders': adopt must name at least one resource, got none"],
  [{ Default: '' }, 'adopt must have an identifier for Default, or false, got ""'],
  [
    { Default: URL },
    'adopt needs the identifier of Policy (aws_sqs_queue_policy), or false where it does not exist yet',
  ],
  [
    { '*': URL, Redrive: URL },
    'adopt names "Redrive", which is no resource of it: there are Default, Policy',
  ],
])('refuses %j', (ids, message) => {
  expect(() => imports(ids)).toThrow(message);
});
