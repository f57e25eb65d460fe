import { assert, constantFrom, dictionary, jsonValue, oneof, property, string } from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnreadableTerraform, type Json, type JsonObject } from '../document/document';
import { readStack } from '../stack/read-stack';
import { isSensitive, isUnknown, Sensitive, Unknown } from '../value/value';
import type { Plan, ResourceChange } from './plan';
import { parsePlan, plannedConfiguration, priorConfiguration, readPlan } from './read-plan';

const PLANS = join(__dirname, '../../fixtures/plans');

/** A plan that the real Terraform made, with the stack that it was made of. */
const planOf = (name: string): Plan =>
  readPlan(join(PLANS, `${name}.json`), {
    configuration: readStack(join(PLANS, `${name}.cdk.tf.json`)),
  });

/** The only change of a plan that is one. */
const changeIn = (name: string, address: string): ResourceChange => {
  const change = planOf(name).find(address);
  if (change === undefined) throw new Error(`${name} has no ${address}`);
  return change;
};

/** A plan of one change, in memory. */
const plan = (change: object, rest: object = {}): Plan =>
  parsePlan(
    JSON.stringify({
      format_version: '1.2',
      resource_changes: [{ address: 'aws_x.A', mode: 'managed', type: 'aws_x', name: 'A', change }],
      ...rest,
    }),
    'stacks/orders/plan.json',
  );

describe('a plan', () => {
  it('is read from disk, with the construct paths of its stack', () => {
    const file = join(PLANS, 'update.json');
    const stack = join(PLANS, 'update.cdk.tf.json');
    // #region read
    const plan = readPlan(file, { configuration: readStack(stack) });
    expect(plan.find('aws_sqs_queue.Intake')).toMatchObject({
      constructPath: 'orders/Intake/Default',
      action: 'update',
      before: { visibility_timeout_seconds: 180 },
      after: { visibility_timeout_seconds: 20 },
    });
    // #endregion
  });

  it('has addresses for construct paths where no stack is given', () => {
    const plan = readPlan(join(PLANS, 'update.json'));
    expect(plan.find('aws_sqs_queue.Intake')?.constructPath).toBe('aws_sqs_queue.Intake');
    expect(plan.name).toBe('plans');
    expect(planOf('update').name).toBe('orders');
  });

  it('is called as it is told where no stack is given', () => {
    const file = join(PLANS, 'update.json');
    expect(readPlan(file, { name: 'intake' }).name).toBe('intake');
    const configuration = readStack(join(PLANS, 'update.cdk.tf.json'));
    expect(readPlan(file, { configuration, name: 'intake' }).name).toBe('orders');
  });

  it.each([
    ['create', 'aws_sqs_queue.Thumbnails', 'create', undefined],
    ['no-op', 'aws_sqs_queue.Thumbnails', 'no-op', undefined],
    ['update', 'aws_route.Out', 'update', undefined],
    ['replace', 'aws_dynamodb_table.Orders', 'replace', 'replace_because_cannot_update'],
    ['destroy', 'aws_s3_bucket.Photos', 'delete', 'delete_because_no_resource_config'],
    ['forget', 'aws_dynamodb_table.Orders', 'forget', 'delete_because_no_resource_config'],
    ['unknown', 'data.aws_iam_policy_document.Thumbnails', 'read', 'read_because_config_unknown'],
  ])('%s: %s is to %s, because %s', (name, address, action, actionReason) => {
    const change = changeIn(name, address);
    expect([change.action, change.actionReason]).toEqual([action, actionReason]);
  });

  it('says what forces a replacement, and which of both comes first', () => {
    expect(changeIn('replace', 'aws_dynamodb_table.Orders')).toMatchObject({
      replacePaths: [['hash_key']],
      createBeforeDestroy: false,
    });
    expect(changeIn('replace', 'aws_sqs_queue.Intake').createBeforeDestroy).toBe(true);
  });

  it('knows what moved, with or without a change', () => {
    expect(changeIn('move', 'aws_dynamodb_table.Purchases')).toMatchObject({
      previousAddress: 'aws_dynamodb_table.Orders',
      action: 'no-op',
    });
    expect(changeIn('move', 'aws_sqs_queue.Entry')).toMatchObject({
      previousAddress: 'aws_sqs_queue.Intake',
      action: 'update',
    });
    expect(changeIn('rename', 'aws_dynamodb_table.Purchases').previousAddress).toBeUndefined();
  });

  it('knows what it imports', () => {
    expect(changeIn('import', 'aws_sqs_queue.Intake').importing).toEqual({
      id: 'https://sqs.eu-west-1.amazonaws.com/123456789012/intake',
    });
    expect(changeIn('drift', 'aws_sqs_queue.Intake').importing).toBeUndefined();
  });

  it('keeps what changed outside of Terraform apart from what it will do', () => {
    const { drift } = planOf('drift');
    expect(drift).toMatchObject([
      {
        address: 'aws_sqs_queue.Intake',
        action: 'update',
        before: { visibility_timeout_seconds: 180 },
        after: { visibility_timeout_seconds: 45 },
      },
    ]);
    expect(planOf('update').drift).toEqual([]);
  });

  it('has an entry for each instance, with its module and key', () => {
    expect(
      planOf('modules').changes.map(({ address, block, module, key }) => [
        address,
        block,
        module,
        key,
      ]),
    ).toEqual([
      ['aws_sqs_queue.Dead[0]', 'aws_sqs_queue.Dead', '', 0],
      ['aws_sqs_queue.Dead[1]', 'aws_sqs_queue.Dead', '', 1],
      ...['eu', 'us'].map((name) => [
        `module.intake["${name}"].aws_sqs_queue.this`,
        'module.intake.aws_sqs_queue.this',
        `module.intake["${name}"]`,
        undefined,
      ]),
    ]);
  });

  it('knows the provider and the region of each, through modules too', () => {
    expect(changeIn('modules', 'aws_sqs_queue.Dead[0]')).toMatchObject({ region: 'eu-west-1' });
    expect(changeIn('modules', 'module.intake["eu"].aws_sqs_queue.this')).toMatchObject({
      provider: 'aws.use1',
      region: 'us-east-1',
    });
  });

  it('knows the region of what is no longer configured by its ARN only', () => {
    expect(changeIn('destroy', 'aws_dynamodb_table.Orders').region).toBe('eu-west-1');
    expect(changeIn('destroy', 'aws_s3_bucket.Photos').region).toBeUndefined();
  });

  it('does not take what a failed replacement left behind for the resource', () => {
    const text = JSON.stringify({
      format_version: '1.2',
      resource_changes: ['', '1a2b3c4d'].map((deposed) => ({
        address: 'aws_x.A',
        mode: 'managed',
        type: 'aws_x',
        name: 'A',
        ...(deposed === '' ? {} : { deposed }),
        change: { actions: [deposed === '' ? 'no-op' : 'delete'], before: {}, after: {} },
      })),
    });
    const plan = parsePlan(text, 'plan.json');
    expect(plan.find('aws_x.A')?.action).toBe('no-op');
    expect(plan.planned.resources).toHaveLength(1);
  });
});

