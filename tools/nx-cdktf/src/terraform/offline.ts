import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration, Json, Stack } from './stacks';

type JsonObject = { readonly [key: string]: Json | undefined };

/** What makes the AWS provider take keys that nobody issued and call nobody. */
const NO_ACCOUNT = {
  access_key: 'offline',
  secret_key: 'offline',
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: true,
};

/** Where the provider would look for an account, a role or a profile, or compare them. */
const ACCOUNT_ARGUMENTS: ReadonlySet<string> = new Set([
  'allowed_account_ids',
  'forbidden_account_ids',
  'assume_role',
  'assume_role_with_web_identity',
  'profile',
  'token',
  'shared_config_files',
  'shared_credentials_files',
]);

/** An environment in which the AWS provider finds no credentials, configuration or endpoints of the user. */
export function withoutAws(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(kept),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}

/**
 * A stack's configuration as it can be planned by anybody, anywhere: with no credentials, with an empty state, and
 * with placeholders for the outputs of other stacks, in files that are written to `folder`.
 *
 * @returns the configuration and the other stacks for whose outputs placeholders stand
 */
export function toOffline(
  stack: Stack,
  all: readonly Stack[],
  folder: string,
): { configuration: Configuration; placeholders: string[] } {
  const { configuration } = stack;
  const remoteStates = Object.keys(configuration.data?.terraform_remote_state ?? {});
  const stubs = remoteStates.map((name) => {
    const file = join(folder, `${name}.offline.tfstate`);
    writeFileSync(file, JSON.stringify(stubState(configuration, name, all)));
    return [name, { backend: 'local', config: { path: file } }] as const;
  });
  return {
    configuration: {
      ...configuration,
      terraform: {
        ...configuration.terraform,
        // A cloud block is a backend by another name.
        cloud: undefined,
        backend: { local: { path: join(folder, 'offline.tfstate') } },
      },
      provider: offlineProviders(configuration.provider),
      ...(remoteStates.length === 0
        ? {}
        : {
            data: { ...configuration.data, terraform_remote_state: Object.fromEntries(stubs) },
          }),
    },
    placeholders: remoteStates,
  };
}

function offlineProviders(providers: Configuration['provider'] = {}): Record<string, Json> {
  const { aws, ...others } = providers;
  if (aws === undefined) return others;
  const blocks = (Array.isArray(aws) ? aws : [aws]) as readonly JsonObject[];
  return {
    ...others,
    aws: blocks.map((block) => ({
      ...Object.fromEntries(
        Object.entries(block).filter(([argument]) => !ACCOUNT_ARGUMENTS.has(argument)),
      ),
      ...NO_ACCOUNT,
    })),
  };
}

/** A state that holds a placeholder for each output that a configuration reads from a remote state. */
function stubState(configuration: Configuration, remoteState: string, all: readonly Stack[]) {
  const text = JSON.stringify(configuration);
  const reads = text.matchAll(
    new RegExp(`data\\.terraform_remote_state\\.${escape(remoteState)}\\.outputs\\.([\\w-]+)`, 'g'),
  );
  const names = [...new Set([...reads].map(([, name = '']) => name))];
  const outputs = names.map((name) => {
    const written = all.map((other) => other.configuration.output?.[name]?.value);
    const value = placeholder(written.find((each) => each !== undefined) ?? '', name);
    return [name, { value, type: typeof value }] as const;
  });
  return {
    version: 4,
    terraform_version: '1.5.0',
    serial: 1,
    lineage: 'offline',
    outputs: Object.fromEntries(outputs),
    resources: [],
  };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A value of the kind that an output's expression stands for, so that the provider's own rules accept it. */
export function placeholder(expression: Json, name: string): string | number | boolean {
  if (typeof expression === 'number' || typeof expression === 'boolean') return expression;
  if (typeof expression !== 'string') return `offline-${name}`;
  const [, type, resource, attribute] =
    /^\$\{(?:aws_)([\w]+)\.([\w-]+)\.(\w+)\}$/.exec(expression) ?? [];
  if (type === undefined) return expression.includes('${') ? `offline-${name}` : expression;
  const service = type.split('_')[0] ?? type;
  const id = `offline-${resource}`;
  switch (attribute) {
    case 'arn':
      return service === 's3' ? `arn:aws:s3:::${id.toLowerCase()}` : arn(service, id);
    case 'url':
      return `https://sqs.us-east-1.amazonaws.com/000000000000/${id}`;
    case 'id':
      if (service === 'sqs') return `https://sqs.us-east-1.amazonaws.com/000000000000/${id}`;
      return service === 'sns' ? arn(service, id) : id.toLowerCase();
    default:
      return id;
  }
}

function arn(service: string, id: string): string {
  switch (service) {
    case 'iam':
      return `arn:aws:iam::000000000000:role/${id}`;
    case 'lambda':
      return `arn:aws:lambda:us-east-1:000000000000:function:${id}`;
    case 'kms':
      return 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000';
    default:
      return `arn:aws:${service}:us-east-1:000000000000:${id}`;
  }
}
