import type { Metric } from '@archway/core';
import { synth } from '@archway/testing';
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import type { DashboardProps, MetricWidget } from './dashboard';
import { Dashboard } from './dashboard';

const AGE: Metric = {
  namespace: 'AWS/SQS',
  metricName: 'ApproximateAgeOfOldestMessage',
  dimensions: { QueueName: 'orders' },
  statistic: 'Maximum',
};
const WIDGET: MetricWidget = { title: 'Waiting', metrics: { oldest: AGE } };

function shown(rows: DashboardProps['rows'], dashboardName?: string) {
  return synth((stack) => {
    new Dashboard(stack, 'Orders', { rows, dashboardName });
  });
}

function widgetsOf(rows: DashboardProps['rows']) {
  return JSON.parse(shown(rows).only(CloudwatchDashboard)['dashboard_body']).widgets;
}

it('deploys one dashboard that shows metrics of its region by name', () => {
  const stack = shown([[{ ...WIDGET, line: { label: 'too late', value: 60 } }]]);
  expect(stack.inventory).toEqual({ aws_cloudwatch_dashboard: 1 });
  expect(stack.only(CloudwatchDashboard)['dashboard_name']).toBe('test-test-Orders');
  expect(JSON.parse(stack.only(CloudwatchDashboard)['dashboard_body']).widgets).toEqual([
    {
      x: 0,
      y: 0,
      width: 24,
      height: 6,
      type: 'metric',
      properties: {
        title: 'Waiting',
        view: 'timeSeries',
        region: 'eu-central-1',
        period: 60,
        metrics: [
          [
            'AWS/SQS',
            'ApproximateAgeOfOldestMessage',
            'QueueName',
            'orders',
            { label: 'oldest', stat: 'Maximum' },
          ],
        ],
        annotations: { horizontal: [{ label: 'too late', value: 60 }] },
      },
    },
  ]);
});

it('sets widgets side by side, below one another, without a gap', () => {
  const places = widgetsOf([[{ text: '# Orders' }], [WIDGET, WIDGET, WIDGET]]).map(
    ({ x, y, width }: { x: number; y: number; width: number }) => [x, y, width],
  );
  expect(places).toEqual([
    [0, 0, 24],
    [0, 6, 8],
    [8, 6, 8],
    [16, 6, 8],
  ]);
});

it('takes four widgets in a row and refuses five', () => {
  expect(widgetsOf([[WIDGET, WIDGET, WIDGET, WIDGET]])).toHaveLength(4);
  expect(() => shown([[WIDGET, WIDGET, WIDGET, WIDGET, WIDGET]])).toThrow(
    'rows[0] must hold 1 to 4 widgets, got 5',
  );
});

it.each<[DashboardProps['rows'], string]>([
  [[], 'rows must hold 1 to 500 widgets, got 0'],
  [[[{ ...WIDGET, metrics: {} }]], "widget 'Waiting' must show at least one metric"],
  [[[{ ...WIDGET, periodSeconds: 90 }]], "periodSeconds of 'Waiting' must be a multiple of 60"],
])('refuses %j', (rows, problem) => {
  expect(() => shown(rows)).toThrow(problem);
});

it('refuses a name with a dot', () => {
  expect(() => shown([[WIDGET]], 'a.b')).toThrow('dashboardName must be 1 to 255 letters');
});
