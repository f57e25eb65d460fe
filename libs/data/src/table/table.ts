import { DynamodbContributorInsights } from '@cdktf/provider-aws/lib/dynamodb-contributor-insights';
import { DynamodbResourcePolicy } from '@cdktf/provider-aws/lib/dynamodb-resource-policy';
import type { DynamodbTableConfig } from '@cdktf/provider-aws/lib/dynamodb-table';
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import type { IKey, PolicyStatement } from '@archway/core';
import { physicalName, PolicyDocument, protectState, rejectProps } from '@archway/core';
import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { initialCapacity, scaleCapacity, scales } from './capacity-scaling';
import type { TableAttributes } from './imported-table';
import { ImportedTable } from './imported-table';
import { attributesOf } from './table-attributes';
import { TableBase } from './table-base';
import { tableProblems } from './table-problems';
import type {
  GlobalSecondaryIndex,
  ImportSource,
  OnDemandLimits,
  Projection,
  TableProps,
} from './table-props';

const LONGEST_NAME = 255;

/**
 * A table that can be restored to any second of the last 35 days and that AWS refuses to delete. It is on demand, and
 * declares exactly the attributes that its keys name.
 */
export class Table extends TableBase {
  /** A table that others deploy. What would have to change there becomes a warning. */
  static fromTableAttributes(scope: Construct, id: string, attributes: TableAttributes): TableBase {
    return new ImportedTable(scope, id, attributes);
  }

  readonly tableArn: string;
  readonly tableName: string;
  readonly tableStreamArn?: string;
  readonly encryptionKey?: IKey;
  protected readonly indexNames: readonly string[];
  private readonly name: string;
  private readonly document = new PolicyDocument();
  private policy?: DynamodbResourcePolicy;

  constructor(scope: Construct, id: string, props: TableProps) {
    super(scope, id);
    declaredProps.check(this, 'Table', props);
    rejectProps(this, tableProblems(props));
    const { globalSecondaryIndexes: globals = [], localSecondaryIndexes: locals = [] } = props;
    this.name = props.tableName ?? physicalName(this, LONGEST_NAME);
    this.encryptionKey = props.encryptionKey;
    this.indexNames = [...locals, ...globals].map(({ indexName }) => indexName);
    const resource = new DynamodbTable(this, 'Default', {
      ...configurationOf(props),
      name: this.name,
    });
    protectState(resource);
    this.tableArn = resource.arn;
    this.tableName = resource.name;
    if (streamOf(props) !== undefined) this.tableStreamArn = resource.streamArn;
    this.followLoad(props, resource);
    if (props.contributorInsights) {
      new DynamodbContributorInsights(this, 'ContributorInsights', { tableName: this.tableName });
    }
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    this.policy ??= new DynamodbResourcePolicy(this, 'Policy', {
      resourceArn: this.tableArn,
      policy: '',
    });
    this.policy.policy = this.document.toJson();
  }

  private followLoad(props: TableProps, resource: DynamodbTable): void {
    const ignored: string[] = [];
    if (typeof props.provisioned?.read === 'object') ignored.push('read_capacity');
    if (typeof props.provisioned?.write === 'object') ignored.push('write_capacity');
    if (props.provisioned !== undefined && scales(props.provisioned)) {
      scaleCapacity(this, 'Scaling', props.provisioned, {
        kind: 'table',
        resourceId: `table/${this.tableName}`,
      });
    }
    for (const index of props.globalSecondaryIndexes ?? []) {
      const capacity = index.provisioned ?? props.provisioned;
      if (capacity === undefined || !scales(capacity)) continue;
      scaleCapacity(this, `Scaling-${index.indexName}`, capacity, {
        kind: 'index',
        resourceId: `table/${this.tableName}/index/${index.indexName}`,
      });
      if (!ignored.includes('global_secondary_index')) ignored.push('global_secondary_index');
    }
    if (ignored.length > 0) resource.lifecycle = { ignoreChanges: ignored };
    if (ignored.includes('global_secondary_index')) {
      Annotations.of(this).addWarning(
        'the capacity of its indexes scales, so Terraform ignores every later change of globalSecondaryIndexes',
      );
    }
  }
}

function streamOf({ stream, replicas = [] }: TableProps): string | undefined {
  return stream ?? (replicas.length > 0 ? 'NEW_AND_OLD_IMAGES' : undefined);
}

function configurationOf(props: TableProps): Omit<DynamodbTableConfig, 'name'> {
  const { provisioned, pointInTimeRecoveryDays: days = 35, encryptionKey: key } = props;
  const { globalSecondaryIndexes: globals, localSecondaryIndexes: locals, replicas } = props;
  const stream = streamOf(props);
  const deletionProtectionEnabled = props.deletionProtection ?? true;
  return {
    billingMode: provisioned ? 'PROVISIONED' : 'PAY_PER_REQUEST',
    readCapacity: initialCapacity(provisioned?.read),
    writeCapacity: initialCapacity(provisioned?.write),
    onDemandThroughput: limitsOf(props.onDemandLimits),
    hashKey: props.partitionKey.name,
    rangeKey: props.sortKey?.name,
    attribute: attributesOf(props),
    tableClass: props.tableClass,
    deletionProtectionEnabled,
    pointInTimeRecovery:
      days === false ? { enabled: false } : { enabled: true, recoveryPeriodInDays: days },
    serverSideEncryption: key && { enabled: true, kmsKeyArn: key.keyArn },
    ttl:
      props.timeToLiveAttribute === undefined
        ? undefined
        : { enabled: true, attributeName: props.timeToLiveAttribute },
    streamEnabled: stream === undefined ? undefined : true,
    streamViewType: stream,
    localSecondaryIndex: locals?.map(({ indexName, sortKey, projection }) => ({
      name: indexName,
      rangeKey: sortKey.name,
      ...projectionOf(projection),
    })),
    globalSecondaryIndex: globals?.map((index) => globalIndexOf(index, props)),
    replica: replicas?.map(({ region, encryptionKey }) => ({
      regionName: region,
      kmsKeyArn: encryptionKey?.keyArn,
      pointInTimeRecovery: days !== false,
      propagateTags: true,
    })),
    importTable: props.importSource && importOf(props.importSource),
  };
}

function globalIndexOf(index: GlobalSecondaryIndex, { provisioned }: TableProps) {
  const capacity = index.provisioned ?? provisioned;
  return {
    name: index.indexName,
    hashKey: index.partitionKey.name,
    rangeKey: index.sortKey?.name,
    ...projectionOf(index.projection),
    readCapacity: initialCapacity(capacity?.read),
    writeCapacity: initialCapacity(capacity?.write),
    onDemandThroughput: limitsOf(index.onDemandLimits),
  };
}

function projectionOf(projection: Projection = 'ALL') {
  return typeof projection === 'object'
    ? { projectionType: 'INCLUDE', nonKeyAttributes: [...projection] }
    : { projectionType: projection };
}

function limitsOf(limits: OnDemandLimits | undefined) {
  return limits && { ...limits };
}

function importOf(source: ImportSource) {
  const { csvDelimiter: delimiter, csvHeaders: headers } = source;
  const csv = delimiter !== undefined || headers !== undefined;
  return {
    inputFormat: source.format,
    inputCompressionType: source.compression,
    s3BucketSource: { bucket: source.bucket.bucketName, keyPrefix: source.keyPrefix },
    inputFormatOptions: csv
      ? { csv: { delimiter, headerList: headers && [...headers] } }
      : undefined,
  };
}
