import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import { keyProblems } from './table-attributes';
import type {
  OnDemandLimits,
  Projection,
  ProvisionedCapacity,
  ScaledCapacity,
  TableProps,
} from './table-props';
import { PROJECTIONS, STREAM_VIEWS } from './table-props';

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
const MOST_GLOBAL_INDEXES = 20;
const MOST_LOCAL_INDEXES = 5;
const MOST_PROJECTED_ATTRIBUTES = 100;
const MOST_ATTRIBUTES_OF_INDEX = 20;

const NAME = /^[A-Za-z0-9_.-]{3,255}$/;
const NAME_RULE = "3 to 255 letters, digits, '_', '-' and '.'";

/** What DynamoDB would refuse of a table's props. */
export function tableProblems(props: TableProps): readonly Problem[] {
  const { pointInTimeRecoveryDays: days, timeToLiveAttribute: ttl } = props;
  return [
    notMatching('tableName', props.tableName, NAME, NAME_RULE),
    ...keyProblems(props),
    ...indexProblems(props),
    ...capacityProblems('provisioned', props.provisioned),
    ...limitProblems('onDemandLimits', props.onDemandLimits),
    problemIf(
      props.provisioned !== undefined && props.onDemandLimits !== undefined,
      'onDemandLimits must be left out beside provisioned, got both',
    ),
    notOneOf('tableClass', props.tableClass, ['STANDARD', 'STANDARD_INFREQUENT_ACCESS']),
    days === false ? undefined : notWhole('pointInTimeRecoveryDays', days, 1, 35),
    problemIf(
      ttl !== undefined && !isOpen(ttl) && (ttl === '' || ttl.length > 255),
      `timeToLiveAttribute must have 1 to 255 characters, got ${show(ttl)}`,
    ),
    notOneOf('stream', props.stream, STREAM_VIEWS),
    ...replicaProblems(props),
    ...importProblems(props),
  ];
}

function indexProblems(props: TableProps): readonly Problem[] {
  const { globalSecondaryIndexes: globals = [], localSecondaryIndexes: locals = [] } = props;
  const names = [...locals, ...globals].map(({ indexName }) => indexName);
  const projected = [...locals, ...globals].flatMap(({ projection }) =>
    typeof projection === 'object' ? projection : [],
  );
  return [
    problemIf(
      globals.length > MOST_GLOBAL_INDEXES,
      `globalSecondaryIndexes must be at most ${MOST_GLOBAL_INDEXES}, got ${globals.length}`,
    ),
    problemIf(
      locals.length > MOST_LOCAL_INDEXES,
      `localSecondaryIndexes must be at most ${MOST_LOCAL_INDEXES}, got ${locals.length}`,
    ),
    problemIf(
      locals.length > 0 && props.sortKey === undefined,
      'sortKey must be given where there are localSecondaryIndexes, got undefined',
    ),
    ...names.map((name, index) =>
      problemIf(
        names.indexOf(name) < index,
        `indexName must be another for each index, got ${show(name)} twice`,
      ),
    ),
    ...names.map((name) => notMatching('indexName', name, NAME, NAME_RULE)),
    ...[...locals, ...globals].flatMap(({ indexName, projection }) =>
      projectionProblems(`projection of ${show(indexName)}`, projection),
    ),
    problemIf(
      projected.length > MOST_PROJECTED_ATTRIBUTES,
      `projection must name at most ${MOST_PROJECTED_ATTRIBUTES} attributes in all indexes, got ${projected.length}`,
    ),
    ...globals.flatMap(({ indexName, provisioned, onDemandLimits }) => [
      ...capacityProblems(`provisioned of ${show(indexName)}`, provisioned),
      ...limitProblems(`onDemandLimits of ${show(indexName)}`, onDemandLimits),
      problemIf(
        provisioned !== undefined && props.provisioned === undefined,
        `provisioned of ${show(indexName)} must be left out where the table is on demand`,
      ),
      problemIf(
        onDemandLimits !== undefined && props.provisioned !== undefined,
        `onDemandLimits of ${show(indexName)} must be left out where the table is provisioned`,
      ),
    ]),
  ];
}

