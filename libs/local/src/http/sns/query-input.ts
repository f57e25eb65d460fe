import { AwsError } from '../../aws-error/aws-error';

/** Reads a request of the AWS query protocol: a form whose names spell out lists and maps. */
export class QueryInput {
  constructor(
    private readonly form: URLSearchParams,
    private readonly path = '',
  ) {}

  /** @throws AwsError `InvalidParameter` */
  required(name: string): string {
    const value = this.text(name);
    if (value !== undefined) return value;
    throw new AwsError(
      'InvalidParameter',
      400,
      `Invalid parameter: ${name} Reason: no value for required parameter`,
    );
  }

  text(name: string): string | undefined {
    return this.form.get(`${this.path}${name}`) ?? undefined;
  }

  /** The members `name.1`, `name.2`, … as far as they go. */
  list(name: string): readonly QueryInput[] {
    const names = [...this.form.keys()];
    const members: QueryInput[] = [];
    for (let number = 1; ; number += 1) {
      const path = `${this.path}${name}.${number}.`;
      if (!names.some((candidate) => candidate.startsWith(path))) return members;
      members.push(new QueryInput(this.form, path));
    }
  }
}
