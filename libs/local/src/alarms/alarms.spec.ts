import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecCloud } from '../testing/cloud-of';
import { samplesOf } from './metrics';

const ALARM_TOPIC = {
  aws_sns_topic: { Alarms: { name: 'alarms' } },
  aws_sns_topic_policy: {
    Alarms: {
      arn: '${aws_sns_topic.Alarms.arn}',
      policy: JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: '${aws_sns_topic.Alarms.arn}',
            Condition: { ArnEquals: { 'aws:SourceArn': '${aws_cloudwatch_metric_alarm.A.arn}' } },
          },
        ],
      }),
    },
  },
};

const stack = (alarm: object, topic: object = ALARM_TOPIC): object => ({
  resource: {
    ...topic,
    aws_sns_topic: ALARM_TOPIC.aws_sns_topic,
    aws_iam_role: {
      Job: {
        name: 'job',
        assume_role_policy: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'lambda.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      },
    },
    aws_lambda_function: {
      Job: {
        function_name: 'job',
        role: '${aws_iam_role.Job.arn}',
        handler: 'index.handler',
        runtime: 'nodejs22.x',
        filename: 'code.zip',
      },
    },
    aws_cloudwatch_metric_alarm: {
      A: {
        alarm_name: 'a',
        namespace: 'AWS/Lambda',
        metric_name: 'Errors',
        dimensions: { FunctionName: 'job' },
        statistic: 'Sum',
        period: 60,
        evaluation_periods: 1,
        threshold: 1,
        comparison_operator: 'GreaterThanOrEqualToThreshold',
        treat_missing_data: 'notBreaching',
        alarm_actions: ['${aws_sns_topic.Alarms.arn}'],
        ...alarm,
      },
    },
  },
});

async function call({ cloud, clock }: SpecCloud, payload: object): Promise<void> {
  const called = cloud.lambda.invoke(ADMINISTRATOR, { functionName: 'job', payload });
  await clock.runUntilIdle();
  await called;
}

const handler = ({ fails }: { fails?: boolean }): null => {
  if (fails === true) throw new Error('no');
  return null;
};

const states = (spec: SpecCloud): readonly string[] => spec.of('alarm').map(({ state }) => state);

describe('an alarm of a function', () => {
  it('rings when the period ends in which it failed, and stops', async () => {
    const spec = cloudOf(stack({}), handler);
    await call(spec, { fails: true });
    expect(states(spec)).toEqual(['ALARM', 'OK']);
    expect(spec.of('denied').map(({ action }) => action)).not.toContain('sns:Publish');
  });

  it('stays silent while nothing fails, and below its threshold', async () => {
    const well = cloudOf(stack({}), handler);
    await call(well, {});
    const once = cloudOf(stack({ threshold: 2 }), handler);
    await call(once, { fails: true });
    expect([states(well), states(once)]).toEqual([[], []]);
  });

  it('names the permission that its action lacks, before it rings', () => {
    const spec = cloudOf(stack({}, {}), handler);
    expect(spec.denials().map(({ explanation }) => explanation)).toEqual([
      expect.stringContaining('cloudwatch.amazonaws.com may not sns:Publish'),
    ]);
  });

  const calling = (permission: object): object => {
    const terraform = stack({ alarm_actions: ['${aws_lambda_function.Job.arn}'] });
    Object.assign((terraform as { resource: object }).resource, {
      aws_lambda_permission: {
        Alarm: {
          function_name: 'job',
          action: 'lambda:InvokeFunction',
          source_arn: '${aws_cloudwatch_metric_alarm.A.arn}',
          ...permission,
        },
      },
    });
    return terraform;
  };

  it('calls a function with the change of its state', async () => {
    const events: object[] = [];
    const spec = cloudOf(
      calling({ principal: 'lambda.alarms.cloudwatch.amazonaws.com' }),
      (event: { fails?: boolean }) => {
        events.push(event);
        return handler(event);
      },
    );
    await call(spec, { fails: true });
    expect(events[1]).toMatchObject({
      source: 'aws.cloudwatch',
      alarmData: { state: { value: 'ALARM' }, previousState: { value: 'INSUFFICIENT_DATA' } },
    });
  });

  it('calls no function that admits CloudWatch under another name', () => {
    const spec = cloudOf(calling({ principal: 'cloudwatch.amazonaws.com' }), handler);
    expect(spec.denials().map(({ principal }) => principal)).toEqual([
      'lambda.alarms.cloudwatch.amazonaws.com',
    ]);
  });

  it('names an action of another kind', () => {
    const action = 'arn:aws:automate:eu-west-1:ec2:reboot';
    expect(cloudOf(stack({ alarm_actions: [action] }), handler).cloud.notSimulated).toContainEqual(
      `aws_cloudwatch_metric_alarm.A: the action ${action} is not simulated: alarms tell topics and call functions`,
    );
  });

  it('of a metric that is not measured is said', () => {
    const { cloud } = cloudOf(stack({ metric_name: 'IteratorAge' }), handler);
    expect(cloud.notSimulated).toEqual([
      'aws_cloudwatch_metric_alarm.A: AWS/Lambda IteratorAge is not measured here; the alarm stays as it is',
    ]);
  });
});

it('metrics in the log of a function have the names and dimensions that it gives them', () => {
  const line = JSON.stringify({
    _aws: {
      CloudWatchMetrics: [
        { Namespace: 'Shop', Dimensions: [['service']], Metrics: [{ Name: 'Sold' }] },
      ],
    },
    service: 'till',
    Sold: 3,
  });
  const samples = samplesOf({
    kind: 'returned',
    at: 0,
    uploads: [],
    functionName: 'job',
    requestId: 'r',
    messageIds: [],
    log: [line],
  });
  expect(samples.at(-1)).toEqual({
    metric: { namespace: 'Shop', name: 'Sold', dimensions: { service: 'till' } },
    value: 3,
  });
});
