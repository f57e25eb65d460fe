import { EvaluationError } from '../expression/evaluation-error';
import { ofKind } from '../value/kind';
import { ofTexts, type Functions } from './definition';

/** The functions of the AWS provider. */
export const PROVIDER: Functions = {
  'provider::aws::arn_parse': ofTexts(1, (arn = '') => ofKind('object', { ...partsOf(arn) })),
  'provider::aws::arn_build': ofTexts(5, (...parts) => ['arn', ...parts].join(':')),
  'provider::aws::trim_iam_role_path': ofTexts(1, (arn = '') => {
    const { service, region, resource } = partsOf(arn);
    if (service !== 'iam' || region !== '' || !resource.startsWith('role/')) {
      throw new EvaluationError(`"${arn}" is not the ARN of an IAM role`);
    }
    return arn.slice(0, -resource.length) + resource.replace(/^role\/(?:.*\/)?/, 'role/');
  }),
};

function partsOf(arn: string) {
  const [prefix, partition, service, region, account, ...resource] = arn.split(':');
  if (
    prefix !== 'arn' ||
    partition === undefined ||
    service === undefined ||
    region === undefined ||
    account === undefined ||
    resource.length === 0
  ) {
    throw new EvaluationError(`"${arn}" is no ARN`);
  }
  return { account_id: account, partition, region, resource: resource.join(':'), service };
}
