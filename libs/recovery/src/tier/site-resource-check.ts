import type { SiteResource } from './site-resource';
import { shown } from './store-steps';

/** How an operator sees that a resource is in its region, long before it is needed. */
export interface ResourceCheck {
  readonly what: string;
  readonly command: string;
}

export function resourceCheck(resource: SiteResource, region: string): ResourceCheck {
  const { what, command } = checkOf(resource);
  return { what, command: `${command} --region ${region}` };
}

function checkOf(resource: SiteResource): ResourceCheck {
  switch (resource.kind) {
    case 'image': {
      const name = resource.repositoryUri.split('/').slice(1).join('/');
      const repository = shown(name === '' ? resource.repositoryUri : name, 'repository');
      return {
        what: `image ${repository}:${resource.tag}`,
        command: `aws ecr describe-images --repository-name ${repository} --image-ids imageTag=${resource.tag}`,
      };
    }
    case 'machine-image':
      return {
        what: `machine image of ${resource.pipelineName}`,
        command: `aws ec2 describe-images --owners self --filters Name=tag:Pipeline,Values=${resource.pipelineName} Name=state,Values=available`,
      };
    case 'secret': {
      const secret = shown(resource.secretArn, 'secret').replace(/-\?{6}$/, '');
      return {
        what: `secret ${secret.split(':secret:')[1] ?? secret}`,
        command: `aws secretsmanager describe-secret --secret-id ${secret.split(':secret:')[1] ?? secret}`,
      };
    }
    case 'key': {
      const key = shown(resource.keyArn, 'key');
      return { what: `key ${key}`, command: `aws kms describe-key --key-id ${key}` };
    }
    case 'certificate': {
      const certificate = shown(resource.certificateArn, 'certificate');
      return {
        what: `certificate ${certificate}`,
        command: `aws acm describe-certificate --certificate-arn ${certificate} --query Certificate.Status`,
      };
    }
    case 'endpoint':
      return {
        what: `endpoint of ${resource.service}`,
        command: `aws ec2 describe-vpc-endpoints --filters 'Name=service-name,Values=*.${resource.service}' --query 'VpcEndpoints[].State'`,
      };
    case 'quota':
      return {
        what: `quota ${resource.quotaCode} of ${resource.serviceCode}: ${resource.needed} are needed`,
        command: `aws service-quotas get-service-quota --service-code ${resource.serviceCode} --quota-code ${resource.quotaCode} --query Quota.Value`,
      };
  }
}
