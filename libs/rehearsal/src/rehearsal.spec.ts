import { hazardsOf, readOrder, readSchemas, stateAfter, type PlanJson } from './index';

const SCHEMAS = readSchemas(
  JSON.stringify({
    provider_schemas: {
      aws: {
        resource_schemas: {
          aws_sqs_queue: {
            block: {
              attributes: {
                arn: { type: 'string', computed: true },
                id: { type: 'string', computed: true, optional: true },
                kms_master_key_id: { type: 'string', computed: true, optional: true },
                max_message_size: { type: 'number', optional: true },
                tags_all: { type: ['map', 'string'], computed: true, optional: true },
              },
            },
          },
        },
      },
    },
  }),
);

const queue = (
  change: Partial<NonNullable<PlanJson['resource_changes']>[number]['change']>,
  name = 'Orders',
): NonNullable<PlanJson['resource_changes']>[number] => ({
  address: `aws_sqs_queue.${name}`,
  mode: 'managed',
  type: 'aws_sqs_queue',
  name,
  change: { actions: ['create'], before: null, after: null, ...change },
});

const CREATED: PlanJson = {
  resource_changes: [
    queue({
      after: { name: 'orders' },
      after_unknown: { arn: true, id: true, kms_master_key_id: true, tags_all: true },
    }),
  ],
  configuration: {
    root_module: {
      resources: [
        { address: 'aws_sqs_queue.Orders', mode: 'managed' },
        {
          address: 'aws_sqs_queue_policy.Orders',
          mode: 'managed',
          expressions: {
            queue_url: { references: ['aws_sqs_queue.Orders.id', 'aws_sqs_queue.Orders'] },
          },
        },
      ],
    },
  },
};

describe('the state after a plan', () => {
  const [resource] = stateAfter(CREATED, { schemaOf: SCHEMAS, region: 'eu-central-1' })[
    'resources'
  ] as readonly { readonly instances: readonly { readonly attributes: unknown }[] }[];

  it('holds what the plan knows, and a value of the right form for what AWS chooses', () => {
    expect(resource?.instances[0]?.attributes).toEqual({
      name: 'orders',
      arn: 'arn:aws:sqs:eu-central-1:111122223333:aws-sqs-queue-Orders',
      id: 'https://sqs.eu-central-1.amazonaws.com/111122223333/aws-sqs-queue-Orders',
      kms_master_key_id: null,
      tags_all: {},
    });
  });

  it('has nothing of what the plan destroys', () => {
    const plan = { resource_changes: [queue({ actions: ['delete'], before: { name: 'orders' } })] };
    expect(stateAfter(plan, { schemaOf: SCHEMAS, region: 'eu-central-1' })['resources']).toEqual(
      [],
    );
  });
});

describe('hazards', () => {
  const order = (dot: string) => readOrder(`digraph { ${dot} }`);
  const policy = (actions: readonly string[]) => ({
    ...queue({ actions, before: {}, after: {} }),
    address: 'aws_sqs_queue_policy.Orders',
    type: 'aws_sqs_queue_policy',
  });
  const gone = queue({ actions: ['delete'], before: { name: 'orders' } });

  it('are what is destroyed before its user is updated', () => {
    const plan = { resource_changes: [gone, policy(['update'])] };
    expect(hazardsOf(CREATED, { plan, order: order('') })).toEqual([
      {
        kind: 'destroyed-in-use',
        address: 'aws_sqs_queue.Orders',
        message:
          'aws_sqs_queue.Orders is destroyed before aws_sqs_queue_policy.Orders, which uses it, is updated.',
      },
    ]);
  });

  it('are none where the destruction waits for the update', () => {
    const plan = { resource_changes: [gone, policy(['update'])] };
    const waits =
      '\n"[root] aws_sqs_queue.Orders (destroy)" -> "[root] aws_sqs_queue_policy.Orders"\n';
    expect(hazardsOf(CREATED, { plan, order: order(waits) })).toEqual([]);
  });

  it('are a name that two hold at once', () => {
    const plan = {
      resource_changes: [gone, queue({ after: { name: 'orders' } }, 'Renamed')],
    };
    expect(hazardsOf(CREATED, { plan, order: order('') }).map(({ kind }) => kind)).toEqual([
      'recreated',
    ]);
    const waits = '\n"aws_sqs_queue.Renamed" -> "aws_sqs_queue.Orders (destroy)"\n';
    expect(hazardsOf(CREATED, { plan, order: order(waits) })).toEqual([]);
  });

  it('are no names that differ', () => {
    const plan = { resource_changes: [gone, queue({ after: { name: 'others' } }, 'Renamed')] };
    expect(hazardsOf(CREATED, { plan, order: order('') })).toEqual([]);
  });

  it('are what is replaced, with the argument that forces it', () => {
    const plan = {
      resource_changes: [
        queue({
          actions: ['delete', 'create'],
          before: {},
          after: {},
          replace_paths: [['fifo_queue']],
        }),
      ],
    };
    expect(hazardsOf(CREATED, { plan, order: order('') })[0]?.message).toBe(
      'aws_sqs_queue.Orders is replaced because of fifo_queue.',
    );
  });
});
