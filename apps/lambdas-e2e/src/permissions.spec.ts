import { photo } from './photo';
import type { Terraform } from './pipeline';
import { Pipeline, terraform } from './pipeline';

/** Where the policies of the event path stand, with those that alarms need. */
const POLICIES = [
  ['aws_sns_topic_policy', 'policy'],
  ['aws_sqs_queue_policy', 'policy'],
  ['aws_iam_role', 'assume_role_policy'],
  ['aws_iam_role_policy', 'policy'],
] as const;

interface Allow {
  readonly address: string;
  readonly actions: readonly string[];
  /** The Terraform without this one statement. */
  readonly without: () => Terraform;
}

const allows: Allow[] = POLICIES.flatMap(([type, argument]) =>
  Object.entries<Terraform>(terraform().resource[type]).flatMap(([name, resource]) =>
    (JSON.parse(resource[argument]).Statement as Terraform[]).flatMap((statement, at) => {
      if (statement.Effect !== 'Allow') return [];
      const without = () => {
        const edited = terraform();
        const target = edited.resource[type][name];
        const policy = JSON.parse(target[argument]);
        policy.Statement.splice(at, 1);
        target[argument] = JSON.stringify(policy);
        return edited;
      };
      return [{ address: `${type}.${name}`, actions: [statement.Action].flat(), without }];
    }),
  ),
);

const denialsOf = (pipeline: Pipeline) =>
  pipeline.events.flatMap((event) => (event.kind === 'denied' ? [event] : []));

it('looks at every policy of the path', () => {
  expect(allows.map(({ actions }) => actions.join(' ')).sort()).toEqual(
    [
      'sns:Publish',
      ...['mobile', 'thumbnail'].flatMap(() => [
        // Each alarm tells the topic of alarms.
        'sns:Publish',
        'sns:Publish',
        'sns:Publish',
        'logs:CreateLogStream logs:PutLogEvents',
        's3:GetObject',
        's3:GetObject s3:GetObjectVersion',
        's3:PutObject',
        'sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage',
        'sqs:SendMessage',
        // What the topic cannot deliver goes to the branch's dead-letter queue.
        'sqs:SendMessage',
        'sts:AssumeRole',
        'xray:PutTelemetryRecords xray:PutTraceSegments',
      ]),
    ].sort(),
  );
});

it('denies nothing while every statement stands', async () => {
  const pipeline = await Pipeline.start();
  pipeline.put('upload/a.jpg', await photo(0));
  pipeline.put('upload/a.jpg', await photo(255));
  await pipeline.idle();
  expect(denialsOf(pipeline)).toEqual([]);
  await pipeline.close();
});

it.each(allows)('names $actions when it is gone from $address', async ({ actions, without }) => {
  const pipeline = await Pipeline.start({ terraform: without() });
  // The second upload is compared with the picture of the first, which takes the permission to read it.
  pipeline.put('upload/a.jpg', await photo(0));
  pipeline.put('upload/a.jpg', await photo(255));
  await pipeline.idle();
  const denials = denialsOf(pipeline);
  await pipeline.close();
  expect(denials.map(({ action }) => action)).toEqual(
    expect.arrayContaining([expect.stringMatching(new RegExp(`^(${actions.join('|')})$`))]),
  );
  expect(denials[0]?.explanation).toContain(denials[0]?.action);
});