function projectionProblems(prop: string, projection: Projection | undefined): readonly Problem[] {
  if (typeof projection !== 'object') return [notOneOf(prop, projection, PROJECTIONS)];
  return [
    problemIf(
      projection.length === 0 || projection.length > MOST_ATTRIBUTES_OF_INDEX,
      `${prop} must name 1 to ${MOST_ATTRIBUTES_OF_INDEX} attributes, got ${projection.length}`,
    ),
    problemIf(
      new Set(projection).size < projection.length,
      `${prop} must name each attribute once, got ${show(projection)}`,
    ),
  ];
}

function capacityProblems(
  prop: string,
  capacity: ProvisionedCapacity | undefined,
): readonly Problem[] {
  if (capacity === undefined) return [];
  return (['read', 'write'] as const).flatMap((kind) => {
    const value = capacity[kind];
    return typeof value === 'object'
      ? scaledProblems(`${prop}.${kind}`, value)
      : [notWhole(`${prop}.${kind}`, value, 1, Number.MAX_SAFE_INTEGER)];
  });
}

function scaledProblems(prop: string, scaled: ScaledCapacity): readonly Problem[] {
  const { minimum, maximum } = scaled;
  return [
    notWhole(`${prop}.minimum`, minimum, 1, Number.MAX_SAFE_INTEGER),
    notWhole(`${prop}.maximum`, maximum, 1, Number.MAX_SAFE_INTEGER),
    problemIf(
      !isOpen(minimum) && !isOpen(maximum) && maximum < minimum,
      `${prop}.maximum must be at least the minimum ${minimum}, got ${maximum}`,
    ),
    notWhole(`${prop}.targetUtilizationPercent`, scaled.targetUtilizationPercent, 20, 90),
  ];
}

function limitProblems(prop: string, limits: OnDemandLimits | undefined): readonly Problem[] {
  return (['maxReadRequestUnits', 'maxWriteRequestUnits'] as const).map((unit) =>
    notWhole(`${prop}.${unit}`, limits?.[unit], 1, Number.MAX_SAFE_INTEGER),
  );
}

function replicaProblems(props: TableProps): readonly Problem[] {
  const { replicas = [], stream, provisioned } = props;
  if (replicas.length === 0) return [];
  const regions = replicas.map(({ region }) => region);
  return [
    problemIf(
      stream !== undefined && stream !== 'NEW_AND_OLD_IMAGES',
      `stream must be NEW_AND_OLD_IMAGES where there are replicas, got ${stream}`,
    ),
    problemIf(
      typeof provisioned?.write === 'number',
      `provisioned.write must scale where there are replicas, got ${show(provisioned?.write)}: give a minimum and a maximum`,
    ),
    problemIf(
      new Set(regions).size < regions.length,
      `replicas must each be in another region, got ${regions.join(', ')}`,
    ),
    ...replicas.map(({ region, encryptionKey }) =>
      problemIf(
        (encryptionKey === undefined) !== (props.encryptionKey === undefined),
        `replicas must have an encryptionKey exactly where the table has one, got ${encryptionKey ? 'one' : 'none'} for ${region}`,
      ),
    ),
  ];
}

function importProblems({ importSource: source }: TableProps): readonly Problem[] {
  if (source === undefined) return [];
  const csv = source.csvDelimiter !== undefined || source.csvHeaders !== undefined;
  return [
    notOneOf('importSource.format', source.format, ['CSV', 'DYNAMODB_JSON', 'ION']),
    notOneOf('importSource.compression', source.compression, ['GZIP', 'NONE', 'ZSTD']),
    problemIf(
      csv && source.format !== 'CSV',
      `importSource.format must be CSV beside csvDelimiter and csvHeaders, got ${source.format}`,
    ),
    notMatching(
      'importSource.csvDelimiter',
      source.csvDelimiter,
      /^[,:;|\t ]$/,
      "one of ',', ':', ';', '|', a tab or a space",
    ),
    problemIf(
      source.csvHeaders !== undefined &&
        (source.csvHeaders.length === 0 || source.csvHeaders.length > 255),
      `importSource.csvHeaders must be 1 to 255, got ${source.csvHeaders?.length}`,
    ),
  ];
}