describe('a value', () => {
  it('that is known only after the apply is unknown, with what it comes from', () => {
    const { after } = changeIn('unknown', 'aws_sns_topic_subscription.Thumbnails');
    expect(after?.['topic_arn']).toEqual(
      new Unknown(
        '(known after apply)',
        ['aws_sns_topic.Uploaded.arn'],
        'known only after an apply',
      ),
    );
    expect(after?.['endpoint']).toBe('arn:aws:sqs:eu-west-1:123456789012:thumbnails');
  });

  it('comes from what a module was given and what it puts out', () => {
    const { after } = changeIn('modules', 'module.intake["us"].aws_sqs_queue.this');
    expect(after?.['redrive_policy']).toMatchObject({ references: ['aws_sqs_queue.Dead.arn'] });
  });

  it('within a block is unknown while its neighbours are known', () => {
    const { after } = changeIn('unknown', 'aws_s3_bucket_notification.Photos');
    expect(after?.['topic']).toMatchObject([
      { filter_prefix: 'uploads/', topic_arn: { references: ['aws_sns_topic.Uploaded.arn'] } },
    ]);
  });

  it('that is sensitive is a mark that only compares', () => {
    const { before, after } = changeIn('sensitive', 'aws_ssm_parameter.Password');
    const [old, now] = [before?.['value'], after?.['value']];
    expect(isSensitive(old) && isSensitive(now) && old.equals(now)).toBe(false);
    expect(new Sensitive(['a']).equals(new Sensitive(['a']))).toBe(true);
    expect(new Sensitive('a').equals(new Sensitive(new Unknown('', [], '')))).toBeUndefined();
  });

  it('that was copied from a sensitive one is as sensitive', () => {
    const { after } = changeIn('sensitive', 'aws_sqs_queue.Intake');
    expect(JSON.stringify([after?.['tags'], after?.['tags_all']])).toBe(
      '[{"token":"(sensitive value)"},{"token":"(sensitive value)"}]',
    );
  });

  it('that is sensitive appears nowhere in the model', () => {
    const plan = planOf('sensitive');
    const { changes, drift, outputChanges, variables, prior, planned } = plan;
    const shown = JSON.stringify({ changes, drift, outputChanges, variables, prior, planned });
    expect(shown).toContain('/orders/password');
    expect(shown).not.toMatch(/correct horse|battery staple/);
  });

  it('that is sensitive never gets out, wherever a provider copies it to', () => {
    const secret = 'hunter22-hunter22';
    assert(
      property(jsonValue(), dictionary(string(), jsonValue()), (copies, rest) => {
        const hidden = JSON.parse(JSON.stringify({ ...rest, copies }), (_, value: unknown) =>
          typeof value === 'string' ? `${value}${secret}` : value,
        ) as JsonObject;
        const { changes, planned } = plan({
          actions: ['create'],
          before: null,
          after: { ...hidden, password: secret },
          after_sensitive: { password: true },
        });
        const shown = JSON.stringify([changes, planned.resources]);
        expect(shown).not.toContain(secret);
      }),
    );
  });

  it('without marks is the one that was read', () => {
    assert(
      property(dictionary(string(), jsonValue()), (values) => {
        const after = JSON.parse(JSON.stringify(values)) as JsonObject;
        const [change] = plan({ actions: ['create'], before: null, after }).changes;
        expect(change?.after).toEqual(after);
      }),
    );
  });
});

