/** What the services of a region cannot start or serve without, and what has to be there before the region takes over. */
export type SiteResource =
  | {
      /** A repository whose images the region has itself, such as by a rule of the registry. */
      readonly kind: 'image';
      /** Such as `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop`. */
      readonly repositoryUri: string;
      readonly tag: string;
    }
  | {
      /** A machine image, such as one that a pipeline distributes. */
      readonly kind: 'machine-image';
      /** What finds it: the value of its tag `Pipeline`. */
      readonly pipelineName: string;
    }
  | {
      /** A secret, or the replica of one. */
      readonly kind: 'secret';
      readonly secretArn: string;
    }
  | {
      /** A key of the region, or the replica of a multi-region key: what is encrypted under another one cannot be read. */
      readonly kind: 'key';
      readonly keyArn: string;
    }
  | {
      readonly kind: 'certificate';
      readonly certificateArn: string;
    }
  | {
      /** A VPC endpoint, for tasks without another way out. */
      readonly kind: 'endpoint';
      /** Such as `ecr.dkr`. */
      readonly service: string;
    }
  | {
      /** A quota of the account in this region, which is another one in each region. */
      readonly kind: 'quota';
      readonly serviceCode: string;
      readonly quotaCode: string;
      /** What the account has there. */
      readonly value: number;
      /** What the whole load takes. */
      readonly needed: number;
    };

/** The region that a resource names in its ARN or URI; undefined where it names none that is known. */
export function regionOf(resource: SiteResource): string | undefined {
  switch (resource.kind) {
    case 'image':
      return /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\./.exec(resource.repositoryUri)?.[1];
    case 'secret':
      return regionOfArn(resource.secretArn);
    case 'key':
      return regionOfArn(resource.keyArn);
    case 'certificate':
      return regionOfArn(resource.certificateArn);
    case 'endpoint':
    case 'machine-image':
    case 'quota':
      return undefined;
  }
}

function regionOfArn(arn: string): string | undefined {
  return /^arn:[^:]+:[^:]+:([a-z0-9-]+):\d{12}:/.exec(arn)?.[1];
}

/** The service that a task has to reach for it, before it serves. */
export function serviceOf(resource: SiteResource): string | undefined {
  switch (resource.kind) {
    case 'image':
      return 'Amazon ECR';
    case 'secret':
      return 'AWS Secrets Manager';
    case 'key':
      return 'AWS KMS';
    default:
      return undefined;
  }
}
