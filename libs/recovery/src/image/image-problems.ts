import { everFires, parseSchedule } from '@archway/aws';
import type { Problem } from '@archway/core';
import { isOpen, notMatching, notWhole, problemIf, show } from '@archway/core';
import { shareProblems } from '../account-problems';
import type { ImageDistribution, ImagePipelineProps } from './image-pipeline-props';

/** What EC2 Image Builder refuses, or fails over while it builds. */
export function imageProblems(props: ImagePipelineProps): readonly Problem[] {
  const { components, distributions = [] } = props;
  const regions = distributions.map(({ region }) => region);
  return [
    notMatching('version', props.version, /^\d+\.\d+\.\d+$/, 'three numbers such as 1.2.3'),
    problemIf(Object.keys(components).length === 0, 'components must hold at least one, got none'),
    ...Object.entries(components).map(([name, { build = [], test = [] }]) =>
      problemIf(
        build.length === 0 && test.length === 0,
        `components.${name} must build or test something, got neither`,
      ),
    ),
    ...Object.keys(components).map((name) =>
      notMatching(
        'components',
        name,
        /^[A-Za-z][A-Za-z0-9-]{0,63}$/,
        'named by letters, digits and hyphens',
      ),
    ),
    scheduleProblem(props.schedule),
    notWhole('volumeGib', props.volumeGib, 1, 65_536),
    notWhole('testTimeoutMinutes', props.testTimeoutMinutes, 60, 1_440),
    notWhole('keepImages', props.keepImages, 1, 1_000),
    problemIf(
      (props.subnet === undefined) !== ((props.securityGroups ?? []).length === 0),
      'subnet and securityGroups must be given together',
    ),
    ...regions.map((region, at) =>
      problemIf(
        regions.indexOf(region) !== at,
        `distributions[${at}].region must not come twice, got ${show(region)} again`,
      ),
    ),
    ...distributions.flatMap((each, at) => distributionProblems(`distributions[${at}].`, each)),
  ];
}

function distributionProblems(at: string, each: ImageDistribution): readonly Problem[] {
  return [
    notMatching(
      `${at}region`,
      each.region,
      /^[a-z]{2}(-[a-z]+)+-\d$/,
      'a region such as eu-west-1',
    ),
    ...shareProblems(at, each),
  ];
}

function scheduleProblem(expression: string | undefined): Problem {
  if (isOpen(expression)) return undefined;
  // EC2 Image Builder takes five fields too, without the year.
  const fields = expression
    .replace(/^cron\((.*)\)$/, '$1')
    .trim()
    .split(/\s+/);
  const six = fields.length === 5 ? `cron(${fields.join(' ')} *)` : expression;
  const schedule = parseSchedule(six);
  if (schedule.kind === 'invalid') {
    return `schedule must be cron(…), got ${show(expression)}: ${schedule.problem}`;
  }
  return problemIf(
    schedule.kind === 'rate' || !everFires(schedule, new Date().getUTCFullYear()),
    `schedule must be cron(…) that fires at some time, got ${show(expression)}`,
  );
}
