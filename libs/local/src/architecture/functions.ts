import { numberDefault } from '@archway/aws';
import { blocksOf, flagOf, numberOf, textOf, textsOf } from '@archway/terraform';
import type { PolicySource, PolicyStatement } from '../authorize/policy';
import type { FunctionCode } from '../code/function-code';
import { readCode } from '../code/read-code';
import type { FunctionPart } from './architecture';
import {
  FIRST_VERSION,
  LATEST_VERSION,
  meansFunction,
  nameAndQualifier,
} from '../naming/function-arn';
import { runtimeOf } from '../process/runtime/runtime';
import type { Found, Reading } from './reading';

const MEMORY_MIB = numberDefault('aws_lambda_function', 'memory_size');
const TIMEOUT_SECONDS = numberDefault('aws_lambda_function', 'timeout');
const RETRY_ATTEMPTS = numberDefault(
  'aws_lambda_function_event_invoke_config',
  'maximum_retry_attempts',
);

export function functionsOf(reading: Reading): readonly FunctionPart[] {
  return reading.all('aws_lambda_function').flatMap((found) => {
    const { resource } = found;
    const { attributes } = resource;
    const runtime = textOf(attributes['runtime']) ?? '';
    const known = runtimeOf(runtime);
    if (known.kind === 'none' && attributes['package_type'] !== 'Image') {
      reading.notSimulated.push(`${resource.address}: ${known.why}; its calls fail`);
    }
    const roleArn = reading.text(found, 'role');
    if (roleArn === undefined) return [];
    const functionName = reading.identifier(found, 'function_name');
    const functionArn = reading.identifier(found, 'arn');
    const logGroupName =
      textOf(blocksOf(attributes['logging_config'])[0]?.['log_group']) ??
      `/aws/lambda/${functionName}`;
    const code = readCode(reading, found);
    const reserved = numberOf(attributes['reserved_concurrent_executions']);
    const policy = permissionsOf(reading, functionName, functionArn);
    return [
      {
        address: resource.address,
        constructPath: resource.constructPath,
        functionName,
        functionArn,
        handler: textOf(attributes['handler']) ?? '',
        runtime,
        architectures:
          attributes['architectures'] === undefined
            ? ['x86_64']
            : textsOf(attributes['architectures']),
        ...(code === undefined ? {} : { code }),
        layers: layersOf(reading, found),
        environment: environmentOf(reading, found),
        memorySizeMib: numberOf(attributes['memory_size']) ?? MEMORY_MIB,
        timeoutSeconds: numberOf(attributes['timeout']) ?? TIMEOUT_SECONDS,
        roleArn,
        ...(reserved === undefined || reserved < 0 ? {} : { reservedConcurrency: reserved }),
        logGroupName,
        hasLogGroup: reading
          .all('aws_cloudwatch_log_group')
          .some((group) => reading.identifier(group, 'name') === logGroupName),
        tracing: blocksOf(attributes['tracing_config']).some((block) => block['mode'] === 'Active'),
        ...(policy === undefined ? {} : { policy }),
        versions: versionsOf(reading, found, functionName),
        ...asyncConfiguration(reading, functionName, functionArn),
      },
    ];
  });
}

/** The code of the layers, in their order; a line says which ones are not here. */
function layersOf(reading: Reading, { resource }: Found): readonly FunctionCode[] {
  return textsOf(resource.attributes['layers']).flatMap((arn) => {
    const layer = reading
      .all('aws_lambda_layer_version')
      .find((found) => reading.identifier(found, 'arn') === arn);
    const code = layer && readCode(reading, layer);
    if (layer === undefined) {
      reading.notSimulated.push(
        `${resource.address}: layer ${arn} is not in the stacks; what it holds is missing here`,
      );
    }
    return code === undefined ? [] : [code];
  });
}