describe('what a plan leads to', () => {
  it('is a configuration without what goes, whose absent arguments are absent', () => {
    const planned = plannedConfiguration(planOf('destroy'));
    expect(planned.of).toBe('plan');
    expect(planned.resources.map(({ address }) => address)).toEqual(['aws_sqs_queue.Intake']);
    expect(planned.find('aws_sqs_queue.Intake')?.attributes).not.toHaveProperty(
      'kms_master_key_id',
    );
  });

  it('has the data sources that Terraform read while it planned, and those it has yet to read', () => {
    const document = ['data.aws_iam_policy_document.Thumbnails'];
    for (const name of ['no-op', 'unknown']) {
      expect(planOf(name).planned.dataSources.map(({ address }) => address)).toEqual(document);
    }
  });

  it('has the edges of its text', () => {
    const { edges } = readPlan(join(PLANS, 'create.json')).planned;
    expect(edges).toContainEqual({
      from: 'aws_sns_topic_subscription.Thumbnails',
      attribute: 'endpoint',
      to: 'aws_sqs_queue.Thumbnails',
      toAttribute: 'arn',
    });
    expect(edges).toContainEqual({
      from: 'output.queue_url',
      attribute: 'value',
      to: 'aws_sqs_queue.Thumbnails',
      toAttribute: 'url',
    });
  });

  it('has edges out of modules, to the resources behind variables', () => {
    expect(planOf('modules').planned.edges).toContainEqual({
      from: 'module.intake.aws_sqs_queue.this',
      attribute: 'redrive_policy',
      to: 'aws_sqs_queue.Dead',
      toAttribute: 'arn',
    });
  });

  it('finds the instances that an edge names', () => {
    const { planned } = planOf('modules');
    expect(planned.instancesOf('aws_sqs_queue.Dead').map(({ key }) => key)).toEqual([0, 1]);
    expect(planned.resourcesOf('aws_sqs_queue')).toHaveLength(4);
  });

  it('knows as much of an unknown value as its text does', () => {
    const known = planOf('create').planned.find('aws_sqs_queue.Thumbnails');
    expect(known?.attributes['redrive_policy']).toMatchObject({
      references: ['aws_sqs_queue.ThumbnailsDead.arn'],
      reason: 'known only after an apply',
    });
  });

  it('asks the resolver for what neither plan nor text knows', () => {
    const plan = planOf('create').planned;
    const resolved = plan.resolved(({ resource, attribute }) =>
      attribute === 'arn' ? `arn:of:${resource.name}` : undefined,
    );
    expect(resolved.find('aws_sqs_queue.Thumbnails')?.attributes).toMatchObject({
      arn: 'arn:of:Thumbnails',
    });
    expect(resolved.find('aws_sns_topic_subscription.Thumbnails')?.attributes['endpoint']).toBe(
      'arn:of:Thumbnails',
    );
    expect(isUnknown(plan.find('aws_sqs_queue.Thumbnails')?.attributes['arn'])).toBe(true);
  });
});

