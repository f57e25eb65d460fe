import type { Metric } from '@archway/core';
import {
  environmentOf,
  notMatching,
  notWhole,
  physicalName,
  problemIf,
  rejectProps,
} from '@archway/core';
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/** Metrics over time, or their latest values. */
export interface MetricWidget {
  readonly title: string;

  /** By the names that the widget shows for them. */
  readonly metrics: Readonly<Record<string, Metric>>;

  /**
   * @default 'timeSeries'
   */
  readonly view?: 'singleValue' | 'timeSeries';

  /**
   * What one value stands for, in seconds: a multiple of 60.
   *
   * @default 60
   */
  readonly periodSeconds?: number;

  /**
   * A line with its name, such as the threshold of an alarm.
   *
   * @default - none
   */
  readonly line?: { readonly label: string; readonly value: number };
}

/** Words in Markdown. */
export interface TextWidget {
  readonly text: string;
}

export interface DashboardProps {
  /** What stands beside one another, from the top. At most 4 widgets a row, and 500 in all. */
  readonly rows: readonly (readonly (MetricWidget | TextWidget)[])[];

  /**
   * 1 to 255 letters, digits, `_` and `-`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly dashboardName?: string;
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
const COLUMNS = 24;
const MOST_IN_A_ROW = 4;
const MOST_WIDGETS = 500;
const HEIGHT = 6;

/** Shows metrics side by side. */
export class Dashboard extends Construct {
  readonly dashboardName: string;

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    declaredProps.check(this, 'Dashboard', props);
    const { rows } = props;
    const widgets = rows.flat();
    rejectProps(this, [
      notMatching(
        'dashboardName',
        props.dashboardName,
        /^[A-Za-z0-9_-]{1,255}$/,
        "1 to 255 letters, digits, '_' and '-'",
      ),
      problemIf(
        widgets.length === 0 || widgets.length > MOST_WIDGETS,
        `rows must hold 1 to ${MOST_WIDGETS} widgets, got ${widgets.length}`,
      ),
      ...rows.map((row, index) =>
        problemIf(
          row.length === 0 || row.length > MOST_IN_A_ROW,
          `rows[${index}] must hold 1 to ${MOST_IN_A_ROW} widgets, got ${row.length}`,
        ),
      ),
      ...widgets.flatMap((widget) => {
        if (!('metrics' in widget)) return [];
        const { title, metrics, periodSeconds = 60 } = widget;
        return [
          problemIf(
            Object.keys(metrics).length === 0,
            `widget '${title}' must show at least one metric, got none`,
          ),
          notWhole(`periodSeconds of '${title}'`, periodSeconds, 60, 2_592_000),
          problemIf(
            periodSeconds % 60 !== 0,
            `periodSeconds of '${title}' must be a multiple of 60, got ${periodSeconds}`,
          ),
        ];
      }),
    ]);
    const { region } = environmentOf(this);
    const dashboard = new CloudwatchDashboard(this, 'Default', {
      dashboardName: props.dashboardName ?? physicalName(this, 255),
      dashboardBody: JSON.stringify({
        widgets: rows.flatMap((row, y) =>
          row.map((widget, x) => ({
            x: (x * COLUMNS) / row.length,
            y: y * HEIGHT,
            width: COLUMNS / row.length,
            height: HEIGHT,
            ...('metrics' in widget
              ? { type: 'metric', properties: propertiesOf(widget, region) }
              : { type: 'text', properties: { markdown: widget.text } }),
          })),
        ),
      }),
    });
    this.dashboardName = dashboard.dashboardName;
  }
}

function propertiesOf(widget: MetricWidget, region: string): object {
  const { title, metrics, view = 'timeSeries', periodSeconds = 60, line } = widget;
  return {
    title,
    view,
    region,
    period: periodSeconds,
    metrics: Object.entries(metrics).map(([label, metric]) => [
      metric.namespace,
      metric.metricName,
      ...Object.entries(metric.dimensions).flat(),
      { label, stat: metric.statistic },
    ]),
    ...(line ? { annotations: { horizontal: [{ label: line.label, value: line.value }] } } : {}),
  };
}
