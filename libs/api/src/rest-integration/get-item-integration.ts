import type { ITable } from '@archway/core';
import { notMatching, problemIf, rejectProps } from '@archway/core';
import type { RequestValue } from '../request-value/request-value';
import type { IntegratedRoute, RestIntegration, RestIntegrationConfig } from './rest-integration';
import { jsonCall, serviceResponses, serviceUri } from './service-integration';

/** The value of one attribute of a key. */
export interface ItemKeyValue {
  readonly type: 'N' | 'S';
  readonly value: RequestValue;
}

export interface GetItemOptions {
  /** The attributes of the table's key, each with where its value comes from. */
  readonly key: Readonly<Record<string, ItemKeyValue>>;

  /** The other attributes that the caller gets, each with its type. What an item has besides stays in the table. */
  readonly attributes: Readonly<Record<string, 'BOOL' | 'N' | 'S'>>;

  /**
   * Whether the caller sees what was written a moment ago. Costs twice as much.
   *
   * @default false
   */
  readonly consistentRead?: boolean;
}

/** Answers with one item of a table as plain JSON, and 404 where there is none. */
export class GetItemIntegration implements RestIntegration {
  constructor(
    private readonly table: ITable,
    private readonly options: GetItemOptions,
  ) {}

  bindRoute({ scope, role }: IntegratedRoute): RestIntegrationConfig {
    const { table, options } = this;
    const { key, attributes, consistentRead = false } = options;
    const keys = Object.entries(key);
    rejectProps(scope, [
      problemIf(
        keys.length < 1 || keys.length > 2,
        `key must have one or two attributes, got ${keys.length}`,
      ),
      ...[...Object.keys(key), ...Object.keys(attributes)].map((name) =>
        notMatching('attribute', name, /^[A-Za-z_]\w*$/, "letters, digits and '_'"),
      ),
    ]);
    role().addToIdentityPolicy({ actions: ['dynamodb:GetItem'], resources: [table.tableArn] });
    table.encryptionKey?.grantDecrypt(role());
    const values = keys.map(
      ([name, { type, value }]) => `"${name}":{"${type}":"${value.inJson()}"}`,
    );
    return {
      ...jsonCall(
        serviceUri(scope, 'dynamodb', 'action/GetItem'),
        `{"TableName":"${table.tableName}","Key":{${values.join(',')}},"ConsistentRead":${consistentRead}}`,
        { 'Content-Type': 'application/x-amz-json-1.0' },
      ),
      credentials: role().roleArn,
      responses: serviceResponses('200', responseTemplate(options)),
    };
  }
}

/** The keys are in every item, so that what may be missing can begin with a comma. */
function responseTemplate({ key, attributes }: GetItemOptions): string {
  const keys = Object.entries(key).map(([name, { type }]) => `"${name}":${shown(name, type)}`);
  const others = Object.entries(attributes)
    .filter(([name]) => !(name in key))
    .map(
      ([name, type]) =>
        `#if($item.${name} && $item.${name} != ""),"${name}":${shown(name, type)}#end`,
    );
  return [
    `#set($item = $input.path('$.Item'))`,
    `#if(!$item || $item == "")#set($context.responseOverride.status = 404){"message":"Not found"}`,
    `#else{${keys.join(',')}${others.join('')}}#end`,
  ].join('\n');
}

function shown(name: string, type: 'BOOL' | 'N' | 'S'): string {
  return type === 'S'
    ? `"$util.escapeJavaScript($item.${name}.S).replaceAll("\\\\'","'")"`
    : `$item.${name}.${type}`;
}