describe('what is deployed', () => {
  it('is the state before the plan', () => {
    const prior = priorConfiguration(planOf('destroy'));
    expect(prior.of).toBe('state');
    expect(prior.resources.map(({ address }) => address)).toEqual([
      'aws_dynamodb_table.Orders',
      'aws_s3_bucket.Photos',
      'aws_sqs_queue.Intake',
    ]);
    expect(planOf('create').prior.resources).toEqual([]);
  });

  it('has edges by the identifiers that its values hold, in documents too', () => {
    const { edges } = planOf('no-op').prior;
    expect(edges).toContainEqual(
      expect.objectContaining({
        from: 'aws_sqs_queue.Thumbnails',
        to: 'aws_sqs_queue.ThumbnailsDead',
      }),
    );
    expect(edges).toContainEqual(
      expect.objectContaining({
        from: 'aws_s3_bucket_notification.Photos',
        attribute: 'topic.0.topic_arn',
        to: 'aws_sns_topic.Uploaded',
      }),
    );
  });
});

describe('a file of a plan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const text = readFileSync(join(PLANS, 'update.json'), 'utf8').replaceAll(
    /"team": *"orders"/g,
    '"team":"Straße €"',
  );
  const marked = Buffer.from(`\uFEFF${text}`, 'utf16le');

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, as PowerShell writes it', marked],
    ['UTF-16, the high byte first', Buffer.from(marked).swap16()],
  ])('is read in %s', (_, bytes) => {
    const file = join(folder, 'plan.json');
    writeFileSync(file, bytes);
    const { changes } = readPlan(file);
    expect(changes.map(({ after }) => after)).toEqual(
      parsePlan(text, file).changes.map(({ after }) => after),
    );
    expect(JSON.stringify(changes)).toContain('Straße €');
  });
});

it('reads the redacted plan of HCP Terraform, whose version has another name', () => {
  const json = { plan_format_version: '1.1', resource_changes: [] };
  expect(parsePlan(JSON.stringify(json), 'plan.json')).toMatchObject({ formatVersion: '1.1' });
});