function environmentOf(reading: Reading, { resource }: Found): Readonly<Record<string, string>> {
  const entries = blocksOf(resource.attributes['environment'])
    .flatMap((block) => blocksOf(block['variables']))
    .flatMap((variables) => Object.entries(variables));
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const text = textOf(value);
      if (text === undefined) {
        reading.notSimulated.push(
          `${resource.address}: environment variable ${name} is not known; the function does not see it here`,
        );
        return [];
      }
      return [[name, text] as const];
    }),
  );
}

function names(found: Found, functionName: string): boolean {
  return meansFunction(textOf(found.resource.attributes['function_name']) ?? '', functionName);
}

/** One deployment publishes one version, so that every version runs the code of the stack. */
function versionsOf(
  reading: Reading,
  { resource }: Found,
  functionName: string,
): Readonly<Record<string, string>> {
  const published = flagOf(resource.attributes['publish']) === true;
  const aliases = reading
    .all('aws_lambda_alias')
    .filter((alias) => names(alias, functionName))
    .map(({ resource: { attributes } }): [alias: string, version: string] => [
      textOf(attributes['name']) ?? '',
      textOf(attributes['function_version']) ?? LATEST_VERSION,
    ]);
  return {
    [LATEST_VERSION]: LATEST_VERSION,
    ...(published ? { [FIRST_VERSION]: FIRST_VERSION } : {}),
    ...Object.fromEntries(aliases),
  };
}

/** Lambda makes one statement of each permission. */
function permissionsOf(
  reading: Reading,
  functionName: string,
  functionArn: string,
): PolicySource | undefined {
  const permissions = reading
    .all('aws_lambda_permission')
    .filter((found) => names(found, functionName));
  const [first] = permissions;
  if (first === undefined) return undefined;
  return {
    address: permissions.map(({ resource }) => resource.address).join(', '),
    document: {
      Statement: permissions.map(({ resource }): PolicyStatement => {
        const { attributes } = resource;
        const principal = textOf(attributes['principal']) ?? '';
        const qualifier =
          textOf(attributes['qualifier']) ??
          nameAndQualifier(textOf(attributes['function_name']) ?? '').qualifier;
        const sourceArn = textOf(attributes['source_arn']);
        const sourceAccount = textOf(attributes['source_account']);
        return {
          Sid: textOf(attributes['statement_id']) ?? resource.name,
          Effect: 'Allow',
          Principal: principal.includes('.') ? { Service: principal } : { AWS: principal },
          Action: textOf(attributes['action']) ?? '',
          // A permission of the function does not count for its aliases, nor one of an alias for it.
          Resource: qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`,
          Condition: {
            ...(sourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': sourceArn } }),
            ...(sourceAccount === undefined
              ? {}
              : { StringEquals: { 'aws:SourceAccount': sourceAccount } }),
          },
        };
      }),
    },
  };
}

function asyncConfiguration(
  reading: Reading,
  functionName: string,
  functionArn: string,
): Pick<FunctionPart, 'maximumRetryAttempts' | 'onFailureArn' | 'onSuccessArn'> {
  const config = reading
    .all('aws_lambda_function_event_invoke_config')
    .find((found) => names(found, functionName))?.resource.attributes;
  const [destinations] = blocksOf(config?.['destination_config']);
  const destination = (name: string): string | undefined =>
    textOf(blocksOf(destinations?.[name])[0]?.['destination']);
  const deadLetter = textOf(
    blocksOf(
      reading
        .all('aws_lambda_function')
        .find((found) => reading.identifier(found, 'arn') === functionArn)?.resource.attributes[
        'dead_letter_config'
      ],
    )[0]?.['target_arn'],
  );
  const onFailureArn = destination('on_failure') ?? deadLetter;
  const onSuccessArn = destination('on_success');
  return {
    maximumRetryAttempts: numberOf(config?.['maximum_retry_attempts']) ?? RETRY_ATTEMPTS,
    ...(onFailureArn === undefined ? {} : { onFailureArn }),
    ...(onSuccessArn === undefined ? {} : { onSuccessArn }),
  };
}
