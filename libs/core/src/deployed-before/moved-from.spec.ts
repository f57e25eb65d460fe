import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { synth, testApp } from '@archway/testing';
import { Testing } from 'cdktf';
import { Construct } from 'constructs';
import { AwsStack } from '../aws-stack/aws-stack';
import { movedFrom } from './moved-from';

/** A construct with two resources. */
function orders(scope: Construct, id: string): Construct {
  const construct = new Construct(scope, id);
  const queue = new SqsQueue(construct, 'Default', {});
  new SqsQueuePolicy(construct, 'Policy', { queueUrl: queue.url, policy: '{}' });
  return construct;
}

const addresses = (json: object): readonly string[] =>
  Object.entries((json as { resource: Record<string, object> }).resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );

it('moves each resource of a construct from the address that it had', () => {
  const before = synth((stack) => void orders(stack, 'Orders'));
  const after = synth((stack) => {
    movedFrom(orders(new Construct(stack, 'Shop'), 'Intake'), 'Orders');
  });
  const { moved } = after.json as { moved?: readonly { from: string; to: string }[] };
  expect(moved?.map(({ from }) => from).sort()).toEqual([...addresses(before.json)].sort());
  expect(moved?.map(({ to }) => to).sort()).toEqual([...addresses(after.json)].sort());
});

it('moves resources that the construct gets later', () => {
  const { json } = synth((stack) => {
    const shop = new Construct(stack, 'Shop');
    movedFrom(shop, 'Store');
    new SqsQueue(shop, 'Orders', {});
  });
  expect(json).toMatchObject({
    moved: [{ from: expect.stringMatching(/^aws_sqs_queue\.Store_/) }],
  });
});

it('writes no moved block where nothing is moved', () => {
  expect(synth((stack) => void orders(stack, 'Orders')).json).not.toHaveProperty('moved');
});

it.each(['', '/Orders', 'Shop//Orders'])('refuses the old path %j', (oldPath) => {
  expect(() => synth((stack) => movedFrom(orders(stack, 'Orders'), oldPath))).toThrow(
    `movedFrom must be the path of a construct below its stack such as "Shop/Orders", got ${JSON.stringify(oldPath)}`,
  );
});

describe('at synthesis', () => {
  const synthesize = (build: (stack: AwsStack) => void) => () => {
    const stack = new AwsStack(testApp(), 'shop', {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'test',
    });
    build(stack);
    return Testing.synth(stack, true);
  };

  it('refuses an old address that a resource still has', () => {
    const both = synthesize((stack) => {
      orders(stack, 'Orders');
      movedFrom(orders(stack, 'Intake'), 'Orders');
    });
    expect(both).toThrow(
      "'shop/Orders/Default' has the address aws_sqs_queue.Orders, from which aws_sqs_queue.Intake is moved: remove it, or remove movedFrom",
    );
  });

  it('refuses two constructs that come from one', () => {
    const twice = synthesize((stack) => {
      movedFrom(new SqsQueue(stack, 'Intake', {}), 'Orders');
      movedFrom(new SqsQueue(stack, 'Returns', {}), 'Orders');
    });
    expect(twice).toThrow(
      'aws_sqs_queue.Orders is moved to aws_sqs_queue.Intake and to aws_sqs_queue.Returns: keep one',
    );
  });

  it('accepts an old address that nothing has', () => {
    const one = synthesize((stack) => movedFrom(new SqsQueue(stack, 'Intake', {}), 'Orders'));
    expect(one).not.toThrow();
  });
});