describe('a file that is no plan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['{"format_version":', 'is not valid JSON'],
    ['PK\u0003\u0004…', "is a plan in Terraform's binary form"],
    ['[]', 'a plan is a JSON object'],
    ['{"name":"x"}', 'is JSON, but no plan'],
    ['{"format_version":"1.0","values":{}}', 'is a state, not a plan'],
    ['{"format_version":"1.0"}', 'is a state, not a plan'],
    [
      '{"version":4,"terraform_version":"1.11.4","serial":1,"resources":[]}',
      'is a state, not a plan',
    ],
    ['{"format_version":"1.0","provider_schemas":{}}', 'is JSON, but no plan'],
    [
      '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info","@message":"Plan: 1"}\n',
      'is what terraform plan -json prints, a message a line, not a plan',
    ],
    ['{"@level":"info","@message":"Terraform 1.11.4"}', 'is what terraform plan -json prints'],
    ['{"name":"x"}\n{"name":"y"}', 'is not valid JSON'],
    ['{"format_version":"2.0","resource_changes":[]}', 'plans of format 2.0 are not known'],
    ['{"format_version":"1.2","resource_changes":{}}', 'resource_changes must be a list'],
    [
      '{"format_version":"1.2","resource_changes":[{"address":"a"}]}',
      'resource_changes[0].mode must be a text',
    ],
    ['{"format_version":"1.2","configuration":[]}', 'configuration must be an object'],
  ])('%s is rejected in one line that says how to write one', (text, message) => {
    const file = join(folder, 'plan.json');
    writeFileSync(file, text);
    expect(() => readPlan(file)).toThrow(message);
    expect(() => readPlan(file)).toThrow(/^[^\n]*terraform show -json[^\n]*$/);
  });

  it('that no text can hold is rejected by its size', () => {
    const file = join(folder, 'large.json');
    writeFileSync(file, '');
    truncateSync(file, 4e9);
    expect(() => readPlan(file)).toThrow(
      /^\S+large\.json: is too large to be read: 4000 MB, and at most \d+ MB can be$/,
    );
  });

  it('that is missing is rejected with what to do', () => {
    expect(() => readPlan('/nowhere/plan.json')).toThrow(
      '/nowhere/plan.json: there is no such file; plan first',
    );
  });

  it('in any part is rejected in one line, or read without it, and nothing else', () => {
    const text = readFileSync(join(PLANS, 'modules.json'), 'utf8');
    const whole = JSON.parse(text) as Json;
    const paths = pathsOf(whole);
    const wrong = oneof(
      jsonValue({ maxDepth: 1 }),
      constantFrom(null, 5, 'x', true, [], {}, [null]),
    );
    assert(
      property(constantFrom(...paths), wrong, (path, part) => {
        const broken = JSON.stringify(
          replaced(whole, path, JSON.parse(JSON.stringify(part)) as Json),
        );
        try {
          const { planned, prior, changes } = parsePlan(broken, 'plan.json');
          JSON.stringify([changes, planned, prior, planned.edges, prior.edges]);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableTerraform);
          expect((error as Error).message).toMatch(/^plan\.json: [^\n]*$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

type Path = readonly (string | number)[];

function pathsOf(json: Json, path: Path = []): readonly Path[] {
  if (typeof json !== 'object' || json === null) return [path];
  const inner = Object.entries(json).flatMap(([name, item]) =>
    pathsOf(item, [...path, Array.isArray(json) ? Number(name) : name]),
  );
  return [path, ...inner];
}

function replaced(json: Json, [name, ...rest]: Path, by: Json): Json {
  if (name === undefined) return by;
  if (Array.isArray(json)) {
    return (json as readonly Json[]).map((item, at) =>
      at === name ? replaced(item, rest, by) : item,
    );
  }
  const object = json as JsonObject;
  return { ...object, [name]: replaced(object[name] ?? null, rest, by) };
}

describe('the plan of an earlier Terraform', () => {
  type Keyed = { readonly key: string; readonly region?: string; readonly module?: string };

  /** A queue in `module.outer.module.intake`, whose plan has these entries for providers. */
  const regionOf = (providers: readonly Keyed[], key: string): string | undefined => {
    const queue = { mode: 'managed', type: 'aws_sqs_queue', name: 'this' };
    const address = 'module.outer.module.intake["eu"].aws_sqs_queue.this';
    const resources = [{ ...queue, provider_config_key: key }];
    const inner = { module_calls: { intake: { module: { resources } } } };
    const entries = providers.map(({ key: name, region, module }) => [
      name,
      {
        name: 'aws',
        ...(module === undefined ? {} : { module_address: module }),
        ...(region === undefined ? {} : { expressions: { region: { constant_value: region } } }),
      },
    ]);
    return parsePlan(
      JSON.stringify({
        format_version: '0.1',
        resource_changes: [
          { ...queue, address, index: 0, change: { actions: ['create'], after: {} } },
        ],
        configuration: {
          provider_config: Object.fromEntries(entries) as JsonObject,
          root_module: { module_calls: { outer: { module: inner } } },
        },
      }),
      'plan.json',
    ).find(address)?.region;
  };
  const root = { key: 'aws', region: 'eu-west-1' };

  it.each(['intake:aws', 'module.outer.module.intake:aws', 'elsewhere:aws', ':aws', '::'])(
    'is read where nothing is configured under the key %s of a resource',
    (key) => expect(regionOf([], key)).toBeUndefined(),
  );

  it.each(['intake:aws', 'module.outer.module.intake:aws'])(
    'has the provider of the caller where the module of %s has none',
    (key) => {
      expect(regionOf([root], key)).toBe('eu-west-1');
      const outer = { key: 'module.outer:aws', module: 'module.outer', region: 'us-west-2' };
      expect(regionOf([root, outer], key)).toBe('us-west-2');
    },
  );

  it('has the provider of the module itself, whichever form its address has', () => {
    const short = { key: 'intake:aws', module: 'intake', region: 'us-east-1' };
    expect(regionOf([root, short], 'intake:aws')).toBe('us-east-1');
    const long = { ...short, key: 'module.outer.module.intake:aws' };
    expect(regionOf([root, long], 'intake:aws')).toBe('us-east-1');
  });

  it('takes a requirement of a version for no configuration', () => {
    const required = { key: 'intake:aws', module: 'intake' };
    expect(regionOf([root, required], 'intake:aws')).toBe('eu-west-1');
  });

  it('says no region where the call may hand down another provider', () => {
    const other = { key: 'aws.use1', region: 'us-east-1' };
    expect(regionOf([root, other], 'intake:aws')).toBeUndefined();
    expect(regionOf([root], 'intake:aws')).toBe('eu-west-1');
  });
});

describe('what a plan says besides its changes', () => {
  const update = { actions: ['update'], before: { arn: 'a' }, after: { arn: 'b' } };

  it('is read where a wrapper prints the command before it and its outputs after it', () => {
    const json = JSON.stringify({ format_version: '1.2', resource_changes: [] });
    const text = `[command]/tmp/terraform-bin show -json plan.bin\n${json}\n::set-output name=exitcode::0`;
    expect(parsePlan(text, 'plan.json').formatVersion).toBe('1.2');
    expect(() => parsePlan('[command]/tmp/terraform-bin show', 'plan.json')).toThrow(
      /^plan\.json: is not valid JSON/,
    );
  });

  it('is also what Terraform puts off, with the reason', () => {
    const resource_change = {
      address: 'aws_x.B[0]',
      mode: 'managed',
      type: 'aws_x',
      name: 'B',
      change: update,
    };
    const { deferred, planned } = plan(update, {
      deferred_changes: [{ reason: 'instance_count_unknown', resource_change }, {}],
    });
    expect(deferred).toMatchObject([
      { reason: 'instance_count_unknown', change: { address: 'aws_x.B[0]', action: 'update' } },
      { reason: 'unknown', change: undefined },
    ]);
    expect(planned.reading?.unread).toEqual([
      { what: 'aws_x.B[0]', why: 'Terraform puts it off to a later plan (instance_count_unknown)' },
      { what: 'a resource', why: 'Terraform puts it off to a later plan (unknown)' },
    ]);
    expect(plan(update).deferred).toEqual([]);
    expect(plan(update).planned.reading?.unread).toEqual([]);
  });

  it('is also each check that failed, with its messages, and none that passed', () => {
    const address = { to_display: 'check.health', kind: 'check' };
    const instance = { address: { to_display: 'aws_x.A[0]' }, status: 'fail' };
    const { failedChecks } = plan(update, {
      checks: [
        { address, status: 'error' },
        { address, status: 'pass', instances: [{ address, status: 'pass' }] },
        { address, status: 'unknown' },
        { address, status: 'fail', instances: [{ ...instance, problems: [{ message: 'No.' }] }] },
      ],
    });
    expect(failedChecks).toEqual([
      { address: 'check.health', status: 'error', problems: [] },
      { address: 'aws_x.A[0]', status: 'fail', problems: ['No.'] },
    ]);
    expect(plan(update, { checks: null }).failedChecks).toEqual([]);
  });

  it('is also what the apply invokes', () => {
    const rest = { action_invocations: [{ address: 'action.aws_lambda_invoke.Warm' }] };
    expect(plan(update, rest).invocations).toEqual(['action.aws_lambda_invoke.Warm']);
  });

  it('is drift without an address too, as other tools leave it', () => {
    const drift = { mode: 'managed', type: 'aws_x', name: 'B', change: update };
    expect(plan(update, { resource_drift: [drift] }).drift).toMatchObject([
      { address: 'aws_x.B', action: 'update' },
    ]);
  });

  it('is nothing where it is nested beyond any plan', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const text = (depth: number) =>
      `{"format_version":"1.2","resource_changes":[],"x":${nested(depth)}}`;
    expect(() => parsePlan(text(100_000), 'plan.json')).toThrow(
      'plan.json: is nested too deeply for a plan',
    );
    expect(parsePlan(text(100), 'plan.json').changes).toEqual([]);
  });
});
