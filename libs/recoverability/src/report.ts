import { markdownCode, markdownText, visible } from '@archway/checks';
import type { Unread } from '@archway/terraform';
import { costLines, sumOf, type BackupCost } from './backup-costs';
import type { FailingJob } from './failing-jobs';
import type { Protection, Store } from './model';
import { lineOfMiss, type Miss } from './requirement';
import { brief, formula } from './words';

/** What was found, and what does not meet the objectives that somebody requires. */
export interface RecoveryReport {
  readonly stores: readonly Store[];
  readonly misses: readonly Miss[];
  /** What could not be read, so that its stores are missing here. @default - nothing */
  readonly unread?: readonly Unread[];
  /** What Terraform applies and a job does not do. @default - nothing */
  readonly failing?: readonly FailingJob[];
  /** What backups cost. @default - nobody asked */
  readonly costs?: readonly BackupCost[];
}

/** The report for a terminal. */
export function textOfReport(report: RecoveryReport): string {
  const { stores, misses, costs, failing = [] } = report;
  const lines = stores.flatMap((store) => [
    visible(
      `${store.address} (${store.noun}${store.region === undefined ? '' : `, ${store.region}`})`,
    ),
    ...(store.protections.length === 0 ? ['  nothing protects it'] : []),
    ...store.protections.map((each) => `  ${visible(wordsOf(each))}`),
    ...(store.rpo === undefined ? [] : [`  rpo        ${formula(store.rpo)}`]),
    ...(store.regionRpo === undefined ? [] : [`  region-rpo ${formula(store.regionRpo)}`]),
    ...(store.rto === undefined ? [] : [`  rto        ${formula(store.rto)}`]),
    '',
  ]);
  return [
    ...lines,
    ...failing.map((each) => visible(`! ${lineOfJob(each)}`)),
    ...(failing.length === 0 ? [] : ['']),
    ...(costs === undefined ? [] : [...costLines(costs).map((line) => visible(line)), '']),
    ...misses.map((miss) => visible(`✗ ${lineOfMiss(miss)}`)),
    `${summaryOfReport(report)}`,
    '',
  ].join('\n');
}

/** The report as Markdown. */
export function markdownOfReport(report: RecoveryReport): string {
  const { stores, misses, costs, failing = [] } = report;
  return [
    '## Recovery',
    '',
    summaryOfReport(report),
    '',
    ...(misses.length === 0
      ? []
      : [...misses.map((miss) => `- ❌ ${markdownText(lineOfMiss(miss))}`), '']),
    ...failing.map((each) => `- ⚠️ ${markdownText(lineOfJob(each))}`),
    ...(failing.length === 0 ? [] : ['']),
    ...(stores.length === 0
      ? []
      : [
          '| What | Protected by | RPO | RPO of the region | RTO |',
          '| --- | --- | --- | --- | --- |',
          ...stores.map(
            (store) =>
              `| ${[
                markdownCode(store.address),
                store.protections.length === 0
                  ? '**nothing**'
                  : store.protections.map((each) => markdownText(wordsOf(each))).join('<br>'),
                markdownText(store.rpo === undefined ? 'all of it' : formula(store.rpo)),
                markdownText(
                  store.regionRpo === undefined ? 'all of it' : formula(store.regionRpo),
                ),
                markdownText(store.rto === undefined ? 'never' : formula(store.rto)),
              ].join(' | ')} |`,
          ),
          '',
        ]),
    ...(costs === undefined
      ? []
      : [...costLines(costs).map((each) => `- ${markdownText(each)}`), '']),
  ].join('\n');
}

/** The report as JSON: every objective with its terms, in minutes. */
export function jsonOfReport({
  stores,
  misses,
  unread = [],
  costs,
  failing = [],
}: RecoveryReport): string {
  const document = {
    stores,
    misses: misses.map(({ store, objective, reason }) => ({
      address: store.address,
      stack: store.stack,
      ...(store.region === undefined ? {} : { region: store.region }),
      objective,
      reason,
    })),
    failingJobs: failing,
    unread: unread.map(({ what, why }) => ({ what, why })),
    ...(costs === undefined
      ? {}
      : {
          backupCosts: {
            label: 'estimate in US dollars a month, at prices of us-east-1',
            ...sumOf(costs),
            classes: costs.map(({ store, ...cost }) => ({
              address: store.address,
              stack: store.stack,
              ...cost,
            })),
          },
        }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Such as `5 stores: 1 without protection, worst rpo 32 h`. */
export function summaryOfReport({ stores, misses, unread = [] }: RecoveryReport): string {
  const bare = stores.filter(({ protections }) => protections.length === 0).length;
  const open = stores.filter(
    ({ protections, rpo }) => protections.length > 0 && rpo === undefined,
  ).length;
  const known = stores.flatMap(({ rpo }) => (rpo?.minutes === undefined ? [] : [rpo]));
  const worst = [...known].sort((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0))[0];
  return [
    `${stores.length} ${stores.length === 1 ? 'store' : 'stores'}: ${bare} without any protection`,
    ...(open === 0 ? [] : [`${open} without a certain way back from deletion`]),
    ...(worst === undefined ? [] : [`worst known rpo ${brief(worst, '')}`]),
    ...(misses.length === 0 ? [] : [`${misses.length} objectives missed`]),
    ...unread.map(({ what, why }) => visible(`not read: ${what}: ${why}`)),
  ].join(', ');
}

/** What fails later as one line. */
export function lineOfJob({ address, stack, reason }: FailingJob): string {
  return `${address} (${stack}) ${reason}`;
}

/** A protection as one line. */
export function wordsOf({ kind, by, detail, unknown, assumes }: Protection): string {
  const words = [`${kind} by ${by}`, ...(detail === undefined ? [] : [detail])].join(': ');
  const notes = [
    ...(unknown === undefined ? [] : [`not certain: ${unknown}`]),
    ...(assumes === undefined ? [] : [`assumes that ${assumes}`]),
  ];
  return notes.length === 0 ? words : `${words} (${notes.join('; ')})`;
}
